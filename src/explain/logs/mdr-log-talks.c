/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The conversations that a log is in the middle of: which of them a line belongs to.
 */

#include "mdr-log-talks.h"

#include "mdr-log-conversation.h"
#include "mdr-log-story-private.h"

/* A program has a few connections at once; a log with more is not of one. */
#define MAX_CONVERSATIONS 16

/* How many lines of another conversation may stand between the name of a server and its greeting.
 */
#define NEAR_LINES 20

typedef struct
{
  guint64 id;
  MdrLogConversation *conversation;
} Talk;

struct _MdrLogTalks
{
  guint line;
  gboolean has_connections;
  gboolean ended;

  /* owned */
  GListStore *stories;
  GArray *all;

  /* the server that was named last: not every log names it in each connection */
  char *last_host;
  guint16 last_port;
  guint last_host_line;
};

static void
clear_talk (gpointer talk)
{
  mdr_log_conversation_free (((Talk *) talk)->conversation);
}

static void
tell (MdrLogTalks *self, guint index)
{
  const MdrLogPlace place = {
    .line = self->line,
    .has_connections = self->has_connections,
    .log_ended = self->ended,
  };
  g_autoptr (MdrLogStory) story =
      mdr_log_conversation_tell (g_array_index (self->all, Talk, index).conversation, &place);

  if (story != NULL)
    mdr_log_stories_add (self->stories, story);

  g_array_remove_index (self->all, index);
}

/* FNV-1a: the ids come from outside, but there are 16 of them, and nothing hangs on them. Where
 * nothing else tells connections apart, the protocol does. */
static guint64
id_of (const MdrLogLine *line)
{
  guint64 id = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < line->connection.length; i++)
    id = (id ^ (guchar) line->connection.bytes[i]) * G_GUINT64_CONSTANT (1099511628211);

  return id ^ (guint64) line->protocol;
}

static guint
find_talk (MdrLogTalks *self, guint64 id)
{
  for (guint i = 0; i < self->all->len; i++)
    if (g_array_index (self->all, Talk, i).id == id)
      return i;

  return G_MAXUINT;
}

static guint
line_of (MdrLogTalks *self, guint index)
{
  return mdr_log_conversation_get_line (g_array_index (self->all, Talk, index).conversation);
}

/* The one that was heard last, or first. */
static guint
find_by_age (MdrLogTalks *self, gboolean newest)
{
  guint found = 0;

  for (guint i = 1; i < self->all->len; i++)
    if ((line_of (self, i) > line_of (self, found)) == newest)
      found = i;

  return self->all->len > 0 ? found : G_MAXUINT;
}

static MdrLogConversation *
begin_talk (MdrLogTalks *self, guint64 id)
{
  Talk talk = { id, mdr_log_conversation_new () };

  if (self->all->len >= MAX_CONVERSATIONS)
    tell (self, find_by_age (self, FALSE));

  g_array_append_val (self->all, talk);

  return talk.conversation;
}

/* A note that does not say of which connection it is, is of the one that was heard last. */
static guint
find_listener (MdrLogTalks *self, const MdrLogFormat *format, const MdrLogLine *line)
{
  if (line->voice == MDR_VOICE_NOTE && line->connection.length == 0 && line->protocol == 0 &&
      !format->has_connections)
    return find_by_age (self, TRUE);

  return find_talk (self, id_of (line));
}

static MdrLogConversation *
find_conversation (MdrLogTalks *self, const MdrLogFormat *format, const MdrLogLine *line)
{
  guint index = find_listener (self, format, line);

  if (index != G_MAXUINT &&
      mdr_log_conversation_is_over (g_array_index (self->all, Talk, index).conversation, line))
    {
      tell (self, index);
      index = G_MAXUINT;
    }

  return index != G_MAXUINT ? g_array_index (self->all, Talk, index).conversation
                            : begin_talk (self, id_of (line));
}

static void
remember_server (MdrLogTalks *self, MdrLogConversation *conversation, const MdrLogLine *line)
{
  const char *host = mdr_log_conversation_get_host (conversation);

  if (line->voice != MDR_VOICE_NOTE || host == NULL)
    return;

  if (g_strcmp0 (self->last_host, host) != 0)
    {
      g_free (self->last_host);
      self->last_host = g_strdup (host);
    }

  self->last_port = mdr_log_conversation_get_port (conversation);
  self->last_host_line = self->line;
}

/**
 * mdr_log_talks_new:
 * @stories: where stories go
 *
 * Returns: (transfer full): no conversations yet
 */
MdrLogTalks *
mdr_log_talks_new (GListStore *stories)
{
  MdrLogTalks *self = g_new0 (MdrLogTalks, 1);

  self->stories = g_object_ref (stories);
  self->all = g_array_new (FALSE, FALSE, sizeof (Talk));
  g_array_set_clear_func (self->all, clear_talk);

  return self;
}

/**
 * mdr_log_talks_free:
 * @self: (transfer full): conversations
 *
 * Forgets them.
 */
void
mdr_log_talks_free (MdrLogTalks *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->all);
  g_object_unref (self->stories);
  g_free (self->last_host);
  g_free (self);
}

/**
 * mdr_log_talks_hear:
 * @self: conversations
 * @format: the format of @line
 * @line: the next line
 * @number: its number
 *
 * Gives the line to the conversation that it is of. One that ends with it is told.
 */
void
mdr_log_talks_hear (MdrLogTalks *self,
                    const MdrLogFormat *format,
                    const MdrLogLine *line,
                    guint number)
{
  MdrLogConversation *conversation;

  self->line = number;
  self->has_connections = format->has_connections;

  conversation = find_conversation (self, format, line);
  mdr_log_conversation_hear (conversation, line, number);
  remember_server (self, conversation, line);

  if (line->voice == MDR_VOICE_SERVER && self->line - self->last_host_line <= NEAR_LINES)
    mdr_log_conversation_set_server (conversation, self->last_host, self->last_port);
}

/**
 * mdr_log_talks_hear_secret:
 * @self: conversations
 * @text: a line that no format knows
 * @number: its number
 *
 * Where a log writes nothing before what is said, a password can be any line.
 *
 * Returns: whether it is one, and was taken as such
 */
gboolean
mdr_log_talks_hear_secret (MdrLogTalks *self, MdrLogText text, guint number)
{
  guint index = find_by_age (self, TRUE);
  const MdrLogLine line = { .voice = MDR_VOICE_CLIENT, .payload = text };

  if (index == G_MAXUINT || line_of (self, index) + 1 != number ||
      !mdr_log_conversation_expects_secret (g_array_index (self->all, Talk, index).conversation))
    return FALSE;

  self->line = number;
  mdr_log_conversation_hear (g_array_index (self->all, Talk, index).conversation, &line, number);

  return TRUE;
}

/**
 * mdr_log_talks_end:
 * @self: conversations
 *
 * Tells all that are still open: the log ends here.
 */
void
mdr_log_talks_end (MdrLogTalks *self)
{
  self->ended = TRUE;
  while (self->all->len > 0)
    tell (self, find_by_age (self, FALSE));
}
