/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In a sandbox both ways go through a portal, which lets that one file in.
 */

#include "mdr-message-files.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-window.h"
#include "report/mdr-report-file.h"

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (MdrMessageForm) form = MDR_MESSAGE_FORM (user_data);

  /* The window may have been closed behind the dialog. */
  if (file != NULL && gtk_widget_get_root (GTK_WIDGET (form)) != NULL)
    mdr_message_form_read_file (form, file);
}

/* What is dropped onto somebody else’s report, or is a report, is not for the form. */
static gboolean
is_for_window (GtkRoot *root, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return MDR_IS_WINDOW (root) &&
         (!mdr_session_is_live (mdr_window_get_session (MDR_WINDOW (root))) ||
          (name != NULL && g_str_has_suffix (name, MDR_REPORT_SUFFIX)));
}

/* Of several files the first: they can be opened one after the other. */
static gboolean
files_dropped_cb (MdrMessageForm *form, const GValue *value)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (form));
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;

  if (is_for_window (root, files->data))
    mdr_window_take_report (MDR_WINDOW (root), files->data);
  else
    mdr_message_form_read_file (form, files->data);

  return TRUE;
}

/**
 * mdr_message_files_choose:
 * @form: a form in a window
 *
 * Has the user choose a log, and the form read it.
 */
void
mdr_message_files_choose (MdrMessageForm *form)
{
  g_return_if_fail (MDR_IS_MESSAGE_FORM (form));

  mdr_compat_choose_file (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (form))),
                          _ ("Open a Log of the Mail Program"), NULL, file_chosen_cb,
                          g_object_ref (form));
}

/**
 * mdr_message_files_accept_drops:
 * @form: a form
 *
 * Has @form read the files that are dropped onto it.
 */
void
mdr_message_files_accept_drops (MdrMessageForm *form)
{
  GtkDropTarget *target;

  g_return_if_fail (MDR_IS_MESSAGE_FORM (form));

  /* Before the field gets it, which would take the name of the file for the message. */
  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (files_dropped_cb), form, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (form), GTK_EVENT_CONTROLLER (target));
}
