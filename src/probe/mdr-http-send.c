/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A request that is cancelled after its answer's header was read, but before libsoup has told so,
 * is ended twice by libsoup 3.6, which then uses what it has freed. So libsoup never hears of that:
 * it has a cancellable of its own, which is let alone as long as the answer is about to be told.
 */

#include "mdr-http-send.h"

/* RFC 9110, section 15.2: there may be several before the answer. None of ours invites any. */
#define MAX_INTERIM_ANSWERS 10

/* After everything that libsoup has to tell. */
#define PRIORITY_STOP_LATER (G_PRIORITY_DEFAULT + 1)

typedef struct
{
  guint n_interim_answers;
  gboolean is_answered; /* the header is there, and libsoup is about to say so */
  gulong cancelled_id;
  guint stop_id;

  /* owned */
  SoupMessage *message;
  MdrDeadline *deadline;
  GCancellable *stop; /* what libsoup is stopped with */
} Sending;

static void
sending_free (Sending *sending)
{
  g_clear_handle_id (&sending->stop_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (sending->message, sending);
  g_clear_signal_handler (&sending->cancelled_id, sending->deadline);
  g_clear_object (&sending->message);
  g_clear_object (&sending->deadline);
  g_clear_object (&sending->stop);
  g_free (sending);
}

static gboolean
stop_cb (gpointer user_data)
{
  Sending *sending = user_data;

  sending->stop_id = 0;
  g_cancellable_cancel (sending->stop);

  return G_SOURCE_REMOVE;
}

static void
stop (Sending *sending)
{
  if (!sending->is_answered)
    g_cancellable_cancel (sending->stop);
  else if (sending->stop_id == 0)
    sending->stop_id = g_idle_add_full (PRIORITY_STOP_LATER, stop_cb, sending, NULL);
}

static void
deadline_cancelled_cb (GCancellable *deadline, gpointer user_data)
{
  stop (user_data);
}

/* As long as the server says again and again that it will answer, libsoup reads on without letting
 * the main loop go on, and no time is ever up. */
static void
got_interim_answer_cb (SoupMessage *message, gpointer user_data)
{
  Sending *sending = user_data;

  if (++sending->n_interim_answers > MAX_INTERIM_ANSWERS)
    mdr_deadline_expire (sending->deadline);
}

static void
got_headers_cb (SoupMessage *message, gpointer user_data)
{
  Sending *sending = user_data;

  sending->is_answered = TRUE;
  if (g_cancellable_is_cancelled (sending->stop))
    {
      g_cancellable_reset (sending->stop);
      stop (sending);
    }
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GInputStream *stream;
  GError *error = NULL;

  stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (stream == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, stream, g_object_unref);
}

/**
 * mdr_http_send_async:
 * @session: a web client
 * @message: what to send
 * @deadline: until when; it passes at once when the server announces an answer too often
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Sends @message and waits for the header of the answer.
 */
void
mdr_http_send_async (SoupSession *session,
                     SoupMessage *message,
                     MdrDeadline *deadline,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Sending *sending;

  g_return_if_fail (SOUP_IS_SESSION (session));
  g_return_if_fail (SOUP_IS_MESSAGE (message));
  g_return_if_fail (MDR_IS_DEADLINE (deadline));

  sending = g_new0 (Sending, 1);
  sending->message = g_object_ref (message);
  sending->deadline = g_object_ref (deadline);
  sending->stop = g_cancellable_new ();
  sending->cancelled_id =
      g_signal_connect (deadline, "cancelled", G_CALLBACK (deadline_cancelled_cb), sending);
  g_signal_connect (message, "got-informational", G_CALLBACK (got_interim_answer_cb), sending);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), sending);
  if (g_cancellable_is_cancelled (G_CANCELLABLE (deadline)))
    g_cancellable_cancel (sending->stop);

  task = g_task_new (session, G_CANCELLABLE (deadline), callback, user_data);
  g_task_set_source_tag (task, mdr_http_send_async);
  g_task_set_task_data (task, sending, (GDestroyNotify) sending_free);
  soup_session_send_async (session, message, G_PRIORITY_DEFAULT, sending->stop, sent_cb,
                           g_object_ref (task));
}

/**
 * mdr_http_send_finish:
 * @session: a web client
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_http_send_async().
 *
 * Returns: (transfer full) (nullable): the body, to be read
 */
GInputStream *
mdr_http_send_finish (SoupSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
