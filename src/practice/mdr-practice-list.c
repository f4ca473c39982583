/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads data/knowledge/practice.ini on first use, which must be after the locale is set.
 */

#include "mdr-practice-list.h"

#include "knowledge/mdr-knowledge.h"

static gboolean
read_file (GListStore *cases, GError **error)
{
  g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("practice.ini", error);
  g_auto (GStrv) ids = NULL;

  if (file == NULL)
    return FALSE;

  ids = g_key_file_get_groups (file, NULL);
  for (char **id = ids; *id != NULL; id++)
    {
      g_autoptr (MdrPracticeCase) one = mdr_practice_case_new (file, *id, error);

      if (one == NULL)
        return FALSE;

      g_list_store_append (cases, one);
    }

  return TRUE;
}

static gpointer
load_cases_cb (gpointer unused)
{
  GListStore *cases = g_list_store_new (MDR_TYPE_PRACTICE_CASE);
  g_autoptr (GError) error = NULL;

  /* The tests read this very file, so a broken one is never shipped. */
  if (!read_file (cases, &error))
    g_error ("practice.ini: %s", error->message);

  return cases;
}

/**
 * mdr_practice_list_get_all:
 *
 * Returns: (transfer none): all cases in the order to show them, as a list of #MdrPracticeCase
 */
GListModel *
mdr_practice_list_get_all (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_cases_cb, NULL);
}

/**
 * mdr_practice_list_find:
 * @id: any text
 *
 * Returns: (transfer none) (nullable): the case with this id
 */
MdrPracticeCase *
mdr_practice_list_find (const char *id)
{
  GListModel *all = mdr_practice_list_get_all ();
  guint n_cases = g_list_model_get_n_items (all);

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < n_cases; i++)
    {
      /* The list keeps it alive. */
      g_autoptr (MdrPracticeCase) one = g_list_model_get_item (all, i);

      if (g_str_equal (mdr_practice_case_get_id (one), id))
        return one;
    }

  return NULL;
}
