/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The ticks belong to the session, so that a guide shows them on every page it is on, and again
 * after its rows were made anew. Another account begins without any. Nothing of it is written down.
 */

#include "mdr-ticks.h"

struct _MdrTicks
{
  GObject parent_instance;

  /* owned: "ID STEP" of what is done */
  GHashTable *done;
};

G_DEFINE_FINAL_TYPE (MdrTicks, mdr_ticks, G_TYPE_OBJECT)

/* Under which a session keeps them. */
#define KEY "mdr-ticks"

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
create_key (MdrGuide *guide, guint step)
{
  return g_strdup_printf ("%s %u", mdr_guide_get_id (guide), step);
}

static void
address_changed_cb (MdrTicks *self)
{
  if (g_hash_table_size (self->done) == 0)
    return;

  g_hash_table_remove_all (self->done);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
mdr_ticks_finalize (GObject *object)
{
  g_hash_table_unref (MDR_TICKS (object)->done);

  G_OBJECT_CLASS (mdr_ticks_parent_class)->finalize (object);
}

static void
mdr_ticks_class_init (MdrTicksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_ticks_finalize;

  /**
   * MdrTicks::changed:
   * @self: the ticks
   *
   * A step was ticked, or is no longer.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdr_ticks_init (MdrTicks *self)
{
  self->done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * mdr_ticks_get_for_session:
 * @session: a session
 *
 * Returns: (transfer none): the ticks of @session, which keeps them as long as it lives
 */
MdrTicks *
mdr_ticks_get_for_session (MdrSession *session)
{
  MdrTicks *self;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), KEY);
  if (self != NULL)
    return self;

  self = g_object_new (MDR_TYPE_TICKS, NULL);
  g_signal_connect_object (session, "notify::address", G_CALLBACK (address_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (session), KEY, self, g_object_unref);

  return self;
}

/**
 * mdr_ticks_get:
 * @self: ticks
 * @guide: a guide
 * @step: one of its steps, from 0
 *
 * Returns: whether the step is done
 */
gboolean
mdr_ticks_get (MdrTicks *self, MdrGuide *guide, guint step)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (MDR_IS_TICKS (self), FALSE);
  g_return_val_if_fail (MDR_IS_GUIDE (guide), FALSE);

  key = create_key (guide, step);

  return g_hash_table_contains (self->done, key);
}

/**
 * mdr_ticks_set:
 * @self: ticks
 * @guide: a guide
 * @step: one of its steps, from 0
 * @done: whether it is done
 *
 * Notes a step as done, or not.
 */
void
mdr_ticks_set (MdrTicks *self, MdrGuide *guide, guint step, gboolean done)
{
  g_return_if_fail (MDR_IS_TICKS (self));
  g_return_if_fail (MDR_IS_GUIDE (guide));

  if (mdr_ticks_get (self, guide, step) == done)
    return;

  if (done)
    {
      g_hash_table_add (self->done, create_key (guide, step));
    }
  else
    {
      g_autofree char *key = create_key (guide, step);

      g_hash_table_remove (self->done, key);
    }

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * mdr_ticks_count:
 * @self: ticks
 * @guide: a guide
 *
 * Returns: how many of its steps are done
 */
guint
mdr_ticks_count (MdrTicks *self, MdrGuide *guide)
{
  const char *const *steps = mdr_guide_get_steps (guide);
  guint count = 0;

  g_return_val_if_fail (MDR_IS_TICKS (self), 0);

  for (guint i = 0; steps[i] != NULL; i++)
    if (mdr_ticks_get (self, guide, i))
      count++;

  return count;
}
