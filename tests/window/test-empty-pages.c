/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page that has nothing to show says so, and why.
 */

#include "gui/mdr-assistant.h"
#include "gui/pages/mdr-result-words.h"
#include "window-trial.h"

typedef struct
{
  WindowTrial trial;
  MdrAssistant *assistant;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  window_trial_set_up_empty (&fixture->trial, data);
  fixture->assistant = g_object_ref_sink (
      g_object_new (MDR_TYPE_ASSISTANT, "session", fixture->trial.session, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->trial.session);
  window_trial_settle ();
  g_assert_finalize_object (fixture->assistant);
  window_trial_tear_down (&fixture->trial, data);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;

  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;

  return FALSE;
}

static void
assert_says (Fixture *fixture, MdrStepId step, const char *text)
{
  mdr_assistant_show_step (fixture->assistant, step);
  window_trial_settle ();
  if (!says (GTK_WIDGET (mdr_assistant_get_page (fixture->assistant)), text))
    g_error ("The page does not say: %s", text);
}

static void
test_nothing_was_checked (Fixture *fixture, gconstpointer data)
{
  assert_says (fixture, MDR_STEP_NETWORK, "Waiting");
  assert_says (fixture, MDR_STEP_RESULT, "There is no result yet");
}

static void
test_no_server_is_known (Fixture *fixture, gconstpointer data)
{
  window_trial_examine (&fixture->trial);

  assert_says (fixture, MDR_STEP_SETTINGS, "No settings were found for this address.");
  assert_says (fixture, MDR_STEP_RESULT, "No mail server is known for this address");
}

static void
assert_title_with (MdrCause cause, const char *code, const char *title)
{
  g_autoptr (MdrVerdict) receiving = mdr_verdict_new (MDR_DIRECTION_RECEIVING, MDR_STATE_WAITING,
                                                      MDR_CAUSE_OK, MDR_PHASE_RESOLVE, NULL, NULL);
  g_autoptr (MdrVerdict) sending = mdr_verdict_new (MDR_DIRECTION_SENDING, MDR_STATE_WAITING,
                                                    MDR_CAUSE_OK, MDR_PHASE_RESOLVE, NULL, NULL);
  g_autoptr (GPtrArray) because = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) against = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdrRankedCause) first = NULL;

  g_ptr_array_add (because,
                   mdr_finding_new (code, MDR_STEP_NETWORK, MDR_SEVERITY_ERROR, cause, NULL, NULL));
  first = mdr_ranked_cause_new (cause, 0.9, because, against);

  g_assert_cmpstr (mdr_result_words_get_title (MDR_STATE_FAILED, receiving, sending, first), ==,
                   title);
}

static void
test_nothing_can_be_looked_up (Fixture *fixture, gconstpointer data)
{
  assert_title_with (MDR_CAUSE_DNS_FAILURE, "no-names", "This is what stops your mail");
  assert_title_with (MDR_CAUSE_NO_INTERNET, "offline", "This is what stops your mail");
  assert_title_with (MDR_CAUSE_DNS_FAILURE, "domain-not-found",
                     "No mail server is known for this address");
}

static void
test_search_goes_on (Fixture *fixture, gconstpointer data)
{
  fake_source_set_endless (fixture->trial.source, TRUE);
  g_assert_true (mdr_session_set_address (fixture->trial.session, "anna@example.it", NULL));
  mdr_session_start (fixture->trial.session);

  assert_says (fixture, MDR_STEP_SETTINGS, "Looking for the right settings…");
  assert_says (fixture, MDR_STEP_RESULT, "Checks are still going on");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("/empty-pages/nothing-was-checked", test_nothing_was_checked);
  ADD ("/empty-pages/no-server-is-known", test_no_server_is_known);
  ADD ("/empty-pages/nothing-can-be-looked-up", test_nothing_can_be_looked_up);
  ADD ("/empty-pages/search-goes-on", test_search_goes_on);

  return g_test_run ();
}
