/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows and lists of the pages from inside: they follow what is known and fit into a narrow window.
 */

#include "core/mdr-checklist.h"
#include "gui/mdr-checklist-row.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-state-badge.h"
#include "gui/mdr-ticks.h"
#include "knowledge/mdr-guides.h"
#include "window-trial.h"

/* What a window 360 pixels wide leaves for a row. */
#define NARROW 320

/* A list of guides follows what the user answers. */
static void
test_guides_follow_the_answers (WindowTrial *trial, gconstpointer data)
{
  GtkWidget *list = g_object_ref_sink (g_object_new (MDR_TYPE_GUIDE_LIST, "session", trial->session,
                                                     "topic", "clear-saved-passwords", NULL));
  GtkWidget *list_box = gtk_widget_get_first_child (list);
  g_autofree char *general = NULL;
  g_autofree char *special = NULL;

  g_object_get (gtk_widget_get_first_child (list_box), "title", &general, NULL);
  mdr_answers_set (mdr_session_get_answers (trial->session), MDR_QUESTION_PROGRAM, "thunderbird",
                   NULL);
  window_trial_settle ();
  g_object_get (gtk_widget_get_first_child (list_box), "title", &special, NULL);
  g_assert_cmpstr (general, !=, special);

  g_assert_finalize_object (list);
}

/* What is done stays done when the rows are made anew, and is gone with another account. */
static void
test_ticks_outlive_the_rows (WindowTrial *trial, gconstpointer data)
{
  MdrAnswers *answers = mdr_session_get_answers (trial->session);
  MdrTicks *ticks = mdr_ticks_get_for_session (trial->session);
  GtkWidget *list = g_object_ref_sink (g_object_new (MDR_TYPE_GUIDE_LIST, "session", trial->session,
                                                     "topic", "clear-saved-passwords", NULL));
  GtkWidget *list_box = gtk_widget_get_first_child (list);
  g_autoptr (GPtrArray) guides =
      mdr_guides_find_topic ("clear-saved-passwords", NULL, "thunderbird", NULL);
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;

  mdr_answers_set (answers, MDR_QUESTION_PROGRAM, "thunderbird", NULL);
  window_trial_settle ();
  mdr_ticks_set (ticks, guides->pdata[0], 0, TRUE);
  mdr_answers_set (answers, MDR_QUESTION_PROGRAM, "evolution", NULL);
  window_trial_settle ();
  mdr_answers_set (answers, MDR_QUESTION_PROGRAM, "thunderbird", NULL);
  window_trial_settle ();
  g_object_get (gtk_widget_get_first_child (list_box), "subtitle", &done, NULL);
  g_assert_true (g_str_has_prefix (done, "1 of "));

  mdr_session_set_address (trial->session, "carla@example.it", NULL);
  g_object_get (gtk_widget_get_first_child (list_box), "subtitle", &undone, NULL);
  g_assert_cmpstr (undone, ==, "");

  g_assert_finalize_object (list);
}

static void
test_row_follows_its_line (WindowTrial *trial, gconstpointer data)
{
  g_autoptr (MdrChecklist) checklist = mdr_checklist_new (trial->session);
  g_autoptr (MdrChecklistItem) waiting = g_list_model_get_item (G_LIST_MODEL (checklist), 0);
  g_autoptr (MdrChecklistItem) answered = NULL;
  GtkWidget *row = g_object_ref_sink (mdr_checklist_row_new (waiting));
  int width;

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Webmail: Waiting");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Nothing was looked at yet.");

  window_trial_examine (trial);
  mdr_answers_set (mdr_session_get_answers (trial->session), MDR_QUESTION_WEBMAIL, "no", NULL);
  window_trial_settle ();
  answered = g_list_model_get_item (G_LIST_MODEL (checklist), 0);
  mdr_checklist_row_set_item (MDR_CHECKLIST_ROW (row), answered);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Webmail: Problem found");

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, NARROW);

  g_assert_finalize_object (row);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, WindowTrial, NULL, window_trial_set_up, function, window_trial_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("/guides/follow-the-answers", test_guides_follow_the_answers);
  ADD ("/guides/ticks-outlive-the-rows", test_ticks_outlive_the_rows);
  ADD ("/checklist/row-follows-its-line", test_row_follows_its_line);

  return g_test_run ();
}
