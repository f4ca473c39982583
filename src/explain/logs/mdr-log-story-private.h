/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How stories are made, for the reader alone.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-log-story.h"

G_BEGIN_DECLS

/* The newest with trouble win; nobody reads more. */
#define MDR_LOG_MAX_STORIES 50

/* Enough for any answer, in several lines. */
#define MDR_LOG_MAX_WORDS 2000

/**
 * MdrLogFacts:
 * @stop: how the conversation ended
 * @moment: where on the way
 * @protocol: what was spoken, 0 if that is not known
 * @speakers: who said @words
 * @host: (nullable): the server
 * @port: its port, or 0
 * @line: the line of @words
 * @words: (nullable): what was said last, without secrets
 * @with_token: whether a token was shown
 * @secured: whether the channel was secure
 *
 * What a conversation comes to.
 */
typedef struct
{
  MdrLogStop stop;
  MdrMoment moment;
  MdrSpeaker protocol;
  MdrSpeaker speakers;
  const char *host;
  guint16 port;
  guint line;
  const char *words;
  gboolean with_token;
  gboolean secured;
} MdrLogFacts;

MdrLogStory *mdr_log_story_new (const MdrLogFacts *facts);

void mdr_log_story_set_overtaken (MdrLogStory *self);
gboolean mdr_log_story_is_overtaken (MdrLogStory *self);

void mdr_log_stories_add (GListStore *stories, MdrLogStory *story);

G_END_DECLS
