/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value: which program, where, and why.
 */

#include "mdr-unreadable.h"

#include "core/mdr-clean-text.h"

/* A longer path is cut: it is for people. */
#define MAX_PLACE 320

struct _MdrUnreadable
{
  GObject parent_instance;

  MdrUnreadableReason reason;

  /* owned */
  char *program;
  char *place;
};

G_DEFINE_FINAL_TYPE (MdrUnreadable, mdr_unreadable, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (MdrUnreadableReason,
                    mdr_unreadable_reason,
                    G_DEFINE_ENUM_VALUE (MDR_UNREADABLE_REASON_NO_PERMISSION, "no-permission"),
                    G_DEFINE_ENUM_VALUE (MDR_UNREADABLE_REASON_BROKEN, "broken"),
                    G_DEFINE_ENUM_VALUE (MDR_UNREADABLE_REASON_TOO_LARGE, "too-large"),
                    G_DEFINE_ENUM_VALUE (MDR_UNREADABLE_REASON_OUTSIDE, "outside"),
                    G_DEFINE_ENUM_VALUE (MDR_UNREADABLE_REASON_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (MDR_UNREADABLE_REASON_HIDDEN, "hidden"))

static void
mdr_unreadable_finalize (GObject *object)
{
  MdrUnreadable *self = MDR_UNREADABLE (object);

  g_clear_pointer (&self->program, g_free);
  g_clear_pointer (&self->place, g_free);

  G_OBJECT_CLASS (mdr_unreadable_parent_class)->finalize (object);
}

static void
mdr_unreadable_class_init (MdrUnreadableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_unreadable_finalize;
}

static void
mdr_unreadable_init (MdrUnreadable *self)
{
}

/**
 * mdr_unreadable_new:
 * @program: the id of the program (data/knowledge/programs.ini)
 * @place: the file or folder; copied and cleaned
 * @reason: why it could not be read
 *
 * Returns: (transfer full): what could not be read
 */
MdrUnreadable *
mdr_unreadable_new (const char *program, const char *place, MdrUnreadableReason reason)
{
  MdrUnreadable *self;

  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (place != NULL, NULL);

  self = g_object_new (MDR_TYPE_UNREADABLE, NULL);
  self->program = g_strdup (program);
  self->place = mdr_clean_text (place, -1, MAX_PLACE);
  self->reason = reason;

  return self;
}

/**
 * mdr_unreadable_get_program:
 * @self: what could not be read
 *
 * Returns: the id of the program
 */
const char *
mdr_unreadable_get_program (MdrUnreadable *self)
{
  g_return_val_if_fail (MDR_IS_UNREADABLE (self), NULL);

  return self->program;
}

/**
 * mdr_unreadable_get_place:
 * @self: what could not be read
 *
 * Returns: the file or folder, for people
 */
const char *
mdr_unreadable_get_place (MdrUnreadable *self)
{
  g_return_val_if_fail (MDR_IS_UNREADABLE (self), NULL);

  return self->place;
}

/**
 * mdr_unreadable_get_reason:
 * @self: what could not be read
 *
 * Returns: why it could not be read
 */
MdrUnreadableReason
mdr_unreadable_get_reason (MdrUnreadable *self)
{
  g_return_val_if_fail (MDR_IS_UNREADABLE (self), MDR_UNREADABLE_REASON_BROKEN);

  return self->reason;
}
