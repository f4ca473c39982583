/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds what KMail is set to: one file for each account that receives (a “resource” of Akonadi),
 * one with all that send (“transports”), and one with the addresses (“identities”).
 */

#include <string.h>

#include "mdr-kmail-private.h"
#include "mdr-program-readers.h"

#define SUFFIX "rc"

static const char *const resources[] = {
  "akonadi_imap_resource_",
  "akonadi_gmail_resource_",
  "akonadi_kolab_resource_",
  "akonadi_pop3_resource_",
};

/* “akonadi_imap_resource_0” of “akonadi_imap_resource_0rc”. */
static char *
dup_resource_id (const char *name)
{
  if (!g_str_has_suffix (name, SUFFIX) || !g_utf8_validate (name, -1, NULL))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (resources); i++)
    if (g_str_has_prefix (name, resources[i]))
      return g_strndup (name, strlen (name) - strlen (SUFFIX));

  return NULL;
}

static void
read_resource (MdrKmail *kmail, MdrFolder *folder, const char *name, const char *id)
{
  g_autoptr (MdrConfigText) resource = NULL;
  g_autoptr (MdrConfigText) agent = NULL;
  g_autofree char *agent_name = g_strconcat ("akonadi/agent_config_", id, NULL);
  const char *title = NULL;

  resource = mdr_config_text_read (folder, name, MDR_CONFIG_FORM_KDE);
  if (resource == NULL)
    return;

  agent = mdr_config_text_read (folder, agent_name, MDR_CONFIG_FORM_KDE);
  if (agent != NULL)
    title = mdr_config_text_get (agent, "Agent", "Name");

  mdr_kmail_add_receiving (kmail, id, title, resource);
}

/* A sandbox shows single files of the folder of all programs, and no list of what else is there. */
static void
note_hidden (MdrReading *reading, MdrFolder *folder, const char *name)
{
  g_autofree char *path = g_build_filename (mdr_folder_get_path (folder), name, NULL);

  if (!mdr_reading_shows (reading, path))
    mdr_folder_add_unreadable (folder, name, MDR_UNREADABLE_REASON_HIDDEN);
}

static void
read_place (MdrReading *reading, const char *path)
{
  g_autoptr (MdrFolder) folder = mdr_folder_open (reading, "kmail", path);
  g_autoptr (MdrConfigText) identities = NULL;
  g_autoptr (MdrConfigText) transports = NULL;
  g_autoptr (GHashTable) used = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *place = NULL;
  gboolean any_resource = FALSE;
  MdrKmail kmail;

  /* The folder is that of all programs, so no claim on it. */
  if (folder == NULL)
    return;

  identities = mdr_config_text_read (folder, "emailidentities", MDR_CONFIG_FORM_KDE);
  transports = mdr_config_text_read (folder, "mailtransports", MDR_CONFIG_FORM_KDE);
  used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  place = mdr_folder_dup_place (folder, NULL);
  kmail = (MdrKmail){ reading, place, identities, transports, used };

  names = mdr_folder_list (folder, NULL);
  for (guint i = 0; i < names->len && !mdr_reading_is_over (reading); i++)
    {
      g_autofree char *id = dup_resource_id (names->pdata[i]);

      if (id == NULL)
        continue;

      any_resource = TRUE;
      read_resource (&kmail, folder, names->pdata[i], id);
    }

  mdr_kmail_add_sending (&kmail);

  if (identities == NULL)
    note_hidden (reading, folder, "emailidentities");
  if (transports == NULL)
    note_hidden (reading, folder, "mailtransports");
  if (identities != NULL || transports != NULL || any_resource)
    {
      note_hidden (reading, folder, "akonadi_…rc");
      mdr_reading_note_read (reading, "kmail");
    }
}

/**
 * mdr_read_kmail:
 * @reading: the run
 *
 * Looks for the accounts of KMail: installed on the system, as a Flatpak of its own, as a part of
 * Kontact.
 */
void
mdr_read_kmail (MdrReading *reading)
{
  static const char *const flatpaks[] = {
    ".var/app/org.kde.kontact/config",
    ".var/app/org.kde.kmail2/config",
  };

  read_place (reading, mdr_reading_get_config_home (reading));

  for (gsize i = 0; i < G_N_ELEMENTS (flatpaks); i++)
    {
      g_autofree char *path = g_build_filename (mdr_reading_get_home (reading), flatpaks[i], NULL);

      read_place (reading, path);
    }
}
