/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report that stands on the command line gets a window, and nothing else does.
 */

#include "gui/mdr-application.h"
#include "gui/mdr-window.h"

/* The windows that there were, whether they were shown or not. */
typedef struct
{
  guint n_reports;
  guint n_wizards;
} Windows;

static gboolean
quit_cb (gpointer user_data)
{
  g_application_quit (user_data);

  return G_SOURCE_REMOVE;
}

/* Once nothing more is to be done: a window too many has been made by then. */
static void
window_added_cb (GtkApplication *application, GtkWindow *window, Windows *windows)
{
  if (!MDR_IS_WINDOW (window))
    return;

  if (mdr_session_is_live (mdr_window_get_session (MDR_WINDOW (window))))
    windows->n_wizards++;
  else
    windows->n_reports++;
  g_idle_add_full (G_PRIORITY_LOW, quit_cb, application, NULL);
}

static Windows
open_file (const char *name)
{
  g_autoptr (MdrApplication) application = mdr_application_new ();
  g_autofree char *path = g_build_filename (g_getenv ("REPORTS"), name, NULL);
  char *arguments[] = { (char *) "mail-doctor", path, NULL };
  Windows windows = { 0 };

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &windows);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, arguments), ==, 0);

  return windows;
}

static void
test_report (void)
{
  Windows windows = open_file ("rossi.maildoctor");

  g_assert_cmpuint (windows.n_reports, ==, 1);
  g_assert_cmpuint (windows.n_wizards, ==, 0);
}

static void
test_missing (void)
{
  Windows windows = open_file ("none.maildoctor");

  g_assert_cmpuint (windows.n_reports, ==, 0);
  g_assert_cmpuint (windows.n_wizards, >, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/given/report-gets-no-wizard", test_report);
  g_test_add_func ("/given/missing-report-is-told-in-a-wizard", test_missing);

  return g_test_run ();
}
