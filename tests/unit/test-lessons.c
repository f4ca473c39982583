/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What there is to learn is complete, and is found where the question comes up.
 */

#include <gio/gio.h>

#include "knowledge/mdr-lessons.h"

/* What nobody may miss. */
static const char *const wanted[] = {
  "imap-password", "webmail-works", "app-passwords", "two-step",  "imap-or-pop3",
  "ports",         "sending-port",  "good-habits",   "checklist",
};

static guint
count_blocks (MdrLesson *lesson, MdrLessonBlockKind kind)
{
  GListModel *blocks = mdr_lesson_get_blocks (lesson);
  guint n_blocks = g_list_model_get_n_items (blocks);
  guint count = 0;

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, i);

      if (mdr_lesson_block_get_kind (block) == kind)
        count++;
    }

  return count;
}

static gboolean
contains (GPtrArray *lessons, const char *id)
{
  for (guint i = 0; i < lessons->len; i++)
    if (g_str_equal (mdr_lesson_get_id (lessons->pdata[i]), id))
      return TRUE;

  return FALSE;
}

static void
check_block (MdrLessonBlock *block)
{
  switch (mdr_lesson_block_get_kind (block))
    {
    case MDR_LESSON_BLOCK_HEADING:
    case MDR_LESSON_BLOCK_TEXT:
    case MDR_LESSON_BLOCK_POINT:
    case MDR_LESSON_BLOCK_STEP:
    case MDR_LESSON_BLOCK_CHECK:
      g_assert_cmpstr (mdr_lesson_block_get_text (block), !=, "");
      g_assert_null (mdr_lesson_block_get_target (block));
      break;

    case MDR_LESSON_BLOCK_COMPARISON:
      g_assert_cmpuint (mdr_lesson_block_get_n_rows (block), >, 1);
      g_assert_cmpstr (mdr_lesson_block_get_column_title (block, MDR_LESSON_COLUMN_LEFT), !=, "");
      g_assert_cmpstr (mdr_lesson_block_get_column_title (block, MDR_LESSON_COLUMN_RIGHT), !=, "");
      for (guint row = 0; row < mdr_lesson_block_get_n_rows (block); row++)
        for (guint column = 0; column < MDR_N_LESSON_COLUMNS; column++)
          g_assert_cmpstr (mdr_lesson_block_get_cell (block, row, column), !=, "");
      break;

    case MDR_LESSON_BLOCK_SEE:
      g_assert_nonnull (mdr_lessons_find (mdr_lesson_block_get_target (block)));
      break;

    case MDR_LESSON_BLOCK_LINK:
      g_assert_cmpstr (mdr_lesson_block_get_text (block), !=, "");
      g_assert_true (g_str_has_prefix (mdr_lesson_block_get_target (block), "https://"));
      break;
    }
}

static void
test_all_are_there (void)
{
  GListModel *all = mdr_lessons_get_all ();

  g_assert_cmpuint (g_list_model_get_n_items (all), ==, G_N_ELEMENTS (wanted));

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (MdrLesson) lesson = g_list_model_get_item (all, i);
      GListModel *blocks = mdr_lesson_get_blocks (lesson);
      guint n_blocks = g_list_model_get_n_items (blocks);

      g_assert_cmpstr (mdr_lesson_get_id (lesson), ==, wanted[i]);
      g_assert_true (mdr_lessons_find (wanted[i]) == lesson);
      g_assert_cmpstr (mdr_lesson_get_title (lesson), !=, "");
      g_assert_cmpstr (mdr_lesson_get_summary (lesson), !=, "");

      for (guint j = 0; j < n_blocks; j++)
        {
          g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, j);

          check_block (block);
        }
    }
}

static void
test_unknown_gives_nothing (void)
{
  g_autoptr (GPtrArray) lessons = mdr_lessons_find_for_cause (MDR_CAUSE_OK);

  g_assert_null (mdr_lessons_find ("no-such-lesson"));
  g_assert_null (mdr_lessons_find (""));
  g_assert_cmpuint (lessons->len, ==, 0);
}

static void
test_imap_and_pop3_are_side_by_side (void)
{
  MdrLesson *lesson = mdr_lessons_find ("imap-or-pop3");
  GListModel *blocks = mdr_lesson_get_blocks (lesson);
  guint n_blocks = g_list_model_get_n_items (blocks);

  g_assert_cmpuint (count_blocks (lesson, MDR_LESSON_BLOCK_COMPARISON), ==, 1);

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, i);

      if (mdr_lesson_block_get_kind (block) != MDR_LESSON_BLOCK_COMPARISON)
        continue;

      g_assert_cmpstr (mdr_lesson_block_get_column_title (block, MDR_LESSON_COLUMN_LEFT), ==,
                       "IMAP");
      g_assert_cmpstr (mdr_lesson_block_get_column_title (block, MDR_LESSON_COLUMN_RIGHT), ==,
                       "POP3");
      g_assert_cmpstr (mdr_lesson_block_get_cell (block, 0, MDR_LESSON_COLUMN_SUBJECT), ==,
                       "Where the messages are");
    }
}

static void
test_checklist_has_things_to_tick (void)
{
  g_assert_cmpuint (count_blocks (mdr_lessons_find ("checklist"), MDR_LESSON_BLOCK_CHECK), >=, 10);
}

static const struct
{
  MdrStepId step;
  const char *lesson;
} steps[] = {
  { MDR_STEP_WEBMAIL, "webmail-works" }, { MDR_STEP_TWO_STEP, "app-passwords" },
  { MDR_STEP_TWO_STEP, "two-step" },     { MDR_STEP_PASSWORDS, "imap-password" },
  { MDR_STEP_SETTINGS, "ports" },        { MDR_STEP_SETTINGS, "imap-or-pop3" },
  { MDR_STEP_RESULT, "checklist" },
};

static void
test_steps (void)
{
  g_autoptr (GPtrArray) at_start = mdr_lessons_find_for_step (MDR_STEP_START);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) lessons = mdr_lessons_find_for_step (steps[i].step);

      g_assert_true (contains (lessons, steps[i].lesson));
      g_assert_cmpuint (lessons->len, <=, 3);
    }

  g_assert_cmpuint (at_start->len, ==, 0);
}

static const struct
{
  MdrCause cause;
  const char *first;
} causes[] = {
  { MDR_CAUSE_PASSWORD_WRONG, "imap-password" },
  { MDR_CAUSE_APP_PASSWORD_REQUIRED, "app-passwords" },
  { MDR_CAUSE_OAUTH_REQUIRED, "app-passwords" },
  { MDR_CAUSE_PROTOCOL_DISABLED, "webmail-works" },
  { MDR_CAUSE_WRONG_SERVER_SETTINGS, "ports" },
  { MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING, "sending-port" },
  { MDR_CAUSE_MAILBOX_FULL, "imap-or-pop3" },
  { MDR_CAUSE_ACCOUNT_LOCKED, "good-habits" },
};

static void
test_causes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      g_autoptr (GPtrArray) lessons = mdr_lessons_find_for_cause (causes[i].cause);

      g_assert_cmpuint (lessons->len, >, 0);
      g_assert_cmpstr (mdr_lesson_get_id (lessons->pdata[0]), ==, causes[i].first);
    }
}

static void
test_properties (void)
{
  MdrLesson *lesson = mdr_lessons_find ("ports");
  g_autoptr (GListModel) blocks = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  g_object_get (lesson, "id", &id, "title", &title, "summary", &summary, "blocks", &blocks, NULL);

  g_assert_cmpstr (id, ==, "ports");
  g_assert_cmpstr (title, ==, mdr_lesson_get_title (lesson));
  g_assert_cmpstr (summary, ==, mdr_lesson_get_summary (lesson));
  g_assert_true (blocks == mdr_lesson_get_blocks (lesson));
}

/* Somebody who writes a lesson sees what there is of it, whatever else is wrong. */
static void
test_broken_parts_are_left_out (void)
{
  static const char xml[] = "<lesson id='half'><title>Half</title><summary>A half.</summary>"
                            "<link ref='no-such-page'/><link/><see/><picture/>"
                            "<comparison><row><left>Left.</left></row></comparison>"
                            "<text/></lesson>";
  g_autoptr (MdrDataElement) element = mdr_data_element_parse (xml, -1, NULL);
  g_autoptr (MdrLesson) lesson = mdr_lesson_new (element);
  GListModel *blocks = mdr_lesson_get_blocks (lesson);
  g_autoptr (MdrLessonBlock) comparison = g_list_model_get_item (blocks, 0);
  g_autoptr (MdrLessonBlock) text = g_list_model_get_item (blocks, 1);

  g_assert_cmpuint (g_list_model_get_n_items (blocks), ==, 2);
  g_assert_cmpstr (mdr_lesson_block_get_cell (comparison, 0, MDR_LESSON_COLUMN_LEFT), ==, "Left.");
  g_assert_cmpstr (mdr_lesson_block_get_cell (comparison, 0, MDR_LESSON_COLUMN_RIGHT), ==, "");
  g_assert_cmpstr (mdr_lesson_block_get_text (text), ==, "");
  g_assert_false (mdr_lesson_belongs_to (lesson, MDR_STEP_START));
  g_assert_false (mdr_lesson_explains (lesson, MDR_CAUSE_UNKNOWN));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lessons/all-are-there-and-whole", test_all_are_there);
  g_test_add_func ("/lessons/unknown-gives-nothing", test_unknown_gives_nothing);
  g_test_add_func ("/lessons/imap-and-pop3-are-side-by-side", test_imap_and_pop3_are_side_by_side);
  g_test_add_func ("/lessons/checklist-has-things-to-tick", test_checklist_has_things_to_tick);
  g_test_add_func ("/lessons/are-found-at-their-steps", test_steps);
  g_test_add_func ("/lessons/are-found-by-their-causes", test_causes);
  g_test_add_func ("/lessons/properties-are-readable", test_properties);
  g_test_add_func ("/lessons/broken-parts-are-left-out", test_broken_parts_are_left_out);

  return g_test_run ();
}
