/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change is a value. Its words stand in data/guides/changes.xml.
 */

#include "mdr-change.h"

G_DEFINE_ENUM_TYPE (MdrSubject,
                    mdr_subject,
                    G_DEFINE_ENUM_VALUE (MDR_SUBJECT_VPN, "vpn"),
                    G_DEFINE_ENUM_VALUE (MDR_SUBJECT_PROXY, "proxy"),
                    G_DEFINE_ENUM_VALUE (MDR_SUBJECT_ONLINE, "online"),
                    G_DEFINE_ENUM_VALUE (MDR_SUBJECT_PORTAL, "portal"),
                    G_DEFINE_ENUM_VALUE (MDR_SUBJECT_CLOCK, "clock"),
                    G_DEFINE_ENUM_VALUE (MDR_SUBJECT_RECEIVING, "receiving"),
                    G_DEFINE_ENUM_VALUE (MDR_SUBJECT_SENDING, "sending"),
                    G_DEFINE_ENUM_VALUE (MDR_SUBJECT_CAUSE, "cause"))

G_DEFINE_ENUM_TYPE (MdrTrend,
                    mdr_trend,
                    G_DEFINE_ENUM_VALUE (MDR_TREND_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (MDR_TREND_BETTER, "better"),
                    G_DEFINE_ENUM_VALUE (MDR_TREND_WORSE, "worse"),
                    G_DEFINE_ENUM_VALUE (MDR_TREND_OTHER, "other"))

struct _MdrChange
{
  GObject parent_instance;

  MdrSubject subject;
  MdrTrend trend;

  /* owned */
  MdrCondition before;
  MdrCondition after;
};

G_DEFINE_FINAL_TYPE (MdrChange, mdr_change, G_TYPE_OBJECT)

static void
mdr_change_finalize (GObject *object)
{
  MdrChange *self = MDR_CHANGE (object);

  mdr_condition_clear (&self->before);
  mdr_condition_clear (&self->after);

  G_OBJECT_CLASS (mdr_change_parent_class)->finalize (object);
}

static void
mdr_change_class_init (MdrChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_change_finalize;
}

static void
mdr_change_init (MdrChange *self)
{
}

/**
 * mdr_change_new:
 * @subject: what changed
 * @trend: where to
 * @before: how it stood
 * @after: how it stands now
 *
 * Returns: (transfer full): a new change
 */
MdrChange *
mdr_change_new (MdrSubject subject,
                MdrTrend trend,
                const MdrCondition *before,
                const MdrCondition *after)
{
  MdrChange *self;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (after != NULL, NULL);

  self = g_object_new (MDR_TYPE_CHANGE, NULL);
  self->subject = subject;
  self->trend = trend;
  mdr_condition_copy (&self->before, before);
  mdr_condition_copy (&self->after, after);

  return self;
}

/**
 * mdr_change_get_subject:
 * @self: a change
 *
 * Returns: what changed
 */
MdrSubject
mdr_change_get_subject (MdrChange *self)
{
  g_return_val_if_fail (MDR_IS_CHANGE (self), MDR_SUBJECT_CAUSE);

  return self->subject;
}

/**
 * mdr_change_get_trend:
 * @self: a change
 *
 * Returns: where it leads
 */
MdrTrend
mdr_change_get_trend (MdrChange *self)
{
  g_return_val_if_fail (MDR_IS_CHANGE (self), MDR_TREND_SAME);

  return self->trend;
}

/**
 * mdr_change_get_before:
 * @self: a change
 *
 * Returns: (transfer none): how it stood before
 */
const MdrCondition *
mdr_change_get_before (MdrChange *self)
{
  g_return_val_if_fail (MDR_IS_CHANGE (self), NULL);

  return &self->before;
}

/**
 * mdr_change_get_after:
 * @self: a change
 *
 * Returns: (transfer none): how it stands now
 */
const MdrCondition *
mdr_change_get_after (MdrChange *self)
{
  g_return_val_if_fail (MDR_IS_CHANGE (self), NULL);

  return &self->after;
}

/**
 * mdr_condition_copy:
 * @copy: (out caller-allocates): what becomes the same as @condition; is overwritten
 * @condition: how something stands
 *
 * Copies it; the copy has references of its own.
 */
void
mdr_condition_copy (MdrCondition *copy, const MdrCondition *condition)
{
  *copy = *condition;

  if (copy->finding != NULL)
    g_object_ref (copy->finding);
  if (copy->service != NULL)
    g_object_ref (copy->service);
  if (copy->alternative != NULL)
    g_object_ref (copy->alternative);
}

/**
 * mdr_condition_clear:
 * @condition: how something stands, with references of its own
 *
 * Lets go of what it refers to.
 */
void
mdr_condition_clear (MdrCondition *condition)
{
  g_clear_object (&condition->finding);
  g_clear_object (&condition->service);
  g_clear_object (&condition->alternative);
}
