/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A request is ended once, whenever it is stopped.
 */

#include <string.h>

#include "probe/mdr-http-send.h"

#define ANSWER "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"

typedef struct
{
  int is_there;  /* whether the server has said what it says; atomic */
  guint n_ended; /* how often the client put the request away */

  /* owned */
  GSocketService *server;
  SoupSession *client;
  SoupMessage *message;
  MdrDeadline *deadline;
  GAsyncResult *result;

  /* not owned */
  const char *answer;
} Fixture;

/* In a thread of its own. The answer does not wait for the question: so libsoup reads it in the
 * same breath in which it has sent that, and only tells of it in the next. */
static gboolean
run_cb (GThreadedSocketService *server,
        GSocketConnection *connection,
        GObject *source,
        gpointer user_data)
{
  Fixture *fixture = user_data;
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  char buffer[1024];

  g_output_stream_write_all (output, fixture->answer, strlen (fixture->answer), NULL, NULL, NULL);
  g_atomic_int_set (&fixture->is_there, TRUE);
  while (g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL) > 0)
    continue;

  return TRUE;
}

static void
starting_cb (SoupMessage *message, gpointer user_data)
{
  Fixture *fixture = user_data;

  while (!g_atomic_int_get (&fixture->is_there))
    g_thread_yield ();
}

static void
request_unqueued_cb (SoupSession *client, SoupMessage *message, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_ended++;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *address = NULL;
  GError *error = NULL;
  guint16 port;

  fixture->answer = user_data;
  fixture->server = g_threaded_socket_service_new (1);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (fixture->server), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->server, "run", G_CALLBACK (run_cb), fixture);
  address = g_strdup_printf ("http://127.0.0.1:%u/", port);

  fixture->client = soup_session_new ();
  g_signal_connect (fixture->client, "request-unqueued", G_CALLBACK (request_unqueued_cb), fixture);
  fixture->message = soup_message_new (SOUP_METHOD_GET, address);
  g_signal_connect (fixture->message, "starting", G_CALLBACK (starting_cb), fixture);
  fixture->deadline = mdr_deadline_new (NULL, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->deadline);
  g_clear_object (&fixture->message);
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  g_socket_service_stop (fixture->server);
  g_clear_object (&fixture->server);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->result = g_object_ref (result);
}

static void
send_message (Fixture *fixture)
{
  mdr_http_send_async (fixture->client, fixture->message, fixture->deadline, sent_cb, fixture);
}

static void
assert_stopped (Fixture *fixture)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  stream = mdr_http_send_finish (fixture->client, fixture->result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (stream);

  /* An answer that nobody takes ends with its stream. */
  g_clear_object (&fixture->result);
  while (fixture->n_ended == 0)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (fixture->n_ended, ==, 1);
}

static gboolean
cancel_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  g_cancellable_cancel (G_CANCELLABLE (fixture->deadline));

  return G_SOURCE_REMOVE;
}

static void
cancel_at_once_cb (SoupMessage *message, gpointer user_data)
{
  cancel_cb (user_data);
}

static void
cancel_later_cb (SoupMessage *message, gpointer user_data)
{
  g_idle_add (cancel_cb, user_data);
}

/* Before anything else that is to be done then. */
static void
cancel_next_cb (SoupMessage *message, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_HIGH, cancel_cb, user_data, NULL);
}

static void
test_answer_comes (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GInputStream) stream = NULL;
  GError *error = NULL;

  send_message (fixture);
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  stream = mdr_http_send_finish (fixture->client, fixture->result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (soup_message_get_status (fixture->message), ==, SOUP_STATUS_OK);
  g_clear_object (&stream);
  while (fixture->n_ended == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stopped_before_it_is_sent (Fixture *fixture, gconstpointer user_data)
{
  cancel_cb (fixture);
  send_message (fixture);
  assert_stopped (fixture);
}

static void
test_stopped_while_nothing_comes (Fixture *fixture, gconstpointer user_data)
{
  g_signal_connect (fixture->message, "wrote-body", G_CALLBACK (cancel_later_cb), fixture);
  send_message (fixture);
  assert_stopped (fixture);
}

static void
test_stopped_by_the_header (Fixture *fixture, gconstpointer user_data)
{
  g_signal_connect (fixture->message, "got-headers", G_CALLBACK (cancel_at_once_cb), fixture);
  send_message (fixture);
  assert_stopped (fixture);
}

static void
test_stopped_before_the_header_is_told (Fixture *fixture, gconstpointer user_data)
{
  g_signal_connect (fixture->message, "got-headers", G_CALLBACK (cancel_next_cb), fixture);
  send_message (fixture);
  assert_stopped (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/http-send/answer-comes", Fixture, ANSWER, set_up, test_answer_comes, tear_down);
  g_test_add ("/http-send/stopped-before-it-is-sent", Fixture, ANSWER, set_up,
              test_stopped_before_it_is_sent, tear_down);
  g_test_add ("/http-send/stopped-while-nothing-comes", Fixture, "", set_up,
              test_stopped_while_nothing_comes, tear_down);
  g_test_add ("/http-send/stopped-by-the-header", Fixture, ANSWER, set_up,
              test_stopped_by_the_header, tear_down);
  g_test_add ("/http-send/stopped-before-the-header-is-told", Fixture, ANSWER, set_up,
              test_stopped_before_the_header_is_told, tear_down);

  return g_test_run ();
}
