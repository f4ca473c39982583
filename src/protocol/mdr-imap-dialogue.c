/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A look at an IMAP server (RFC 9051, 3501): what it says, what it can, whether it lets us in, and
 * how many messages there are. Nothing is ever changed, but for the message of a test.
 */

#include "mdr-imap-dialogue.h"

#include <string.h>

#include "mdr-imap-dialogue-private.h"

#define GOODBYE_TAG "z1"

G_DEFINE_FINAL_TYPE (MdrImapDialogue, mdr_imap_dialogue, MDR_TYPE_DIALOGUE)

static void
mdr_imap_dialogue_finalize (GObject *object)
{
  MdrImapDialogue *self = MDR_IMAP_DIALOGUE (object);

  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->id_tag, g_free);
  g_clear_pointer (&self->aside, g_free);
  g_clear_pointer (&self->login, g_ptr_array_unref);
  g_clear_pointer (&self->await, mdr_imap_await_free);

  G_OBJECT_CLASS (mdr_imap_dialogue_parent_class)->finalize (object);
}

char *
mdr_imap_dialogue_make_tag (MdrImapDialogue *self)
{
  return g_strdup_printf ("a%u", ++self->n_tags);
}

/* Says a command and waits for its end in @state. */
MdrNext
mdr_imap_dialogue_command (MdrImapDialogue *self, MdrImapState state, const char *text)
{
  g_autofree char *line = NULL;

  g_clear_pointer (&self->tag, g_free);
  self->tag = mdr_imap_dialogue_make_tag (self);
  self->state = state;
  line = g_strconcat (self->tag, " ", text, NULL);

  return mdr_dialogue_say (MDR_DIALOGUE (self), line);
}

MdrNext
mdr_imap_dialogue_leave (MdrImapDialogue *self)
{
  self->state = MDR_IMAP_STATE_GOODBYE;

  return mdr_dialogue_say_goodbye (MDR_DIALOGUE (self));
}

static MdrNext
malformed (MdrImapDialogue *self, const MdrImapReply *reply)
{
  return mdr_dialogue_give_up (MDR_DIALOGUE (self), "malformed-reply", MDR_CAUSE_UNKNOWN,
                               reply->text);
}

MdrRefusal
mdr_imap_reply_to_refusal (const MdrImapReply *reply, MdrMoment moment)
{
  return (MdrRefusal){
    .protocol = MDR_PROTOCOL_IMAP,
    .moment = moment,
    .not_understood = reply->status == MDR_IMAP_STATUS_BAD,
    .response_code = reply->code,
    .text = reply->text,
  };
}

void
mdr_imap_dialogue_take_capabilities (MdrImapDialogue *self, MdrSpan words)
{
  MdrSpan word = mdr_span_take_word (&words);

  for (; word.length > 0; word = mdr_span_take_word (&words))
    {
      mdr_dialogue_add_capability (MDR_DIALOGUE (self), word);
      self->capabilities_known = TRUE;
    }
}

/* All that the server can do is known. */
static MdrNext
capabilities_known (MdrImapDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  const char *const *capabilities = mdr_dialogue_get_capabilities (dialogue);
  gboolean login_disabled = mdr_dialogue_has_capability (dialogue, "LOGINDISABLED");
  const char *method;

  for (guint i = 0; capabilities[i] != NULL; i++)
    {
      MdrSpan word = { capabilities[i], strlen (capabilities[i]) };

      if (mdr_span_skip_prefix (&word, "AUTH="))
        mdr_dialogue_add_mechanism (dialogue, word);
    }

  if (!login_disabled)
    mdr_dialogue_add_plain_login (dialogue);

  mdr_dialogue_report_methods (dialogue);
  if (!mdr_dialogue_is_secure (dialogue))
    mdr_dialogue_report_unencrypted (dialogue, login_disabled, MDR_NO_TEXT);

  if (self->preauthenticated)
    return mdr_dialogue_get_credentials (dialogue) != NULL && mdr_dialogue_is_secure (dialogue)
               ? mdr_imap_dialogue_look_into_mailbox (self)
               : mdr_imap_dialogue_leave (self);

  method = mdr_dialogue_choose_method (dialogue);

  return method != NULL ? mdr_imap_dialogue_sign_in (self, method) : mdr_imap_dialogue_leave (self);
}

static MdrNext
learn_capabilities (MdrImapDialogue *self)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrNext next;

  mdr_dialogue_enter_phase (dialogue, MDR_PHASE_CAPABILITIES);

  if (self->capabilities_known)
    return capabilities_known (self);

  next = mdr_imap_dialogue_command (self, MDR_IMAP_STATE_CAPABILITY, "CAPABILITY");

  return mdr_dialogue_get_credentials (dialogue) != NULL
             ? next
             : mdr_dialogue_say_goodbye_ahead (dialogue);
}

static MdrNext
greeted (MdrImapDialogue *self, const MdrImapReply *reply, MdrSpan line)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrRefusal refusal = mdr_imap_reply_to_refusal (reply, MDR_MOMENT_GREETING);

  if (reply->kind != MDR_IMAP_REPLY_UNTAGGED)
    return mdr_dialogue_refuse_greeting (dialogue, line);

  switch (reply->status)
    {
    case MDR_IMAP_STATUS_PREAUTH:
      /* STARTTLS is not allowed any more then, which is what an attacker wants. */
      if (mdr_dialogue_wants_tls (dialogue))
        return mdr_dialogue_give_up (dialogue, "preauth-before-tls", MDR_CAUSE_STARTTLS_STRIPPED,
                                     reply->text);

      self->preauthenticated = TRUE;
      break;

    case MDR_IMAP_STATUS_OK:
      break;

    case MDR_IMAP_STATUS_BYE:
      return mdr_dialogue_give_up (dialogue, "greeting-refused", mdr_refusal_get_cause (&refusal),
                                   reply->text);

    case MDR_IMAP_STATUS_NONE:
    case MDR_IMAP_STATUS_NO:
    case MDR_IMAP_STATUS_BAD:
      return mdr_dialogue_refuse_greeting (dialogue, line);
    }

  mdr_dialogue_report_fact (dialogue, self->preauthenticated ? "preauthenticated" : "greeted");

  if (mdr_span_equals (reply->code, "CAPABILITY"))
    mdr_imap_dialogue_take_capabilities (self, reply->arguments);
  else if (mdr_span_equals (reply->code, "ALERT"))
    mdr_dialogue_report_alert (dialogue, reply->text);

  return mdr_dialogue_wants_tls (dialogue) ? mdr_imap_dialogue_demand_tls (self)
                                           : learn_capabilities (self);
}

static MdrNext
capability_answered (MdrImapDialogue *self, const MdrImapReply *reply)
{
  if (reply->status != MDR_IMAP_STATUS_OK)
    return malformed (self, reply);

  return capabilities_known (self);
}

static MdrNext
command_ended (MdrImapDialogue *self, const MdrImapReply *reply)
{
  switch (self->state)
    {
    case MDR_IMAP_STATE_STARTTLS:
      return mdr_imap_dialogue_starttls_answered (self, reply);

    case MDR_IMAP_STATE_CAPABILITY:
      return capability_answered (self, reply);

    case MDR_IMAP_STATE_LOGIN:
    case MDR_IMAP_STATE_AUTHENTICATE:
      return mdr_imap_dialogue_sign_in_answered (self, reply);

    case MDR_IMAP_STATE_CANCELLED:
      return mdr_imap_dialogue_leave (self);

    case MDR_IMAP_STATE_EXAMINE:
      return mdr_imap_dialogue_examine_answered (self, reply);

    case MDR_IMAP_STATE_AWAIT:
      return mdr_imap_await_answered (self, reply);

    case MDR_IMAP_STATE_GREETING:
    case MDR_IMAP_STATE_GOODBYE:
      break;
    }

  return malformed (self, reply);
}

static gboolean
is_tag (MdrSpan span, const char *tag)
{
  return tag != NULL && span.length == strlen (tag) && memcmp (span.bytes, tag, span.length) == 0;
}

/* Tags are compared whole, so that no reply is taken for another command's. */
static MdrNext
take_tagged (MdrImapDialogue *self, const MdrImapReply *reply)
{
  if (is_tag (reply->tag, self->tag))
    {
      g_clear_pointer (&self->tag, g_free);
      return command_ended (self, reply);
    }

  if (is_tag (reply->tag, self->id_tag))
    {
      g_clear_pointer (&self->id_tag, g_free);
      return MDR_NEXT_READ;
    }

  if (self->state == MDR_IMAP_STATE_GOODBYE)
    return is_tag (reply->tag, GOODBYE_TAG) ? MDR_NEXT_FINISH : MDR_NEXT_READ;

  return malformed (self, reply);
}

static void
take_status (MdrImapDialogue *self, const MdrImapReply *reply)
{
  MdrDialogue *dialogue = MDR_DIALOGUE (self);
  MdrRefusal refusal = mdr_imap_reply_to_refusal (reply, MDR_MOMENT_GREETING);
  gboolean signing_in =
      self->state == MDR_IMAP_STATE_LOGIN || self->state == MDR_IMAP_STATE_AUTHENTICATE;
  gboolean alert = mdr_span_equals (reply->code, "ALERT");

  if (mdr_dialogue_is_settled (dialogue))
    return;

  if (reply->status == MDR_IMAP_STATUS_BYE)
    {
      mdr_dialogue_note_farewell (dialogue, "server-unavailable", mdr_refusal_get_cause (&refusal),
                                  reply->text);
    }
  else if (signing_in && (alert || reply->status == MDR_IMAP_STATUS_NO))
    {
      g_free (self->aside);
      self->aside = mdr_dialogue_dup_server_text (dialogue, reply->text);
    }
  else if (alert)
    {
      mdr_dialogue_report_alert (dialogue, reply->text);
    }
}

/* Before the sign-in only capabilities and status replies count (RFC 9051 section 11.3). */
static MdrNext
take_untagged (MdrImapDialogue *self, const MdrImapReply *reply)
{
  if (reply->status != MDR_IMAP_STATUS_NONE)
    take_status (self, reply);

  if (self->state == MDR_IMAP_STATE_AWAIT)
    return mdr_imap_await_noticed (self, reply);

  if (self->state == MDR_IMAP_STATE_CAPABILITY && mdr_span_equals (reply->keyword, "CAPABILITY"))
    mdr_imap_dialogue_take_capabilities (self, reply->data);
  else if (self->state == MDR_IMAP_STATE_EXAMINE && mdr_span_equals (reply->keyword, "EXISTS"))
    self->n_messages = reply->number;

  return MDR_NEXT_READ;
}

static MdrNext
take_continuation (MdrImapDialogue *self, const MdrImapReply *reply)
{
  switch (self->state)
    {
    case MDR_IMAP_STATE_LOGIN:
      return mdr_imap_dialogue_login_continued (self, reply);

    case MDR_IMAP_STATE_AUTHENTICATE:
      return mdr_imap_dialogue_authenticate_continued (self, reply);

    case MDR_IMAP_STATE_AWAIT:
      return mdr_imap_await_continued (self, reply);

    default:
      return malformed (self, reply);
    }
}

static MdrNext
mdr_imap_dialogue_receive (MdrDialogue *dialogue, const char *line, gsize length)
{
  MdrImapDialogue *self = MDR_IMAP_DIALOGUE (dialogue);
  MdrImapReply reply;
  gboolean understood = mdr_imap_reply_parse (line, length, &reply);

  if (self->state == MDR_IMAP_STATE_GREETING)
    return understood ? greeted (self, &reply, MDR_SPAN (line, length))
                      : mdr_dialogue_refuse_greeting (dialogue, MDR_SPAN (line, length));

  if (!understood)
    return mdr_dialogue_give_up (dialogue, "malformed-reply", MDR_CAUSE_UNKNOWN,
                                 MDR_SPAN (line, length));

  switch (reply.kind)
    {
    case MDR_IMAP_REPLY_UNTAGGED:
      return take_untagged (self, &reply);

    case MDR_IMAP_REPLY_TAGGED:
      return take_tagged (self, &reply);

    case MDR_IMAP_REPLY_CONTINUATION:
      return take_continuation (self, &reply);
    }

  g_return_val_if_reached (MDR_NEXT_FINISH);
}

static MdrNext
mdr_imap_dialogue_secured (MdrDialogue *dialogue)
{
  MdrImapDialogue *self = MDR_IMAP_DIALOGUE (dialogue);

  self->capabilities_known = FALSE;

  return learn_capabilities (self);
}

static MdrNext
mdr_imap_dialogue_nudged (MdrDialogue *dialogue)
{
  return mdr_imap_await_nudged (MDR_IMAP_DIALOGUE (dialogue));
}

static void
mdr_imap_dialogue_class_init (MdrImapDialogueClass *klass)
{
  MdrDialogueClass *dialogue_class = MDR_DIALOGUE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_imap_dialogue_finalize;

  dialogue_class->goodbye = GOODBYE_TAG " LOGOUT";
  dialogue_class->receive = mdr_imap_dialogue_receive;
  dialogue_class->secured = mdr_imap_dialogue_secured;
  dialogue_class->nudged = mdr_imap_dialogue_nudged;
}

static void
mdr_imap_dialogue_init (MdrImapDialogue *self)
{
}
