/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The view of a test message follows it from stage to stage.
 */

#include "fake-source.h"
#include "gui/mdr-test-message-view.h"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
  MdrTestMessage *message;
  MdrTestMessageView *view;
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
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (MdrService) sending = NULL;

  fixture->source = fake_source_new ();
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  g_assert_true (mdr_session_set_address (fixture->session, "anna@example.it", NULL));

  sending = mdr_service_new (MDR_PROTOCOL_SMTP, "smtp.example.it", 465, MDR_SECURITY_TLS, NULL);
  fixture->message =
      mdr_test_message_new (mdr_session_get_address (fixture->session), sending, now, FALSE);
  fixture->view = g_object_ref_sink (g_object_new (MDR_TYPE_TEST_MESSAGE_VIEW, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->session);
  settle ();
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->message);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
}

/* The first of this type in the tree below @widget that is to be seen. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_visible (child))
        continue;
      if (g_type_is_a (G_OBJECT_TYPE (child), type))
        return child;
      found = find (child, type);
      if (found != NULL)
        return found;
    }

  return NULL;
}

static const char *
get_title (Fixture *fixture)
{
  GtkWidget *row = find (GTK_WIDGET (fixture->view), ADW_TYPE_ACTION_ROW);

  return row != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) : NULL;
}

static void
test_stages (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    MdrTestStage stage;
    const char *word;
    gboolean can_stop;
  } stages[] = {
    { MDR_TEST_STAGE_SIGN_IN, "Signing in", FALSE },
    { MDR_TEST_STAGE_SENDING, "Sending", FALSE },
    { MDR_TEST_STAGE_WAITING, "Waiting", TRUE },
    { MDR_TEST_STAGE_REMOVING, "arrived", FALSE },
  };

  mdr_test_message_view_follow (fixture->view, fixture->session, fixture->message);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      mdr_test_message_enter_stage (fixture->message, stages[i].stage);
      g_assert_nonnull (strstr (get_title (fixture), stages[i].word));
      g_assert_true ((find (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON) != NULL) ==
                     stages[i].can_stop);
    }

  mdr_test_message_enter_stage (fixture->message, MDR_TEST_STAGE_ENDED);
  g_assert_null (get_title (fixture));
}

static void
test_countdown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  GtkWidget *row;

  mdr_test_message_view_follow (fixture->view, fixture->session, fixture->message);
  mdr_test_message_enter_stage (fixture->message, MDR_TEST_STAGE_WAITING);
  row = find (GTK_WIDGET (fixture->view), ADW_TYPE_ACTION_ROW);
  first = g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));
  g_assert_nonnull (strstr (first, "minutes"));
  while (g_str_equal (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), first))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  /* Buttons find their actions in windows only. */
  gtk_window_set_child (window, GTK_WIDGET (fixture->view));
  mdr_test_message_view_follow (fixture->view, fixture->session, fixture->message);
  mdr_test_message_enter_stage (fixture->message, MDR_TEST_STAGE_WAITING);
  g_signal_emit_by_name (find (GTK_WIDGET (fixture->view), GTK_TYPE_BUTTON), "clicked");
  g_assert_true (mdr_test_message_get_given_up (fixture->message));

  gtk_window_destroy (window);
}

/* Only what is about the message is shown, and only while there is one. */
static void
test_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) findings = NULL;

  fake_source_set_finding (fixture->source, "imap imap.example.it:993", "test-message-arrived",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  fake_source_set_finding (fixture->source, "smtp smtp.example.it:465", "sign-in-accepted",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  mdr_session_start (fixture->session);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);

  mdr_test_message_view_follow (fixture->view, fixture->session, NULL);
  g_object_get (fixture->view, "findings", &findings, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);

  mdr_test_message_view_follow (fixture->view, fixture->session, fixture->message);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("/test-message-view/each-stage-is-told", test_stages);
  ADD ("/test-message-view/time-is-counted-down", test_countdown);
  ADD ("/test-message-view/waiting-can-be-stopped", test_stop);
  ADD ("/test-message-view/shows-what-became-of-it", test_findings);

  return g_test_run ();
}
