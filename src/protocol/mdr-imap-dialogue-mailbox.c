/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The look into an IMAP mailbox, which changes nothing in it but for the message of a test.
 */

#include "mdr-imap-dialogue-private.h"

/* RFC 2971. NetEase lets nobody into the mailbox who has not said who he is. */
#define ID_ARGUMENTS "(\"name\" \"Mail Doctor\" \"version\" \"" MDR_VERSION "\")"

/* Asks for the number of messages, and says goodbye in the same breath; or stays, where there is a
 * test message to wait for. */
MdrNext
mdr_imap_dialogue_look_into_mailbox (MdrImapDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  mdr_dialogue_enter_phase (dialogue, MDR_PHASE_MAILBOX);

  if (mdr_dialogue_has_capability (dialogue, "ID"))
    {
      mdr_imap_dialogue_command (self, MDR_IMAP_STATE_EXAMINE, "ID " ID_ARGUMENTS);
      self->id_tag = g_steal_pointer (&self->tag);
    }

  if (mdr_dialogue_get_test_message (dialogue) != NULL)
    return mdr_imap_await_begin (self);

  mdr_imap_dialogue_command (self, MDR_IMAP_STATE_EXAMINE, "EXAMINE INBOX");

  return mdr_dialogue_say_goodbye_ahead (dialogue);
}

MdrNext
mdr_imap_dialogue_examine_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrRefusal refusal = mdr_imap_reply_to_refusal (reply, MDR_MOMENT_MAILBOX);

  if (reply->status == MDR_IMAP_STATUS_OK)
    mdr_dialogue_report_mailbox (dialogue, self->n_messages);
  else
    mdr_dialogue_report_error (dialogue, "mailbox-refused", mdr_refusal_get_cause (&refusal),
                               reply->text);

  return mdr_imap_dialogue_leave (self);
}
