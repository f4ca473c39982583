/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lesson as it is shown and printed: a question, its answer, and what there is to say about it.
 */

#include "mdr-lesson.h"

#include <glib/gi18n-lib.h>

struct _MdrLesson
{
  GObject parent_instance;

  /* owned */
  char *id;
  char *title;
  char *summary;
  GListStore *blocks;

  /* owned; where it leads from, NULL for nowhere */
  char **steps;
  char **causes;
};

G_DEFINE_FINAL_TYPE (MdrLesson, mdr_lesson, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_BLOCKS,
} MdrLessonProperty;

static GParamSpec *properties[PROP_BLOCKS + 1];

static void
mdr_lesson_finalize (GObject *object)
{
  MdrLesson *self = MDR_LESSON (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_object (&self->blocks);
  g_clear_pointer (&self->steps, g_strfreev);
  g_clear_pointer (&self->causes, g_strfreev);

  G_OBJECT_CLASS (mdr_lesson_parent_class)->finalize (object);
}

static void
mdr_lesson_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrLesson *self = MDR_LESSON (object);

  switch ((MdrLessonProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;

    case PROP_BLOCKS:
      g_value_set_object (value, self->blocks);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_lesson_class_init (MdrLessonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = mdr_lesson_finalize;
  object_class->get_property = mdr_lesson_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_BLOCKS] = g_param_spec_object ("blocks", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_lesson_init (MdrLesson *self)
{
  self->blocks = g_list_store_new (MDR_TYPE_LESSON_BLOCK);
}

static char **
dup_list (const MdrDataElement *element, const char *attribute)
{
  const char *value = mdr_data_element_get_attribute (element, attribute);

  return value != NULL ? g_strsplit (value, " ", -1) : NULL;
}

static void
add_content (MdrLesson *self, const MdrDataElement *element)
{
  const char *name = mdr_data_element_get_name (element);
  const char *text = mdr_data_element_get_text (element);
  g_autoptr (MdrLessonBlock) block = NULL;

  if (g_str_equal (name, "title"))
    self->title = g_strdup (g_dgettext (GETTEXT_PACKAGE, text));
  else if (g_str_equal (name, "summary"))
    self->summary = g_strdup (g_dgettext (GETTEXT_PACKAGE, text));
  else if ((block = mdr_lesson_block_new (element)) != NULL)
    g_list_store_append (self->blocks, block);
}

/**
 * mdr_lesson_new:
 * @element: a <lesson> element with an id, a title and a summary
 *
 * Returns: (transfer full): the lesson, in the user's language
 */
MdrLesson *
mdr_lesson_new (const MdrDataElement *element)
{
  MdrLesson *self;

  g_return_val_if_fail (element != NULL, NULL);

  self = g_object_new (MDR_TYPE_LESSON, NULL);
  self->id = g_strdup (mdr_data_element_get_attribute (element, "id"));
  self->steps = dup_list (element, "steps");
  self->causes = dup_list (element, "causes");

  for (guint i = 0; i < mdr_data_element_get_n_children (element); i++)
    add_content (self, mdr_data_element_get_child (element, i));

  return self;
}

/**
 * mdr_lesson_new_empty:
 * @id: its id
 * @title: what it is about, in the user's language
 * @summary: what is most important, in the user's language; may be empty
 *
 * Begins something that is read like a lesson. Nobody but its maker may add to it.
 *
 * Returns: (transfer full): a lesson without blocks, which is not among the others
 */
MdrLesson *
mdr_lesson_new_empty (const char *id, const char *title, const char *summary)
{
  MdrLesson *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (summary != NULL, NULL);

  self = g_object_new (MDR_TYPE_LESSON, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->summary = g_strdup (summary);

  return self;
}

/**
 * mdr_lesson_add_block:
 * @self: a lesson that is being made
 * @block: (transfer full): what comes next
 *
 * Adds to the end.
 */
void
mdr_lesson_add_block (MdrLesson *self, MdrLessonBlock *block)
{
  g_autoptr (MdrLessonBlock) owned = block;

  g_return_if_fail (MDR_IS_LESSON (self));
  g_return_if_fail (MDR_IS_LESSON_BLOCK (block));

  g_list_store_append (self->blocks, owned);
}

/**
 * mdr_lesson_get_id:
 * @self: a lesson
 *
 * Returns: its id, as "imap-or-pop3"
 */
const char *
mdr_lesson_get_id (MdrLesson *self)
{
  g_return_val_if_fail (MDR_IS_LESSON (self), NULL);

  return self->id;
}

/**
 * mdr_lesson_get_title:
 * @self: a lesson
 *
 * Returns: the question that it answers, in the user's language
 */
const char *
mdr_lesson_get_title (MdrLesson *self)
{
  g_return_val_if_fail (MDR_IS_LESSON (self), NULL);

  return self->title;
}

/**
 * mdr_lesson_get_summary:
 * @self: a lesson
 *
 * Returns: the answer in a sentence or two, in the user's language
 */
const char *
mdr_lesson_get_summary (MdrLesson *self)
{
  g_return_val_if_fail (MDR_IS_LESSON (self), NULL);

  return self->summary;
}

/**
 * mdr_lesson_get_blocks:
 * @self: a lesson
 *
 * Returns: (transfer none): what comes after the summary, as a list of #MdrLessonBlock
 */
GListModel *
mdr_lesson_get_blocks (MdrLesson *self)
{
  g_return_val_if_fail (MDR_IS_LESSON (self), NULL);

  return G_LIST_MODEL (self->blocks);
}

/**
 * mdr_lesson_belongs_to:
 * @self: a lesson
 * @step: a step of the wizard
 *
 * Returns: whether the question comes up at @step
 */
gboolean
mdr_lesson_belongs_to (MdrLesson *self, MdrStepId step)
{
  g_return_val_if_fail (MDR_IS_LESSON (self), FALSE);

  return self->steps != NULL && g_strv_contains ((const char *const *) self->steps,
                                                 mdr_enum_to_nick (MDR_TYPE_STEP_ID, step));
}

/**
 * mdr_lesson_explains:
 * @self: a lesson
 * @cause: a cause
 *
 * Returns: whether the lesson says what stands behind @cause
 */
gboolean
mdr_lesson_explains (MdrLesson *self, MdrCause cause)
{
  g_return_val_if_fail (MDR_IS_LESSON (self), FALSE);

  return self->causes != NULL &&
         g_strv_contains ((const char *const *) self->causes, mdr_cause_to_code (cause));
}
