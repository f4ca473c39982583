/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long log is read a little at a time, and the window stays alive. Nothing of it is kept but the
 * story of the newest trouble in it.
 */

#include "mdr-message-log.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/mdr-secret.h"
#include "explain/logs/mdr-log-file.h"
#include "gui/mdr-message-log-texts.h"

struct _MdrMessageLog
{
  GObject parent_instance;

  gboolean known;

  /* owned: while it is read */
  MdrLogReader *reader;
  GCancellable *cancellable;

  /* owned: when it is read */
  MdrLogStory *trouble;

  /* borrowed: never go away */
  const char *program;
  const char *remark;
};

G_DEFINE_FINAL_TYPE (MdrMessageLog, mdr_message_log, G_TYPE_OBJECT)

typedef enum
{
  PROP_READING = 1,
} MdrMessageLogProperty;

static GParamSpec *properties[PROP_READING + 1];

enum
{
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static MdrLogStory *
dup_trouble (MdrLogReader *reader)
{
  g_autoptr (MdrLogStory) worst = g_list_model_get_item (mdr_log_reader_get_stories (reader), 0);

  if (worst == NULL || mdr_log_story_get_stop (worst) == MDR_LOG_STOP_NONE)
    return NULL;

  return g_steal_pointer (&worst);
}

static void
set_reader (MdrMessageLog *self, MdrLogReader *reader)
{
  if (g_set_object (&self->reader, reader))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

static void
take (MdrMessageLog *self, MdrLogReader *reader, const GError *error)
{
  const char *format = mdr_log_reader_get_format (reader);

  g_clear_object (&self->trouble);
  if (error == NULL)
    self->trouble = dup_trouble (reader);
  self->known = format != NULL;
  self->program = mdr_message_log_find_program (format);

  if (error != NULL)
    self->remark = mdr_message_log_describe_error (error);
  else if (self->trouble == NULL)
    self->remark = mdr_message_log_describe_silence (reader);
  else
    self->remark = _ ("Of a log, only the words that matter stay here.");
}

typedef struct
{
  MdrMessageLog *log;
  MdrLogReader *reader;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->log);
  g_object_unref (reading->reader);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
begin_reading (MdrMessageLog *self)
{
  Reading *reading = g_new0 (Reading, 1);

  mdr_message_log_stop (self);
  self->cancellable = g_cancellable_new ();
  reading->log = g_object_ref (self);
  reading->reader = mdr_log_reader_new ();
  set_reader (self, reading->reader);

  return reading;
}

static void
end_reading (Reading *reading, const GError *error)
{
  MdrMessageLog *self = reading->log;

  /* It was stopped, or another one has begun. */
  if (self->reader != reading->reader)
    return;

  take (self, reading->reader, error);
  g_clear_object (&self->cancellable);
  set_reader (self, NULL);
  g_signal_emit (self, signals[ENDED], 0);
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;

  mdr_log_file_read_finish (G_FILE (source), result, &error);
  end_reading (reading, error);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;

  mdr_log_reader_read_finish (MDR_LOG_READER (source), result, &error);
  end_reading (reading, error);
}

static void
mdr_message_log_dispose (GObject *object)
{
  MdrMessageLog *self = MDR_MESSAGE_LOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->reader);
  g_clear_object (&self->trouble);

  G_OBJECT_CLASS (mdr_message_log_parent_class)->dispose (object);
}

static void
mdr_message_log_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrMessageLogProperty) prop_id)
    {
    case PROP_READING:
      g_value_set_boolean (value, mdr_message_log_is_reading (MDR_MESSAGE_LOG (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_message_log_class_init (MdrMessageLogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_message_log_dispose;
  object_class->get_property = mdr_message_log_get_property;

  properties[PROP_READING] =
      g_param_spec_boolean ("reading", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MdrMessageLog::ended:
   * @self: a log
   *
   * A file or a long text was read, or cannot be. One that was stopped is not told of.
   */
  signals[ENDED] = g_signal_new ("ended", MDR_TYPE_MESSAGE_LOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
mdr_message_log_init (MdrMessageLog *self)
{
}

/**
 * mdr_message_log_new:
 *
 * Returns: (transfer full): a log of nothing yet
 */
MdrMessageLog *
mdr_message_log_new (void)
{
  return g_object_new (MDR_TYPE_MESSAGE_LOG, NULL);
}

/**
 * mdr_message_log_read_file:
 * @self: a log
 * @file: where it is
 *
 * Begins to read @file, in the place of what is being read.
 */
void
mdr_message_log_read_file (MdrMessageLog *self, GFile *file)
{
  Reading *reading;

  g_return_if_fail (MDR_IS_MESSAGE_LOG (self));
  g_return_if_fail (G_IS_FILE (file));

  reading = begin_reading (self);
  mdr_log_file_read_async (file, reading->reader, self->cancellable, file_read_cb, reading);
}

typedef struct
{
  gsize length;
  char bytes[];
} Text;

static void
text_free (gpointer data)
{
  Text *text = data;

  mdr_wipe (text->bytes, text->length);
  g_free (text);
}

/**
 * mdr_message_log_read_long_text:
 * @self: a log
 * @text: what was pasted, perhaps with secrets
 * @length: how many bytes
 *
 * Begins to read @text, in the place of what is being read. The copy that this takes is wiped.
 */
void
mdr_message_log_read_long_text (MdrMessageLog *self, const char *text, gsize length)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Reading *reading;
  Text *copy;

  g_return_if_fail (MDR_IS_MESSAGE_LOG (self));
  g_return_if_fail (text != NULL);

  copy = g_malloc (sizeof *copy + length);
  copy->length = length;
  memcpy (copy->bytes, text, length);
  bytes = g_bytes_new_with_free_func (copy->bytes, length, text_free, copy);
  stream = g_memory_input_stream_new_from_bytes (bytes);

  reading = begin_reading (self);
  mdr_log_reader_read_async (reading->reader, stream, self->cancellable, text_read_cb, reading);
}

/**
 * mdr_message_log_read_short_text:
 * @self: a log
 * @text: a few lines
 *
 * Reads @text at once, in the place of what is being read.
 */
void
mdr_message_log_read_short_text (MdrMessageLog *self, const char *text)
{
  g_autoptr (MdrLogReader) reader = mdr_log_reader_new ();

  g_return_if_fail (MDR_IS_MESSAGE_LOG (self));
  g_return_if_fail (text != NULL);

  mdr_message_log_stop (self);
  mdr_log_reader_receive (reader, text, strlen (text));
  mdr_log_reader_end (reader);
  take (self, reader, NULL);
}

/**
 * mdr_message_log_stop:
 * @self: a log
 *
 * Stops reading at once.
 */
void
mdr_message_log_stop (MdrMessageLog *self)
{
  g_return_if_fail (MDR_IS_MESSAGE_LOG (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_reader (self, NULL);
}

/**
 * mdr_message_log_is_reading:
 * @self: a log
 *
 * Returns: whether something is being read
 */
gboolean
mdr_message_log_is_reading (MdrMessageLog *self)
{
  g_return_val_if_fail (MDR_IS_MESSAGE_LOG (self), FALSE);

  return self->reader != NULL;
}

/**
 * mdr_message_log_is_known:
 * @self: a log that was read
 *
 * Returns: whether it is a log of a known kind
 */
gboolean
mdr_message_log_is_known (MdrMessageLog *self)
{
  g_return_val_if_fail (MDR_IS_MESSAGE_LOG (self), FALSE);

  return self->known;
}

/**
 * mdr_message_log_get_trouble:
 * @self: a log that was read
 *
 * Returns: (transfer none) (nullable): the newest trouble in it
 */
MdrLogStory *
mdr_message_log_get_trouble (MdrMessageLog *self)
{
  g_return_val_if_fail (MDR_IS_MESSAGE_LOG (self), NULL);

  return self->trouble;
}

/**
 * mdr_message_log_get_program:
 * @self: a log that was read
 *
 * Returns: (nullable): the id of the mail program that wrote it
 */
const char *
mdr_message_log_get_program (MdrMessageLog *self)
{
  g_return_val_if_fail (MDR_IS_MESSAGE_LOG (self), NULL);

  return self->program;
}

/**
 * mdr_message_log_get_remark:
 * @self: a log that was read
 *
 * Returns: what there is to say about it, or why it cannot be read
 */
const char *
mdr_message_log_get_remark (MdrMessageLog *self)
{
  g_return_val_if_fail (MDR_IS_MESSAGE_LOG (self), NULL);

  return self->remark;
}
