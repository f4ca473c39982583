/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report that is dropped onto the window is opened beside it, and compared where one is shown.
 */

#include "gui/mdr-difference-window.h"
#include "gui/mdr-window.h"
#include "window-trial.h"

/* There is only one in a program. */
static GtkApplication *application;

static GtkWindow *
find_other (GType type, GtkWindow *known)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && l->data != known)
      return l->data;

  return NULL;
}

static GtkWindow *
wait_for_other (GType type, GtkWindow *known)
{
  GtkWindow *window;

  while ((window = find_other (type, known)) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return window;
}

static GtkDropTarget *
find_drop_target (GtkWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  guint n_controllers = g_list_model_get_n_items (controllers);

  for (guint i = 0; i < n_controllers; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      /* The window keeps it. */
      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

static void
drop (GtkWindow *window, const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("REPORTS"), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (&file, 1));
  g_signal_emit_by_name (find_drop_target (window), "drop", &value, 1.0, 1.0, &taken);
  g_assert_true (taken);
}

static void
test_drops (WindowTrial *trial, gconstpointer data)
{
  GtkWindow *wizard = GTK_WINDOW (mdr_window_new (application, trial->session));
  GtkWindow *report;

  window_trial_present (wizard);
  drop (wizard, "rossi.maildoctor");
  report = wait_for_other (MDR_TYPE_WINDOW, wizard);
  g_assert_false (mdr_session_is_live (mdr_window_get_session (MDR_WINDOW (report))));
  g_assert_true (mdr_session_is_live (trial->session));

  drop (report, "short.maildoctor");
  wait_for_other (MDR_TYPE_DIFFERENCE_WINDOW, NULL);

  gtk_window_close (report);
  gtk_window_close (wizard);
  while (gtk_application_get_windows (application) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application =
      GTK_APPLICATION (adw_application_new ("org.example.Test", G_APPLICATION_NON_UNIQUE));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  g_test_add ("/report-drop/is-opened-then-compared", WindowTrial, NULL, window_trial_set_up,
              test_drops, window_trial_tear_down);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
