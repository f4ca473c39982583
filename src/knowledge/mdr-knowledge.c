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
