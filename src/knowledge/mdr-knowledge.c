/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data files that are built into the program, from data/knowledge.
 */

#include "mdr-knowledge.h"

#include <gio/gio.h>

#define RESOURCE_PATH "/io/github/maildoctor/MailDoctor/knowledge/"

/**
 * mdr_knowledge_load_key_file:
 * @name: the name of a file in data/knowledge
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with %G_RESOURCE_ERROR or
 *   %G_KEY_FILE_ERROR
 */
GKeyFile *
mdr_knowledge_load_key_file (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH, name, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error))
    return NULL;

  return g_steal_pointer (&file);
}

/**
 * mdr_knowledge_load_key_files:
 * @folder: the name of a folder in data/knowledge
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type GKeyFile): all files of the folder, in no
 *   particular order; or %NULL with %G_RESOURCE_ERROR or %G_KEY_FILE_ERROR
 */
GPtrArray *
mdr_knowledge_load_key_files (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_key_file_unref);
  g_autofree char *path = g_strconcat (RESOURCE_PATH, folder, NULL);
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  names = g_resources_enumerate_children (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (names == NULL)
    return NULL;

  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *file_name = g_strconcat (folder, "/", *name, NULL);
      GKeyFile *file = mdr_knowledge_load_key_file (file_name, error);

      if (file == NULL)
        {
          g_prefix_error (error, "%s: ", file_name);
          return NULL;
        }

      g_ptr_array_add (files, file);
    }

  return g_steal_pointer (&files);
}
