/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file that cannot be read as a report is spoken of in the window that was to read it.
 */

#include "mdr-report-files.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "report/mdr-report-file.h"

typedef struct
{
  MdrReportRead callback;

  /* owned */
  GtkWindow *parent;
} Reading;

static Reading *
reading_new (GtkWindow *parent, MdrReportRead callback)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->callback = callback;
  reading->parent = g_object_ref (parent);

  return reading;
}

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->parent);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* The window may have been closed meanwhile. */
static gboolean
is_closed (Reading *reading)
{
  return gtk_window_get_application (reading->parent) == NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrReport) report = mdr_report_load_finish (G_FILE (source), result, &error);

  if (is_closed (reading))
    return;

  if (report != NULL)
    {
      reading->callback (reading->parent, report);
      return;
    }

  mdr_report_files_refuse (reading->parent, error);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Reading) reading = user_data;

  if (file != NULL && !is_closed (reading))
    mdr_report_files_read (reading->parent, file, reading->callback);
}

/**
 * mdr_report_files_refuse:
 * @parent: a window of the application
 * @error: why
 *
 * Says that a report cannot be opened.
 */
void
mdr_report_files_refuse (GtkWindow *parent, const GError *error)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (error != NULL);

  gtk_window_present (parent);
  mdr_compat_tell (parent, _ ("This report cannot be opened"), error->message);
}

/**
 * mdr_report_files_read:
 * @parent: a window of the application
 * @file: a file that somebody sent
 * @callback: called with the report, if it is one
 *
 * Reads @file, or says what is wrong with it.
 */
void
mdr_report_files_read (GtkWindow *parent, GFile *file, MdrReportRead callback)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (callback != NULL);

  mdr_report_load_async (file, NULL, read_cb, reading_new (parent, callback));
}

/**
 * mdr_report_files_choose:
 * @parent: a window of the application
 * @title: what for
 * @callback: called with the report, if one is chosen
 *
 * Has the user choose a report, and reads it.
 */
void
mdr_report_files_choose (GtkWindow *parent, const char *title, MdrReportRead callback)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (callback != NULL);

  gtk_file_filter_set_name (filter, _ ("Reports of Mail Doctor"));
  gtk_file_filter_add_pattern (filter, "*" MDR_REPORT_SUFFIX);
  mdr_compat_choose_file (parent, title, filter, file_chosen_cb, reading_new (parent, callback));
}
