/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines in, stories out. Nothing of the log is kept but what the stories say.
 */

#include "mdr-log-reader.h"

#include "core/mdr-secret.h"

#include "mdr-log-decoder.h"
#include "mdr-log-story-private.h"
#include "mdr-log-talks.h"
#include "mdr-log-trouble-text.h"

/* Read at once. Small enough to be taken in between two frames. */
#define CHUNK_SIZE 16384

/* What is not of a particular format is a log from so many lines on. */
#define ENOUGH_LINES 3

/* One byte in so many. */
#define ODD_BYTES_ALLOWED 10

struct _MdrLogReader
{
  GObject parent_instance;

  /* owned */
  GListStore *stories;
  MdrLogDecoder *decoder;
  MdrLogTalks *talks;
  MdrLogTroubleText *trouble;
  guint *n_lines_of;

  /* borrowed */
  const MdrLogFormat *likely;

  guint n_lines;
  gboolean ended;
};

G_DEFINE_FINAL_TYPE (MdrLogReader, mdr_log_reader, G_TYPE_OBJECT)

static void
count_line (MdrLogReader *self, const MdrLogFormat *format)
{
  for (guint i = 0; i < mdr_log_format_get_n (); i++)
    if (mdr_log_format_get_nth (i) == format)
      self->n_lines_of[i]++;

  self->likely = format;
}

/* Pictures and programs have lines, too. A log may have odd bytes in it (old programs write no
 * UTF-8), but few. */
static gboolean
is_text (const char *bytes, gsize length)
{
  const char *end = bytes + length;
  gsize n_odd = 0;

  while (bytes < end)
    {
      const char *valid;

      g_utf8_validate (bytes, end - bytes, &valid);
      for (; bytes < valid; bytes++)
        n_odd += g_ascii_iscntrl (*bytes) && !g_ascii_isspace (*bytes);

      if (bytes < end)
        {
          n_odd++;
          bytes++;
        }
    }

  return n_odd * ODD_BYTES_ALLOWED <= length;
}

static void
line_read_cb (const char *bytes, gsize length, gpointer user_data)
{
  MdrLogReader *self = user_data;
  const MdrLogText text = { bytes, length };
  const MdrLogFormat *format;
  MdrLogLine line;

  self->n_lines++;
  if (length == 0 || !is_text (bytes, length))
    return;

  format = mdr_log_format_read (self->likely, text, &line);
  if (format == NULL)
    {
      if (!mdr_log_talks_hear_secret (self->talks, text, self->n_lines))
        mdr_log_trouble_text_add (self->trouble, bytes, length, self->n_lines);
      return;
    }

  count_line (self, format);
  mdr_log_talks_hear (self->talks, format, &line, self->n_lines);
}

static void
mdr_log_reader_finalize (GObject *object)
{
  MdrLogReader *self = MDR_LOG_READER (object);

  g_clear_object (&self->stories);
  g_clear_pointer (&self->decoder, mdr_log_decoder_free);
  g_clear_pointer (&self->talks, mdr_log_talks_free);
  g_clear_pointer (&self->trouble, mdr_log_trouble_text_free);
  g_clear_pointer (&self->n_lines_of, g_free);

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
  self->talks = mdr_log_talks_new (self->stories);
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
  mdr_log_talks_end (self->talks);

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
