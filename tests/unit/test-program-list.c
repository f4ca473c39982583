/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The built-in list of mail programs and devices.
 */

#include "core/mdr-error.h"
#include "knowledge/mdr-knowledge.h"
#include "knowledge/mdr-program-list.h"

/* Guides and answers name these; they must never go. */
static const struct
{
  const char *program;
  const char *device;
} promised[] = {
  { "outlook-classic", "windows" },
  { "outlook-new", "windows" },
  { "outlook-mac", "mac" },
  { "apple-mail-mac", "mac" },
  { "apple-mail-ios", "iphone" },
  { "gmail-android", "android" },
  { "outlook-android", "android" },
  { "outlook-ios", "iphone" },
  { "thunderbird", "this-computer" },
  { "thunderbird-android", "android" },
  { "evolution", "linux" },
  { "geary", "linux" },
  { "kmail", "linux" },
  { "gnome-online-accounts", "this-computer" },
  { "other", "windows" },
};

static void
test_promised (void)
{
  MdrProgramList *list = mdr_program_list_get_default ();

  for (gsize i = 0; i < G_N_ELEMENTS (promised); i++)
    {
      MdrProgram *program = mdr_program_list_find_program (list, promised[i].program);

      g_assert_nonnull (program);
      g_assert_nonnull (mdr_program_list_find_device (list, promised[i].device));
      g_assert_true (mdr_program_runs_on (program, promised[i].device));
    }

  g_assert_null (mdr_program_list_find_program (list, "Thunderbird"));
  g_assert_null (mdr_program_list_find_device (list, "toaster"));
}

static void
test_titles (void)
{
  MdrProgramList *list = mdr_program_list_get_default ();
  GListModel *models[] = { mdr_program_list_get_programs (list),
                           mdr_program_list_get_devices (list) };

  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      guint n_items = g_list_model_get_n_items (models[i]);

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (models[i], j);
          g_autofree char *title = NULL;

          g_object_get (item, "title", &title, NULL);
          g_assert_cmpstr (title, !=, "");
          g_hash_table_add (titles, g_steal_pointer (&title));
        }

      g_assert_cmpuint (g_hash_table_size (titles), ==, n_items);
    }
}

/* Whatever device is chosen, there is a program to choose, and the way out of the list. */
static void
test_every_device (void)
{
  MdrProgramList *list = mdr_program_list_get_default ();
  GListModel *devices = mdr_program_list_get_devices (list);
  MdrProgram *other = mdr_program_list_find_program (list, "other");

  for (guint i = 0; i < g_list_model_get_n_items (devices); i++)
    {
      g_autoptr (MdrDevice) device = g_list_model_get_item (devices, i);

      g_assert_true (mdr_program_runs_on (other, mdr_device_get_id (device)));
    }
}

static void
test_keys (void)
{
  static const char *const known[] = { "name", "guides", "devices", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("programs.ini", &error);
  g_auto (GStrv) ids = NULL;

  g_assert_no_error (error);
  ids = g_key_file_get_groups (file, NULL);

  for (char **id = ids; *id != NULL; id++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, *id, NULL, NULL);

      for (char **key = keys; *key != NULL; key++)
        g_assert_true (g_strv_contains (known, *key));
    }
}

static void
test_faulty (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_set_string (file, "mutt", "name", "Mutt");
  g_key_file_set_string (file, "mutt", "devices", "linux;toaster;");

  g_assert_null (mdr_program_list_new (file, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
}

static void
test_guided_as (void)
{
  MdrProgramList *list = mdr_program_list_get_default ();
  MdrProgram *betterbird = mdr_program_list_find_program (list, "betterbird");
  MdrProgram *geary = mdr_program_list_find_program (list, "geary");
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mdr_program_get_guided_as (betterbird), ==, "thunderbird");
  g_assert_cmpstr (mdr_program_get_guided_as (geary), ==, "geary");

  g_key_file_set_string (file, "mutt", "name", "Mutt");
  g_key_file_set_string (file, "mutt", "guides", "pine");
  g_key_file_set_string (file, "mutt", "devices", "linux;");

  g_assert_null (mdr_program_list_new (file, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/program-list/has-what-guides-name", test_promised);
  g_test_add_func ("/program-list/titles-are-distinct", test_titles);
  g_test_add_func ("/program-list/every-device-has-a-way-out", test_every_device);
  g_test_add_func ("/program-list/has-no-unknown-keys", test_keys);
  g_test_add_func ("/program-list/unknown-device-is-an-error", test_faulty);
  g_test_add_func ("/program-list/guides-of-a-relative-have-to-be-there", test_guided_as);

  return g_test_run ();
}
