/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a conversation comes to.
 */

#include "mdr-log-conversation-private.h"

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
  if (self->quitting)
    return MDR_LOG_STOP_NONE;

  if (self->closed && ((self->connected && !self->greeted) || self->waiting))
    return MDR_LOG_STOP_CUT_OFF;
  if (place->log_ended && self->waiting && !self->done)
    return MDR_LOG_STOP_SILENT;
  if (place->log_ended && self->connected && !self->greeted && !place->has_connections)
    return MDR_LOG_STOP_SILENT;

  return MDR_LOG_STOP_NONE;
}

/* Moments are in the order of the way. */
static MdrMoment
furthest (MdrMoment moments)
{
  return moments != 0 ? 1u << (g_bit_storage (moments) - 1) : 0;
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
             : self->greeted                   ? furthest (self->reached)
                                               : MDR_MOMENT_GREETING;

    default:
      return furthest (self->reached);
    }
}

static MdrSpeaker
protocol_of_port (guint16 port)
{
  switch (port)
    {
    case 143:
    case 993:
      return MDR_SPEAKER_IMAP;

    case 110:
    case 995:
      return MDR_SPEAKER_POP3;

    case 25:
    case 465:
    case 587:
      return MDR_SPEAKER_SMTP;

    default:
      return 0;
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
    .protocol = self->protocol != 0 ? self->protocol : protocol_of_port (self->port),
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
