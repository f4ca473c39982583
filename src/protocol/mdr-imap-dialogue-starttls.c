/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asking an IMAP server for TLS.
 */

#include "mdr-imap-dialogue-private.h"

/* Whether STARTTLS is there need not be asked first: the answer to it says so too, and what the
 * server lists before TLS is void anyway. */
MdrNext
mdr_imap_dialogue_demand_tls (MdrImapDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  mdr_dialogue_enter_phase (dialogue, MDR_PHASE_STARTTLS);

  if (self->capabilities_known && !mdr_dialogue_has_capability (dialogue, "STARTTLS"))
    {
      mdr_dialogue_report_no_starttls (dialogue, MDR_NO_TEXT);
      return mdr_imap_dialogue_leave (self);
    }

  return mdr_imap_dialogue_command (self, MDR_IMAP_STATE_STARTTLS, "STARTTLS");
}

MdrNext
mdr_imap_dialogue_starttls_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  if (reply->status == MDR_IMAP_STATUS_OK)
    return mdr_dialogue_start_tls (MDR_DIALOGUE (self));

  if (reply->status == MDR_IMAP_STATUS_BAD)
    mdr_dialogue_report_no_starttls (MDR_DIALOGUE (self), reply->text);
  else
    mdr_dialogue_report_error (MDR_DIALOGUE (self), "starttls-refused", MDR_CAUSE_STARTTLS_STRIPPED,
                               reply->text);

  return mdr_imap_dialogue_leave (self);
}
