/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a web server answers at all, and what certificate it shows. Where nothing is wrong with
 * that but the dates, it may be this computer's clock that is wrong: then the server is asked all
 * the same, for what time it is, and still counts as not reached. Nothing but a HEAD ever goes over
 * such a connection, which is of a session of its own and used only once.
 */

#include "mdr-http-private.h"

#include "mdr-http-send.h"
#include "mdr-https-uri.h"

#define DATE_FAULTS (G_TLS_CERTIFICATE_EXPIRED | G_TLS_CERTIFICATE_NOT_ACTIVATED)

typedef struct
{
  GTlsCertificateFlags faults; /* of what @peer shows */

  /* owned */
  GTlsCertificate *peer;
  SoupMessage *message;
  MdrDeadline *deadline;
} Reach;

static void
reach_free (Reach *reach)
{
  g_signal_handlers_disconnect_by_data (reach->message, reach);
  g_clear_object (&reach->peer);
  g_clear_object (&reach->message);
  g_clear_object (&reach->deadline);
  g_free (reach);
}

static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags faults,
                       gpointer user_data)
{
  Reach *reach = user_data;

  reach->faults = faults;
  g_set_object (&reach->peer, certificate);

  return (faults & ~DATE_FAULTS) == 0;
}

static void
reached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reach *reach = g_task_get_task_data (task);
  g_autoptr (GInputStream) stream = NULL;
  GError *error = NULL;

  stream = mdr_http_send_finish (SOUP_SESSION (source), result, &error);
  if (reach->peer == NULL)
    g_set_object (&reach->peer, soup_message_get_tls_peer_certificate (reach->message));
  if (stream == NULL)
    {
      mdr_deadline_explain (reach->deadline, error);
      g_task_return_error (task, error);
    }
  else if (reach->faults != 0)
    {
      g_task_return_new_error (task, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE,
                               "The dates of the certificate do not fit");
    }
  else
    {
      g_task_return_int (task, soup_message_get_status (reach->message));
    }
}

static Reach *
reach_new (MdrHttp *self, GUri *uri, GCancellable *cancellable)
{
  guint timeout = mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT);
  g_autoptr (GUri) here = mdr_https_uri_find (uri, self->environment);
  Reach *reach = g_new0 (Reach, 1);

  reach->deadline = mdr_deadline_new (cancellable, timeout);
  reach->message = soup_message_new_from_uri (SOUP_METHOD_HEAD, here);
  soup_message_add_flags (reach->message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_NEW_CONNECTION);
  g_signal_connect (reach->message, "accept-certificate", G_CALLBACK (accept_certificate_cb),
                    reach);

  return reach;
}

/**
 * mdr_http_reach_async:
 * @self: a web client
 * @uri: an https address
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Finds out whether a web server answers at all, over TLS with a valid certificate.
 */
void
mdr_http_reach_async (MdrHttp *self,
                      const char *uri,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) parsed = NULL;
  Reach *reach;
  GError *error = NULL;

  g_return_if_fail (MDR_IS_HTTP (self));
  g_return_if_fail (uri != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_http_reach_async);
  parsed = mdr_https_uri_parse (NULL, uri, &error);
  if (parsed == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  reach = reach_new (self, parsed, cancellable);
  g_task_set_task_data (task, reach, (GDestroyNotify) reach_free);
  mdr_http_send_async (mdr_http_ensure_session (self, &self->heads), reach->message,
                       reach->deadline, reached_cb, g_object_ref (task));
}

/**
 * mdr_http_reach_finish:
 * @self: a web client
 * @result: what the callback was given
 * @status: (out) (optional): the status it answered with, whatever it is
 * @error: return location for a #GError
 *
 * Ends mdr_http_reach_async().
 *
 * Returns: whether it answered
 */
gboolean
mdr_http_reach_finish (MdrHttp *self, GAsyncResult *result, guint *status, GError **error)
{
  gssize answer;

  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_http_reach_async), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  answer = g_task_propagate_int (G_TASK (result), error);
  if (answer < 0)
    return FALSE;

  if (status != NULL)
    *status = answer;

  return TRUE;
}

/**
 * mdr_http_reach_get_certificate:
 * @result: what the callback of mdr_http_reach_async() was given
 * @flags: (out): what the TLS library has against it
 *
 * A web server's certificate is worth a look even where it is no good.
 *
 * Returns: (transfer none) (nullable): the certificate that the web server showed
 */
GTlsCertificate *
mdr_http_reach_get_certificate (GAsyncResult *result, GTlsCertificateFlags *flags)
{
  Reach *reach;

  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_http_reach_async), NULL);

  reach = g_task_get_task_data (G_TASK (result));
  *flags = reach != NULL ? reach->faults : 0;

  return reach != NULL ? reach->peer : NULL;
}
