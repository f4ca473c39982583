/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A careful web client: HTTPS with a valid certificate or nothing, no cookies, nothing kept, short
 * answers, a time limit for the whole.
 */

#include "mdr-http-private.h"

#include "mdr-deadline.h"
#include "mdr-http-send.h"
#include "mdr-http-session.h"
#include "mdr-https-uri.h"

#define MAX_REDIRECTS 3
#define READ_BYTES (16 * 1024)

G_DEFINE_FINAL_TYPE (MdrHttp, mdr_http, G_TYPE_OBJECT)

typedef struct
{
  guint n_redirects;
  gsize max_bytes;

  /* owned */
  GUri *uri;
  SoupMessage *message;
  GInputStream *stream;
  GByteArray *body;
  MdrDeadline *deadline;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->stream);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  g_clear_object (&fetch->deadline);
  g_free (fetch);
}

static void
return_error (GTask *task, GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);

  mdr_deadline_explain (fetch->deadline, error);
  g_task_return_error (task, error);
}

static void
send_request (GTask *task, GAsyncReadyCallback callback)
{
  MdrHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GUri) here = mdr_https_uri_find (fetch->uri, self->environment);

  g_clear_object (&fetch->message);
  fetch->message = soup_message_new_from_uri (SOUP_METHOD_GET, here);
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);

  mdr_http_send_async (mdr_http_ensure_session (self, &self->files), fetch->message,
                       fetch->deadline, callback, g_object_ref (task));
}

static void
body_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  if (bytes == NULL)
    {
      return_error (task, error);
      return;
    }

  if (g_bytes_get_size (bytes) == 0)
    {
      g_task_return_pointer (task, g_byte_array_free_to_bytes (g_steal_pointer (&fetch->body)),
                             (GDestroyNotify) g_bytes_unref);
      return;
    }

  if (fetch->body->len + g_bytes_get_size (bytes) > fetch->max_bytes)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                               "The answer is longer than %" G_GSIZE_FORMAT " bytes",
                               fetch->max_bytes);
      return;
    }

  g_byte_array_append (fetch->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_input_stream_read_bytes_async (fetch->stream, READ_BYTES, G_PRIORITY_DEFAULT,
                                   G_CANCELLABLE (fetch->deadline), body_read_cb,
                                   g_object_ref (task));
}

static void answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
follow_redirect (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  const char *location =
      soup_message_headers_get_one (soup_message_get_response_headers (fetch->message), "Location");
  g_autoptr (GUri) uri = NULL;
  GError *error = NULL;

  if (location == NULL || ++fetch->n_redirects > MAX_REDIRECTS)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS,
                               "Redirected too often, or to nowhere");
      return;
    }

  uri = mdr_https_uri_parse (fetch->uri, location, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_object (&fetch->stream);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  fetch->uri = g_steal_pointer (&uri);
  send_request (task, answered_cb);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  SoupStatus status;
  GError *error = NULL;

  fetch->stream = mdr_http_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream == NULL)
    {
      return_error (task, error);
      return;
    }

  /* The process takes what is older, to be able to report it; this is no place for it. */
  if (soup_message_get_tls_protocol_version (fetch->message) < G_TLS_PROTOCOL_VERSION_TLS_1_2)
    {
      g_task_return_new_error (task, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE, "TLS is too old");
      return;
    }

  status = soup_message_get_status (fetch->message);
  if (SOUP_STATUS_IS_REDIRECTION (status))
    {
      follow_redirect (task);
      return;
    }

  if (status != SOUP_STATUS_OK)
    {
      g_task_return_new_error (task, G_IO_ERROR,
                               SOUP_STATUS_IS_CLIENT_ERROR (status) ? G_IO_ERROR_NOT_FOUND
                                                                    : G_IO_ERROR_FAILED,
                               "HTTP status %d", (int) status);
      return;
    }

  fetch->body = g_byte_array_new ();
  g_input_stream_read_bytes_async (fetch->stream, READ_BYTES, G_PRIORITY_DEFAULT,
                                   G_CANCELLABLE (fetch->deadline), body_read_cb,
                                   g_object_ref (task));
}

static void
mdr_http_dispose (GObject *object)
{
  MdrHttp *self = MDR_HTTP (object);

  if (self->files != NULL)
    soup_session_abort (self->files);
  if (self->heads != NULL)
    soup_session_abort (self->heads);

  g_clear_object (&self->files);
  g_clear_object (&self->heads);
  g_clear_object (&self->dates);
  g_clear_object (&self->environment);

  G_OBJECT_CLASS (mdr_http_parent_class)->dispose (object);
}

static void
mdr_http_class_init (MdrHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdr_http_dispose;
}

static void
mdr_http_init (MdrHttp *self)
{
}

/**
 * mdr_http_new:
 * @environment: the world to look at
 *
 * Returns: (transfer full): a web client; names are looked up with the default #GResolver
 */
MdrHttp *
mdr_http_new (MdrEnvironment *environment)
{
  MdrHttp *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  self = g_object_new (MDR_TYPE_HTTP, NULL);
  self->environment = g_object_ref (environment);
  self->dates = mdr_date_notes_new (environment);

  return self;
}

/**
 * mdr_http_forget_connections:
 * @self: a web client
 *
 * Uses no connection again that was made until now: through another network it leads nowhere, and
 * waiting for it would take as long as for a server that is down. What is under way ends as it
 * will.
 */
void
mdr_http_forget_connections (MdrHttp *self)
{
  g_return_if_fail (MDR_IS_HTTP (self));

  g_clear_object (&self->files);
  g_clear_object (&self->heads);
}

/**
 * mdr_http_ensure_session:
 * @self: a web client
 * @session: (inout): where one of its sessions is kept
 *
 * Makes a session when it is first needed: trust and proxies may be set until then.
 *
 * Returns: (transfer none): the session
 */
SoupSession *
mdr_http_ensure_session (MdrHttp *self, SoupSession **session)
{
  if (*session != NULL)
    return *session;

  *session = mdr_http_session_new (self->environment, MDR_HTTP_LIKE_BROWSERS);
  mdr_date_notes_watch (self->dates, *session);

  return *session;
}

/**
 * mdr_http_get_dates:
 * @self: a web client
 *
 * Returns: (transfer none): what time it was when servers answered
 */
MdrDateNotes *
mdr_http_get_dates (MdrHttp *self)
{
  g_return_val_if_fail (MDR_IS_HTTP (self), NULL);

  return self->dates;
}

/**
 * mdr_http_get_async:
 * @self: a web client
 * @uri: an https address
 * @max_bytes: the longest answer that is read
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches a file, following three redirects at most, each only to another https address. The whole
 * may take as long as a connection.
 */
void
mdr_http_get_async (MdrHttp *self,
                    const char *uri,
                    gsize max_bytes,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Fetch *fetch;
  GError *error = NULL;

  g_return_if_fail (MDR_IS_HTTP (self));
  g_return_if_fail (uri != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  fetch = g_new0 (Fetch, 1);
  g_task_set_source_tag (task, mdr_http_get_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);

  fetch->max_bytes = max_bytes;
  fetch->deadline = mdr_deadline_new (
      cancellable, mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT));
  fetch->uri = mdr_https_uri_parse (NULL, uri, &error);

  if (fetch->uri != NULL)
    send_request (task, answered_cb);
  else
    g_task_return_error (task, error);
}

/**
 * mdr_http_get_finish:
 * @self: a web client
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_http_get_async(). %G_IO_ERROR_NOT_FOUND is the web server's own word; there are also
 * %G_IO_ERROR_TIMED_OUT, %G_IO_ERROR_MESSAGE_TOO_LARGE, %G_IO_ERROR_TOO_MANY_LINKS,
 * %G_IO_ERROR_NOT_SUPPORTED for a redirect to an address that is not https, and all of
 * #GResolverError and #GTlsError.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
mdr_http_get_finish (MdrHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_http_get_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
