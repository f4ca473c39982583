/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows and lists of the pages from inside: they follow what is known and fit into a narrow window.
 */

#include "core/mdr-checklist.h"
#include "gui/mdr-checklist-row.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-portal-button.h"
#include "gui/mdr-reach-row.h"
#include "gui/mdr-state-badge.h"
#include "gui/mdr-ticks.h"
#include "knowledge/mdr-guides.h"
#include "window-trial.h"

/* What a window 360 pixels wide leaves for a row. */
#define NARROW 320

static MdrProbe *
find_probe (WindowTrial *trial, const char *id)
{
  GListModel *probes = mdr_session_get_probes (trial->session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (g_str_equal (mdr_probe_get_id (probe), id))
        return g_steal_pointer (&probe);
    }

  g_error ("There is no probe “%s”", id);
}

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
show_portal (GtkWidget *button, const char *link)
{
  g_autoptr (MdrFinding) finding =
      mdr_finding_new ("captive-portal", MDR_STEP_NETWORK, MDR_SEVERITY_ERROR,
                       MDR_CAUSE_CAPTIVE_PORTAL, NULL, "link", link, NULL);

  mdr_portal_button_set_finding (button, finding);
}

static void
test_portal_button (void)
{
  static const char *const others[] = { "file:///etc/passwd", "javascript:alert(1)", "hotel.test",
                                        "", NULL };
  GtkWidget *button = g_object_ref_sink (mdr_portal_button_new ());

  g_assert_false (gtk_widget_get_visible (button));

  show_portal (button, "https://hotel.test/login");
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.open-uri");
  g_assert_cmpstr (
      g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), NULL),
      ==, "https://hotel.test/login");

  for (gsize i = 0; others[i] != NULL; i++)
    {
      show_portal (button, others[i]);
      g_assert_false (gtk_widget_get_visible (button));
    }

  mdr_portal_button_set_finding (button, NULL);
  g_assert_false (gtk_widget_get_visible (button));

  g_assert_finalize_object (button);
}

static void
test_portal_button_leaves_room (WindowTrial *trial, gconstpointer data)
{
  MdrFinding *finding = mdr_finding_new ("captive-portal", MDR_STEP_NETWORK, MDR_SEVERITY_ERROR,
                                         MDR_CAUSE_CAPTIVE_PORTAL, NULL, "host", "hotel.test",
                                         "link", "https://hotel.test/login", NULL);
  g_autoptr (MdrProbe) probe = NULL;
  GtkWidget *row;
  int width;

  fake_source_take_finding (trial->source, "imap imap.example.it:993", finding);
  window_trial_examine (trial);
  probe = find_probe (trial, "imap imap.example.it:993");
  row = g_object_ref_sink (mdr_reach_row_new (trial->session, probe));

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, NARROW);

  g_assert_finalize_object (row);
}

/* What the row says about the web is no good news, though mail gets through. */
static void
test_doubtful_web (WindowTrial *trial, gconstpointer data)
{
  g_autoptr (MdrProbe) probe = NULL;
  GtkWidget *row;
  MdrState state;

  fake_source_set_finding (trial->source, "online", "web-unreachable", MDR_SEVERITY_WARNING,
                           MDR_CAUSE_OK);
  window_trial_examine (trial);
  probe = find_probe (trial, "online");
  row = g_object_ref_sink (mdr_reach_row_new (trial->session, probe));

  g_object_get (row, "state", &state, NULL);
  g_assert_cmpint (state, ==, MDR_STATE_WARNING);

  g_assert_finalize_object (row);
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
  g_test_add_func ("/portal-button/opens-web-pages-only", test_portal_button);
  ADD ("/portal-button/leaves-room-in-a-narrow-window", test_portal_button_leaves_room);
  ADD ("/reach-row/web-that-may-not-open-is-worth-a-look", test_doubtful_web);
  ADD ("/checklist/row-follows-its-line", test_row_follows_its_line);

  return g_test_run ();
}
