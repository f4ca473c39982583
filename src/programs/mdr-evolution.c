/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the sources of Evolution and of what shares its accounts. They hold no passwords; those
 * stand in the keyring.
 */

#include <string.h>

#include "mdr-evolution-private.h"
#include "mdr-folder.h"
#include "mdr-program-readers.h"

#define SUFFIX ".source"

static GHashTable *
read_sources (MdrReading *reading, MdrFolder *folder)
{
  GHashTable *sources =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_key_file_unref);
  g_autoptr (GPtrArray) names = mdr_folder_list (folder, NULL);

  for (guint i = 0; i < names->len && !mdr_reading_is_over (reading); i++)
    {
      const char *name = names->pdata[i];
      GKeyFile *source;

      if (!g_str_has_suffix (name, SUFFIX) || !g_utf8_validate (name, -1, NULL))
        continue;

      source = mdr_folder_read_key_file (folder, name);
      if (source != NULL)
        g_hash_table_insert (sources, g_strndup (name, strlen (name) - strlen (SUFFIX)), source);
    }

  return sources;
}

static void
read_place (MdrReading *reading, const char *path)
{
  g_autoptr (MdrFolder) folder = mdr_folder_open (reading, "evolution", path);
  g_autoptr (GHashTable) sources = NULL;
  g_autofree char *place = NULL;

  if (folder == NULL || !mdr_folder_claim (folder))
    return;

  sources = read_sources (reading, folder);
  place = mdr_folder_dup_place (folder, NULL);
  mdr_evolution_add_accounts (reading, place, sources);
}

/**
 * mdr_read_evolution:
 * @reading: the run
 *
 * Looks for the accounts of Evolution: installed on the system, as a Flatpak.
 */
void
mdr_read_evolution (MdrReading *reading)
{
  g_autofree char *system =
      g_build_filename (mdr_reading_get_config_home (reading), "evolution/sources", NULL);
  g_autofree char *flatpak =
      g_build_filename (mdr_reading_get_home (reading),
                        ".var/app/org.gnome.Evolution/config/evolution/sources", NULL);

  read_place (reading, system);
  read_place (reading, flatpak);
}
