/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conversations: made, fed with lines, and told in the end.
 */

#include "mdr-log-conversation-private.h"

#include <string.h>

/**
 * mdr_log_conversation_new:
 *
 * Returns: (transfer full): a conversation that has not begun
 */
MdrLogConversation *
mdr_log_conversation_new (void)
{
  MdrLogConversation *self = g_new0 (MdrLogConversation, 1);

  self->mask = mdr_secret_mask_new ();
  self->trouble.words = g_string_new (NULL);

  return self;
}

/**
 * mdr_log_conversation_free:
 * @self: (transfer full): a conversation
 *
 * Forgets it.
 */
void
mdr_log_conversation_free (MdrLogConversation *self)
{
  if (self == NULL)
    return;

  g_free (self->host);
  g_free (self->last_words);
  mdr_secret_mask_free (self->mask);
  g_string_free (self->trouble.words, TRUE);
  g_free (self);
}

/**
 * mdr_log_conversation_expects_secret:
 * @self: a conversation
 *
 * Returns: whether the next line of the client is a secret, so that any line may be one
 */
gboolean
mdr_log_conversation_expects_secret (MdrLogConversation *self)
{
  return mdr_secret_mask_expects_secret (self->mask);
}

/**
 * mdr_log_conversation_set_server:
 * @self: a conversation
 * @host: (nullable): the server
 * @port: its port, or 0
 *
 * Says with whom the conversation is, where the log told it before.
 */
void
mdr_log_conversation_set_server (MdrLogConversation *self, const char *host, guint16 port)
{
  if (self->host != NULL || host == NULL)
    return;

  self->host = g_strdup (host);
  self->port = port;
}

/**
 * mdr_log_conversation_get_host:
 * @self: a conversation
 *
 * Returns: (nullable): the server
 */
const char *
mdr_log_conversation_get_host (MdrLogConversation *self)
{
  return self->host;
}

/**
 * mdr_log_conversation_get_port:
 * @self: a conversation
 *
 * Returns: its port, or 0
 */
guint16
mdr_log_conversation_get_port (MdrLogConversation *self)
{
  return self->port;
}

/**
 * mdr_log_conversation_get_line:
 * @self: a conversation
 *
 * Returns: the last line of it
 */
guint
mdr_log_conversation_get_line (MdrLogConversation *self)
{
  return self->line;
}

/**
 * mdr_log_conversation_is_secured:
 * @self: a conversation
 *
 * Returns: whether the channel is secure, by STARTTLS or by its port
 */
gboolean
mdr_log_conversation_is_secured (MdrLogConversation *self)
{
  return self->secured || self->port == 993 || self->port == 995 || self->port == 465;
}

static gboolean
is_same_host (MdrLogConversation *self, MdrLogText text)
{
  MdrLogText host;
  guint16 port;

  return self->host == NULL || !mdr_log_endpoint_read (text, &host, &port) ||
         (host.length == strlen (self->host) && mdr_log_text_starts (host, self->host));
}

/**
 * mdr_log_conversation_is_over:
 * @self: a conversation
 * @line: the next line
 *
 * Returns: whether @line belongs to another, newer conversation
 */
gboolean
mdr_log_conversation_is_over (MdrLogConversation *self, const MdrLogLine *line)
{
  gboolean ended = self->closed || (self->quitting && !self->waiting);
  MdrLogAnswer answer;

  switch (line->voice)
    {
    case MDR_VOICE_NOTE:
      switch (mdr_log_event_read (line->payload))
        {
        case MDR_LOG_EVENT_CONNECTING:
          return self->greeted || self->closed ||
                 (self->trouble.stop != MDR_LOG_STOP_NONE && !is_same_host (self, line->payload));

        case MDR_LOG_EVENT_CONNECTED:
          return self->greeted && ended;

        default:
          return FALSE;
        }

    case MDR_VOICE_SERVER:
      mdr_log_answer_read (line->payload, &answer);
      return self->greeted && !answer.more &&
             (answer.code == 220 ? self->asked != MDR_MOMENT_STARTTLS
                                 : ended && answer.kind == MDR_LOG_ANSWER_YES);

    default:
      return self->greeted && self->closed;
    }
}

static void
learn_server (MdrLogConversation *self, const MdrLogLine *line)
{
  MdrLogText host = line->host;
  guint16 port = 0;
  gboolean speaks_of_way;

  if (line->protocol != 0)
    self->protocol = line->protocol;

  if (host.length > 0 && self->host == NULL)
    self->host = g_utf8_make_valid (host.bytes, (gssize) MIN (host.length, 253));

  if (line->voice != MDR_VOICE_NOTE)
    return;

  speaks_of_way = mdr_log_text_contains (line->payload, "onnect") ||
                  mdr_log_text_contains (line->payload, "rying") ||
                  mdr_log_text_contains (line->payload, "pening") ||
                  mdr_log_text_contains (line->payload, "port") ||
                  mdr_log_text_contains (line->payload, "Port") ||
                  mdr_log_text_contains (line->payload, "resolv");
  if (!speaks_of_way || self->greeted || !mdr_log_endpoint_read (line->payload, &host, &port))
    return;

  if (self->host == NULL)
    self->host = g_strndup (host.bytes, host.length);
  if (port != 0)
    self->port = port;
}

/**
 * mdr_log_conversation_hear:
 * @self: a conversation
 * @line: its next line
 * @number: the number of it
 *
 * Follows the conversation. What is kept of @line has no secrets in it.
 */
void
mdr_log_conversation_hear (MdrLogConversation *self, const MdrLogLine *line, guint number)
{
  g_autofree char *words = NULL;
  MdrLogText text;

  self->line = number;
  learn_server (self, line);

  words = mdr_secret_mask_line (self->mask, line->payload.bytes, line->payload.length, line->voice);
  text = (MdrLogText){ words, strlen (words) };

  switch (line->voice)
    {
    case MDR_VOICE_CLIENT:
      mdr_log_conversation_hear_client (self, text);
      break;

    case MDR_VOICE_SERVER:
      mdr_log_conversation_hear_server (self, text, words);
      break;

    default:
      mdr_log_conversation_hear_note (self, text, words);
    }
}

/**
 * mdr_log_conversation_note_trouble:
 * @self: a conversation
 * @stop: what happened
 * @moment: when
 * @speakers: who told it
 * @words: what was said, without secrets
 *
 * Notes what went wrong. The first refusal counts: what follows it are consequences. But a method
 * that the server does not know, or a doubtful certificate, did not yet end anything.
 */
void
mdr_log_conversation_note_trouble (MdrLogConversation *self,
                                   MdrLogStop stop,
                                   MdrMoment moment,
                                   MdrSpeaker speakers,
                                   const char *words)
{
  MdrLogTrouble *trouble = &self->trouble;

  if (trouble->stop != MDR_LOG_STOP_NONE && !trouble->provisional)
    return;

  trouble->stop = stop;
  trouble->moment = moment;
  trouble->speakers = speakers;
  trouble->line = self->line;
  trouble->provisional = FALSE;
  trouble->open = FALSE;
  g_string_assign (trouble->words, words);
  g_string_truncate (trouble->words, MIN (trouble->words->len, MDR_LOG_MAX_WORDS));
}

/**
 * mdr_log_conversation_forget_trouble:
 * @self: a conversation
 * @moments: when it happened
 *
 * Forgets what turned out to be no trouble.
 */
void
mdr_log_conversation_forget_trouble (MdrLogConversation *self, MdrMoment moments)
{
  if ((self->trouble.moment & moments) == 0)
    return;

  self->trouble.stop = MDR_LOG_STOP_NONE;
  self->trouble.moment = 0;
  self->trouble.open = FALSE;
}

static gboolean
usually_has_starttls (MdrLogConversation *self)
{
  return self->port == 587 || self->port == 143 || self->port == 110;
}

/* What the end of a conversation says where nobody said anything. */
static MdrLogStop
judge_end (MdrLogConversation *self, const MdrLogPlace *place)
{
  gboolean gave_up = self->listed && !self->signed_in && self->asked != MDR_MOMENT_SIGN_IN &&
                     (self->reached & MDR_MOMENT_SUBMIT) == 0 && (self->quitting || self->closed);

  if (self->challenged)
    return MDR_LOG_STOP_UNANSWERED_CHALLENGE;
  if (gave_up && !mdr_log_conversation_is_secured (self) && !self->offers_starttls &&
      (usually_has_starttls (self) || !self->offers_sign_in))
    return MDR_LOG_STOP_NO_STARTTLS;
  if (gave_up && !self->offers_sign_in)
    return MDR_LOG_STOP_NO_AUTH;
  if (self->quitting || self->done)
    return MDR_LOG_STOP_NONE;

  if (self->closed && ((self->connected && !self->greeted) || self->waiting))
    return MDR_LOG_STOP_CUT_OFF;
  if (place->log_ended && self->waiting)
    return MDR_LOG_STOP_SILENT;
  if (place->log_ended && self->connected && !self->greeted && !place->has_connections)
    return MDR_LOG_STOP_SILENT;

  return MDR_LOG_STOP_NONE;
}

static MdrMoment
judge_moment (MdrLogConversation *self, MdrLogStop stop)
{
  switch (stop)
    {
    case MDR_LOG_STOP_NO_STARTTLS:
    case MDR_LOG_STOP_NO_AUTH:
      return MDR_MOMENT_CAPABILITIES;

    case MDR_LOG_STOP_UNANSWERED_CHALLENGE:
      return MDR_MOMENT_SIGN_IN;

    case MDR_LOG_STOP_SILENT:
    case MDR_LOG_STOP_CUT_OFF:
      return self->waiting && self->asked != 0 ? self->asked
             : self->greeted                   ? self->reached
                                               : MDR_MOMENT_GREETING;

    default:
      return self->reached;
    }
}

/**
 * mdr_log_conversation_tell:
 * @self: a conversation
 * @place: where in the log it ends
 *
 * Returns: (transfer full) (nullable): its story, unless there is nothing to tell
 */
MdrLogStory *
mdr_log_conversation_tell (MdrLogConversation *self, const MdrLogPlace *place)
{
  MdrLogFacts facts = {
    .protocol = self->protocol,
    .host = self->host,
    .port = self->port,
    .with_token = self->with_token,
    .secured = mdr_log_conversation_is_secured (self),
  };

  if (self->trouble.stop != MDR_LOG_STOP_NONE)
    {
      facts.stop = self->trouble.stop;
      facts.moment = self->trouble.moment;
      facts.speakers = self->trouble.speakers;
      facts.line = self->trouble.line;
      facts.words = self->trouble.words->str;
    }
  else
    {
      facts.stop = judge_end (self, place);
      facts.moment = judge_moment (self, facts.stop);
      facts.speakers = self->protocol;
      facts.line = self->last_line != 0 ? self->last_line : self->line;
      facts.words = self->last_words;
    }

  /* Half a conversation without trouble is no success, and no story. */
  if (facts.stop == MDR_LOG_STOP_NONE && (!self->spoken || (!self->signed_in && !self->done)))
    return NULL;

  return mdr_log_story_new (&facts);
}
