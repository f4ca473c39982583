/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what Geary is set to, from the geary.ini of each account (Geary's
 * src/client/accounts/accounts-manager.vala); the passwords stand in the keyring.
 */

#include "mdr-folder.h"
#include "mdr-geary-private.h"
#include "mdr-program-readers.h"

#define FILE_NAME "geary.ini"

static void
read_account (MdrReading *reading, MdrFolder *folder, const char *id)
{
  g_autofree char *name = g_build_filename (id, FILE_NAME, NULL);
  g_autoptr (GKeyFile) file = mdr_folder_read_key_file (folder, name);
  g_autofree char *place = NULL;

  if (file == NULL)
    return;

  place = mdr_folder_dup_place (folder, id);
  if (!mdr_geary_add_account (reading, place, id, file))
    mdr_folder_add_unreadable (folder, name, MDR_UNREADABLE_REASON_BROKEN);
}

static void
read_place (MdrReading *reading, const char *path)
{
  g_autoptr (MdrFolder) folder = mdr_folder_open (reading, "geary", path);
  g_autoptr (GPtrArray) names = NULL;

  if (folder == NULL || !mdr_folder_claim (folder))
    return;

  /* Other things lie here, too; they have no such file in them. */
  names = mdr_folder_list (folder, NULL);
  for (guint i = 0; i < names->len && !mdr_reading_is_over (reading); i++)
    read_account (reading, folder, names->pdata[i]);
  mdr_reading_note_read (reading, "geary");
}

/**
 * mdr_read_geary:
 * @reading: the run
 *
 * Looks for the accounts of Geary: installed on the system, as a Flatpak. Before version 0.12 they
 * lay with the mail.
 */
void
mdr_read_geary (MdrReading *reading)
{
  const char *home = mdr_reading_get_home (reading);
  g_autofree char *system = g_build_filename (mdr_reading_get_config_home (reading), "geary", NULL);
  g_autofree char *old = g_build_filename (mdr_reading_get_data_home (reading), "geary", NULL);
  g_autofree char *flatpak = g_build_filename (home, ".var/app/org.gnome.Geary/config/geary", NULL);

  read_place (reading, system);

  /* A sandbox does not show the mail, and so old a version has no accounts any more. */
  if (mdr_reading_shows (reading, old))
    read_place (reading, old);

  read_place (reading, flatpak);
}
