/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One test message on its way: the mailbox is watched, then the message is handed over, once, and
 * awaited. Two probes do it, one at each end; whatever they find leads to advance().
 */

#include "mdr-session-test-run.h"

#include "mdr-session-private.h"
#include "mdr-session-test-side.h"

/* POP3 shows what had arrived when it was signed in to, so each look is a sign-in of its own.
 * Providers that count those allow more than this. Most messages are there at the first look. In
 * milliseconds. */
#define FIRST_LOOK 2000
#define LOOK_INTERVAL 10000

/* So many looks at least, where somebody has less patience. */
#define MIN_LOOKS 4

typedef struct
{
  MdrPasswordKind kind;
  gboolean ended;
  gboolean looked_last; /* after the time was up */
  guint n_looks;        /* since it was sent */
  guint patience_id;
  guint look_id;

  /* owned */
  MdrService *receiving; /* nullable: out of reach */
  MdrService *sending;
  MdrSecret *secret;
  MdrTestMessage *message;
  GError *error;
  MdrTestSide mailbox;
  MdrTestSide submission;
} TestRun;

static void advance (GTask *task);

static void
test_run_free (TestRun *run)
{
  g_assert (run->mailbox.probe == NULL && run->submission.probe == NULL);

  g_clear_object (&run->receiving);
  g_clear_object (&run->sending);
  g_clear_pointer (&run->secret, mdr_secret_unref);
  g_clear_object (&run->message);
  g_clear_error (&run->error);
  g_free (run);
}

/* The one way out. */
static void
end_run (GTask *task, GError *error)
{
  MdrSession *self = MDR_SESSION (g_task_get_source_object (task));
  TestRun *run = g_task_get_task_data (task);

  run->ended = TRUE;
  self->test = NULL;
  g_clear_handle_id (&run->patience_id, g_source_remove);
  g_clear_handle_id (&run->look_id, g_source_remove);
  mdr_test_side_let_go (&run->mailbox, G_CALLBACK (advance), task);
  mdr_test_side_let_go (&run->submission, G_CALLBACK (advance), task);
  g_clear_pointer (&run->secret, mdr_secret_unref);
  g_signal_handlers_disconnect_by_data (run->message, task);
  mdr_test_message_enter_stage (run->message, MDR_TEST_STAGE_ENDED);

  mdr_session_end_sign_in (task, error);
}

/* Sets out for @service. The probe may end, and with it all, before this does. */
static gboolean
sign_in_to (GTask *task, MdrTestSide *side, MdrService *service, GError **error)
{
  MdrSession *self = MDR_SESSION (g_task_get_source_object (task));
  TestRun *run = g_task_get_task_data (task);
  MdrProbe *probe;

  mdr_test_side_let_go (side, G_CALLBACK (advance), task);
  if (!mdr_test_side_begin (side, self, service, run->secret, run->kind, error))
    return FALSE;

  probe = mdr_probe_source_create_test_probe (self->source, self->address, service,
                                              side->credentials, run->message);
  mdr_test_side_take_probe (side, probe, G_CALLBACK (advance), task);
  mdr_session_replace_probe (self, mdr_session_get_service_probe (self, service), probe);

  return TRUE;
}

static gboolean
needs_more_sign_ins (TestRun *run)
{
  return mdr_test_message_get_stage (run->message) == MDR_TEST_STAGE_SIGN_IN ||
         (run->receiving != NULL && mdr_service_get_protocol (run->receiving) == MDR_PROTOCOL_POP3);
}

/* Who has had enough by now wants nothing sent. */
static void
send_message (GTask *task)
{
  TestRun *run = g_task_get_task_data (task);

  mdr_test_message_enter_stage (run->message, MDR_TEST_STAGE_SENDING);
  if (!run->ended && !mdr_test_message_get_given_up (run->message))
    sign_in_to (task, &run->submission, run->sending, &run->error);
  advance (task);
}

/* Where only the way to the mailbox ended before the password, the message may still be sent. */
static void
wait_for_mailbox (GTask *task)
{
  TestRun *run = g_task_get_task_data (task);

  if (mdr_test_side_says (&run->mailbox, "mailbox-watched"))
    send_message (task);
  else if (mdr_test_side_is_running (&run->mailbox))
    return;
  else if (run->mailbox.goes_on)
    send_message (task);
  else
    end_run (task, NULL);
}

/* There is nothing to wait for: the watching ends in good order. */
static void
stop_watching (GTask *task)
{
  TestRun *run = g_task_get_task_data (task);

  mdr_test_message_give_up (run->message);
  if (!run->ended && !mdr_test_side_is_running (&run->mailbox))
    end_run (task, g_steal_pointer (&run->error));
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  GTask *task = user_data;
  TestRun *run = g_task_get_task_data (task);

  run->patience_id = 0;
  mdr_test_message_give_up (run->message);

  return G_SOURCE_REMOVE;
}

/* Accepted is accepted, and also what may have been: it is not handed over again. */
static void
wait_for_submission (GTask *task)
{
  static const char *const accepted[] = { "test-message-accepted", "test-message-unconfirmed",
                                          NULL };
  TestRun *run = g_task_get_task_data (task);

  if (mdr_test_side_says_any_of (&run->submission, accepted))
    {
      mdr_test_message_enter_stage (run->message, MDR_TEST_STAGE_WAITING);
      run->patience_id =
          g_timeout_add (mdr_test_message_get_patience (run->message), patience_ended_cb, task);
      advance (task);
    }
  else if (!mdr_test_side_is_running (&run->submission))
    {
      stop_watching (task);
    }
}

/* Nobody can say whether it arrived. */
static void
end_unwatched (GTask *task)
{
  TestRun *run = g_task_get_task_data (task);
  g_autoptr (MdrFinding) finding =
      mdr_finding_new ("test-message-unwatched", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                       run->sending, NULL);
  g_autoptr (MdrProbe) submission = g_object_ref (run->submission.probe);

  end_run (task, NULL);
  mdr_probe_report (submission, finding);
}

static void
look (GTask *task)
{
  TestRun *run = g_task_get_task_data (task);

  run->n_looks++;
  run->looked_last = mdr_test_message_get_given_up (run->message);
  if (!sign_in_to (task, &run->mailbox, run->receiving, NULL))
    end_unwatched (task);
}

static gboolean
look_again_cb (gpointer user_data)
{
  GTask *task = user_data;
  TestRun *run = g_task_get_task_data (task);

  run->look_id = 0;
  look (task);

  return G_SOURCE_REMOVE;
}

static void
look_later (GTask *task)
{
  TestRun *run = g_task_get_task_data (task);
  guint interval = run->n_looks == 0 ? FIRST_LOOK : LOOK_INTERVAL;
  guint longest = mdr_test_message_get_patience (run->message) / MIN_LOOKS;

  if (mdr_test_message_get_given_up (run->message))
    {
      g_clear_handle_id (&run->look_id, g_source_remove);
      look (task);
    }
  else if (run->look_id == 0)
    {
      run->look_id = g_timeout_add (MIN (interval, longest), look_again_cb, task);
    }
}

static void
wait_for_arrival (GTask *task)
{
  TestRun *run = g_task_get_task_data (task);

  if (mdr_test_side_has_found (&run->mailbox))
    {
      g_clear_handle_id (&run->patience_id, g_source_remove);
      mdr_test_message_enter_stage (run->message, mdr_test_message_get_keep (run->message)
                                                      ? MDR_TEST_STAGE_ENDED
                                                      : MDR_TEST_STAGE_REMOVING);
      advance (task);
    }
  else if (mdr_test_side_is_running (&run->mailbox))
    return;
  else if (mdr_test_side_has_missed (&run->mailbox))
    end_run (task, NULL);
  else if (run->secret != NULL && run->mailbox.goes_on && !run->looked_last &&
           !mdr_test_side_says (&run->mailbox, "mailbox-not-watched"))
    look_later (task);
  else
    end_unwatched (task);
}

/* Says what happens next, after each thing that did. */
static void
advance (GTask *task)
{
  g_autoptr (GTask) alive = g_object_ref (task);
  MdrSession *self = MDR_SESSION (g_task_get_source_object (task));
  TestRun *run = g_task_get_task_data (task);

  if (run->ended)
    return;

  if (mdr_test_side_is_stopped (&run->mailbox) || mdr_test_side_is_stopped (&run->submission))
    {
      mdr_session_test_run_stop (task);
      return;
    }

  /* A password stays no longer than it is needed, however long the waiting takes. */
  mdr_test_side_settle (&run->mailbox, self);
  mdr_test_side_settle (&run->submission, self);
  if (!needs_more_sign_ins (run))
    g_clear_pointer (&run->secret, mdr_secret_unref);

  switch (mdr_test_message_get_stage (run->message))
    {
    case MDR_TEST_STAGE_SIGN_IN:
      wait_for_mailbox (task);
      break;

    case MDR_TEST_STAGE_SENDING:
      wait_for_submission (task);
      break;

    case MDR_TEST_STAGE_WAITING:
      wait_for_arrival (task);
      break;

    case MDR_TEST_STAGE_REMOVING:
    case MDR_TEST_STAGE_ENDED:
      if (!mdr_test_side_is_running (&run->mailbox))
        end_run (task, NULL);
      break;
    }
}

/**
 * mdr_session_test_run_begin:
 * @task: (transfer full): a task of a session that has a test message
 * @receiving: (nullable): where it is seen arriving
 * @sending: over which it is sent
 * @secret: with what to sign in to both
 * @kind: what @secret is
 *
 * Sends the session's test message, and ends @task when all is over.
 */
void
mdr_session_test_run_begin (GTask *task,
                            MdrService *receiving,
                            MdrService *sending,
                            MdrSecret *secret,
                            MdrPasswordKind kind)
{
  MdrSession *self = MDR_SESSION (g_task_get_source_object (task));
  g_autoptr (GTask) alive = g_object_ref (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  TestRun *run = g_new0 (TestRun, 1);
  GError *error = NULL;

  g_assert (self->test == NULL);

  g_task_set_task_data (task, run, (GDestroyNotify) test_run_free);
  run->kind = kind;
  g_set_object (&run->receiving, receiving);
  run->sending = g_object_ref (sending);
  run->secret = mdr_secret_ref (secret);
  run->message = g_object_ref (self->test_message);

  self->test = task;
  self->n_sign_ins++;
  mdr_session_queue_update (self);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (mdr_session_test_run_stop), task,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (run->message, "notify::given-up", G_CALLBACK (advance), task,
                           G_CONNECT_SWAPPED);

  if (receiving == NULL)
    send_message (task);
  else if (!sign_in_to (task, &run->mailbox, receiving, &error))
    end_run (task, error);
}

/**
 * mdr_session_test_run_stop:
 * @task: what mdr_session_test_run_begin() was given
 *
 * Ends it at once. What was handed over by then may still arrive, and is not looked for any more.
 */
void
mdr_session_test_run_stop (GTask *task)
{
  g_autoptr (GTask) alive = g_object_ref (task);
  TestRun *run = g_task_get_task_data (task);
  g_autoptr (MdrProbe) mailbox = NULL;
  g_autoptr (MdrProbe) submission = NULL;

  if (run->ended)
    return;

  g_set_object (&mailbox, run->mailbox.probe);
  g_set_object (&submission, run->submission.probe);
  end_run (task,
           g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The test message was stopped"));

  if (mailbox != NULL)
    mdr_probe_stop (mailbox);
  if (submission != NULL)
    mdr_probe_stop (submission);
}
