/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether a web server is there, and what certificate it shows.
 */

#include "mdr-http-private.h"

static void
reached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrHttpFetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream == NULL)
    {
      mdr_http_return_error (task, error);
      return;
    }

  g_set_object (&fetch->peer, soup_message_get_tls_peer_certificate (fetch->message));
  fetch->flags = soup_message_get_tls_peer_certificate_errors (fetch->message);
  g_task_return_int (task, soup_message_get_status (fetch->message));
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

  g_return_if_fail (MDR_IS_HTTP (self));
  g_return_if_fail (uri != NULL);

  task = mdr_http_start (self, mdr_http_reach_async, uri, 0, cancellable, callback, user_data);
  if (task != NULL)
    mdr_http_send (task, SOUP_METHOD_HEAD, reached_cb);
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
  MdrHttpFetch *fetch;

  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_http_reach_async), NULL);

  fetch = g_task_get_task_data (G_TASK (result));
  *flags = fetch->flags;

  return fetch->peer;
}
