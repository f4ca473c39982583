/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the keyboard focus is when checks begin and end.
 */

#include "gui/mdr-assistant.h"
#include "gui/mdr-page.h"
#include "gui/mdr-slices.h"
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
  press (fixture, "win.check-or-stop");
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
  press (fixture, "win.check-or-stop");
  window_trial_settle ();
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (get_focus (fixture))), ==,
                   "win.check-or-stop");

  press (fixture, "win.check-or-stop");
  window_trial_wait_for_end (&fixture->trial);
  g_assert_true (is_on_page (get_focus (fixture)));
}

static void
test_question_gets_it (Fixture *fixture, gconstpointer data)
{
  examine (fixture, "webmail");
  press (fixture, "win.check-or-stop");
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
  press (fixture, "win.check-or-stop");
  next = find_button (GTK_WIDGET (fixture->window), "assistant.next");
  g_assert_true (gtk_widget_grab_focus (next));
  window_trial_wait_for_end (&fixture->trial);

  g_assert_true (get_focus (fixture) == next);
}

/* The page before may still be sliding away. */
static GtkWidget *
show_page (Fixture *fixture, const char *step)
{
  GtkWidget *assistant = window_trial_find_type (GTK_WIDGET (fixture->window), MDR_TYPE_ASSISTANT);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go-to", "s", step);
  window_trial_settle ();

  return GTK_WIDGET (mdr_assistant_get_page (MDR_ASSISTANT (assistant)));
}

/* The button that has one line checked again. */
static GtkWidget *
find_line_button (GtkWidget *widget, const char *id)
{
  GVariant *target;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.check-line") == 0)
    {
      target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));

      return g_str_equal (g_variant_get_string (target, NULL), id) ? widget : NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_line_button (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What is found anew is another check, but the same line. */
static void
test_line_keeps_it (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "network", "settings" };
  static const char *const ids[] = { "smtp smtp.example.it:465", "imap imap.example.it:993" };

  examine (fixture, "network");
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ids); j++)
      {
        GtkWidget *page = show_page (fixture, pages[i]);
        GtkWidget *button, *row;

        mdr_slices_finish_all (page);
        button = find_line_button (page, ids[j]);
        g_assert_nonnull (button);
        row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);
        if (row != NULL)
          adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);

        g_assert_true (gtk_widget_grab_focus (button));
        g_signal_emit_by_name (button, "clicked");
        window_trial_wait_for_end (&fixture->trial);
        mdr_slices_finish_all (page);
        g_assert_true (get_focus (fixture) == button);
        if (row != NULL)
          g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
      }
}

static gboolean
press_access_key (GtkWidget *widget, guint key)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) == key)
    return gtk_widget_mnemonic_activate (widget, FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (press_access_key (child, key))
      return TRUE;

  return FALSE;
}

static void
test_access_keys_answer (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *page;
    MdrQuestion question;
    guint key;
    const char *answer;
  } keys[] = {
    { "start", MDR_QUESTION_SYMPTOM, GDK_KEY_c, "cannot-send" },
    { "webmail", MDR_QUESTION_WEBMAIL, GDK_KEY_i, "yes" },
    { "webmail", MDR_QUESTION_WEBMAIL, GDK_KEY_d, "no" },
    { "two-step", MDR_QUESTION_TWO_STEP, GDK_KEY_f, "no" },
    { "two-step", MDR_QUESTION_TWO_STEP, GDK_KEY_i, "yes" },
  };
  MdrAnswers *answers = mdr_session_get_answers (fixture->trial.session);

  examine (fixture, "start");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_true (press_access_key (show_page (fixture, keys[i].page), keys[i].key));

      /* A button shows for a moment that it was pressed. */
      while (g_strcmp0 (mdr_answers_get (answers, keys[i].question), keys[i].answer) != 0)
        g_main_context_iteration (NULL, TRUE);
    }
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
  ADD ("/focus/line-checked-again-keeps-it", test_line_keeps_it);
  ADD ("/focus/access-keys-answer-questions", test_access_keys_answer);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
