/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks into the JSON of a report, whose shape was checked. What is missing, or is not known by
 * this version, is as good as empty.
 */

#include "core/mdr-enums.h"
#include "mdr-report-private.h"

static JsonNode *
get_value (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? node : NULL;
}

/* Never %NULL. */
const char *
mdr_report_get_string (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

/* Nothing in a report is less than nothing. */
gint64
mdr_report_get_int (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64
             ? CLAMP (json_node_get_int (node), 0, G_MAXINT32)
             : 0;
}

double
mdr_report_get_number (JsonObject *object, const char *name)
{
  JsonNode *node = get_value (object, name);

  return node != NULL && json_node_get_value_type (node) != G_TYPE_STRING
             ? CLAMP (json_node_get_double (node), 0.0, 1.0)
             : 0.0;
}

gboolean
mdr_report_get_boolean (JsonObject *object, const char *name)
{
  gboolean answer = FALSE;

  return mdr_report_get_answer (object, name, &answer) && answer;
}

/* Returns whether anything is known. */
gboolean
mdr_report_get_answer (JsonObject *object, const char *name, gboolean *answer)
{
  JsonNode *node = get_value (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;

  *answer = json_node_get_boolean (node);

  return TRUE;
}

/* %NULL where there is none. */
JsonObject *
mdr_report_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

guint
mdr_report_get_length (JsonObject *object, const char *name)
{
  JsonArray *array = get_array (object, name);

  return array != NULL ? json_array_get_length (array) : 0;
}

JsonObject *
mdr_report_get_object_at (JsonObject *object, const char *name, guint position)
{
  return json_array_get_object_element (get_array (object, name), position);
}

const char *
mdr_report_get_string_at (JsonObject *object, const char *name, guint position)
{
  return json_array_get_string_element (get_array (object, name), position);
}

GStrv
mdr_report_dup_strings (JsonObject *object, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint length = mdr_report_get_length (object, name);

  for (guint i = 0; i < length; i++)
    g_strv_builder_add (builder, mdr_report_get_string_at (object, name, i));

  return g_strv_builder_end (builder);
}

/* Returns whether it is a code that this version knows. */
gboolean
mdr_report_get_enum (JsonObject *object, const char *name, GType type, int *value)
{
  return mdr_enum_from_nick (type, mdr_report_get_string (object, name), value);
}
