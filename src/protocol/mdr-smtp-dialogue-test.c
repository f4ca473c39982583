/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sending the message of a test: one sender, one recipient, the same, and one message. A command a
 * time, so that each answer is known to belong to what it answers.
 */

#include "mdr-smtp-dialogue-private.h"

MdrNext
mdr_smtp_dialogue_send_test (MdrSmtpDialogue *self)
{
  g_autofree char *mail = NULL;

  mdr_dialogue_enter_phase (MDR_DIALOGUE (self), MDR_PHASE_SUBMIT);

  mail = mdr_smtp_dialogue_make_mail (self);

  return mail != NULL ? mdr_smtp_dialogue_command (self, MDR_SMTP_STATE_TEST_MAIL, mail)
                      : mdr_smtp_dialogue_leave (self);
}

/* A yes in the wrong place is no answer. */
static MdrNext
refused (MdrSmtpDialogue *self, const char *stage, MdrMoment moment)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrCause cause =
      self->code >= 400 ? mdr_smtp_dialogue_get_cause (self, moment) : MDR_CAUSE_UNKNOWN;
  g_autofree char *text =
      mdr_dialogue_dup_server_text (dialogue, MDR_SPAN (self->text->str, self->text->len));

  mdr_dialogue_report (dialogue, mdr_finding_new ("test-message-refused", MDR_STEP_SETTINGS,
                                                  MDR_SEVERITY_ERROR, cause,
                                                  mdr_dialogue_get_service (dialogue), "phase",
                                                  stage, "server-text", text, NULL));

  return mdr_smtp_dialogue_leave (self);
}

/* The message as it follows DATA, without the line end of the dot, which every line gets. */
static MdrNext
say_message (MdrSmtpDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  g_autoptr (GBytes) message = mdr_test_message_render (mdr_dialogue_get_test_message (dialogue));

  /* Who hangs up now may have taken the message, or not. */
  mdr_dialogue_note_farewell (dialogue, "test-message-unconfirmed", MDR_CAUSE_CONNECTION_RESET,
                              MDR_NO_TEXT);
  self->state = MDR_SMTP_STATE_TEST_CONTENT;

  return mdr_dialogue_say_message (dialogue, message);
}

static MdrNext
accepted (MdrSmtpDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  g_autofree char *text =
      mdr_dialogue_dup_server_text (dialogue, MDR_SPAN (self->text->str, self->text->len));

  mdr_dialogue_report (dialogue, mdr_finding_new ("test-message-accepted", MDR_STEP_SETTINGS,
                                                  MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                                                  mdr_dialogue_get_service (dialogue),
                                                  "server-text", text, NULL));

  return mdr_smtp_dialogue_leave (self);
}

/* The message was handed over, and nobody can tell what the server meant by @line. */
MdrNext
mdr_smtp_dialogue_leave_unconfirmed (MdrSmtpDialogue *self, MdrSpan line)
{
  return mdr_dialogue_give_up (MDR_DIALOGUE (self), "test-message-unconfirmed", MDR_CAUSE_UNKNOWN,
                               line);
}

static MdrNext
content_answered (MdrSmtpDialogue *self)
{
  if (mdr_smtp_dialogue_is_positive (self))
    return accepted (self);

  /* Nobody was asked to go on. */
  if (self->code < 400)
    return mdr_smtp_dialogue_leave_unconfirmed (self, MDR_SPAN (self->text->str, self->text->len));

  return refused (self, "data", MDR_MOMENT_CONTENT);
}

MdrNext
mdr_smtp_dialogue_test_answered (MdrSmtpDialogue *self)
{
  g_autofree char *rcpt = NULL;

  switch (self->state)
    {
    case MDR_SMTP_STATE_TEST_MAIL:
      if (!mdr_smtp_dialogue_is_positive (self))
        return refused (self, "mail", MDR_MOMENT_SENDER);

      rcpt = mdr_smtp_dialogue_make_rcpt (self);

      return mdr_smtp_dialogue_command (self, MDR_SMTP_STATE_TEST_RCPT, rcpt);

    case MDR_SMTP_STATE_TEST_RCPT:
      return mdr_smtp_dialogue_is_positive (self)
                 ? mdr_smtp_dialogue_command (self, MDR_SMTP_STATE_TEST_DATA, "DATA")
                 : refused (self, "rcpt", MDR_MOMENT_RECIPIENT);

    case MDR_SMTP_STATE_TEST_DATA:
      return self->code == 354 ? say_message (self) : refused (self, "data", MDR_MOMENT_CONTENT);

    case MDR_SMTP_STATE_TEST_CONTENT:
      return content_answered (self);

    default:
      g_return_val_if_reached (MDR_NEXT_FINISH);
    }
}
