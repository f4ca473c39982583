/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ends an operation when its time is up, or when the whole that it belongs to is cancelled.
 */

#include "mdr-deadline.h"

#include "probe/connect/mdr-alarm.h"

struct _MdrDeadline
{
  GCancellable parent_instance;

  gboolean passed;
  gint64 end;

  /* owned */
  GSource *alarm;
};

G_DEFINE_FINAL_TYPE (MdrDeadline, mdr_deadline, G_TYPE_CANCELLABLE)

static void
time_is_up_cb (gpointer user_data)
{
  MdrDeadline *self = MDR_DEADLINE (user_data);

  self->passed = TRUE;
  g_cancellable_cancel (G_CANCELLABLE (self));
}

static void
set_time (MdrDeadline *self, guint milliseconds)
{
  self->end = g_get_monotonic_time () + milliseconds * (gint64) 1000;
  mdr_alarm_set_timeout (&self->alarm, milliseconds, time_is_up_cb, self);
}

static void
mdr_deadline_cancelled (GCancellable *cancellable)
{
  MdrDeadline *self = MDR_DEADLINE (cancellable);

  mdr_alarm_clear (&self->alarm);
}

static void
mdr_deadline_dispose (GObject *object)
{
  MdrDeadline *self = MDR_DEADLINE (object);

  mdr_alarm_clear (&self->alarm);

  G_OBJECT_CLASS (mdr_deadline_parent_class)->dispose (object);
}

static void
mdr_deadline_class_init (MdrDeadlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdr_deadline_dispose;
  G_CANCELLABLE_CLASS (klass)->cancelled = mdr_deadline_cancelled;
}

static void
mdr_deadline_init (MdrDeadline *self)
{
}

/**
 * mdr_deadline_new:
 * @parent: (nullable): what it is to follow when that is cancelled
 * @milliseconds: how much time there is, 0 for no limit before mdr_deadline_shorten()
 *
 * Starts the clock. To be used on the main thread only, where @parent is cancelled too.
 *
 * Returns: (transfer full): a cancellable for one operation
 */
MdrDeadline *
mdr_deadline_new (GCancellable *parent, guint milliseconds)
{
  MdrDeadline *self = g_object_new (MDR_TYPE_DEADLINE, NULL);

  if (g_cancellable_is_cancelled (parent))
    {
      g_cancellable_cancel (G_CANCELLABLE (self));
      return self;
    }

  if (milliseconds > 0)
    set_time (self, milliseconds);

  /* Not g_cancellable_connect(): what it gives must not be let go of while it is called. */
  if (parent != NULL)
    g_signal_connect_object (parent, "cancelled", G_CALLBACK (g_cancellable_cancel), self,
                             G_CONNECT_SWAPPED);

  return self;
}

/**
 * mdr_deadline_shorten:
 * @self: a deadline
 * @milliseconds: how much time is left from now on, not 0
 *
 * Leaves less time. What is already less stays so.
 */
void
mdr_deadline_shorten (MdrDeadline *self, guint milliseconds)
{
  g_return_if_fail (MDR_IS_DEADLINE (self));
  g_return_if_fail (milliseconds > 0);

  if (g_cancellable_is_cancelled (G_CANCELLABLE (self)) ||
      (self->alarm != NULL && self->end <= g_get_monotonic_time () + milliseconds * (gint64) 1000))
    return;

  set_time (self, milliseconds);
}

/**
 * mdr_deadline_expire:
 * @self: a deadline
 *
 * Lets time be up at once, for what would otherwise go on and on.
 */
void
mdr_deadline_expire (MdrDeadline *self)
{
  g_return_if_fail (MDR_IS_DEADLINE (self));

  if (!g_cancellable_is_cancelled (G_CANCELLABLE (self)))
    time_is_up_cb (self);
}

/**
 * mdr_deadline_has_passed:
 * @self: a deadline
 *
 * Returns: whether time was up, and nobody cancelled before
 */
gboolean
mdr_deadline_has_passed (MdrDeadline *self)
{
  g_return_val_if_fail (MDR_IS_DEADLINE (self), FALSE);

  return self->passed;
}

/**
 * mdr_deadline_explain:
 * @self: a deadline
 * @error: (nullable): how the operation ended that was given @self
 *
 * Makes %G_IO_ERROR_TIMED_OUT of %G_IO_ERROR_CANCELLED when it was the deadline that passed.
 */
void
mdr_deadline_explain (MdrDeadline *self, GError *error)
{
  g_return_if_fail (MDR_IS_DEADLINE (self));

  if (self->passed && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    error->code = G_IO_ERROR_TIMED_OUT;
}
