/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages from inside: what they say of themselves, and that nothing of them is left behind.
 */

#include "core/mdr-checklist.h"
#include "fake-source.h"
#include "gui/mdr-assistant.h"
#include "gui/mdr-checklist-row.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-passed-note.h"
#include "gui/mdr-secret-keeper.h"
#include "gui/mdr-sign-in-form.h"
#include "gui/mdr-state-badge.h"
#include "gui/mdr-ticks.h"
#include "gui/pages/mdr-start-page.h"
#include "knowledge/mdr-guides.h"

/* What a window 360 pixels wide leaves for a row. */
#define NARROW 320

typedef struct
{
  FakeSource *source;
  MdrSession *session;
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_source_new ();
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->session);
  settle ();
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
}

static void
examine (Fixture *fixture)
{
  g_assert_true (mdr_session_set_address (fixture->session, "anna@example.it", NULL));
  mdr_session_start (fixture->session);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);
}

static MdrAssistant *
create_assistant (Fixture *fixture)
{
  return g_object_ref_sink (g_object_new (MDR_TYPE_ASSISTANT, "session", fixture->session, NULL));
}

static void
test_every_step_has_a_page (Fixture *fixture, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (fixture);

  fake_source_set_finding (fixture->source, "smtp smtp.example.it:465", "connection-refused",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_REFUSED);
  examine (fixture);

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
test_pages_survive_everything (Fixture *fixture, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (fixture);

  for (guint step = 0; step < MDR_N_STEPS; step++)
    mdr_assistant_show_step (assistant, step);

  examine (fixture);
  for (guint step = 0; step < MDR_N_STEPS; step++)
    mdr_session_check_step_again (fixture->session, step);
  mdr_session_stop (fixture->session);
  settle ();
  mdr_session_forget (fixture->session);
  settle ();
  examine (fixture);

  g_assert_finalize_object (assistant);
}

static GtkWidget *
find_of_type (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_of_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
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
test_next_passes_by (Fixture *fixture, gconstpointer data)
{
  static const char *const passed[] = { "Passed by: Webmail. ",
                                        "Passed by: Two-step verification. ", NULL };
  static const char *const none[] = { NULL };
  MdrAssistant *assistant = create_assistant (fixture);
  GtkWidget *note = find_of_type (GTK_WIDGET (assistant), MDR_TYPE_PASSED_NOTE);

  fake_source_set_finding (fixture->source, "smtp smtp.example.it:465", "no-names",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE);
  examine (fixture);

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
test_next_waits_for_the_page (Fixture *fixture, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (fixture);
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
test_page_is_busy_while_its_step_runs (Fixture *fixture, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (fixture);
  MdrPage *page;

  mdr_assistant_show_step (assistant, MDR_STEP_NETWORK);
  page = mdr_assistant_get_page (assistant);
  g_assert_false (mdr_page_get_busy (page));

  fake_source_set_endless (fixture->source, TRUE);
  g_assert_true (mdr_session_set_address (fixture->session, "anna@example.it", NULL));
  mdr_session_start (fixture->session);
  g_assert_true (mdr_page_get_busy (page));

  mdr_session_stop (fixture->session);
  g_assert_false (mdr_page_get_busy (page));

  g_assert_finalize_object (assistant);
}

/* A list of guides follows what the user answers. */
static void
test_guides_follow_the_answers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = g_object_ref_sink (g_object_new (
      MDR_TYPE_GUIDE_LIST, "session", fixture->session, "topic", "clear-saved-passwords", NULL));
  GtkWidget *list_box = gtk_widget_get_first_child (list);
  g_autofree char *general = NULL;
  g_autofree char *special = NULL;

  g_object_get (gtk_widget_get_first_child (list_box), "title", &general, NULL);
  mdr_answers_set (mdr_session_get_answers (fixture->session), MDR_QUESTION_PROGRAM, "thunderbird",
                   NULL);
  settle ();
  g_object_get (gtk_widget_get_first_child (list_box), "title", &special, NULL);
  g_assert_cmpstr (general, !=, special);

  g_assert_finalize_object (list);
}

/* What is done stays done when the rows are made anew, and is gone with another account. */
static void
test_ticks_outlive_the_rows (Fixture *fixture, gconstpointer data)
{
  MdrAnswers *answers = mdr_session_get_answers (fixture->session);
  MdrTicks *ticks = mdr_ticks_get_for_session (fixture->session);
  GtkWidget *list = g_object_ref_sink (g_object_new (
      MDR_TYPE_GUIDE_LIST, "session", fixture->session, "topic", "clear-saved-passwords", NULL));
  GtkWidget *list_box = gtk_widget_get_first_child (list);
  g_autoptr (GPtrArray) guides =
      mdr_guides_find_topic ("clear-saved-passwords", NULL, "thunderbird", NULL);
  g_autofree char *done = NULL;
  g_autofree char *undone = NULL;

  mdr_answers_set (answers, MDR_QUESTION_PROGRAM, "thunderbird", NULL);
  settle ();
  mdr_ticks_set (ticks, guides->pdata[0], 0, TRUE);
  mdr_answers_set (answers, MDR_QUESTION_PROGRAM, "evolution", NULL);
  settle ();
  mdr_answers_set (answers, MDR_QUESTION_PROGRAM, "thunderbird", NULL);
  settle ();
  g_object_get (gtk_widget_get_first_child (list_box), "subtitle", &done, NULL);
  g_assert_true (g_str_has_prefix (done, "1 of "));

  mdr_session_set_address (fixture->session, "carla@example.it", NULL);
  g_object_get (gtk_widget_get_first_child (list_box), "subtitle", &undone, NULL);
  g_assert_cmpstr (undone, ==, "");

  g_assert_finalize_object (list);
}

static void
test_checks_lead_to_their_pages (Fixture *fixture, gconstpointer data)
{
  MdrAssistant *assistant = create_assistant (fixture);

  examine (fixture);
  for (guint check = 0; check < MDR_N_CHECKS; check++)
    {
      mdr_assistant_show_step (assistant, MDR_STEP_RESULT);
      mdr_assistant_show_check (assistant, check);
      g_assert_cmpint (mdr_step_get_id (mdr_page_get_step (mdr_assistant_get_page (assistant))), ==,
                       mdr_check_get_step (check));
    }

  g_assert_finalize_object (assistant);
}

static void
test_row_follows_its_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrChecklist) checklist = mdr_checklist_new (fixture->session);
  g_autoptr (MdrChecklistItem) waiting = g_list_model_get_item (G_LIST_MODEL (checklist), 0);
  g_autoptr (MdrChecklistItem) answered = NULL;
  GtkWidget *row = g_object_ref_sink (mdr_checklist_row_new (waiting));
  int width;

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Webmail: Waiting");
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Nothing was looked at yet.");

  examine (fixture);
  mdr_answers_set (mdr_session_get_answers (fixture->session), MDR_QUESTION_WEBMAIL, "no", NULL);
  settle ();
  answered = g_list_model_get_item (G_LIST_MODEL (checklist), 0);
  mdr_checklist_row_set_item (MDR_CHECKLIST_ROW (row), answered);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Webmail: Problem found");

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, NARROW);

  g_assert_finalize_object (row);
}

static void
test_keeper (void)
{
  GtkWidget *field = g_object_ref_sink (gtk_password_entry_new ());
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (field));
  MdrSecretKeeper *keeper = mdr_secret_keeper_new (GTK_EDITABLE (field));
  g_autoptr (MdrSecret) first = NULL;
  g_autoptr (MdrSecret) second = NULL;
  int position = 0;

  gtk_editable_insert_text (text, "pàss", -1, &position);
  gtk_editable_insert_text (text, "ẅord!", strlen ("ẅord"), &position);
  g_assert_cmpint (position, ==, 8);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "••••••••");

  position = 1;
  gtk_editable_delete_text (text, 1, 2);
  gtk_editable_insert_text (text, "a", -1, &position);
  first = mdr_secret_keeper_take (keeper);
  g_assert_cmpstr (mdr_secret_peek (first, NULL), ==, "passẅord");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "");

  position = 0;
  gtk_editable_insert_text (text, "\xff", -1, &position);
  second = mdr_secret_keeper_take (keeper);
  g_assert_true (mdr_secret_is_empty (second));

  g_assert_finalize_object (field);
  g_assert_finalize_object (keeper);
}

static void
test_form_is_emptied (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *form =
      g_object_ref_sink (g_object_new (MDR_TYPE_SIGN_IN_FORM, "session", fixture->session, NULL));
  GtkEditable *field = GTK_EDITABLE (find_of_type (form, GTK_TYPE_PASSWORD_ENTRY));
  int position = 0;

  gtk_window_set_child (GTK_WINDOW (window), form);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (form))
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_insert_text (gtk_editable_get_delegate (field), "quince", -1, &position);
  g_assert_cmpstr (gtk_editable_get_text (field), !=, "");

  g_object_ref (field);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (field), ==, "");

  g_object_unref (field);
  g_assert_finalize_object (form);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

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
  ADD ("/guides/follow-the-answers", test_guides_follow_the_answers);
  ADD ("/guides/ticks-outlive-the-rows", test_ticks_outlive_the_rows);
  ADD ("/checklist/leads-to-pages", test_checks_lead_to_their_pages);
  ADD ("/checklist/row-follows-its-line", test_row_follows_its_line);
  g_test_add_func ("/secret-keeper/field-has-bullets-only", test_keeper);

  ADD ("/sign-in-form/is-emptied-when-the-window-closes", test_form_is_emptied);

  return g_test_run ();
}
