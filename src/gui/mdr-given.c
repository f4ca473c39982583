/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It tells by itself what it is: a link by its scheme, a file by the end of its name. A report gets
 * a window of its own; an invitation is shown in the wizard, and so is what is wrong with either.
 */

#include "mdr-given.h"

#include <glib/gi18n.h>

#include "core/mdr-clean-text.h"
#include "gui/mdr-application-private.h"
#include "gui/mdr-preparation.h"
#include "gui/mdr-report-files.h"
#include "report/mdr-report-file.h"

/* A desktop hands files over as paths or as links. */
static MdrInvitation *
read_invitation (const char *given, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (mdr_invitation_is_link (given))
    return mdr_invitation_new_from_link (given, error);

  file = g_file_new_for_commandline_arg (given);
  path = g_file_get_path (file);

  return mdr_invitation_new_from_file (path != NULL ? path : given, error);
}

static void
open_invitation (MdrApplication *application, const char *given)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrInvitation) invitation = read_invitation (given, &error);
  MdrWindow *window = mdr_application_create_window (application);

  if (invitation != NULL)
    mdr_window_ask_about_invitation (window, invitation);
  else
    mdr_window_refuse_invitation (window, error->message);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
is_invitation (const char *given)
{
  return mdr_invitation_is_link (given) || g_str_has_suffix (given, MDR_INVITATION_SUFFIX);
}

/* Only a report that cannot be read needs a wizard to say so in. */
static void
report_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrApplication) application = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrReport) report = mdr_report_load_finish (G_FILE (source), result, &error);

  if (report != NULL)
    {
      mdr_window_open_report (GTK_APPLICATION (application), report);
      mdr_preparation_begin ();
    }
  else
    {
      GtkWindow *window = GTK_WINDOW (mdr_application_create_window (application));

      gtk_window_present (window);
      mdr_report_files_refuse (window, error);
    }

  g_application_release (G_APPLICATION (application));
}

/* Until there is a window, nothing else keeps the application going. */
static void
open_report (MdrApplication *application, const char *given)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (given);

  g_application_hold (G_APPLICATION (application));
  mdr_report_load_async (file, NULL, report_read_cb, g_object_ref (application));
}

static gboolean
is_report (const char *given)
{
  return g_str_has_suffix (given, MDR_REPORT_SUFFIX);
}

static const struct
{
  gboolean (*is_meant) (const char *given);
  void (*open) (MdrApplication *application, const char *given);
} kinds[] = {
  { is_invitation, open_invitation },
  { is_report, open_report },
};

static gboolean
check_known (const char *given, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *clean = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].is_meant (given))
      return TRUE;

  name = g_filename_display_name (given);
  clean = mdr_clean_text (name, -1, 100);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is not a report, and not the link or file of an invitation."), clean);

  return FALSE;
}

/**
 * mdr_given_choose:
 * @arguments: (array zero-terminated=1): what stands on the command line beside the options, at
 *   least one thing
 * @error: for #GOptionError
 *
 * At most one thing is opened, and only one of a kind that is known; it may be broken all the same.
 *
 * Returns: (transfer full) (nullable): what to open; %NULL with @error set if there is no such
 * thing
 */
char *
mdr_given_choose (const char *const *arguments, GError **error)
{
  g_return_val_if_fail (arguments != NULL && arguments[0] != NULL, NULL);

  if (arguments[1] != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Give one link or file at a time."));
      return NULL;
    }

  if (!check_known (arguments[0], error))
    return NULL;

  return g_strdup (arguments[0]);
}

/**
 * mdr_given_open:
 * @application: the application
 * @given: a link, or a file by its path or link
 *
 * Shows what is in it, or what is wrong with it, in a window of its own.
 */
void
mdr_given_open (MdrApplication *application, const char *given)
{
  g_autoptr (GError) error = NULL;
  MdrWindow *window;

  g_return_if_fail (MDR_IS_APPLICATION (application));
  g_return_if_fail (given != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].is_meant (given))
      {
        kinds[i].open (application, given);
        return;
      }

  window = mdr_application_create_window (application);
  if (!check_known (given, &error))
    mdr_window_refuse_invitation (window, error->message);
  gtk_window_present (GTK_WINDOW (window));
}
