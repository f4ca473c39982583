/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of those who read from right to left.
 */

#include "gui/mdr-assistant.h"
#include "gui/mdr-page.h"
#include "gui/mdr-step-row.h"
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
  g_assert_true (mdr_session_set_address (fixture->trial.session, "anna@example.it", NULL));
  mdr_session_start (fixture->trial.session);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.go-to", "s", "network");
  window_trial_present (fixture->window);
  window_trial_wait_for_end (&fixture->trial);
  window_trial_wait_for_frame (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  window_trial_tear_down (&fixture->trial, data);
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return gtk_widget_get_mapped (widget) &&
         g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

static gboolean
does (GtkWidget *widget, gconstpointer action)
{
  return gtk_widget_get_mapped (widget) && GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
is_station (GtkWidget *widget, gconstpointer id)
{
  return gtk_widget_get_mapped (widget) && MDR_IS_WAY_STATION (widget) &&
         mdr_station_get_id (mdr_way_station_get_station (MDR_WAY_STATION (widget))) ==
             GPOINTER_TO_UINT (id);
}

static double
get_left_edge (Fixture *fixture, WindowTrialFilter filter, gconstpointer data)
{
  GtkWidget *widget = window_trial_find (GTK_WIDGET (fixture->window), filter, data);
  graphene_rect_t bounds;

  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->window), &bounds));

  return bounds.origin.x;
}

static void
test_is_mirrored (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (get_left_edge (fixture, is_of_type, GSIZE_TO_POINTER (MDR_TYPE_STEP_ROW)), >,
                     get_left_edge (fixture, is_of_type, GSIZE_TO_POINTER (MDR_TYPE_PAGE)));
  g_assert_cmpfloat (get_left_edge (fixture, does, "assistant.back"), >,
                     get_left_edge (fixture, does, "assistant.next"));
}

static void
test_way_leads_to_the_left (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpfloat (get_left_edge (fixture, is_station, GUINT_TO_POINTER (MDR_STATION_COMPUTER)),
                     >, get_left_edge (fixture, is_station, GUINT_TO_POINTER (MDR_STATION_SERVER)));
}

/* The theme has those of GTK itself in both directions. */
static void
test_arrows_are_there_for_it (Fixture *fixture, gconstpointer data)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_add_resource_path (theme, "/io/github/maildoctor/MailDoctor/icons");
  g_assert_true (gtk_icon_theme_has_icon (theme, "mdr-external-symbolic"));
  g_assert_true (gtk_icon_theme_has_icon (theme, "mdr-external-symbolic-rtl"));
}

static MdrStepId
get_step (Fixture *fixture)
{
  GtkWidget *assistant = window_trial_find (GTK_WIDGET (fixture->window), is_of_type,
                                            GSIZE_TO_POINTER (MDR_TYPE_ASSISTANT));

  return mdr_step_get_id (mdr_page_get_step (mdr_assistant_get_page (MDR_ASSISTANT (assistant))));
}

static void
test_next_lies_to_the_left (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.left", NULL);
  g_assert_cmpint (get_step (fixture), ==, MDR_STEP_PASSWORDS);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.right", NULL);
  g_assert_cmpint (get_step (fixture), ==, MDR_STEP_NETWORK);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  application =
      GTK_APPLICATION (adw_application_new ("org.example.Test", G_APPLICATION_NON_UNIQUE));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  ADD ("/right-to-left/window-is-mirrored", test_is_mirrored);
  ADD ("/right-to-left/way-leads-to-the-left", test_way_leads_to_the_left);
  ADD ("/right-to-left/arrows-are-there-for-it", test_arrows_are_there_for_it);
  ADD ("/right-to-left/next-lies-to-the-left", test_next_lies_to_the_left);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
