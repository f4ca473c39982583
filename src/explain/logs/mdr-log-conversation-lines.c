/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the lines of a conversation do to it.
 */

#include "mdr-log-conversation-private.h"

#include <string.h>

static const MdrMoment moments[] = {
  [MDR_LOG_VERB_OTHER] = 0,
  [MDR_LOG_VERB_HELLO] = MDR_MOMENT_CAPABILITIES,
  [MDR_LOG_VERB_STARTTLS] = MDR_MOMENT_STARTTLS,
  [MDR_LOG_VERB_NAME] = MDR_MOMENT_SIGN_IN,
  [MDR_LOG_VERB_SIGN_IN] = MDR_MOMENT_SIGN_IN,
  [MDR_LOG_VERB_OPEN] = MDR_MOMENT_MAILBOX,
  [MDR_LOG_VERB_SENDER] = MDR_MOMENT_SENDER,
  [MDR_LOG_VERB_RECIPIENT] = MDR_MOMENT_RECIPIENT,
  [MDR_LOG_VERB_CONTENT] = MDR_MOMENT_CONTENT,
  [MDR_LOG_VERB_QUIT] = 0,
};

/**
 * mdr_log_conversation_hear_client:
 * @self: a conversation
 * @text: what the mail program said
 * @secret: whether a secret was due
 */
void
mdr_log_conversation_hear_client (MdrLogConversation *self, MdrLogText text, gboolean secret)
{
  MdrLogCommand command;

  if (self->in_message)
    {
      self->in_message = text.length != 1 || text.bytes[0] != '.';
      self->waiting = !self->in_message;
      return;
    }

  mdr_log_command_read (text, &command);

  /* The answer to a challenge is no command. An empty one only asks for the reason of a refusal. */
  if ((self->challenged || secret) && command.verb == MDR_LOG_VERB_OTHER)
    {
      self->challenged &= text.length == 0;
      self->waiting = TRUE;
      return;
    }

  self->spoken = TRUE;
  self->waiting = TRUE;
  self->asked = moments[command.verb];
  self->naming = command.verb == MDR_LOG_VERB_NAME;
  self->with_token |= command.with_token;
  self->trouble.open = FALSE;

  if (command.verb == MDR_LOG_VERB_QUIT)
    self->quitting = TRUE;
  else
    self->challenged = FALSE;

  /* USER, AUTH and QUIT are in two protocols: one bit set tells. */
  if (self->protocol == 0 && (command.protocols & (command.protocols - 1)) == 0)
    self->protocol = command.protocols;
}

static void
read_offers (MdrLogConversation *self, MdrLogText text)
{
  gboolean has_auth =
      mdr_log_text_contains (text, "AUTH=") || mdr_log_text_contains (text, "AUTH ");

  self->offers_starttls |=
      mdr_log_text_contains (text, "STARTTLS") || mdr_log_text_contains (text, "STLS");

  if (self->protocol == MDR_SPEAKER_SMTP)
    self->offers_sign_in |= has_auth;
  else if (mdr_log_text_contains (text, "IMAP4"))
    {
      self->offers_sign_in |= has_auth || !mdr_log_text_contains (text, "LOGINDISABLED");
      self->listed = TRUE;
    }
}

static void
greet (MdrLogConversation *self, MdrLogText text)
{
  self->greeted = TRUE;
  self->connected = TRUE;
  self->reached |= MDR_MOMENT_GREETING;
  mdr_log_conversation_forget_trouble (self, MDR_MOMENT_RESOLVE | MDR_MOMENT_CONNECT);
  read_offers (self, text);
}

static void
forget_offers (MdrLogConversation *self)
{
  self->listed = FALSE;
  self->offers_starttls = FALSE;
  self->offers_sign_in = FALSE;
}

static void
sign_in (MdrLogConversation *self)
{
  self->signed_in = TRUE;
  mdr_log_conversation_forget_trouble (self, MDR_MOMENT_CAPABILITIES | MDR_MOMENT_STARTTLS |
                                                 MDR_MOMENT_TLS | MDR_MOMENT_SIGN_IN);
}

/* The answer to a command: the server did as it was asked. */
static void
agree (MdrLogConversation *self, const MdrLogAnswer *answer)
{
  self->reached |= self->asked;

  switch (self->asked)
    {
    case MDR_MOMENT_CAPABILITIES:
      self->listed |= !answer->more && self->protocol == MDR_SPEAKER_SMTP;
      mdr_log_conversation_forget_trouble (self, MDR_MOMENT_CAPABILITIES);
      break;

    case MDR_MOMENT_STARTTLS:
      self->secured = TRUE;
      forget_offers (self);
      break;

    case MDR_MOMENT_SIGN_IN:
      if (!self->naming)
        sign_in (self);
      break;

    case MDR_MOMENT_MAILBOX:
      self->done = TRUE;
      mdr_log_conversation_forget_trouble (self, MDR_MOMENT_MAILBOX);
      break;

    case MDR_MOMENT_CONTENT:
      self->in_message = answer->code == 354;
      self->done |= answer->code == 250;
      break;

    default:
      break;
    }
}

/* Of what is refused, this matters: the ways in and out, and not what a program asks besides. */
static void
refuse (MdrLogConversation *self, const MdrLogAnswer *answer, MdrLogText text, const char *words)
{
  MdrMoment moment = self->asked;
  gboolean unknown_method =
      (answer->code >= 500 && answer->code <= 504) || mdr_log_text_contains (text, " BAD ");

  if (moment == 0 && self->connected && !self->greeted)
    moment = MDR_MOMENT_GREETING;

  /* In a mere excerpt, nothing is known of what was asked. */
  if ((moment == 0 && self->spoken) || (moment == MDR_MOMENT_MAILBOX && self->done) ||
      (moment == MDR_MOMENT_CAPABILITIES && self->protocol == MDR_SPEAKER_POP3))
    return;

  mdr_log_conversation_note_trouble (self, MDR_LOG_STOP_REFUSED, moment, self->protocol, words);
  if (self->trouble.line == self->line)
    {
      self->trouble.open = answer->more;
      self->trouble.provisional = unknown_method && moment <= MDR_MOMENT_SIGN_IN;
    }
}

static void
hang_up (MdrLogConversation *self, const char *words)
{
  MdrMoment moment = self->waiting ? self->asked : 0;

  self->closed = TRUE;

  /* Servers end an idle connection when they like: nothing is wrong with that. */
  if (self->quitting || (self->signed_in && !self->waiting))
    return;

  if (moment == 0)
    moment = self->greeted ? MDR_MOMENT_CAPABILITIES : MDR_MOMENT_GREETING;

  mdr_log_conversation_note_trouble (self, MDR_LOG_STOP_REFUSED, moment, self->protocol, words);
}

static void
keep_words (MdrLogConversation *self, const char *words)
{
  g_free (self->last_words);
  self->last_words = g_strndup (words, MDR_LOG_MAX_WORDS);
  self->last_line = self->line;
}

static void
go_on_refusing (MdrLogConversation *self, const MdrLogAnswer *answer, const char *words)
{
  GString *all = self->trouble.words;

  self->trouble.open = answer->more;
  if (all->len + strlen (words) >= MDR_LOG_MAX_WORDS)
    return;

  g_string_append_c (all, '\n');
  g_string_append (all, words);
}

/**
 * mdr_log_conversation_hear_server:
 * @self: a conversation
 * @text: what the server said
 * @words: the same, ended by a NUL
 */
void
mdr_log_conversation_hear_server (MdrLogConversation *self, MdrLogText text, const char *words)
{
  MdrLogAnswer answer;
  gboolean first = !self->greeted && self->asked == 0;

  mdr_log_answer_read (text, &answer);
  if (answer.kind == MDR_LOG_ANSWER_NONE)
    return;

  if (answer.protocol != 0 && self->protocol == 0)
    self->protocol = answer.protocol;
  self->in_message = FALSE;

  if (self->trouble.open && answer.kind == MDR_LOG_ANSWER_NO)
    {
      go_on_refusing (self, &answer, words);
      self->waiting = answer.more;
      return;
    }

  if (answer.kind != MDR_LOG_ANSWER_DATA)
    keep_words (self, words);
  if (self->asked == MDR_MOMENT_CAPABILITIES || answer.untagged ||
      mdr_log_text_contains (text, "[CAPABILITY"))
    read_offers (self, text);

  /* What has no tag answers nothing, but for the greeting. */
  if (first && answer.kind == MDR_LOG_ANSWER_YES)
    {
      self->spoken = TRUE;
      greet (self, text);
      return;
    }

  self->waiting &= answer.more || answer.untagged;
  if (answer.kind == MDR_LOG_ANSWER_YES && !answer.untagged)
    agree (self, &answer);
  else if (answer.kind == MDR_LOG_ANSWER_NO && !answer.untagged)
    {
      self->challenged = FALSE;
      refuse (self, &answer, text, words);
    }
  else if (answer.kind == MDR_LOG_ANSWER_BYE)
    hang_up (self, words);
  else if (answer.kind == MDR_LOG_ANSWER_WAITS && self->asked == MDR_MOMENT_SIGN_IN)
    self->challenged = TRUE;
}

static void
fail (MdrLogConversation *self, MdrLogStop stop, MdrSpeaker speaker, const char *words)
{
  MdrMoment moment = self->asked;

  if (self->quitting || self->done)
    return;

  if (speaker == MDR_SPEAKER_DNS)
    moment = MDR_MOMENT_RESOLVE;
  else if (speaker == MDR_SPEAKER_TLS)
    moment = MDR_MOMENT_TLS;
  else if (!self->connected && !self->greeted)
    moment = MDR_MOMENT_CONNECT;
  else if (!self->greeted)
    moment = MDR_MOMENT_GREETING;
  else if (moment == 0)
    moment = MDR_MOMENT_CAPABILITIES;

  mdr_log_conversation_note_trouble (self, stop, moment, speaker | MDR_SPEAKER_PROGRAM, words);
}

static void
miss_offer (MdrLogConversation *self, MdrLogStop stop, const char *words)
{
  mdr_log_conversation_note_trouble (self, stop, MDR_MOMENT_CAPABILITIES, MDR_SPEAKER_PROGRAM,
                                     words);
}

/* What ends a conversation, and who says so. */
static void
hear_failure (MdrLogConversation *self, MdrLogEvent event, const char *words)
{
  static const struct
  {
    MdrLogEvent event;
    MdrLogStop stop;
    MdrSpeaker speaker;
  } failures[] = {
    { MDR_LOG_EVENT_RESET, MDR_LOG_STOP_CUT_OFF, MDR_SPEAKER_TCP },
    { MDR_LOG_EVENT_TIMED_OUT, MDR_LOG_STOP_SILENT, MDR_SPEAKER_TCP },
    { MDR_LOG_EVENT_REFUSED, MDR_LOG_STOP_REFUSED, MDR_SPEAKER_TCP },
    { MDR_LOG_EVENT_NOT_FOUND, MDR_LOG_STOP_REFUSED, MDR_SPEAKER_DNS },
    { MDR_LOG_EVENT_NOT_TRUSTED, MDR_LOG_STOP_REFUSED, MDR_SPEAKER_TLS },
    { MDR_LOG_EVENT_TLS_FAILED, MDR_LOG_STOP_REFUSED, MDR_SPEAKER_TLS },
    { MDR_LOG_EVENT_FAILED, MDR_LOG_STOP_REFUSED, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    if (failures[i].event == event)
      fail (self, failures[i].stop, failures[i].speaker, words);

  /* Tools speak of a doubtful certificate, and go on: it counts if nothing worse comes. */
  if (event == MDR_LOG_EVENT_NOT_TRUSTED)
    self->trouble.provisional |= self->trouble.line == self->line;
}

/**
 * mdr_log_conversation_hear_note:
 * @self: a conversation
 * @text: what the log says of it
 * @words: the same, ended by a NUL
 */
void
mdr_log_conversation_hear_note (MdrLogConversation *self, MdrLogText text, const char *words)
{
  const MdrLogEvent event = mdr_log_event_read (text);

  switch (event)
    {
    case MDR_LOG_EVENT_CONNECTED:
      self->connected = TRUE;
      mdr_log_conversation_forget_trouble (self, MDR_MOMENT_RESOLVE | MDR_MOMENT_CONNECT);
      break;

    case MDR_LOG_EVENT_SECURED:
      self->secured = TRUE;
      self->reached |= MDR_MOMENT_TLS;
      break;

    case MDR_LOG_EVENT_CLOSED:
      self->closed = TRUE;
      if (self->waiting && !self->quitting)
        keep_words (self, words);
      break;

    case MDR_LOG_EVENT_NO_STARTTLS:
      miss_offer (self, MDR_LOG_STOP_NO_STARTTLS, words);
      break;

    case MDR_LOG_EVENT_NO_AUTH:
      miss_offer (self, MDR_LOG_STOP_NO_AUTH, words);
      break;

    default:
      self->closed |= event == MDR_LOG_EVENT_RESET;
      hear_failure (self, event, words);
    }
}
