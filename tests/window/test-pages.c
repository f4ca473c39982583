/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages from inside: what they say of themselves, and that nothing of them is left behind.
 */

#include "core/mdr-checklist.h"
#include "gui/mdr-assistant.h"
#include "gui/mdr-passed-note.h"
#include "gui/pages/mdr-start-page.h"
#include "window-trial.h"

static MdrAssistant *
create_assistant (WindowTrial *trial)
{
  return g_object_ref_sink (g_object_new (MDR_TYPE_ASSISTANT, "session", trial->session, NULL));
}

static void
test_every_step_has_a_page (WindowTrial *trial, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (trial);

  fake_source_set_finding (trial->source, "smtp smtp.example.it:465", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  window_trial_examine (trial);

  for (guint step = 0; step < MDR_N_STEPS; step++)
    {
      MdrPage *page;

      mdr_assistant_show_step (assistant, step);
      page = mdr_assistant_get_page (assistant);
      g_assert_cmpint (mdr_step_get_id (mdr_page_get_step (page)), ==, step);
      g_assert_cmpstr (mdr_page_get_title (page), !=, "");
      gtk_test_accessible_assert_role (page, GTK_ACCESSIBLE_ROLE_GROUP);
      gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           mdr_page_get_title (page));
    }

  g_assert_finalize_object (assistant);
}

static void
test_pages_survive_everything (WindowTrial *trial, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (trial);

  for (guint step = 0; step < MDR_N_STEPS; step++)
    mdr_assistant_show_step (assistant, step);

  window_trial_examine (trial);
  for (guint step = 0; step < MDR_N_STEPS; step++)
    mdr_session_check_step_again (trial->session, step);
  mdr_session_stop (trial->session);
  window_trial_settle ();
  mdr_session_forget (trial->session);
  window_trial_settle ();
  window_trial_examine (trial);

  g_assert_finalize_object (assistant);
}

static void
assert_passed_by (GtkWidget *note, gboolean visible, const char *const *steps)
{
  g_auto (GStrv) lines = g_strsplit (mdr_passed_note_get_text (MDR_PASSED_NOTE (note)), "\n", -1);

  g_assert_cmpint (gtk_widget_get_visible (note), ==, visible);
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length ((char **) steps));
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (g_str_has_prefix (lines[i], steps[i]));
}

static void
test_next_passes_by (WindowTrial *trial, gconstpointer data)
{
  static const char *const passed[] = { "Skipped: Webmail. ", "Skipped: Two-step verification. ",
                                        NULL };
  static const char *const none[] = { NULL };
  MdrAssistant *assistant = create_assistant (trial);
  GtkWidget *note = window_trial_find_type (GTK_WIDGET (assistant), MDR_TYPE_PASSED_NOTE);

  fake_source_set_finding (trial->source, "smtp smtp.example.it:465", "no-names",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE);
  window_trial_examine (trial);

  mdr_assistant_go_next (assistant);
  g_assert_cmpint (mdr_step_get_id (mdr_page_get_step (mdr_assistant_get_page (assistant))), ==,
                   MDR_STEP_NETWORK);
  assert_passed_by (note, FALSE, passed);
  g_object_set (assistant, "narrow", TRUE, NULL);
  assert_passed_by (note, TRUE, passed);

  mdr_assistant_go_back (assistant);
  assert_passed_by (note, FALSE, none);
  g_assert_cmpint (mdr_step_get_id (mdr_page_get_step (mdr_assistant_get_page (assistant))), ==,
                   MDR_STEP_TWO_STEP);

  g_assert_finalize_object (assistant);
}

static void
test_next_waits_for_the_page (WindowTrial *trial, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (trial);
  MdrPage *start = mdr_assistant_get_page (assistant);

  g_assert_true (MDR_IS_START_PAGE (start));
  g_assert_false (mdr_page_get_complete (start));
  mdr_assistant_go_next (assistant);
  g_assert_true (mdr_assistant_get_page (assistant) == start);

  mdr_page_set_complete (start, TRUE);
  g_assert_false (mdr_page_leave (start));
  mdr_assistant_go_next (assistant);
  g_assert_true (mdr_assistant_get_page (assistant) == start);

  g_assert_finalize_object (assistant);
}

static void
test_page_is_busy_while_its_step_runs (WindowTrial *trial, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (trial);
  MdrPage *page;

  mdr_assistant_show_step (assistant, MDR_STEP_NETWORK);
  page = mdr_assistant_get_page (assistant);
  g_assert_false (mdr_page_get_busy (page));

  fake_source_set_endless (trial->source, TRUE);
  g_assert_true (mdr_session_set_address (trial->session, "anna@example.it", NULL));
  mdr_session_start (trial->session);
  g_assert_true (mdr_page_get_busy (page));

  mdr_session_stop (trial->session);
  g_assert_false (mdr_page_get_busy (page));

  g_assert_finalize_object (assistant);
}

static void
test_checks_lead_to_their_pages (WindowTrial *trial, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (trial);

  window_trial_examine (trial);
  for (guint check = 0; check < MDR_N_CHECKS; check++)
    {
      mdr_assistant_show_step (assistant, MDR_STEP_RESULT);
      mdr_assistant_show_check (assistant, check);
      g_assert_cmpint (mdr_step_get_id (mdr_page_get_step (mdr_assistant_get_page (assistant))), ==,
                       mdr_check_get_step (check));
    }

  g_assert_finalize_object (assistant);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, WindowTrial, NULL, window_trial_set_up, function, window_trial_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("/assistant/every-step-has-a-page", test_every_step_has_a_page);
  ADD ("/assistant/pages-survive-checks-stops-and-other-addresses", test_pages_survive_everything);
  ADD ("/assistant/next-passes-by-what-cannot-matter", test_next_passes_by);
  ADD ("/assistant/next-waits-for-the-page", test_next_waits_for_the_page);
  ADD ("/page/is-busy-while-its-step-runs", test_page_is_busy_while_its_step_runs);
  ADD ("/checklist/leads-to-pages", test_checks_lead_to_their_pages);

  return g_test_run ();
}
