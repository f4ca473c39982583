/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A look at a server for sending (RFC 5321, 6409, 3207, 4954): what it says, what it can, whether
 * it lets us in. Nothing is ever sent but the message of a test, in mdr-smtp-dialogue-test.c.
 */

#include "mdr-smtp-dialogue.h"

#include <string.h>

#include "mdr-smtp-dialogue-private.h"

/* RFC 5321 section 4.1.3 allows an address in place of a name. This one tells nobody what the
 * computer is called or where it stands. */
#define HELLO "EHLO [127.0.0.1]"

/* RFC 5321 section 4.5.3.1.4, without the line end. */
#define MAX_COMMAND_LENGTH 510

/* What is kept of a reply of many lines. */
#define MAX_TEXT_LENGTH 2000

G_DEFINE_FINAL_TYPE (MdrSmtpDialogue, mdr_smtp_dialogue, MDR_TYPE_DIALOGUE)

static void
mdr_smtp_dialogue_finalize (GObject *object)
{
  MdrSmtpDialogue *self = MDR_SMTP_DIALOGUE (object);

  g_string_free (self->text, TRUE);

  G_OBJECT_CLASS (mdr_smtp_dialogue_parent_class)->finalize (object);
}

MdrNext
mdr_smtp_dialogue_command (MdrSmtpDialogue *self, MdrSmtpState state, const char *line)
{
  self->state = state;

  return mdr_dialogue_say (MDR_DIALOGUE (self), line);
}

MdrNext
mdr_smtp_dialogue_leave (MdrSmtpDialogue *self)
{
  self->state = MDR_SMTP_STATE_GOODBYE;

  return mdr_dialogue_say_goodbye (MDR_DIALOGUE (self));
}

gboolean
mdr_smtp_dialogue_is_positive (MdrSmtpDialogue *self)
{
  return self->code < 300;
}

static MdrSpan
get_text (MdrSmtpDialogue *self)
{
  return MDR_SPAN (self->text->str, self->text->len);
}

static MdrRefusal
to_refusal (MdrSmtpDialogue *self, MdrMoment moment)
{
  return (MdrRefusal){
    .protocol = MDR_PROTOCOL_SMTP,
    .moment = moment,
    .code = self->code,
    .enhanced = self->enhanced,
    .text = get_text (self),
  };
}

MdrCause
mdr_smtp_dialogue_get_cause (MdrSmtpDialogue *self, MdrMoment moment)
{
  MdrRefusal refusal = to_refusal (self, moment);

  return mdr_refusal_get_cause (&refusal);
}

static MdrNext
malformed (MdrSmtpDialogue *self)
{
  return mdr_dialogue_give_up (MDR_DIALOGUE (self), "malformed-reply", MDR_CAUSE_UNKNOWN,
                               get_text (self));
}

/* What was asked was refused, and there is nothing more to ask. */
MdrNext
mdr_smtp_dialogue_refused (MdrSmtpDialogue *self, const char *code, MdrCause cause)
{
  mdr_dialogue_report_error (MDR_DIALOGUE (self), code, cause, get_text (self));

  return mdr_smtp_dialogue_leave (self);
}

static MdrNext
greeted (MdrSmtpDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  if (self->code != 220)
    return mdr_smtp_dialogue_refused (self, "greeting-refused",
                                      mdr_smtp_dialogue_get_cause (self, MDR_MOMENT_GREETING));

  mdr_dialogue_report_fact (dialogue, "greeted");
  mdr_dialogue_note_mask (dialogue, get_text (self));
  mdr_dialogue_enter_phase (dialogue, mdr_dialogue_wants_tls (dialogue) ? MDR_PHASE_STARTTLS
                                                                        : MDR_PHASE_CAPABILITIES);

  return mdr_smtp_dialogue_command (self, MDR_SMTP_STATE_EHLO, HELLO);
}

static MdrNext
sign_in (MdrSmtpDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  g_autofree char *line = NULL;
  const char *method;

  method = mdr_dialogue_choose_method (dialogue);
  if (method == NULL)
    return mdr_smtp_dialogue_leave (self);

  self->state = MDR_SMTP_STATE_AUTH;
  line = g_strconcat ("AUTH ", method, NULL);

  return mdr_dialogue_begin_exchange (dialogue, line, MAX_COMMAND_LENGTH);
}

static MdrNext
capabilities_known (MdrSmtpDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  gboolean has_auth = mdr_dialogue_has_mechanisms (dialogue);

  mdr_dialogue_report_methods (dialogue);

  if (!mdr_dialogue_is_secure (dialogue))
    {
      gboolean hidden = !has_auth && mdr_dialogue_has_capability (dialogue, "STARTTLS");

      mdr_dialogue_report_unencrypted (dialogue, hidden, MDR_NO_TEXT);
      return has_auth ? sign_in (self) : mdr_smtp_dialogue_leave (self);
    }

  if (!has_auth)
    return mdr_dialogue_get_test_message (dialogue) != NULL ? mdr_smtp_dialogue_send_test (self)
                                                            : mdr_smtp_dialogue_try_to_send (self);

  mdr_dialogue_report_fact (dialogue, "sending-needs-sign-in");

  return sign_in (self);
}

static MdrNext
ehlo_answered (MdrSmtpDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  /* A second greeting, or leave to do what was not asked for, is no answer to this. */
  if (self->code < 400 && self->code != 250)
    return malformed (self);

  if (!mdr_smtp_dialogue_is_positive (self))
    return mdr_smtp_dialogue_refused (self, "hello-refused",
                                      mdr_smtp_dialogue_get_cause (self, MDR_MOMENT_GREETING));

  if (!mdr_dialogue_wants_tls (dialogue))
    return capabilities_known (self);

  if (mdr_dialogue_has_capability (dialogue, "STARTTLS"))
    return mdr_smtp_dialogue_command (self, MDR_SMTP_STATE_STARTTLS, "STARTTLS");

  mdr_dialogue_report_no_starttls (dialogue, MDR_NO_TEXT);

  return mdr_smtp_dialogue_leave (self);
}

static MdrNext
starttls_answered (MdrSmtpDialogue *self)
{
  if (self->code == 220)
    return mdr_dialogue_start_tls (MDR_DIALOGUE (self));

  return mdr_smtp_dialogue_refused (self, "starttls-refused", MDR_CAUSE_STARTTLS_STRIPPED);
}

/* qmail's patches say "235 auth failure" and mean it. */
static gboolean
is_refusal_in_disguise (MdrSmtpDialogue *self)
{
  return strstr (self->text->str, "auth fail") != NULL;
}

static MdrNext
auth_answered (MdrSmtpDialogue *self, MdrSpan challenge)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrRefusal refusal = to_refusal (self, MDR_MOMENT_SIGN_IN);
  MdrNext next;

  if (self->code == 334)
    {
      next = mdr_dialogue_continue_exchange (dialogue, challenge);
      if (mdr_dialogue_is_settled (dialogue))
        self->state = MDR_SMTP_STATE_CANCELLED;

      return next;
    }

  if (self->code == 235 && !is_refusal_in_disguise (self))
    {
      if (mdr_dialogue_complete_exchange (dialogue) &&
          mdr_dialogue_get_test_message (dialogue) != NULL)
        return mdr_smtp_dialogue_send_test (self);

      return mdr_smtp_dialogue_leave (self);
    }

  /* 235 alone is success (RFC 4954 section 4). */
  if (self->code == 235)
    refusal.code = 535;
  else if (self->code < 400)
    return malformed (self);

  mdr_dialogue_report_refused (dialogue, &refusal);

  return mdr_smtp_dialogue_leave (self);
}

/* Calls the function of the state when a reply is complete. */
static MdrNext
answered (MdrSmtpDialogue *self, MdrSpan last_text)
{
  switch (self->state)
    {
    case MDR_SMTP_STATE_GREETING:
      return greeted (self);

    case MDR_SMTP_STATE_EHLO:
      return ehlo_answered (self);

    case MDR_SMTP_STATE_STARTTLS:
      return starttls_answered (self);

    case MDR_SMTP_STATE_AUTH:
      return auth_answered (self, last_text);

    case MDR_SMTP_STATE_MAIL:
      return mdr_smtp_dialogue_mail_answered (self);

    case MDR_SMTP_STATE_RCPT:
      return mdr_smtp_dialogue_rcpt_answered (self);

    case MDR_SMTP_STATE_TEST_MAIL:
    case MDR_SMTP_STATE_TEST_RCPT:
    case MDR_SMTP_STATE_TEST_DATA:
    case MDR_SMTP_STATE_TEST_CONTENT:
      return mdr_smtp_dialogue_test_answered (self);

    case MDR_SMTP_STATE_CANCELLED:
    case MDR_SMTP_STATE_RSET:
      return mdr_smtp_dialogue_leave (self);

    case MDR_SMTP_STATE_GOODBYE:
      /* Answers to what was sent along with a refused question come first. */
      return self->pipelined && self->code != 221 ? MDR_NEXT_READ : MDR_NEXT_FINISH;
    }

  g_return_val_if_reached (MDR_NEXT_FINISH);
}

static void
take_capability (MdrSmtpDialogue *self, MdrSpan text)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrSpan rest = text;
  MdrSpan mechanism;

  mdr_dialogue_add_capability (dialogue, text);

  /* "AUTH=" is from before there was a standard. */
  if (!mdr_span_skip_prefix (&rest, "AUTH ") && !mdr_span_skip_prefix (&rest, "AUTH="))
    return;

  for (mechanism = mdr_span_take_word (&rest); mechanism.length > 0;
       mechanism = mdr_span_take_word (&rest))
    mdr_dialogue_add_mechanism (dialogue, mechanism);
}

/* Keeps the codes and the words of all lines, to be shown and judged together. */
static void
begin_reply (MdrSmtpDialogue *self, const MdrSmtpReply *reply)
{
  self->code = reply->code;
  self->enhanced = reply->enhanced;
  g_string_printf (self->text, "%u", reply->code);

  if (reply->enhanced.klass != 0)
    g_string_append_printf (self->text, " %u.%u.%u", reply->enhanced.klass, reply->enhanced.subject,
                            reply->enhanced.detail);
}

static void
take_line (MdrSmtpDialogue *self, const MdrSmtpReply *reply)
{
  g_autofree char *text = NULL;

  if (self->n_lines++ == 0)
    begin_reply (self, reply);
  else if (self->state == MDR_SMTP_STATE_EHLO && self->code == 250)
    take_capability (self, reply->text);

  text = mdr_dialogue_dup_server_text (MDR_DIALOGUE (self), reply->text);
  if (text != NULL && self->text->len < MAX_TEXT_LENGTH)
    g_string_append_printf (self->text, " %s", text);
}

/* Behind the message such an answer may as well have been a yes. */
static MdrNext
not_understood (MdrSmtpDialogue *self, MdrSpan line)
{
  return self->state == MDR_SMTP_STATE_TEST_CONTENT
             ? mdr_smtp_dialogue_leave_unconfirmed (self, line)
             : mdr_dialogue_give_up (MDR_DIALOGUE (self), "malformed-reply", MDR_CAUSE_UNKNOWN,
                                     line);
}

static MdrNext
mdr_smtp_dialogue_receive (MdrDialogue *dialogue, const char *line, gsize length)
{
  MdrSmtpDialogue *self = MDR_SMTP_DIALOGUE (dialogue);
  MdrSmtpReply reply;

  if (!mdr_smtp_reply_parse (line, length, &reply) ||
      (self->n_lines > 0 && reply.code != self->code))
    return self->state == MDR_SMTP_STATE_GREETING && self->n_lines == 0
               ? mdr_dialogue_refuse_greeting (dialogue, MDR_SPAN (line, length))
               : not_understood (self, MDR_SPAN (line, length));

  take_line (self, &reply);
  if (!reply.last)
    return MDR_NEXT_READ;

  self->n_lines = 0;

  return answered (self, reply.text);
}

static MdrNext
mdr_smtp_dialogue_secured (MdrDialogue *dialogue)
{
  mdr_dialogue_enter_phase (dialogue, MDR_PHASE_CAPABILITIES);

  return mdr_smtp_dialogue_command (MDR_SMTP_DIALOGUE (dialogue), MDR_SMTP_STATE_EHLO, HELLO);
}

static void
mdr_smtp_dialogue_class_init (MdrSmtpDialogueClass *klass)
{
  MdrDialogueClass *dialogue_class = MDR_DIALOGUE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_smtp_dialogue_finalize;

  dialogue_class->goodbye = "QUIT";
  dialogue_class->receive = mdr_smtp_dialogue_receive;
  dialogue_class->secured = mdr_smtp_dialogue_secured;
}

static void
mdr_smtp_dialogue_init (MdrSmtpDialogue *self)
{
  self->text = g_string_new (NULL);
}
