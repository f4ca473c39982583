/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bounded list of what was said: lines that are too many are counted out, not kept.
 */

#include "mdr-transcript.h"

struct _MdrTranscript
{
  GObject parent_instance;

  gboolean complete;

  /* owned */
  GPtrArray *entries;
};

static GType
mdr_transcript_get_item_type (GListModel *model)
{
  return MDR_TYPE_TRANSCRIPT_ENTRY;
}

static guint
mdr_transcript_get_n_items (GListModel *model)
{
  return MDR_TRANSCRIPT (model)->entries->len;
}

static gpointer
mdr_transcript_get_item (GListModel *model, guint position)
{
  MdrTranscript *self = MDR_TRANSCRIPT (model);

  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
mdr_transcript_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = mdr_transcript_get_item_type;
  iface->get_n_items = mdr_transcript_get_n_items;
  iface->get_item = mdr_transcript_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrTranscript,
                               mdr_transcript,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      mdr_transcript_list_model_init))

static void
mdr_transcript_finalize (GObject *object)
{
  MdrTranscript *self = MDR_TRANSCRIPT (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_transcript_parent_class)->finalize (object);
}

static void
mdr_transcript_class_init (MdrTranscriptClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_transcript_finalize;
}

static void
mdr_transcript_init (MdrTranscript *self)
{
  self->complete = TRUE;
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mdr_transcript_new:
 *
 * Returns: (transfer full): an empty transcript
 */
MdrTranscript *
mdr_transcript_new (void)
{
  return g_object_new (MDR_TYPE_TRANSCRIPT, NULL);
}

/**
 * mdr_transcript_add:
 * @self: a transcript
 * @direction: who said it
 * @text: what, perhaps not clean, but free of secrets: the caller gives a public form in their
 *   place
 * @length: how many bytes @text has
 *
 * Writes down one line with the present time.
 */
void
mdr_transcript_add (MdrTranscript *self,
                    MdrTranscriptDirection direction,
                    const char *text,
                    gsize length)
{
  g_autoptr (MdrTranscriptEntry) entry = NULL;

  g_return_if_fail (MDR_IS_TRANSCRIPT (self));
  g_return_if_fail (text != NULL);

  /* A server that talks without end must not cost more than that. */
  if (self->entries->len < MDR_TRANSCRIPT_MAX_ENTRIES)
    entry = mdr_transcript_entry_new (direction, g_get_monotonic_time (), text, length);

  mdr_transcript_add_entry (self, entry);
}

/**
 * mdr_transcript_add_entry:
 * @self: a transcript
 * @entry: (nullable): what was said, %NULL if it is too much to be kept
 *
 * Writes down what was said at another time.
 */
void
mdr_transcript_add_entry (MdrTranscript *self, MdrTranscriptEntry *entry)
{
  guint position;

  g_return_if_fail (MDR_IS_TRANSCRIPT (self));

  position = self->entries->len;
  if (entry == NULL || position >= MDR_TRANSCRIPT_MAX_ENTRIES)
    {
      self->complete = FALSE;
      return;
    }

  g_ptr_array_add (self->entries, g_object_ref (entry));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

/**
 * mdr_transcript_is_complete:
 * @self: a transcript
 *
 * Returns: whether all that was said is in it
 */
gboolean
mdr_transcript_is_complete (MdrTranscript *self)
{
  g_return_val_if_fail (MDR_IS_TRANSCRIPT (self), FALSE);

  return self->complete;
}
