/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What comes from outside is measured, parsed, cleaned and checked, in this order.
 */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/mdr-clean-text.h"
#include "mdr-report-private.h"
#include "mdr-report-shape.h"
#include "programs/mdr-json-depth.h"

/* The deepest that this version writes is eight. */
#define MAX_DEPTH 24

/* Each value takes a multiple of its size in memory. A usual report has 2,000. */
#define MAX_VALUES 40000

/* The rules of a session look at every finding beside every other. A usual report has 25 probes, 60
 * findings, and no more than ten causes. */
#define MAX_PROBES 200
#define MAX_FINDINGS 500
#define MAX_CAUSES 50

#define MAX_NAME 40
#define MAX_STRING 4000

static gboolean
refuse (MdrReportError code, const char *message, GError **error)
{
  g_set_error_literal (error, MDR_REPORT_ERROR, code, message);

  return FALSE;
}

/* More than there are, since commas in strings count. */
static gsize
count_values (const char *text, gsize length)
{
  gsize n_values = 0;

  for (gsize i = 0; i < length; i++)
    n_values += text[i] == ',' || text[i] == '{' || text[i] == '[';

  return n_values;
}

static gboolean
measure (const char *text, gsize length, GError **error)
{
  if (length > MDR_REPORT_MAX_SIZE || count_values (text, length) > MAX_VALUES)
    return refuse (MDR_REPORT_ERROR_TOO_LARGE,
                   _ ("This file is far too large to be a report of Mail Doctor."), error);

  if (!g_utf8_validate_len (text, length, NULL) || !mdr_json_is_shallow (text, length, MAX_DEPTH))
    return refuse (MDR_REPORT_ERROR_NOT_A_REPORT, _ ("This file is not a report of Mail Doctor."),
                   error);

  return TRUE;
}

static JsonNode *clean_node (JsonNode *node);

/* Names of ours are plain; a value by any other name has nothing to say. */
static gboolean
is_name (const char *name)
{
  const gsize length = strlen (name);

  return length > 0 && length <= MAX_NAME &&
         strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_-") == length;
}

static JsonNode *
clean_object (JsonObject *object)
{
  g_autoptr (JsonObject) clean = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (is_name (name))
      json_object_set_member (clean, name, clean_node (value));

  return json_node_init_object (json_node_alloc (), clean);
}

static JsonNode *
clean_array (JsonArray *array)
{
  g_autoptr (JsonArray) clean = json_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (clean, clean_node (json_array_get_element (array, i)));

  return json_node_init_array (json_node_alloc (), clean);
}

static JsonNode *
clean_node (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return clean_object (json_node_get_object (node));

  if (JSON_NODE_HOLDS_ARRAY (node))
    return clean_array (json_node_get_array (node));

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return json_node_copy (node);

  text = mdr_clean_text (json_node_get_string (node), -1, MAX_STRING);

  return json_node_init_string (json_node_alloc (), text);
}

/* JSON-GLib puts the place before the message, “<data>:3:14: …”, and tells it nowhere else. */
static int
read_line_number (const GError *error)
{
  const char *number = strchr (error->message, ':');

  return number != NULL ? (int) g_ascii_strtoll (number + 1, NULL, 10) : 0;
}

/* A beginning of a report is a damaged one; anything else is none. */
static void
refuse_unparsed (const char *text, gsize length, const GError *parse_error, GError **error)
{
  if (g_strstr_len (text, (gssize) length, "\"" MDR_REPORT_KIND "\"") == NULL)
    refuse (MDR_REPORT_ERROR_NOT_A_REPORT, _ ("This file is not a report of Mail Doctor."), error);
  else
    g_set_error (error, MDR_REPORT_ERROR, MDR_REPORT_ERROR_DAMAGED,
                 _ ("The report is damaged: it cannot be read beyond line %d. Perhaps it was cut "
                    "off on its way; ask for it again."),
                 read_line_number (parse_error));
}

/* %NULL without an error if there is nothing in it. An immutable parser ends the program where there
 * are two values (JSON-GLib 1.10). */
static JsonNode *
parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) parse_error = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, (gssize) length, &parse_error))
    {
      refuse_unparsed (text, length, parse_error, error);
      return NULL;
    }

  root = json_parser_get_root (parser);

  return root != NULL ? clean_node (root) : NULL;
}

static gboolean
check_version (JsonObject *root, GError **error)
{
  JsonNode *schema = json_object_get_member (root, "schema");

  if (schema == NULL || !JSON_NODE_HOLDS_VALUE (schema) ||
      json_node_get_value_type (schema) != G_TYPE_INT64 || json_node_get_int (schema) < 1)
    return refuse (MDR_REPORT_ERROR_DAMAGED,
                   _ ("The report is damaged: it does not say of which version it is."), error);

  if (json_node_get_int (schema) > MDR_REPORT_SCHEMA)
    return refuse (MDR_REPORT_ERROR_TOO_NEW,
                   _ ("This report was made by a newer Mail Doctor, and this one cannot read it. "
                      "Install the newer version."),
                   error);

  return TRUE;
}

static guint
count_findings (JsonObject *root, const char *name)
{
  guint n_findings = 0;

  for (guint i = 0; i < mdr_report_get_length (root, name); i++)
    n_findings += mdr_report_get_length (mdr_report_get_object_at (root, name, i), "findings");

  return n_findings;
}

static gboolean
check_amounts (JsonObject *root, GError **error)
{
  if (mdr_report_get_length (root, "probes") > MAX_PROBES ||
      count_findings (root, "probes") > MAX_FINDINGS ||
      count_findings (root, "steps") > MAX_FINDINGS ||
      mdr_report_get_length (root, "diagnosis") > MAX_CAUSES)
    return refuse (MDR_REPORT_ERROR_TOO_LARGE,
                   _ ("This file is far too large to be a report of Mail Doctor."), error);

  return TRUE;
}

/**
 * mdr_report_new_from_bytes:
 * @bytes: a file that somebody sent
 * @error: return location for a #GError
 *
 * Reads a report of this version, or of another one that writes them alike. Whatever stands in it,
 * reading takes bounded time and memory.
 *
 * Returns: (transfer full) (nullable): the report, or %NULL with %MDR_REPORT_ERROR
 */
MdrReport *
mdr_report_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (JsonNode) json = NULL;
  MdrReport *self;
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = g_bytes_get_data (bytes, &length);
  if (!measure (length > 0 ? text : "", length, error))
    return NULL;

  json = parse (length > 0 ? text : "", length, error);
  if (json == NULL || !JSON_NODE_HOLDS_OBJECT (json) ||
      strcmp (mdr_report_get_string (json_node_get_object (json), "kind"), MDR_REPORT_KIND) != 0)
    {
      if (error == NULL || *error == NULL)
        refuse (MDR_REPORT_ERROR_NOT_A_REPORT, _ ("This file is not a report of Mail Doctor."),
                error);
      return NULL;
    }

  if (!check_version (json_node_get_object (json), error) ||
      !mdr_report_shape_check (json_node_get_object (json), error) ||
      !check_amounts (json_node_get_object (json), error))
    return NULL;

  json_node_seal (json);
  self = mdr_report_new_from_json (g_steal_pointer (&json));
  if (self == NULL)
    refuse (MDR_REPORT_ERROR_DAMAGED,
            _ ("The report is damaged: it does not say which account it is about."), error);

  return self;
}
