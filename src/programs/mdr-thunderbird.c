/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds the profiles of Thunderbird and Betterbird. Of a profile only prefs.js is opened; the
 * passwords stand in logins.json and key4.db.
 */

#include "mdr-folder.h"
#include "mdr-program-readers.h"
#include "mdr-thunderbird-private.h"

/* Profiles beyond these are left out. */
#define MAX_PROFILES 50

typedef enum
{
  BASE_HOME,
  BASE_CONFIG,
} Base;

/* Betterbird that is not a Flatpak shares the folders of Thunderbird. Newer Thunderbirds begin in
 * the folder for settings, unless the older one is there. The Flatpak has had three names. */
static const struct
{
  const char *program;
  Base base;
  const char *path;
} places[] = {
  { "thunderbird", BASE_HOME, ".thunderbird" },
  { "thunderbird", BASE_CONFIG, "thunderbird" },
  { "thunderbird", BASE_HOME, ".var/app/org.mozilla.Thunderbird/.thunderbird" },
  { "thunderbird", BASE_HOME, ".var/app/org.mozilla.Thunderbird/config/thunderbird" },
  { "thunderbird", BASE_HOME, ".var/app/org.mozilla.thunderbird/.thunderbird" },
  { "thunderbird", BASE_HOME, ".var/app/org.mozilla.thunderbird/config/thunderbird" },
  { "thunderbird", BASE_HOME, ".var/app/org.mozilla.thunderbird_esr/.thunderbird" },
  { "thunderbird", BASE_HOME, ".var/app/org.mozilla.thunderbird_esr/config/thunderbird" },
  { "thunderbird", BASE_HOME, "snap/thunderbird/common/.thunderbird" },
  { "betterbird", BASE_HOME, ".var/app/eu.betterbird.Betterbird/.thunderbird" },
  { "betterbird", BASE_HOME, ".var/app/eu.betterbird.Betterbird/config/thunderbird" },
};

static void
read_profile (MdrReading *reading, MdrFolder *profile, const char *program)
{
  g_autofree char *text = NULL;
  g_autofree char *place = NULL;
  g_autoptr (MdrPrefs) prefs = NULL;
  gsize length;

  /* A profile that was never used has none. */
  text = mdr_folder_read (profile, "prefs.js", &length);
  if (text == NULL)
    return;

  prefs = mdr_prefs_new (text, length, "mail.");
  if (!mdr_prefs_is_whole (prefs) || mdr_prefs_get_n_read (prefs) == 0)
    mdr_folder_add_unreadable (profile, "prefs.js", MDR_UNREADABLE_REASON_BROKEN);

  place = mdr_folder_dup_place (profile, NULL);
  mdr_thunderbird_add_accounts (reading, program, place, prefs);
}

/* Opens what a group of profiles.ini leads to. The user may have moved it anywhere. */
static MdrFolder *
open_profile (MdrReading *reading,
              MdrFolder *root,
              const char *program,
              GKeyFile *list,
              const char *group)
{
  g_autofree char *path = g_key_file_get_value (list, group, "Path", NULL);
  g_autofree char *absolute = NULL;

  if (path == NULL || *path == '\0')
    return NULL;

  if (g_path_is_absolute (path))
    absolute = g_strdup (path);
  else
    absolute = g_build_filename (mdr_folder_get_path (root), path, NULL);

  return mdr_folder_open_named (reading, program, absolute);
}

static void
read_place (MdrReading *reading, const char *program, const char *path)
{
  g_autoptr (MdrFolder) root = mdr_folder_open (reading, program, path);
  g_autoptr (GKeyFile) list = NULL;
  g_auto (GStrv) groups = NULL;
  guint n_profiles = 0;

  if (root == NULL || !mdr_folder_claim (root))
    return;

  list = mdr_folder_read_key_file (root, "profiles.ini");
  if (list == NULL)
    return;

  groups = g_key_file_get_groups (list, NULL);
  for (char **group = groups; *group != NULL && n_profiles < MAX_PROFILES; group++)
    {
      g_autoptr (MdrFolder) profile = NULL;

      if (!g_str_has_prefix (*group, "Profile") || mdr_reading_is_over (reading))
        continue;

      n_profiles++;
      profile = open_profile (reading, root, program, list, *group);
      if (profile != NULL && mdr_folder_claim (profile))
        read_profile (reading, profile, program);
    }
  mdr_reading_note_read (reading, program);
}

/**
 * mdr_read_thunderbird:
 * @reading: the run
 *
 * Looks for the accounts of Thunderbird and Betterbird: installed on the system, as a Flatpak, as a
 * Snap.
 */
void
mdr_read_thunderbird (MdrReading *reading)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *base = places[i].base == BASE_HOME ? mdr_reading_get_home (reading)
                                                     : mdr_reading_get_config_home (reading);
      g_autofree char *path = g_build_filename (base, places[i].path, NULL);

      read_place (reading, places[i].program, path);
    }
}
