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

static gboolean
speaks_of_way (MdrLogText note)
{
  static const char *const words[] = { "onnect", "rying", "pening", "esolv", "telnet " };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (mdr_log_text_contains (note, words[i]))
      return TRUE;

  return FALSE;
}

static void
set_host (MdrLogConversation *self, MdrLogText text, guint16 port)
{
  MdrLogText host;
  guint16 told_port = 0;

  if (mdr_log_endpoint_read (text, &host, &told_port) && self->host == NULL)
    self->host = g_strndup (host.bytes, host.length);

  if (told_port != 0 || port != 0)
    self->port = told_port != 0 ? told_port : port;
}

/* @text is what was said, without secrets: a link has a password in it. */
static void
learn_server (MdrLogConversation *self, const MdrLogLine *line, MdrLogText text)
{
  if (line->protocol != 0)
    self->protocol = line->protocol;
  if (line->host.length > 0 || line->port != 0)
    set_host (self, line->host, line->port);

  if (line->voice != MDR_VOICE_NOTE || self->greeted)
    return;

  set_host (self, speaks_of_way (text) ? text : (MdrLogText){ NULL, 0 }, mdr_log_port_read (text));
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
  const gboolean secret = mdr_secret_mask_expects_secret (self->mask);
  g_autofree char *words = NULL;
  MdrLogText text;

  self->line = number;
  words = mdr_secret_mask_line (self->mask, line->payload.bytes, line->payload.length, line->voice);
  text = (MdrLogText){ words, strlen (words) };
  learn_server (self, line, text);

  switch (line->voice)
    {
    case MDR_VOICE_CLIENT:
      mdr_log_conversation_hear_client (self, text, secret);
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

  /* What is wrong with a certificate comes first, and that this is the end comes after it. */
  if (trouble->stop != MDR_LOG_STOP_NONE && moment == MDR_MOMENT_TLS && trouble->moment == moment)
    g_string_append_c (trouble->words, '\n');
  else
    g_string_truncate (trouble->words, 0);

  trouble->stop = stop;
  trouble->moment = moment;
  trouble->speakers = speakers;
  trouble->line = self->line;
  trouble->provisional = FALSE;
  trouble->open = FALSE;
  g_string_append (trouble->words, words);
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
