/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Over plain HTTP, which a wrong clock does not break as it does TLS. What answers may be a sign-in
 * page whose box has never been told the time; so the date only counts beneath the known words.
 */

#include "mdr-page-date.h"

#include <string.h>

#include "probe/mdr-deadline.h"
#include "probe/mdr-http-send.h"
#include "probe/mdr-http-session.h"

#define HTTP_PORT 80

typedef struct
{
  /* owned */
  MdrDateNotes *dates;
  MdrDeadline *deadline;
  SoupSession *session;
  SoupMessage *message;
  char *expected;
  char *beginning;
} Page;

static void
page_free (Page *page)
{
  soup_session_abort (page->session);
  g_clear_object (&page->dates);
  g_clear_object (&page->deadline);
  g_clear_object (&page->session);
  g_clear_object (&page->message);
  g_clear_pointer (&page->expected, g_free);
  g_clear_pointer (&page->beginning, g_free);
  g_free (page);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Page *page = g_task_get_task_data (task);
  gsize n_bytes;
  GError *error = NULL;

  if (!g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &n_bytes, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (n_bytes < strlen (page->expected) ||
      memcmp (page->beginning, page->expected, strlen (page->expected)) != 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                               "Another page is in the place of the known one");
      return;
    }

  mdr_date_notes_trust (page->dates, page->message);
  g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Page *page = g_task_get_task_data (task);
  gsize length = strlen (page->expected);
  g_autoptr (GInputStream) stream = NULL;
  GError *error = NULL;

  stream = mdr_http_send_finish (SOUP_SESSION (source), result, &error);
  if (stream == NULL)
    {
      mdr_deadline_explain (page->deadline, error);
      g_task_return_error (task, error);
      return;
    }

  if (soup_message_get_status (page->message) != SOUP_STATUS_OK)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "HTTP status %d",
                               (int) soup_message_get_status (page->message));
      return;
    }

  page->beginning = g_malloc (length);
  g_input_stream_read_all_async (stream, page->beginning, length, G_PRIORITY_DEFAULT,
                                 g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

static SoupMessage *
create_message (MdrEnvironment *environment, GError **error)
{
  g_autoptr (GUri) uri =
      g_uri_parse (mdr_environment_get_known_page (environment), SOUP_HTTP_URI_FLAGS, error);
  g_autoptr (GUri) here = NULL;
  SoupMessage *message;
  int port;

  if (uri == NULL)
    return NULL;

  port = g_uri_get_port (uri);
  if (port == -1 || port == HTTP_PORT)
    port = mdr_environment_get_port (environment, HTTP_PORT);
  here = soup_uri_copy (uri, SOUP_URI_PORT, port, SOUP_URI_NONE);

  message = soup_message_new_from_uri (SOUP_METHOD_GET, here);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Cache-Control",
                                "no-cache");

  return message;
}

/**
 * mdr_page_date_ask_async:
 * @environment: the world to look at; it has a known page
 * @dates: where to note the date
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches the known page for its date.
 */
void
mdr_page_date_ask_async (MdrEnvironment *environment,
                         MdrDateNotes *dates,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (SoupMessage) message = NULL;
  Page *page;
  GError *error = NULL;

  g_return_if_fail (MDR_IS_ENVIRONMENT (environment));
  g_return_if_fail (mdr_environment_get_known_page (environment) != NULL);
  g_return_if_fail (MDR_IS_DATE_NOTES (dates));

  task = g_task_new (environment, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_page_date_ask_async);
  message = create_message (environment, &error);
  if (message == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  page = g_new0 (Page, 1);
  page->dates = g_object_ref (dates);
  page->message = g_steal_pointer (&message);
  page->deadline = mdr_deadline_new (cancellable, 0);
  page->expected = g_strdup (mdr_environment_get_known_page_beginning (environment));
  page->session = mdr_http_session_new (environment, MDR_HTTP_LIKE_BROWSERS);
  mdr_date_notes_watch (dates, page->session);
  g_task_set_task_data (task, page, (GDestroyNotify) page_free);

  mdr_http_send_async (page->session, page->message, page->deadline, answered_cb,
                       g_object_ref (task));
}

/**
 * mdr_page_date_ask_finish:
 * @environment: the same as before
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_page_date_ask_async(). %G_IO_ERROR_INVALID_DATA says that something else answered.
 *
 * Returns: whether the known page answered; its date, if it had one, is among the notes
 */
gboolean
mdr_page_date_ask_finish (MdrEnvironment *environment, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_page_date_ask_async), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, environment), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
