/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A look at a POP3 server (RFC 1939, 2449, 2595, 5034): what it says, what it can, whether it lets
 * us in, and how many messages there are. Nothing is ever fetched or deleted, but for the message
 * of a test.
 */

#include "mdr-pop3-dialogue.h"

#include <string.h>

#include "mdr-pop3-dialogue-private.h"

/* RFC 2449 section 4, without the line end. Tokens are longer, so the server has to ask for them;
 * Microsoft's does not take them otherwise. */
#define MAX_COMMAND_LENGTH 253

G_DEFINE_FINAL_TYPE (MdrPop3Dialogue, mdr_pop3_dialogue, MDR_TYPE_DIALOGUE)

MdrNext
mdr_pop3_dialogue_command (MdrPop3Dialogue *self, MdrPop3State state, const char *line)
{
  self->state = state;

  return mdr_dialogue_say (MDR_DIALOGUE (self), line);
}

MdrNext
mdr_pop3_dialogue_leave (MdrPop3Dialogue *self)
{
  self->state = MDR_POP3_STATE_GOODBYE;

  return mdr_dialogue_say_goodbye (MDR_DIALOGUE (self));
}

MdrNext
mdr_pop3_dialogue_malformed (MdrPop3Dialogue *self, MdrSpan text)
{
  return mdr_dialogue_give_up (MDR_DIALOGUE (self), "malformed-reply", MDR_CAUSE_UNKNOWN, text);
}

MdrRefusal
mdr_pop3_reply_to_refusal (const MdrPop3Reply *reply, MdrMoment moment)
{
  return (MdrRefusal){ .protocol = MDR_PROTOCOL_POP3,
                       .moment = moment,
                       .response_code = reply->code,
                       .text = reply->text };
}

static MdrNext
ask_capabilities (MdrPop3Dialogue *self)
{
  mdr_dialogue_enter_phase (MDR_DIALOGUE (self), MDR_PHASE_CAPABILITIES);

  return mdr_pop3_dialogue_command (self, MDR_POP3_STATE_CAPA, "CAPA");
}

/* Whether STLS is there need not be asked first: the answer to it says so too, and what the server
 * lists before TLS is void anyway. */
static MdrNext
greeted (MdrPop3Dialogue *self, const MdrPop3Reply *reply, MdrSpan line)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrRefusal refusal = mdr_pop3_reply_to_refusal (reply, MDR_MOMENT_GREETING);

  if (reply->status == MDR_POP3_STATUS_CONTINUE)
    return mdr_dialogue_refuse_greeting (dialogue, line);

  if (reply->status == MDR_POP3_STATUS_ERR)
    {
      mdr_dialogue_report_error (dialogue, "greeting-refused", mdr_refusal_get_cause (&refusal),
                                 reply->text);
      return mdr_pop3_dialogue_leave (self);
    }

  mdr_dialogue_report_fact (dialogue, "greeted");
  if (!mdr_dialogue_wants_tls (dialogue))
    return ask_capabilities (self);

  mdr_dialogue_enter_phase (dialogue, MDR_PHASE_STARTTLS);

  return mdr_pop3_dialogue_command (self, MDR_POP3_STATE_STLS, "STLS");
}

static MdrNext
stls_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  if (reply->status == MDR_POP3_STATUS_OK)
    return mdr_dialogue_start_tls (MDR_DIALOGUE (self));

  mdr_dialogue_report_error (MDR_DIALOGUE (self), "starttls-refused", MDR_CAUSE_STARTTLS_STRIPPED,
                             reply->text);

  return mdr_pop3_dialogue_leave (self);
}

/* USER and PASS go out one after the other: where the name is refused, the password stays here. */
static MdrNext
say_argument (MdrPop3Dialogue *self,
              MdrPop3State state,
              const char *verb,
              const char *argument,
              gsize length)
{
  g_autoptr (MdrSecret) line = mdr_secret_new_from_text (verb, -1);
  g_autofree char *public_form = g_strconcat (verb, " (hidden)", NULL);

  mdr_secret_append (line, " ", 1);
  mdr_secret_append (line, argument, length);
  self->state = state;

  return mdr_dialogue_say_secret (MDR_DIALOGUE (self), line, public_form);
}

static MdrNext
sign_in (MdrPop3Dialogue *self, const char *method)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  g_autofree char *line = NULL;

  if (strcmp (method, MDR_PLAIN_LOGIN) == 0)
    {
      const char *name = mdr_credentials_get_user_name (mdr_dialogue_get_credentials (dialogue));

      return say_argument (self, MDR_POP3_STATE_USER, "USER", name, strlen (name));
    }

  self->state = MDR_POP3_STATE_AUTH;
  line = g_strconcat ("AUTH ", method, NULL);

  return mdr_dialogue_begin_exchange (dialogue, line, MAX_COMMAND_LENGTH);
}

static MdrNext
capabilities_known (MdrPop3Dialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  const char *method;

  mdr_dialogue_report_methods (dialogue);
  if (!mdr_dialogue_is_secure (dialogue))
    mdr_dialogue_report_unencrypted (dialogue,
                                     !mdr_dialogue_has_mechanisms (dialogue) &&
                                         mdr_dialogue_has_capability (dialogue, "STLS"),
                                     MDR_NO_TEXT);

  method = mdr_dialogue_choose_method (dialogue);

  return method != NULL ? sign_in (self, method) : mdr_pop3_dialogue_leave (self);
}

static MdrNext
capa_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  switch (reply->status)
    {
    case MDR_POP3_STATUS_OK:
      self->state = MDR_POP3_STATE_CAPA_LIST;
      return MDR_NEXT_READ;

    case MDR_POP3_STATUS_ERR:
      /* Older than RFC 2449: USER is all there is. */
      mdr_dialogue_add_plain_login (MDR_DIALOGUE (self));
      return capabilities_known (self);

    case MDR_POP3_STATUS_CONTINUE:
      break;
    }

  return mdr_pop3_dialogue_malformed (self, reply->text);
}

/* Dovecot lists USER whatever it takes: where its own mechanisms hear no password in clear, PASS is
 * refused as well. */
static gboolean
hears_passwords (MdrDialogue *dialogue)
{
  const char *const *offered = mdr_dialogue_get_mechanisms (dialogue);

  return mdr_dialogue_has_capability (dialogue, "USER") &&
         (!g_strv_contains (offered, "CRAM-MD5") || g_strv_contains (offered, "PLAIN") ||
          g_strv_contains (offered, "LOGIN"));
}

static MdrNext
capabilities_listed (MdrPop3Dialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);

  if (hears_passwords (dialogue))
    mdr_dialogue_add_plain_login (dialogue);

  return capabilities_known (self);
}

static MdrNext
capability_listed (MdrPop3Dialogue *self, MdrSpan line)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrSpan rest;
  MdrSpan mechanism;

  if (mdr_span_equals (line, "."))
    return capabilities_listed (self);

  mdr_span_skip_prefix (&line, ".");
  mdr_dialogue_add_capability (dialogue, line);

  rest = line;
  if (mdr_span_skip_prefix (&rest, "SASL "))
    for (mechanism = mdr_span_take_word (&rest); mechanism.length > 0;
         mechanism = mdr_span_take_word (&rest))
      mdr_dialogue_add_mechanism (dialogue, mechanism);

  return MDR_NEXT_READ;
}

static MdrNext
sign_in_refused (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  MdrRefusal refusal = mdr_pop3_reply_to_refusal (reply, MDR_MOMENT_SIGN_IN);

  mdr_dialogue_report_refused (MDR_DIALOGUE (self), &refusal);

  return mdr_pop3_dialogue_leave (self);
}

static MdrNext
signed_in (MdrPop3Dialogue *self)
{
  return mdr_dialogue_complete_exchange (MDR_DIALOGUE (self))
             ? mdr_pop3_dialogue_look_into_mailbox (self)
             : mdr_pop3_dialogue_leave (self);
}

static MdrNext
user_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  MdrCredentials *credentials = mdr_dialogue_get_credentials (MDR_DIALOGUE (self));
  const char *password;
  gsize length;

  if (reply->status != MDR_POP3_STATUS_OK)
    return sign_in_refused (self, reply);

  password = mdr_secret_peek (mdr_credentials_get_secret (credentials), &length);

  return say_argument (self, MDR_POP3_STATE_PASS, "PASS", password, length);
}

static MdrNext
pass_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  return reply->status == MDR_POP3_STATUS_OK ? signed_in (self) : sign_in_refused (self, reply);
}

static MdrNext
auth_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply)
{
  MdrNext next;

  switch (reply->status)
    {
    case MDR_POP3_STATUS_OK:
      return signed_in (self);

    case MDR_POP3_STATUS_ERR:
      return sign_in_refused (self, reply);

    case MDR_POP3_STATUS_CONTINUE:
      break;
    }

  next = mdr_dialogue_continue_exchange (MDR_DIALOGUE (self), reply->text);
  if (mdr_dialogue_is_settled (MDR_DIALOGUE (self)))
    self->state = MDR_POP3_STATE_CANCELLED;

  return next;
}

static MdrNext
answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply, MdrSpan line)
{
  switch (self->state)
    {
    case MDR_POP3_STATE_GREETING:
      return greeted (self, reply, line);

    case MDR_POP3_STATE_STLS:
      return stls_answered (self, reply);

    case MDR_POP3_STATE_CAPA:
      return capa_answered (self, reply);

    case MDR_POP3_STATE_USER:
      return user_answered (self, reply);

    case MDR_POP3_STATE_PASS:
      return pass_answered (self, reply);

    case MDR_POP3_STATE_AUTH:
      return auth_answered (self, reply);

    case MDR_POP3_STATE_STAT:
      return mdr_pop3_dialogue_stat_answered (self, reply);

    case MDR_POP3_STATE_UIDL:
      return mdr_pop3_dialogue_uidl_answered (self, reply);

    case MDR_POP3_STATE_TOP:
      return mdr_pop3_dialogue_top_answered (self, reply);

    case MDR_POP3_STATE_DELE:
      return mdr_pop3_dialogue_dele_answered (self, reply);

    case MDR_POP3_STATE_QUIT:
      return mdr_pop3_dialogue_quit_answered (self, reply);

    case MDR_POP3_STATE_CANCELLED:
      return mdr_pop3_dialogue_leave (self);

    case MDR_POP3_STATE_GOODBYE:
    case MDR_POP3_STATE_CAPA_LIST:
    case MDR_POP3_STATE_TOP_LINES:
      return MDR_NEXT_FINISH;
    }

  g_return_val_if_reached (MDR_NEXT_FINISH);
}

static MdrNext
mdr_pop3_dialogue_receive (MdrDialogue *dialogue, const char *line, gsize length)
{
  MdrPop3Dialogue *self = MDR_POP3_DIALOGUE (dialogue);
  MdrSpan span = { line, length };
  MdrPop3Reply reply;

  if (self->state == MDR_POP3_STATE_CAPA_LIST)
    return capability_listed (self, span);

  if (self->state == MDR_POP3_STATE_TOP_LINES)
    return mdr_pop3_dialogue_top_line (self, span);

  if (mdr_pop3_reply_parse (line, length, &reply))
    return answered (self, &reply, span);

  if (self->state == MDR_POP3_STATE_GREETING)
    return mdr_dialogue_refuse_greeting (dialogue, span);

  return mdr_pop3_dialogue_malformed (self, span);
}

static MdrNext
mdr_pop3_dialogue_secured (MdrDialogue *dialogue)
{
  return ask_capabilities (MDR_POP3_DIALOGUE (dialogue));
}

static void
mdr_pop3_dialogue_finalize (GObject *object)
{
  g_clear_pointer (&MDR_POP3_DIALOGUE (object)->uid, g_free);

  G_OBJECT_CLASS (mdr_pop3_dialogue_parent_class)->finalize (object);
}

static void
mdr_pop3_dialogue_class_init (MdrPop3DialogueClass *klass)
{
  MdrDialogueClass *dialogue_class = MDR_DIALOGUE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_pop3_dialogue_finalize;

  dialogue_class->goodbye = "QUIT";
  dialogue_class->receive = mdr_pop3_dialogue_receive;
  dialogue_class->secured = mdr_pop3_dialogue_secured;
}

static void
mdr_pop3_dialogue_init (MdrPop3Dialogue *self)
{
}
