/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row a lesson: those on the cause, if there is one, before those on the step. Without any,
 * nothing is shown.
 */

#include "mdr-lesson-group.h"

#include "gui/mdr-rows.h"
#include "knowledge/mdr-lessons.h"

/* More than these would keep somebody from what is to be done. */
#define MAX_LESSONS 3

struct _MdrLessonGroup
{
  AdwPreferencesGroup parent_instance;

  MdrCause cause;
  MdrStepId step;

  /* owned */
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (MdrLessonGroup, mdr_lesson_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_CAUSE = 1,
  PROP_STEP_ID,
} MdrLessonGroupProperty;

static GParamSpec *properties[PROP_STEP_ID + 1];

static void
add_lessons (MdrLessonGroup *self, GPtrArray *lessons, guint max_rows)
{
  for (guint i = 0; i < lessons->len && self->rows->len < max_rows; i++)
    {
      GtkWidget *row = mdr_rows_create_lesson (lessons->pdata[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
update (MdrLessonGroup *self)
{
  g_autoptr (GPtrArray) on_cause = mdr_lessons_find_for_cause (self->cause);
  g_autoptr (GPtrArray) on_step = mdr_lessons_find_for_step (self->step);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  add_lessons (self, on_cause, MAX_LESSONS - 1);
  add_lessons (self, on_step, MAX_LESSONS);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
mdr_lesson_group_finalize (GObject *object)
{
  g_clear_pointer (&MDR_LESSON_GROUP (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_lesson_group_parent_class)->finalize (object);
}

static void
mdr_lesson_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrLessonGroup *self = MDR_LESSON_GROUP (object);

  switch ((MdrLessonGroupProperty) prop_id)
    {
    case PROP_CAUSE:
      g_value_set_enum (value, self->cause);
      break;

    case PROP_STEP_ID:
      g_value_set_enum (value, self->step);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_lesson_group_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  MdrLessonGroup *self = MDR_LESSON_GROUP (object);

  switch ((MdrLessonGroupProperty) prop_id)
    {
    case PROP_CAUSE:
      if (self->cause == (MdrCause) g_value_get_enum (value))
        return;
      self->cause = g_value_get_enum (value);
      break;

    case PROP_STEP_ID:
      if (self->step == (MdrStepId) g_value_get_enum (value))
        return;
      self->step = g_value_get_enum (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  update (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
mdr_lesson_group_class_init (MdrLessonGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = mdr_lesson_group_finalize;
  object_class->get_property = mdr_lesson_group_get_property;
  object_class->set_property = mdr_lesson_group_set_property;

  properties[PROP_CAUSE] =
      g_param_spec_enum ("cause", NULL, NULL, MDR_TYPE_CAUSE, MDR_CAUSE_OK, flags);
  properties[PROP_STEP_ID] =
      g_param_spec_enum ("step-id", NULL, NULL, MDR_TYPE_STEP_ID, MDR_STEP_START, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_lesson_group_init (MdrLessonGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
