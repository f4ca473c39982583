/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that the program ever waits for in a conversation stands in advance(). It knows no
 * protocol: what to say and what an answer means is the dialogue's business.
 */

#include "mdr-conversation-private.h"

/* How long a server that does not greet gets to show that it waits for TLS, in milliseconds. */
#define SECOND_LOOK 2000

/* How long a server gets to answer the goodbye, which nobody waits for, in milliseconds. Who closes
 * a connection with unread data in it resets it, and the server may lose the goodbye. */
#define PATIENCE 2000

static void line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void outgoing_written_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void upgraded_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static MdrNext
end_with (MdrConversation *self, const char *code, MdrCause cause)
{
  g_autoptr (MdrFinding) finding =
      mdr_finding_new (code, MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR, cause, self->service, "phase",
                       mdr_enum_to_nick (MDR_TYPE_PHASE, self->phase), NULL);

  g_list_store_append (self->findings, finding);

  return MDR_NEXT_FINISH;
}

/* All facts are known: who waits for them need not wait for the rest, which is the goodbye. It goes
 * on by itself until finish(). */
static void
let_go (MdrConversation *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task == NULL)
    return;

  g_object_ref (self);
  mdr_wire_set_deadline (self->wire, PATIENCE);
  g_task_return_boolean (task, TRUE);
}

static void
finish (MdrConversation *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  mdr_wire_hang_up (self->wire);
  if (task != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_object_unref (self);
}

static void
fail (MdrConversation *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  mdr_wire_hang_up (self->wire);
  g_task_return_error (task, error);
}

/* Hands over the lines that are there; @next is what is to be done after them. */
static MdrNext
take_lines (MdrConversation *self, MdrNext next)
{
  const char *line;
  gsize length;

  while (next == MDR_NEXT_READ || next == MDR_NEXT_AWAIT)
    switch (mdr_wire_next_line (self->wire, &line, &length))
      {
      case MDR_SPLIT_LINE:
        next = mdr_dialogue_receive (self->dialogue, line, length);
        break;

      case MDR_SPLIT_OVERFLOW:
        next = mdr_dialogue_overflowed (self->dialogue);
        break;

      case MDR_SPLIT_NEED_MORE:
        return next;
      }

  return next;
}

static void
secure (MdrConversation *self)
{
  mdr_wire_secure_async (self->wire, self->upgrade, upgraded_cb, self);
}

/* There is something new to know: the wait is over at once. */
static void
news_cb (MdrConversation *self)
{
  if (self->awaits && self->task != NULL)
    mdr_wire_set_deadline (self->wire, 0);
}

/* For what somebody else has to bring, the phase has no time limit. */
static void
await (MdrConversation *self)
{
  MdrTestMessage *message = mdr_dialogue_get_test_message (self->dialogue);

  if (self->news_id == 0 && message != NULL)
    self->news_id = g_signal_connect_object (message, "notify::given-up", G_CALLBACK (news_cb),
                                             self, G_CONNECT_SWAPPED);

  self->awaits = TRUE;
  mdr_wire_set_deadline (self->wire, MDR_DIALOGUE_PAUSE);
  mdr_wire_read_async (self->wire, line_read_cb, self);
}

static void
advance (MdrConversation *self, MdrNext next)
{
  next = take_lines (self, next);

  if (self->awaits && next != MDR_NEXT_AWAIT)
    {
      self->awaits = FALSE;
      mdr_wire_set_deadline (self->wire,
                             mdr_environment_get_timeout (self->environment, self->phase));
    }

  /* What comes before TLS must not be taken for what is said inside of it. */
  if (next == MDR_NEXT_START_TLS && mdr_wire_has_pending (self->wire))
    next = mdr_dialogue_injected (self->dialogue);

  /* The dialogue sees to this, too; here is the last place to stop a mistake. */
  if (next == MDR_NEXT_WRITE && self->phase == MDR_PHASE_SIGN_IN &&
      !(mdr_wire_is_secure (self->wire) && mdr_tls_upgrade_get_verified (self->upgrade)) &&
      !mdr_dialogue_is_settled (self->dialogue))
    next = end_with (self, "sign-in-not-secure", MDR_CAUSE_ENCRYPTION_REQUIRED);

  switch (next)
    {
    case MDR_NEXT_READ:
      mdr_wire_read_async (self->wire, line_read_cb, self);
      if (mdr_dialogue_is_settled (self->dialogue))
        let_go (self);
      break;

    case MDR_NEXT_AWAIT:
      await (self);
      break;

    case MDR_NEXT_WRITE:
      mdr_wire_write_async (self->wire, mdr_dialogue_take_outgoing (self->dialogue),
                            outgoing_written_cb, self);
      break;

    case MDR_NEXT_START_TLS:
      secure (self);
      break;

    case MDR_NEXT_FINISH:
      finish (self);
      break;
    }
}

static void
start_dialogue (MdrConversation *self)
{
  mdr_conversation_enter_phase (self, mdr_dialogue_get_phase (self->dialogue));
  advance (self, mdr_dialogue_start (self->dialogue));
}

/* A server that does not greet may be waiting for TLS: ask it, on the same connection. */
static void
look_again (MdrConversation *self)
{
  guint timeout = mdr_environment_get_timeout (self->environment, MDR_PHASE_TLS);

  self->is_second_look = TRUE;
  mdr_wire_set_deadline (self->wire, MIN (SECOND_LOOK, timeout));
  secure (self);
}

static void
looked_again (MdrConversation *self)
{
  if (mdr_tls_upgrade_has_met_tls (self->upgrade))
    advance (self, end_with (self, "tls-on-plaintext-port", MDR_CAUSE_WRONG_SERVER_SETTINGS));
  else
    advance (self, mdr_dialogue_timed_out (self->dialogue));
}

/* What is to be done about the end of an operation that did not do what it should. */
static void
cope (MdrConversation *self, const GError *error)
{
  if (self->task == NULL)
    finish (self);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, g_error_copy (error));
  else if (self->awaits && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    advance (self, mdr_dialogue_nudge (self->dialogue));
  else if (self->is_second_look)
    looked_again (self);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    advance (self, end_with (self, "tls-on-plaintext-port", MDR_CAUSE_WRONG_SERVER_SETTINGS));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    advance (self, mdr_dialogue_overflowed (self->dialogue));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    advance (self, mdr_dialogue_closed (self->dialogue));
  else if (!mdr_wire_is_secure (self->wire) && mdr_wire_is_silent (self->wire))
    look_again (self);
  else
    advance (self, mdr_dialogue_timed_out (self->dialogue));
}

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrConversation *self = MDR_CONVERSATION (user_data);
  g_autoptr (GError) error = NULL;

  if (mdr_wire_finish (MDR_WIRE (source), result, &error))
    advance (self, self->awaits ? MDR_NEXT_AWAIT : MDR_NEXT_READ);
  else
    cope (self, error);
}

static void
outgoing_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrConversation *self = MDR_CONVERSATION (user_data);
  g_autoptr (GError) error = NULL;

  /* A server that has hung up may have said why before. */
  if (mdr_wire_finish (MDR_WIRE (source), result, &error))
    advance (self, mdr_dialogue_written (self->dialogue));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    advance (self, MDR_NEXT_READ);
  else
    cope (self, error);
}

static void
report_upgrade (MdrConversation *self)
{
  GPtrArray *findings = mdr_tls_upgrade_get_findings (self->upgrade);
  guint n_findings = g_list_model_get_n_items (G_LIST_MODEL (self->findings));

  g_list_store_splice (self->findings, n_findings, 0, findings->pdata, findings->len);
}

static void
upgraded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  MdrConversation *self = MDR_CONVERSATION (user_data);
  g_autoptr (GError) error = NULL;
  gboolean upgraded = mdr_wire_finish (MDR_WIRE (source), result, &error);

  if (self->is_second_look || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      cope (self, error);
      return;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    {
      advance (self, end_with (self, "tls-timeout", MDR_CAUSE_CONNECTION_TIMEOUT));
      return;
    }

  report_upgrade (self);
  if (upgraded && !mdr_tls_upgrade_get_verified (self->upgrade))
    mdr_dialogue_forgo_sign_in (self->dialogue);

  if (upgraded && self->phase == MDR_PHASE_TLS)
    start_dialogue (self);
  else if (upgraded)
    advance (self, mdr_dialogue_secured (self->dialogue));
  else if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE))
    advance (self, MDR_NEXT_FINISH);
  else
    fail (self, g_steal_pointer (&error));
}

/* With implicit TLS the dialogue begins inside of it. */
void
mdr_conversation_begin (MdrConversation *self)
{
  if (mdr_service_get_security (self->service) != MDR_SECURITY_TLS)
    {
      start_dialogue (self);
      return;
    }

  mdr_conversation_enter_phase (self, MDR_PHASE_TLS);
  secure (self);
}
