/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The About window. Its details for the support name versions, provider and causes, all in the
 * words of the data and in English, and neither address nor user name.
 */

#include "mdr-about.h"

#include <glib/gi18n.h>
#include <locale.h>

#define WEBSITE "https://github.com/maildoctor/mail-doctor"

static void
add_versions (GString *text)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  const gboolean sandboxed = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);

  g_string_append_printf (text, "Mail Doctor %s%s\n", MDR_VERSION, sandboxed ? " (Flatpak)" : "");
  g_string_append_printf (text, "System: %s\n", system != NULL ? system : "unknown");
  g_string_append_printf (text, "Language: %s\n", setlocale (LC_MESSAGES, NULL));
  g_string_append_printf (text, "GLib %u.%u.%u\n", glib_major_version, glib_minor_version,
                          glib_micro_version);
  g_string_append_printf (text, "GTK %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita %u.%u.%u\n", adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version ());
}

static void
add_diagnosis (GString *text, MdrSession *session)
{
  MdrProvider *provider = mdr_session_get_provider (session);
  GListModel *diagnosis = mdr_session_get_diagnosis (session);
  guint n_causes = g_list_model_get_n_items (diagnosis);

  if (mdr_session_get_address (session) == NULL)
    return;

  g_string_append_printf (text, "Provider: %s\n",
                          provider != NULL ? mdr_provider_get_id (provider) : "not on the list");

  for (guint i = 0; i < n_causes; i++)
    {
      g_autoptr (MdrRankedCause) ranked = g_list_model_get_item (diagnosis, i);

      g_string_append_printf (text, "Cause: %s\n",
                              mdr_cause_to_code (mdr_ranked_cause_get_cause (ranked)));
    }
}

/**
 * mdr_about_dup_debug_info:
 * @session: the session
 *
 * Returns: (transfer full): what a support asks for, a line each; nothing that is secret or
 * personal
 */
char *
mdr_about_dup_debug_info (MdrSession *session)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  add_versions (text);
  add_diagnosis (text, session);

  return g_string_free (text, FALSE);
}

/**
 * mdr_about_present:
 * @parent: the window that it goes with
 * @session: the session
 *
 * Shows the About window.
 */
void
mdr_about_present (GtkWindow *parent, MdrSession *session)
{
  const char *const developers[] = { "The Mail Doctor authors", NULL };
  g_autofree char *details = mdr_about_dup_debug_info (session);

  adw_show_about_window (
      parent, "application-name", _ ("Mail Doctor"), "application-icon", MDR_APPLICATION_ID,
      "version", MDR_VERSION, "developer-name", _ ("The Mail Doctor authors"), "developers",
      developers, "copyright", "© 2026 The Mail Doctor authors", "license-type",
      GTK_LICENSE_GPL_3_0, "website", WEBSITE, "issue-url", WEBSITE "/issues", "debug-info",
      details, "debug-info-filename", "mail-doctor.txt", "comments",
      _ ("Finds out why a mail program keeps asking for the password, or does not receive or send, "
         "and says what to do."),
      /* Translators: your names, one a line. */
      "translator-credits", _ ("translator-credits"), NULL);
}
