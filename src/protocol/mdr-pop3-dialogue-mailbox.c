/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The look into a POP3 mailbox.
 */

#include "mdr-pop3-dialogue-private.h"

/* Asks for the number of messages, and says goodbye in the same breath where that is allowed; or
 * stays, where there is a test message to look for. */
MdrNext
mdr_pop3_dialogue_look_into_mailbox (MdrPop3Dialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrNext next;

  mdr_dialogue_enter_phase (dialogue, MDR_PHASE_MAILBOX);
  next = mdr_pop3_dialogue_command (self, MDR_POP3_STATE_STAT, "STAT");

  return mdr_dialogue_get_test_message (dialogue) == NULL &&
                 mdr_dialogue_has_capability (dialogue, "PIPELINING")
             ? mdr_dialogue_say_goodbye_ahead (dialogue)
             : next;
}

/* "+OK" messages octets */
MdrNext
mdr_pop3_dialogue_stat_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrRefusal refusal = mdr_pop3_reply_to_refusal (reply, MDR_MOMENT_MAILBOX);
  MdrSpan text = reply->text;
  MdrSpan word = mdr_span_take_word (&text);
  guint64 n_messages = 0;

  if (reply->status != MDR_POP3_STATUS_OK)
    {
      mdr_dialogue_report_error (dialogue, "mailbox-refused", mdr_refusal_get_cause (&refusal),
                                 reply->text);
      return mdr_pop3_dialogue_leave (self);
    }

  if (!mdr_span_to_number (word, &n_messages))
    return mdr_pop3_dialogue_malformed (self, reply->text);

  mdr_dialogue_report_mailbox (dialogue, n_messages);

  return mdr_dialogue_get_test_message (dialogue) != NULL
             ? mdr_pop3_dialogue_look (self, n_messages)
             : mdr_pop3_dialogue_leave (self);
}
