/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a server says to a message that comes without sign-in, up to where it would be sent.
 */

#include "mdr-smtp-dialogue-private.h"

char *
mdr_smtp_dialogue_make_rcpt (MdrSmtpDialogue *self)
{
  MdrAddress *address = mdr_dialogue_get_address (MDR_DIALOGUE (self));

  return g_strdup_printf ("RCPT TO:<%s>", mdr_address_get_text (address));
}

/* Returns: (transfer full) (nullable): %NULL where the server does not know such addresses, which
 * is reported then (RFC 6531) */
char *
mdr_smtp_dialogue_make_mail (MdrSmtpDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  const char *address = mdr_address_get_text (mdr_dialogue_get_address (dialogue));
  gboolean is_ascii = g_str_is_ascii (address);

  if (!is_ascii && !mdr_dialogue_has_capability (dialogue, "SMTPUTF8"))
    {
      mdr_dialogue_report_error (dialogue, "address-not-understood", MDR_CAUSE_SENDER_REJECTED,
                                 MDR_NO_TEXT);
      return NULL;
    }

  return g_strdup_printf ("MAIL FROM:<%s>%s", address, is_ascii ? "" : " SMTPUTF8");
}

/* Without a way to sign in, the server has to let us send as we are, or it is of no use. With
 * PIPELINING (RFC 2920) all questions go out at once. */
MdrNext
mdr_smtp_dialogue_try_to_send (MdrSmtpDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  g_autofree char *mail = NULL;
  g_autofree char *rcpt = NULL;
  MdrNext next;

  mdr_dialogue_enter_phase (dialogue, MDR_PHASE_SUBMIT);

  mail = mdr_smtp_dialogue_make_mail (self);
  if (mail == NULL)
    return mdr_smtp_dialogue_leave (self);

  self->pipelined = mdr_dialogue_has_capability (dialogue, "PIPELINING");

  next = mdr_smtp_dialogue_command (self, MDR_SMTP_STATE_MAIL, mail);
  if (!self->pipelined)
    return next;

  rcpt = mdr_smtp_dialogue_make_rcpt (self);
  mdr_dialogue_say (dialogue, rcpt);
  mdr_dialogue_say (dialogue, "RSET");

  return mdr_dialogue_say_goodbye_ahead (dialogue);
}

/* Whether signing in might help: a refusal for reasons of policy (x.7.x) often says no more. */
static gboolean
asks_for_sign_in (MdrSmtpDialogue *self, MdrCause cause)
{
  return cause == MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING || cause == MDR_CAUSE_SENDER_REJECTED ||
         cause == MDR_CAUSE_UNKNOWN ||
         (cause == MDR_CAUSE_RECIPIENT_REJECTED && self->enhanced.subject == 7);
}

static MdrNext
sending_refused (MdrSmtpDialogue *self, MdrMoment moment)
{
  MdrCause cause = mdr_smtp_dialogue_get_cause (self, moment);

  if (asks_for_sign_in (self, cause))
    return mdr_smtp_dialogue_refused (self, "sending-refused-without-sign-in",
                                      MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING);

  return mdr_smtp_dialogue_refused (self, "sending-refused", cause);
}

MdrNext
mdr_smtp_dialogue_mail_answered (MdrSmtpDialogue *self)
{
  g_autofree char *rcpt = NULL;

  if (!mdr_smtp_dialogue_is_positive (self))
    return sending_refused (self, MDR_MOMENT_SENDER);

  if (self->pipelined)
    {
      self->state = MDR_SMTP_STATE_RCPT;
      return MDR_NEXT_READ;
    }

  rcpt = mdr_smtp_dialogue_make_rcpt (self);

  return mdr_smtp_dialogue_command (self, MDR_SMTP_STATE_RCPT, rcpt);
}

MdrNext
mdr_smtp_dialogue_rcpt_answered (MdrSmtpDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  if (!mdr_smtp_dialogue_is_positive (self))
    return sending_refused (self, MDR_MOMENT_RECIPIENT);

  mdr_dialogue_report_fact (dialogue, "sending-without-sign-in-accepted");
  if (self->pipelined)
    return mdr_smtp_dialogue_leave (self);

  mdr_dialogue_settle (dialogue);

  return mdr_smtp_dialogue_command (self, MDR_SMTP_STATE_RSET, "RSET");
}
