/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the keyboard focus is when checks begin and end.
 */

#include "gui/mdr-page.h"
#include "gui/mdr-way-station.h"
#include "gui/mdr-window.h"
#include "window-trial.h"

/* There is only one in a program. */
static GtkApplication *application;

typedef struct
{
  WindowTrial trial;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  window_trial_set_up (&fixture->trial, data);
  fixture->window = GTK_WINDOW (mdr_window_new (application, fixture->trial.session));
  window_trial_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  window_trial_tear_down (&fixture->trial, data);
}

static void
examine (Fixture *fixture, const char *step)
{
  window_trial_examine (&fixture->trial);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go-to", "s", step);
  window_trial_settle ();
}

/* The button with @action that is on the page, which the user has just pressed. */
static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_get_mapped (focus));
  g_assert_true (gtk_widget_is_sensitive (focus));

  return focus;
}

static gboolean
is_on_page (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, MDR_TYPE_PAGE) != NULL;
}

static void
press (Fixture *fixture, const char *action)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->window), action);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_grab_focus (button));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL);
}

static void
test_problem_gets_it (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  examine (fixture, "network");
  fake_source_set_finding (fixture->trial.source, "imap imap.example.it:993", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  press (fixture, "win.check-again");
  window_trial_wait_for_end (&fixture->trial);

  focus = get_focus (fixture);
  g_assert_true (MDR_IS_WAY_STATION (focus));
  g_assert_cmpint (mdr_station_get_state (mdr_way_station_get_station (MDR_WAY_STATION (focus))),
                   ==, MDR_STATE_FAILED);
}

static void
test_stop_button_has_it (Fixture *fixture, gconstpointer data)
{
  examine (fixture, "network");
  fake_source_set_endless (fixture->trial.source, TRUE);
  press (fixture, "win.check-again");
  window_trial_settle ();
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (get_focus (fixture))), ==,
                   "win.stop");

  press (fixture, "win.stop");
  window_trial_wait_for_end (&fixture->trial);
  g_assert_true (is_on_page (get_focus (fixture)));
}

static void
test_question_gets_it (Fixture *fixture, gconstpointer data)
{
  examine (fixture, "webmail");
  press (fixture, "win.check-again");
  window_trial_wait_for_end (&fixture->trial);

  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (get_focus (fixture))), ==,
                   "answers.webmail");
}

/* Who has gone on to something else is not called back. */
static void
test_users_choice_stays (Fixture *fixture, gconstpointer data)
{
  GtkWidget *next;

  examine (fixture, "network");
  press (fixture, "win.check-again");
  next = find_button (GTK_WIDGET (fixture->window), "assistant.next");
  g_assert_true (gtk_widget_grab_focus (next));
  window_trial_wait_for_end (&fixture->trial);

  g_assert_true (get_focus (fixture) == next);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv);
  application =
      GTK_APPLICATION (adw_application_new ("org.example.Test", G_APPLICATION_NON_UNIQUE));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  ADD ("/focus/first-problem-gets-it", test_problem_gets_it);
  ADD ("/focus/stop-button-has-it-meanwhile", test_stop_button_has_it);
  ADD ("/focus/question-gets-it", test_question_gets_it);
  ADD ("/focus/users-choice-stays", test_users_choice_stays);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
