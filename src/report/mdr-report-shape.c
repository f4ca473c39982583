/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Goes through a report with the table beside it. Members that are not in that are from a newer
 * version and may be anything; so may the codes.
 */

#include "mdr-report-shape.h"

#include <glib/gi18n-lib.h>

#include "mdr-report-shape-private.h"
#include "mdr-report.h"

static gboolean
check_object (const MdrReportMember *members, JsonObject *object, GString *path, GError **error);

static gboolean
refuse (GString *path, const char *message, GError **error)
{
  /* Translators: what is wrong, and where in the file, like “probes[3].state”. */
  g_set_error (error, MDR_REPORT_ERROR, MDR_REPORT_ERROR_DAMAGED, _ ("%s (at “%s”)"), message,
               path->str);

  return FALSE;
}

/* What is done with a list may take the square of its length. */
#define MAX_ELEMENTS 500

static gboolean
is_value (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
are_strings (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_ARRAY (node) ||
      json_array_get_length (json_node_get_array (node)) > MAX_ELEMENTS)
    return FALSE;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    if (!is_value (json_array_get_element (json_node_get_array (node), i), G_TYPE_STRING))
      return FALSE;

  return TRUE;
}

static gboolean
are_values (JsonNode *node)
{
  JsonObjectIter iter;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, NULL, &value))
    if (!is_value (value, G_TYPE_STRING))
      return FALSE;

  return TRUE;
}

static gboolean
has_type (JsonNode *node, MdrReportType type)
{
  switch (type)
    {
    case MDR_REPORT_TYPE_STRING:
      return is_value (node, G_TYPE_STRING);

    case MDR_REPORT_TYPE_INTEGER:
      return is_value (node, G_TYPE_INT64);

    case MDR_REPORT_TYPE_NUMBER:
      return is_value (node, G_TYPE_INT64) || is_value (node, G_TYPE_DOUBLE);

    case MDR_REPORT_TYPE_BOOLEAN:
      return is_value (node, G_TYPE_BOOLEAN);

    case MDR_REPORT_TYPE_ANSWER:
      return is_value (node, G_TYPE_BOOLEAN) || JSON_NODE_HOLDS_NULL (node);

    case MDR_REPORT_TYPE_AMOUNT:
      return is_value (node, G_TYPE_INT64) || JSON_NODE_HOLDS_NULL (node);

    case MDR_REPORT_TYPE_STRINGS:
      return are_strings (node);

    case MDR_REPORT_TYPE_VALUES:
      return are_values (node);

    case MDR_REPORT_TYPE_OBJECT:
      return JSON_NODE_HOLDS_OBJECT (node);

    case MDR_REPORT_TYPE_OBJECT_OR_NULL:
      return JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_NULL (node);

    case MDR_REPORT_TYPE_OBJECTS:
      return JSON_NODE_HOLDS_ARRAY (node) &&
             json_array_get_length (json_node_get_array (node)) <= MAX_ELEMENTS;
    }

  g_return_val_if_reached (FALSE);
}

static gboolean
check_objects (const MdrReportMember *members, JsonArray *array, GString *path, GError **error)
{
  const gsize length = path->len;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      g_string_append_printf (path, "[%u]", i);
      if (!JSON_NODE_HOLDS_OBJECT (element))
        return refuse (path,
                       _ ("The report is damaged: something else stands in the place of a "
                          "value"),
                       error);
      if (!check_object (members, json_node_get_object (element), path, error))
        return FALSE;
      g_string_truncate (path, length);
    }

  return TRUE;
}

static gboolean
check_member (const MdrReportMember *member, JsonNode *node, GString *path, GError **error)
{
  if (!has_type (node, member->type))
    return refuse (path, _ ("The report is damaged: something else stands in the place of a value"),
                   error);

  if (member->members == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  return JSON_NODE_HOLDS_ARRAY (node)
             ? check_objects (member->members, json_node_get_array (node), path, error)
             : check_object (member->members, json_node_get_object (node), path, error);
}

static gboolean
check_object (const MdrReportMember *members, JsonObject *object, GString *path, GError **error)
{
  const gsize length = path->len;

  for (const MdrReportMember *member = members; member->name != NULL; member++)
    {
      JsonNode *node = json_object_get_member (object, member->name);

      g_string_append_printf (path, "%s%s", length > 0 ? "." : "", member->name);
      if (node == NULL && member->is_required)
        return refuse (path, _ ("The report is damaged: something is missing"), error);
      if (node != NULL && !check_member (member, node, path, error))
        return FALSE;
      g_string_truncate (path, length);
    }

  return TRUE;
}

/**
 * mdr_report_shape_check:
 * @root: what a file holds
 * @error: return location for a #GError
 *
 * Returns: %TRUE if all that is known by name is of its type, else %FALSE with
 *   %MDR_REPORT_ERROR_DAMAGED and where that is
 */
gboolean
mdr_report_shape_check (JsonObject *root, GError **error)
{
  g_autoptr (GString) path = g_string_new (NULL);

  g_return_val_if_fail (root != NULL, FALSE);

  return check_object (mdr_report_root_members, root, path, error);
}
