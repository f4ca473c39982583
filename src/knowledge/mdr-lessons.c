/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the lessons of data/guides/learn on first use, which must be after the locale is set.
 */

#include "mdr-lessons.h"

/* In the order in which they are listed. */
static const char *const files[] = {
  "learn/passwords.xml",
  "learn/servers.xml",
  "learn/habits.xml",
  NULL,
};

static void
read_file (GListStore *lessons, const char *file_name)
{
  g_autoptr (MdrDataElement) root = mdr_data_element_load (file_name);

  for (guint i = 0; i < mdr_data_element_get_n_children (root); i++)
    {
      g_autoptr (MdrLesson) lesson = mdr_lesson_new (mdr_data_element_get_child (root, i));

      g_list_store_append (lessons, lesson);
    }
}

static gpointer
load_lessons_cb (gpointer unused)
{
  GListStore *lessons = g_list_store_new (MDR_TYPE_LESSON);

  for (gsize i = 0; files[i] != NULL; i++)
    read_file (lessons, files[i]);

  return lessons;
}

/**
 * mdr_lessons_get_all:
 *
 * Returns: (transfer none): all lessons in the order to show them, as a list of #MdrLesson
 */
GListModel *
mdr_lessons_get_all (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_lessons_cb, NULL);
}

/**
 * mdr_lessons_find:
 * @id: any text
 *
 * Returns: (transfer none) (nullable): the lesson with this id
 */
MdrLesson *
mdr_lessons_find (const char *id)
{
  GListModel *all = mdr_lessons_get_all ();
  guint n_lessons = g_list_model_get_n_items (all);

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < n_lessons; i++)
    {
      /* The list keeps it alive. */
      g_autoptr (MdrLesson) lesson = g_list_model_get_item (all, i);

      if (g_str_equal (mdr_lesson_get_id (lesson), id))
        return lesson;
    }

  return NULL;
}

/**
 * mdr_lessons_find_for_step:
 * @step: a step of the wizard
 *
 * Returns: (transfer full) (element-type MdrLesson): the lessons on what comes up at @step; there
 *   may be none
 */
GPtrArray *
mdr_lessons_find_for_step (MdrStepId step)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = mdr_lessons_get_all ();
  guint n_lessons = g_list_model_get_n_items (all);

  for (guint i = 0; i < n_lessons; i++)
    {
      g_autoptr (MdrLesson) lesson = g_list_model_get_item (all, i);

      if (mdr_lesson_belongs_to (lesson, step))
        g_ptr_array_add (found, g_steal_pointer (&lesson));
    }

  return found;
}

/**
 * mdr_lessons_find_for_cause:
 * @cause: a cause
 *
 * Returns: (transfer full) (element-type MdrLesson): the lessons on what stands behind @cause;
 *   there may be none
 */
GPtrArray *
mdr_lessons_find_for_cause (MdrCause cause)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *all = mdr_lessons_get_all ();
  guint n_lessons = g_list_model_get_n_items (all);

  for (guint i = 0; i < n_lessons; i++)
    {
      g_autoptr (MdrLesson) lesson = g_list_model_get_item (all, i);

      if (mdr_lesson_explains (lesson, cause))
        g_ptr_array_add (found, g_steal_pointer (&lesson));
    }

  return found;
}

/**
 * mdr_lessons_get_files:
 *
 * Returns: (array zero-terminated): the names of the files of data/guides with lessons in them, for
 *   who has something else to do with them
 */
const char *const *
mdr_lessons_get_files (void)
{
  return files;
}
