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

/* “1a” of “1a.source”. */
static char *
dup_uid (const char *name)
{
  if (!g_str_has_suffix (name, SUFFIX) || !g_utf8_validate (name, -1, NULL))
    return NULL;

  return g_strndup (name, strlen (name) - strlen (SUFFIX));
}

static GHashTable *
read_sources (MdrReading *reading, MdrFolder *folder)
{
  GHashTable *sources =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_key_file_unref);
  g_autoptr (GPtrArray) names = mdr_folder_list (folder, NULL);

  for (guint i = 0; i < names->len && !mdr_reading_is_over (reading); i++)
    {
      g_autofree char *uid = dup_uid (names->pdata[i]);
      GKeyFile *source;

      if (uid == NULL)
        continue;

      mdr_reading_add_other_uid (reading, "evolution", uid);

      source = mdr_folder_read_key_file (folder, names->pdata[i]);
      if (source != NULL)
        g_hash_table_insert (sources, g_steal_pointer (&uid), source);
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
  mdr_reading_note_read (reading, "evolution");
}

/* What Evolution finds at the servers of a collection, calendars mostly, lies in a folder of the
 * collection. Only the names count; mail is never among it. */
static void
read_found (MdrReading *reading, const char *path)
{
  g_autoptr (MdrFolder) folder = mdr_folder_open (reading, "evolution", path);
  g_autoptr (GPtrArray) collections = NULL;

  if (folder == NULL || !mdr_folder_claim (folder))
    return;

  collections = mdr_folder_list (folder, NULL);
  for (guint i = 0; i < collections->len && !mdr_reading_is_over (reading); i++)
    {
      g_autofree char *collection = g_build_filename (path, collections->pdata[i], NULL);
      g_autoptr (GPtrArray) names = NULL;

      if (!g_file_test (collection, G_FILE_TEST_IS_DIR))
        continue;

      names = mdr_folder_list (folder, collections->pdata[i]);
      for (guint k = 0; k < names->len; k++)
        {
          g_autofree char *uid = dup_uid (names->pdata[k]);

          if (uid != NULL)
            mdr_reading_add_other_uid (reading, "evolution", uid);
        }
    }
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
  const char *home = mdr_reading_get_home (reading);
  const char *flatpak = ".var/app/org.gnome.Evolution";
  g_autofree char *sources =
      g_build_filename (mdr_reading_get_config_home (reading), "evolution/sources", NULL);
  g_autofree char *found = g_build_filename (home, ".cache/evolution/sources", NULL);
  g_autofree char *flatpak_sources =
      g_build_filename (home, flatpak, "config/evolution/sources", NULL);
  g_autofree char *flatpak_found =
      g_build_filename (home, flatpak, "cache/evolution/sources", NULL);

  read_place (reading, sources);
  read_place (reading, flatpak_sources);
  read_found (reading, found);
  read_found (reading, flatpak_found);
}
