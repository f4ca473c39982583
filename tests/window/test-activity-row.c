/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown of a check that takes its time.
 */

#include "fake-source.h"
#include "gui/mdr-activity.h"
#include "gui/mdr-heading.h"
#include "gui/mdr-reach-row.h"

#define HOST "imap.example.it"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
  MdrProbe *probe;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, HOST, 993, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);

  fixture->source = fake_source_new ();
  fake_source_set_endless (fixture->source, TRUE);
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  g_assert_true (mdr_session_set_address (fixture->session, "anna@example.it", NULL));
  mdr_session_start (fixture->session);
  fixture->probe = mdr_probe_source_create_service_probe (MDR_PROBE_SOURCE (fixture->source),
                                                          address, service, NULL);
  mdr_session_take_probe (fixture->session, fixture->probe);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 600, 400);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  mdr_session_stop (fixture->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->probe);
  g_assert_finalize_object (fixture->source);
}

static void
begin (Fixture *fixture, guint limit)
{
  mdr_probe_limit_wait (fixture->probe, limit);
  mdr_probe_enter_phase (fixture->probe, MDR_PHASE_TLS);
}

static void
show (Fixture *fixture, GtkWidget *widget)
{
  gtk_window_set_child (fixture->window, widget);
  gtk_window_present (fixture->window);
  while (!gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_row_names_what_runs (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = mdr_reach_row_new (fixture->session, fixture->probe);

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  show (fixture, list);
  begin (fixture, 10000);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==,
                   "Asking " HOST " for its certificate…");

  mdr_probe_stop (fixture->probe);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "");
}

static void
test_heading_names_what_runs (Fixture *fixture, gconstpointer data)
{
  MdrStep *step = mdr_session_get_step (fixture->session, MDR_STEP_RESULT);
  GtkWidget *heading = g_object_new (MDR_TYPE_HEADING, "step", step, "title", "Title", NULL);

  show (fixture, heading);
  begin (fixture, 10000);
  g_object_set (heading, "session", fixture->session, NULL);
  g_assert_nonnull (find_label (heading, "Asking " HOST " for its certificate…"));

  mdr_probe_stop (fixture->probe);
  mdr_session_stop (fixture->session);
  g_assert_null (find_label (heading, "Asking " HOST " for its certificate…"));
}

static void
test_time_is_counted_after_a_while (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (MdrActivity) activity = mdr_activity_new (label);
  const gint64 begun = g_get_monotonic_time ();

  show (fixture, label);
  begin (fixture, 60000);
  mdr_activity_set_probe (activity, fixture->probe);

  while (strstr (mdr_activity_get_text (activity), "At most ") == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 3 * G_TIME_SPAN_SECOND);
  g_assert_true (mdr_activity_is_ticking (activity));
}

/* Nothing wakes up for what nobody sees. */
static void
test_no_tick_unseen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (MdrActivity) activity = mdr_activity_new (label);

  begin (fixture, 10000);
  mdr_activity_set_probe (activity, fixture->probe);
  g_assert_false (mdr_activity_is_ticking (activity));

  show (fixture, label);
  g_assert_true (mdr_activity_is_ticking (activity));

  gtk_widget_set_visible (label, FALSE);
  g_assert_false (mdr_activity_is_ticking (activity));

  gtk_widget_set_visible (label, TRUE);
  mdr_probe_stop (fixture->probe);
  g_assert_false (mdr_activity_is_ticking (activity));
  g_assert_null (mdr_activity_get_text (activity));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  ADD ("/activity/row-names-what-runs", test_row_names_what_runs);
  ADD ("/activity/heading-names-what-runs", test_heading_names_what_runs);
  ADD ("/activity/time-is-counted-after-three-seconds", test_time_is_counted_after_a_while);
  ADD ("/activity/does-not-tick-unseen", test_no_tick_unseen);

  return g_test_run ();
}
