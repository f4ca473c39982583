/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reports go out of the window of a session of one’s own; those of others come in, and get a window
 * of their own each.
 */

#include "mdr-window-private.h"

#include <glib/gi18n.h>

#include "gui/mdr-difference-window.h"
#include "gui/mdr-report-files.h"
#include "gui/mdr-report-texts.h"
#include "gui/mdr-report-window.h"
#include "report/mdr-report-source.h"

/* %NULL for a session that is no report. */
static MdrReport *
get_report (MdrSession *session)
{
  MdrProbeSource *source = mdr_session_get_source (session);

  return MDR_IS_REPORT_SOURCE (source) ? mdr_report_source_get_report (MDR_REPORT_SOURCE (source))
                                       : NULL;
}

static void
show_report_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_report_window_present (GTK_WINDOW (widget), MDR_WINDOW (widget)->session);
}

static void
open_report (GtkWindow *window, MdrReport *report)
{
  mdr_window_open_report (gtk_window_get_application (window), report);
}

static void
open_report_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_report_files_choose (GTK_WINDOW (widget), _ ("Open a Report"), open_report);
}

static void
compare (GtkWindow *window, MdrReport *other)
{
  MdrReport *report = get_report (MDR_WINDOW (window)->session);

  if (report != NULL)
    mdr_difference_window_present (window, report, other);
}

static void
compare_report_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_report_files_choose (GTK_WINDOW (widget), _ ("Compare with Another Report"), compare);
}

static gboolean
is_report (MdrWindow *self, MdrSession *session)
{
  return session != NULL && get_report (session) != NULL;
}

/* The advice, the findings and their times stay as the user reads them. */
static char *
report_origin (MdrWindow *self, MdrSession *session)
{
  g_autofree char *origin = NULL;

  if (!is_report (self, session))
    return g_strdup ("");

  origin = mdr_report_texts_dup_origin (get_report (session));

  return g_strdup_printf ("%s\n%s", origin,
                          _ ("“You” and “this computer” are the user who made it, and that "
                             "user’s computer."));
}

/* Of several files the first: they can be opened one after the other. */
static gboolean
files_dropped_cb (MdrWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;

  mdr_window_take_report (self, files->data);

  return TRUE;
}

/* What a part of the window wants itself does not come so far. */
static void
accept_drops (MdrWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (files_dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * mdr_window_install_report_actions:
 * @widget_class: the class of the window, with its template
 *
 * Installs what can be done with reports, and lets the template say whose the window shows.
 */
void
mdr_window_install_report_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.make-report", NULL, show_report_activated);
  gtk_widget_class_install_action (widget_class, "win.read-report", NULL, show_report_activated);
  gtk_widget_class_install_action (widget_class, "win.open-report", NULL, open_report_activated);
  gtk_widget_class_install_action (widget_class, "win.compare-report", NULL,
                                   compare_report_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "win.open-report",
                                       NULL);

  gtk_widget_class_bind_template_callback (widget_class, is_report);
  gtk_widget_class_bind_template_callback (widget_class, report_origin);
}

/**
 * mdr_window_prepare_for_reports:
 * @self: a window with its session
 *
 * Lets reports be dropped onto it, and says in its title whose report it shows.
 */
void
mdr_window_prepare_for_reports (MdrWindow *self)
{
  MdrReport *report = get_report (self->session);
  g_autofree char *account = NULL;
  g_autofree char *title = NULL;

  accept_drops (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.read-report", report != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.compare-report", report != NULL);
  if (report == NULL)
    return;

  account = mdr_report_texts_dup_account (report);
  /* Translators: the title of a window; %s is an address or its domain. */
  title = g_strdup_printf (_ ("Report: %s"), account);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/**
 * mdr_window_take_report:
 * @self: a window
 * @file: a file that was dropped onto it
 *
 * Opens a report, or compares it with the one that the window shows.
 */
void
mdr_window_take_report (MdrWindow *self, GFile *file)
{
  g_return_if_fail (MDR_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  mdr_report_files_read (GTK_WINDOW (self), file,
                         get_report (self->session) != NULL ? compare : open_report);
}

/**
 * mdr_window_open_report:
 * @application: the application
 * @report: somebody else’s report
 *
 * Shows @report in a window of its own. It asks nobody, and other windows go on as they are.
 */
void
mdr_window_open_report (GtkApplication *application, MdrReport *report)
{
  g_autoptr (MdrSession) session = NULL;
  MdrWindow *self;

  g_return_if_fail (GTK_IS_APPLICATION (application));
  g_return_if_fail (MDR_IS_REPORT (report));

  session = mdr_report_create_session (report);
  mdr_session_start (session);
  self = mdr_window_new (application, session);
  mdr_window_show_step (self, MDR_STEP_RESULT);
  gtk_window_present (GTK_WINDOW (self));
}
