/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of stories: trouble first, the newest first, and never too many.
 */

#include "mdr-log-story-private.h"

/* Trouble that is over stands behind trouble that is not. */
static guint
rank (MdrLogStory *story)
{
  if (mdr_log_story_get_stop (story) == MDR_LOG_STOP_NONE)
    return 2;

  return mdr_log_story_is_overtaken (story) ? 1 : 0;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  MdrLogStory *first = (MdrLogStory *) a;
  MdrLogStory *second = (MdrLogStory *) b;
  guint first_line = mdr_log_story_get_line (first);
  guint second_line = mdr_log_story_get_line (second);

  if (rank (first) != rank (second))
    return rank (first) < rank (second) ? -1 : 1;

  return (first_line < second_line) - (first_line > second_line);
}

static gboolean
same_server (MdrLogStory *a, MdrLogStory *b)
{
  return mdr_log_story_get_protocol (a) == mdr_log_story_get_protocol (b) &&
         g_strcmp0 (mdr_log_story_get_host (a), mdr_log_story_get_host (b)) == 0;
}

/* Programs try again and again: of what happens alike, the newest is enough. */
static gboolean
is_repetition (MdrLogStory *a, MdrLogStory *b)
{
  return same_server (a, b) && mdr_log_story_get_stop (a) == mdr_log_story_get_stop (b) &&
         (mdr_log_story_get_stop (a) == MDR_LOG_STOP_NONE ||
          mdr_log_story_get_moment (a) == mdr_log_story_get_moment (b)) &&
         mdr_log_story_get_explanation (a)->meanings[0].cause ==
             mdr_log_story_get_explanation (b)->meanings[0].cause;
}

/**
 * mdr_log_stories_add:
 * @stories: a list of #MdrLogStory
 * @story: the next, newer than those in the list
 *
 * Puts a story where it belongs. A success makes the older failures with the same server less
 * important.
 */
void
mdr_log_stories_add (GListStore *stories, MdrLogStory *story)
{
  gboolean overtakes = FALSE;
  guint n;

  g_return_if_fail (MDR_IS_LOG_STORY (story));

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (stories)); i > 0; i--)
    {
      g_autoptr (MdrLogStory) old = g_list_model_get_item (G_LIST_MODEL (stories), i - 1);

      if (is_repetition (old, story))
        g_list_store_remove (stories, i - 1);
      else if (mdr_log_story_get_stop (story) == MDR_LOG_STOP_NONE && same_server (old, story) &&
               !mdr_log_story_is_overtaken (old))
        {
          mdr_log_story_set_overtaken (old);
          overtakes = TRUE;
        }
    }

  if (overtakes)
    g_list_store_sort (stories, compare, NULL);

  g_list_store_insert_sorted (stories, story, compare, NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (stories));
  if (n > MDR_LOG_MAX_STORIES)
    g_list_store_splice (stories, MDR_LOG_MAX_STORIES, n - MDR_LOG_MAX_STORIES, NULL, 0);
}
