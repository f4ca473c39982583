/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the results of an earlier run. A line that was cut off, as when the disk was full, is no
 * result; its account is looked at again.
 */

#include "mdr-cli-batch-done.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "mdr-cli-batch-account.h"
#include "mdr-cli-lines.h"
#include "programs/mdr-json-depth.h"

/* Results are not half as long, nor half as deep. */
#define MAX_LINE (4 * 1024 * 1024)
#define MAX_DEPTH 32

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
take_line (GHashTable *done, const char *line, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;
  const char *address;

  if (!mdr_json_is_shallow (line, length, MAX_DEPTH) ||
      !json_parser_load_from_data (parser, line, (gssize) length, NULL) ||
      json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return;

  object = json_node_get_object (json_parser_get_root (parser));
  address = get_string (get_object (object, "account"), "address");
  if (address != NULL)
    g_hash_table_add (done, mdr_cli_batch_key_of (get_string (object, "id"), address));
}

static gboolean
ends_in_line (const char *path)
{
  FILE *file = fopen (path, "rb");
  gboolean in_line = file != NULL && fseek (file, -1, SEEK_END) == 0 && fgetc (file) != '\n';

  if (file != NULL)
    fclose (file);

  return in_line;
}

/**
 * mdr_cli_batch_done_read:
 * @path: what an earlier run has written; it need not exist
 * @cut_off: (out): whether it ends in the middle of a line
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): the keys of the accounts that are
 * in it, or %NULL with %G_IO_ERROR
 */
GHashTable *
mdr_cli_batch_done_read (const char *path, gboolean *cut_off, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (MdrCliLines) lines = NULL;
  const char *line;
  gsize length;

  *cut_off = FALSE;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&done);

  lines = mdr_cli_lines_open (path, MAX_LINE, error);
  if (lines == NULL)
    return NULL;

  while (TRUE)
    switch (mdr_cli_lines_next (lines, &line, &length, error))
      {
      case MDR_CLI_LINE_READ:
        take_line (done, line, length);
        break;

      case MDR_CLI_LINE_TOO_LONG:
        break;

      case MDR_CLI_LINE_END:
        *cut_off = ends_in_line (path);
        return g_steal_pointer (&done);

      case MDR_CLI_LINE_FAILED:
        return NULL;
      }
}
