/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines in, stories out. Nothing of the log is kept but what the stories say.
 */

#include "mdr-log-reader.h"

#include <string.h>

#include "core/mdr-secret.h"

#include "mdr-log-conversation.h"
#include "mdr-log-decoder.h"
#include "mdr-log-format.h"
#include "mdr-log-story-private.h"
#include "mdr-log-trouble-text.h"

/* A program has a few connections at once; a log with more is not of one. */
#define MAX_CONVERSATIONS 16

/* How many lines of another conversation may stand between the name of a server and its greeting.
 */
#define NEAR_LINES 20

/* Read at once. Small enough to be taken in between two frames. */
#define CHUNK_SIZE 16384

/* What is not of a particular format is a log from so many lines on. */
#define ENOUGH_LINES 2

typedef struct
{
  guint64 id;
  MdrLogConversation *conversation;
} Talk;

struct _MdrLogReader
{
  GObject parent_instance;

  /* owned */
  GListStore *stories;
  MdrLogDecoder *decoder;
  GArray *talks;
  MdrLogTroubleText *trouble;
  guint *n_lines_of;
  char *last_host;

  /* borrowed */
  const MdrLogFormat *likely;

  guint n_lines;
  guint16 last_port;
  guint last_host_line;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (MdrLogReader, mdr_log_reader, G_TYPE_OBJECT)

static void
clear_talk (gpointer talk)
{
  mdr_log_conversation_free (((Talk *) talk)->conversation);
}

static void
tell (MdrLogReader *self, guint index)
{
  const MdrLogPlace place = {
    .line = self->n_lines,
    .has_connections = self->likely != NULL && self->likely->has_connections,
    .log_ended = self->ended,
  };
  g_autoptr (MdrLogStory) story =
      mdr_log_conversation_tell (g_array_index (self->talks, Talk, index).conversation, &place);

  if (story != NULL)
    mdr_log_stories_add (self->stories, story);

  g_array_remove_index (self->talks, index);
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
find_talk (MdrLogReader *self, guint64 id)
{
  for (guint i = 0; i < self->talks->len; i++)
    if (g_array_index (self->talks, Talk, i).id == id)
      return i;

  return G_MAXUINT;
}

static guint
line_of (MdrLogReader *self, guint index)
{
  return mdr_log_conversation_get_line (g_array_index (self->talks, Talk, index).conversation);
}

/* The one that was heard last, or first. */
static guint
find_by_age (MdrLogReader *self, gboolean newest)
{
  guint found = 0;

  for (guint i = 1; i < self->talks->len; i++)
    if ((line_of (self, i) > line_of (self, found)) == newest)
      found = i;

  return self->talks->len > 0 ? found : G_MAXUINT;
}

static MdrLogConversation *
begin_talk (MdrLogReader *self, guint64 id)
{
  Talk talk = { id, mdr_log_conversation_new () };

  if (self->talks->len >= MAX_CONVERSATIONS)
    tell (self, find_by_age (self, FALSE));

  if (self->last_host != NULL && self->n_lines - self->last_host_line <= NEAR_LINES)
    mdr_log_conversation_set_server (talk.conversation, self->last_host, self->last_port);

  g_array_append_val (self->talks, talk);

  return talk.conversation;
}

/* A note that does not say of which connection it is, is of the one that was heard last. */
static guint
find_listener (MdrLogReader *self, const MdrLogFormat *format, const MdrLogLine *line)
{
  if (line->voice == MDR_VOICE_NOTE && line->connection.length == 0 && line->protocol == 0 &&
      !format->has_connections)
    return find_by_age (self, TRUE);

  return find_talk (self, id_of (line));
}

static MdrLogConversation *
find_conversation (MdrLogReader *self, const MdrLogFormat *format, const MdrLogLine *line)
{
  guint index = find_listener (self, format, line);

  if (index != G_MAXUINT &&
      mdr_log_conversation_is_over (g_array_index (self->talks, Talk, index).conversation, line))
    {
      tell (self, index);
      index = G_MAXUINT;
    }

  return index != G_MAXUINT ? g_array_index (self->talks, Talk, index).conversation
                            : begin_talk (self, id_of (line));
}

static void
remember_server (MdrLogReader *self, MdrLogConversation *conversation, const MdrLogLine *line)
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
  self->last_host_line = self->n_lines;
}

/* Where nothing is written before what is said, a password can be any line. */
static gboolean
hear_secret (MdrLogReader *self, MdrLogText text)
{
  guint index = find_by_age (self, TRUE);
  MdrLogLine line = { .voice = MDR_VOICE_CLIENT, .payload = text };

  if (index == G_MAXUINT || line_of (self, index) + 1 != self->n_lines ||
      !mdr_log_conversation_expects_secret (g_array_index (self->talks, Talk, index).conversation))
    return FALSE;

  mdr_log_conversation_hear (g_array_index (self->talks, Talk, index).conversation, &line,
                             self->n_lines);

  return TRUE;
}

static void
count_line (MdrLogReader *self, const MdrLogFormat *format)
{
  for (guint i = 0; i < mdr_log_format_get_n (); i++)
    if (mdr_log_format_get_nth (i) == format)
      self->n_lines_of[i]++;

  self->likely = format;
}

static void
line_read_cb (const char *bytes, gsize length, gpointer user_data)
{
  MdrLogReader *self = user_data;
  const MdrLogText text = { bytes, length };
  MdrLogConversation *conversation;
  const MdrLogFormat *format;
  MdrLogLine line;

  self->n_lines++;
  format = mdr_log_format_read (self->likely, text, &line);
  if (format == NULL)
    {
      if (!hear_secret (self, text))
        mdr_log_trouble_text_add (self->trouble, bytes, length, self->n_lines);
      return;
    }

  count_line (self, format);
  conversation = find_conversation (self, format, &line);
  mdr_log_conversation_hear (conversation, &line, self->n_lines);
  remember_server (self, conversation, &line);
}

static void
mdr_log_reader_finalize (GObject *object)
{
  MdrLogReader *self = MDR_LOG_READER (object);

  g_clear_object (&self->stories);
  g_clear_pointer (&self->decoder, mdr_log_decoder_free);
  g_clear_pointer (&self->talks, g_array_unref);
  g_clear_pointer (&self->trouble, mdr_log_trouble_text_free);
  g_clear_pointer (&self->n_lines_of, g_free);
  g_clear_pointer (&self->last_host, g_free);

  G_OBJECT_CLASS (mdr_log_reader_parent_class)->finalize (object);
}

static void
mdr_log_reader_class_init (MdrLogReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_log_reader_finalize;
}

static void
mdr_log_reader_init (MdrLogReader *self)
{
  self->stories = g_list_store_new (MDR_TYPE_LOG_STORY);
  self->decoder = mdr_log_decoder_new (line_read_cb, self);
  self->talks = g_array_new (FALSE, FALSE, sizeof (Talk));
  g_array_set_clear_func (self->talks, clear_talk);
  self->trouble = mdr_log_trouble_text_new ();
  self->n_lines_of = g_new0 (guint, mdr_log_format_get_n ());
}

/**
 * mdr_log_reader_new:
 *
 * Returns: (transfer full): a reader that has not read anything
 */
MdrLogReader *
mdr_log_reader_new (void)
{
  return g_object_new (MDR_TYPE_LOG_READER, NULL);
}

/**
 * mdr_log_reader_receive:
 * @self: a reader
 * @bytes: the next part of the log, in UTF-8 or, with a byte order mark, UTF-16; any byte can be
 *   in it
 * @length: how many bytes
 *
 * Reads on. Memory is bounded whatever comes. The caller wipes @bytes.
 */
void
mdr_log_reader_receive (MdrLogReader *self, const char *bytes, gsize length)
{
  g_return_if_fail (MDR_IS_LOG_READER (self));
  g_return_if_fail (bytes != NULL || length == 0);
  g_return_if_fail (!self->ended);

  mdr_log_decoder_push (self->decoder, bytes, length);
}

/**
 * mdr_log_reader_end:
 * @self: a reader
 *
 * Says that the log ends here: conversations that are still open are told.
 */
void
mdr_log_reader_end (MdrLogReader *self)
{
  g_autoptr (MdrLogStory) story = NULL;

  g_return_if_fail (MDR_IS_LOG_READER (self));

  if (self->ended)
    return;

  mdr_log_decoder_end (self->decoder);
  self->ended = TRUE;
  while (self->talks->len > 0)
    tell (self, 0);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->stories)) > 0 ||
      mdr_log_reader_get_format (self) != NULL)
    return;

  story = mdr_log_trouble_text_tell (self->trouble);
  if (story != NULL)
    mdr_log_stories_add (self->stories, story);
}

/**
 * mdr_log_reader_get_stories:
 * @self: a reader
 *
 * Gives what was read so far. Of what is alike, the newest stands for all; a failure that was
 * followed by a success with the same server stands behind those that were not.
 *
 * Returns: (transfer none): a list of #MdrLogStory, those with trouble first, the newest before the
 *   older
 */
GListModel *
mdr_log_reader_get_stories (MdrLogReader *self)
{
  g_return_val_if_fail (MDR_IS_LOG_READER (self), NULL);

  return G_LIST_MODEL (self->stories);
}

/**
 * mdr_log_reader_get_format:
 * @self: a reader
 *
 * Returns: (nullable): the code of the format, %NULL where what was read is no log that is known
 */
const char *
mdr_log_reader_get_format (MdrLogReader *self)
{
  const MdrLogFormat *found = NULL;
  guint most = 0;

  g_return_val_if_fail (MDR_IS_LOG_READER (self), NULL);

  for (guint i = 0; i < mdr_log_format_get_n (); i++)
    {
      const MdrLogFormat *format = mdr_log_format_get_nth (i);
      guint n = self->n_lines_of[i];

      if (n == 0 || (format->generic && (n < ENOUGH_LINES || (found != NULL && !found->generic))))
        continue;

      if (n > most)
        {
          found = format;
          most = n;
        }
    }

  return found != NULL ? found->id : NULL;
}

typedef struct
{
  GInputStream *stream;
  char chunk[CHUNK_SIZE];
} Reading;

static void
reading_free (Reading *reading)
{
  mdr_wipe (reading->chunk, CHUNK_SIZE);
  g_object_unref (reading->stream);
  g_free (reading);
}

static void chunk_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
read_chunk (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_input_stream_read_async (reading->stream, reading->chunk, CHUNK_SIZE, G_PRIORITY_DEFAULT_IDLE,
                             g_task_get_cancellable (task), chunk_read_cb, task);
}

static void
chunk_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  MdrLogReader *self = g_task_get_source_object (task);
  Reading *reading = g_task_get_task_data (task);
  GError *error = NULL;
  gssize n = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (n < 0)
    g_task_return_error (task, error);
  else if (g_task_return_error_if_cancelled (task))
    return;
  else if (n == 0)
    {
      mdr_log_reader_end (self);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      mdr_log_reader_receive (self, reading->chunk, (gsize) n);
      read_chunk (g_steal_pointer (&task));
    }
}

/**
 * mdr_log_reader_read_async:
 * @self: a reader
 * @stream: the log
 * @cancellable: (nullable): to stop
 * @callback: called when all was read
 * @user_data: for @callback
 *
 * Reads a whole log, a little at a time. The stories come while it is read.
 */
void
mdr_log_reader_read_async (MdrLogReader *self,
                           GInputStream *stream,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
  Reading *reading;

  g_return_if_fail (MDR_IS_LOG_READER (self));
  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_log_reader_read_async);

  reading = g_new (Reading, 1);
  reading->stream = g_object_ref (stream);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);

  read_chunk (task);
}

/**
 * mdr_log_reader_read_finish:
 * @self: a reader
 * @result: what the callback was given
 * @error: set from #GIOErrorEnum
 *
 * Returns: whether all was read
 */
gboolean
mdr_log_reader_read_finish (MdrLogReader *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
