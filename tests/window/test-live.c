/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the pages show when the network changes.
 */

#include "gui/mdr-assistant.h"
#include "gui/mdr-change-group.h"
#include "gui/mdr-slices.h"
#include "gui/mdr-vpn-hint.h"
#include "window-trial.h"

#define IMAP "imap imap.example.it:993"

typedef struct
{
  WindowTrial trial;
  MdrAssistant *assistant;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  window_trial_set_up (&fixture->trial, data);
  fixture->assistant = g_object_ref_sink (
      g_object_new (MDR_TYPE_ASSISTANT, "session", fixture->trial.session, NULL));
  g_assert_true (mdr_session_set_address (fixture->trial.session, "anna@example.it", NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->trial.session);
  window_trial_settle ();
  g_assert_finalize_object (fixture->assistant);
  window_trial_tear_down (&fixture->trial, data);
}

static void
examine (Fixture *fixture)
{
  mdr_session_start (fixture->trial.session);
  window_trial_wait_for_end (&fixture->trial);
}

static void
change_network (Fixture *fixture)
{
  mdr_probe_source_network_changed (MDR_PROBE_SOURCE (fixture->trial.source));
}

static void
switch_vpn_on (Fixture *fixture)
{
  fake_source_take_finding (fixture->trial.source, "host imap.example.it",
                            mdr_finding_new ("vpn-active", MDR_STEP_NETWORK, MDR_SEVERITY_INFO,
                                             MDR_CAUSE_OK, NULL, "interface", "tun0", "name",
                                             "work", "default-route", "yes", NULL));
  fake_source_set_finding (fixture->trial.source, IMAP, "connection-timeout", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_CONNECTION_TIMEOUT);
}

static void
switch_vpn_off (Fixture *fixture)
{
  fake_source_take_finding (fixture->trial.source, "host imap.example.it", NULL);
  fake_source_take_finding (fixture->trial.source, IMAP, NULL);
}

static GtkWidget *
find_on_page (Fixture *fixture, MdrStepId step, GType type)
{
  GtkWidget *found;

  mdr_assistant_show_step (fixture->assistant, step);
  found = window_trial_find_type (GTK_WIDGET (mdr_assistant_get_page (fixture->assistant)), type);
  g_assert_nonnull (found);

  return found;
}

static gboolean
has_title (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  return window_trial_find (widget, has_title, title);
}

static void
test_before_and_after (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = find_on_page (fixture, MDR_STEP_NETWORK, MDR_TYPE_CHANGE_GROUP);
  gboolean comparing;

  switch_vpn_on (fixture);
  examine (fixture);
  g_assert_false (gtk_widget_get_visible (group));

  switch_vpn_off (fixture);
  change_network (fixture);
  g_object_get (group, "comparing", &comparing, NULL);
  g_assert_true (comparing);
  g_assert_true (gtk_widget_get_visible (group));
  window_trial_wait_for_end (&fixture->trial);

  g_object_get (group, "comparing", &comparing, NULL);
  g_assert_false (comparing);
  g_assert_true (gtk_widget_get_visible (group));
  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), ==,
                   "Since the network changed");
  g_assert_nonnull (find_row (group, "The VPN “work” is off now."));
  g_assert_nonnull (find_row (group, "Receiving (IMAP): the server answers as it should now. "
                                     "Before, it did not."));
}

static void
test_nothing_to_say (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = find_on_page (fixture, MDR_STEP_NETWORK, MDR_TYPE_CHANGE_GROUP);

  examine (fixture);
  change_network (fixture);
  g_assert_true (gtk_widget_get_visible (group));
  window_trial_wait_for_end (&fixture->trial);

  g_assert_false (gtk_widget_get_visible (group));
}

static void
test_check_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *group = find_on_page (fixture, MDR_STEP_NETWORK, MDR_TYPE_CHANGE_GROUP);

  examine (fixture);
  switch_vpn_on (fixture);
  mdr_session_check_step_again (fixture->trial.session, MDR_STEP_NETWORK);
  window_trial_wait_for_end (&fixture->trial);

  g_assert_cmpstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), ==,
                   "Since the last check");
  g_assert_nonnull (find_row (group, "The VPN “work” is on now."));
}

static void
test_vpn_hint (Fixture *fixture, gconstpointer data)
{
  GtkWidget *hint = find_on_page (fixture, MDR_STEP_NETWORK, MDR_TYPE_VPN_HINT);
  GtkWidget *row;

  examine (fixture);
  g_assert_false (gtk_widget_get_visible (hint));

  switch_vpn_on (fixture);
  change_network (fixture);
  window_trial_wait_for_end (&fixture->trial);
  g_assert_true (gtk_widget_get_visible (hint));
  row = find_row (hint, "Try it without the VPN");
  g_assert_nonnull (row);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "“work”"));

  switch_vpn_off (fixture);
  change_network (fixture);
  window_trial_wait_for_end (&fixture->trial);
  g_assert_false (gtk_widget_get_visible (hint));
}

static void
test_harmless_vpn (Fixture *fixture, gconstpointer data)
{
  GtkWidget *hint = find_on_page (fixture, MDR_STEP_NETWORK, MDR_TYPE_VPN_HINT);

  switch_vpn_on (fixture);
  fake_source_take_finding (fixture->trial.source, IMAP, NULL);
  examine (fixture);

  g_assert_false (gtk_widget_get_visible (hint));
}

static void
test_result (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = find_on_page (fixture, MDR_STEP_RESULT, MDR_TYPE_PAGE);
  g_autofree char *improvement = NULL;

  switch_vpn_on (fixture);
  examine (fixture);
  mdr_slices_finish_all (page);
  g_object_get (page, "improvement", &improvement, NULL);
  g_assert_null (improvement);

  switch_vpn_off (fixture);
  change_network (fixture);
  window_trial_wait_for_end (&fixture->trial);
  mdr_slices_finish_all (page);
  g_object_get (page, "improvement", &improvement, NULL);
  g_assert_nonnull (improvement);
  g_assert_nonnull (find_row (page, improvement));
}

#define ADD(path, function) g_test_add ("/live/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("before-and-after-are-shown", test_before_and_after);
  ADD ("without-a-change-nothing-is-left", test_nothing_to_say);
  ADD ("check-again-shows-them-too", test_check_again);
  ADD ("the-vpn-is-to-be-switched-off-while-it-is-in-the-way", test_vpn_hint);
  ADD ("a-vpn-that-lets-mail-through-is-left-alone", test_harmless_vpn);
  ADD ("the-result-says-that-the-fault-is-gone", test_result);

  return g_test_run ();
}
