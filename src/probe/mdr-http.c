/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A careful web client: HTTPS with a valid certificate or nothing, no cookies, nothing kept, short
 * answers, a time limit for the whole.
 */

#include "mdr-http.h"

#include <libsoup/soup.h>

#include "mdr-deadline.h"
#include "mdr-https-uri.h"

#define MAX_REDIRECTS 3
#define READ_BYTES (16 * 1024)
/* No version and no system: who asks is nobody's business. */
#define USER_AGENT "Mail-Doctor"

struct _MdrHttp
{
  GObject parent_instance;

  /* owned */
  MdrEnvironment *environment;
  SoupSession *session;
};

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

/* The session is made when it is first needed: trust may be set until then. */
static SoupSession *
get_session (MdrHttp *self)
{
  GTlsDatabase *trust = mdr_environment_get_trust (self->environment);

  if (self->session != NULL)
    return self->session;

  self->session = soup_session_new_with_options ("user-agent", USER_AGENT, NULL);
  /* Without it nobody sends us a small file that becomes a huge one. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  if (trust != NULL)
    soup_session_set_tls_database (self->session, trust);

  return self->session;
}

static void
send_request (GTask *task, const char *method, GAsyncReadyCallback callback)
{
  MdrHttp *self = g_task_get_source_object (task);
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GUri) here = mdr_https_uri_find (fetch->uri, self->environment);

  g_clear_object (&fetch->message);
  fetch->message = soup_message_new_from_uri (method, here);
  soup_message_add_flags (fetch->message, SOUP_MESSAGE_NO_REDIRECT);

  soup_session_send_async (get_session (self), fetch->message, G_PRIORITY_DEFAULT,
                           G_CANCELLABLE (fetch->deadline), callback, g_object_ref (task));
}

static GTask *
start (MdrHttp *self,
       gpointer tag,
       const char *uri,
       gsize max_bytes,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  guint timeout = mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT);
  Fetch *fetch = g_new0 (Fetch, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  fetch->max_bytes = max_bytes;
  fetch->deadline = mdr_deadline_new (cancellable, timeout);
  fetch->uri = mdr_https_uri_parse (NULL, uri, &error);
  if (fetch->uri == NULL)
    {
      g_task_return_error (task, error);
      return NULL;
    }

  return g_steal_pointer (&task);
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
  send_request (task, SOUP_METHOD_GET, answered_cb);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  SoupStatus status;
  GError *error = NULL;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
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
reached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Fetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream == NULL)
    return_error (task, error);
  else
    g_task_return_int (task, soup_message_get_status (fetch->message));
}

static void
mdr_http_dispose (GObject *object)
{
  MdrHttp *self = MDR_HTTP (object);

  if (self->session != NULL)
    soup_session_abort (self->session);

  g_clear_object (&self->session);
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

  g_clear_object (&self->session);
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

  g_return_if_fail (MDR_IS_HTTP (self));
  g_return_if_fail (uri != NULL);

  task = start (self, mdr_http_get_async, uri, max_bytes, cancellable, callback, user_data);
  if (task != NULL)
    send_request (task, SOUP_METHOD_GET, answered_cb);
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

  task = start (self, mdr_http_reach_async, uri, 0, cancellable, callback, user_data);
  if (task != NULL)
    send_request (task, SOUP_METHOD_HEAD, reached_cb);
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
