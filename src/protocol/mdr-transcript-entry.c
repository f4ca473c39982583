/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of a transcript; immutable, and clean from the start.
 */

#include "mdr-transcript-entry.h"

#include "core/mdr-clean-text.h"

struct _MdrTranscriptEntry
{
  GObject parent_instance;

  MdrTranscriptDirection direction;
  gint64 time;

  /* owned */
  char *text;
};

G_DEFINE_ENUM_TYPE (MdrTranscriptDirection,
                    mdr_transcript_direction,
                    G_DEFINE_ENUM_VALUE (MDR_TRANSCRIPT_SENT, "sent"),
                    G_DEFINE_ENUM_VALUE (MDR_TRANSCRIPT_RECEIVED, "received"),
                    G_DEFINE_ENUM_VALUE (MDR_TRANSCRIPT_NOTE, "note"))

G_DEFINE_FINAL_TYPE (MdrTranscriptEntry, mdr_transcript_entry, G_TYPE_OBJECT)

typedef enum
{
  PROP_DIRECTION = 1,
  PROP_TIME,
  PROP_TEXT,
} MdrTranscriptEntryProperty;

static GParamSpec *properties[PROP_TEXT + 1];

static void
mdr_transcript_entry_finalize (GObject *object)
{
  MdrTranscriptEntry *self = MDR_TRANSCRIPT_ENTRY (object);

  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (mdr_transcript_entry_parent_class)->finalize (object);
}

static void
mdr_transcript_entry_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrTranscriptEntry *self = MDR_TRANSCRIPT_ENTRY (object);

  switch ((MdrTranscriptEntryProperty) prop_id)
    {
    case PROP_DIRECTION:
      g_value_set_enum (value, self->direction);
      break;

    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_transcript_entry_class_init (MdrTranscriptEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_transcript_entry_finalize;
  object_class->get_property = mdr_transcript_entry_get_property;

  properties[PROP_DIRECTION] = g_param_spec_enum (
      "direction", NULL, NULL, MDR_TYPE_TRANSCRIPT_DIRECTION, MDR_TRANSCRIPT_SENT, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_transcript_entry_init (MdrTranscriptEntry *self)
{
}

/**
 * mdr_transcript_entry_new:
 * @direction: who said it
 * @time: when, in microseconds of g_get_monotonic_time()
 * @text: what; cleaned here
 * @length: how many bytes @text has
 *
 * Returns: (transfer full): a new entry
 */
MdrTranscriptEntry *
mdr_transcript_entry_new (MdrTranscriptDirection direction,
                          gint64 time,
                          const char *text,
                          gsize length)
{
  MdrTranscriptEntry *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (MDR_TYPE_TRANSCRIPT_ENTRY, NULL);
  self->direction = direction;
  self->time = time;
  self->text = mdr_clean_text (text, length, MDR_CLEAN_TEXT_MAX_CHARS);

  return self;
}

/**
 * mdr_transcript_entry_get_direction:
 * @self: an entry
 *
 * Returns: who said it
 */
MdrTranscriptDirection
mdr_transcript_entry_get_direction (MdrTranscriptEntry *self)
{
  g_return_val_if_fail (MDR_IS_TRANSCRIPT_ENTRY (self), MDR_TRANSCRIPT_NOTE);

  return self->direction;
}

/**
 * mdr_transcript_entry_get_time:
 * @self: an entry
 *
 * Returns: when it was said, in microseconds of g_get_monotonic_time()
 */
gint64
mdr_transcript_entry_get_time (MdrTranscriptEntry *self)
{
  g_return_val_if_fail (MDR_IS_TRANSCRIPT_ENTRY (self), 0);

  return self->time;
}

/**
 * mdr_transcript_entry_get_text:
 * @self: an entry
 *
 * Returns: what was said, cleaned
 */
const char *
mdr_transcript_entry_get_text (MdrTranscriptEntry *self)
{
  g_return_val_if_fail (MDR_IS_TRANSCRIPT_ENTRY (self), NULL);

  return self->text;
}
