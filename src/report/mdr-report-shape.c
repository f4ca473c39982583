/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table says of which type every member is. Members that are not in it are from a newer version
 * and may be anything; so may the codes.
 */

#include "mdr-report-shape.h"

#include <glib/gi18n-lib.h>

#include "mdr-report.h"

typedef enum
{
  TYPE_STRING,
  TYPE_INTEGER,
  TYPE_NUMBER,
  TYPE_BOOLEAN,
  TYPE_ANSWER, /* true, false or null for what is not known */
  TYPE_AMOUNT, /* a number or null */
  TYPE_STRINGS,
  TYPE_VALUES, /* an object whose members are all strings */
  TYPE_OBJECT,
  TYPE_OBJECT_OR_NULL,
  TYPE_OBJECTS,
} Type;

typedef struct _Member Member;

struct _Member
{
  const char *name;
  Type type;
  const Member *members; /* of an object */
  gboolean is_required;
};

static const Member program_members[] = {
  { "name", TYPE_STRING, NULL, FALSE },
  { "version", TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const Member system_members[] = {
  { "name", TYPE_STRING, NULL, FALSE },
  { "desktop", TYPE_STRING, NULL, FALSE },
  { "language", TYPE_STRING, NULL, FALSE },
  { "glib", TYPE_STRING, NULL, FALSE },
  { "gnutls", TYPE_STRING, NULL, FALSE },
  { "sandbox", TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const Member account_members[] = {
  { "address", TYPE_STRING, NULL, FALSE },
  { "domain", TYPE_STRING, NULL, TRUE },
  { "provider", TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const Member verdict_members[] = {
  { "state", TYPE_STRING, NULL, TRUE },        { "cause", TYPE_STRING, NULL, FALSE },
  { "reached", TYPE_STRING, NULL, FALSE },     { "service", TYPE_STRING, NULL, FALSE },
  { "alternative", TYPE_STRING, NULL, FALSE }, { NULL },
};

static const Member verdicts_members[] = {
  { "receiving", TYPE_OBJECT, verdict_members, FALSE },
  { "sending", TYPE_OBJECT, verdict_members, FALSE },
  { NULL },
};

static const Member service_members[] = {
  { "protocol", TYPE_STRING, NULL, TRUE },
  { "host", TYPE_STRING, NULL, TRUE },
  { "port", TYPE_INTEGER, NULL, TRUE },
  { "security", TYPE_STRING, NULL, TRUE },
  { "user_name", TYPE_STRING, NULL, FALSE },
  { "source", TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const Member settings_members[] = {
  { "source", TYPE_STRING, NULL, FALSE },
  { "services", TYPE_OBJECTS, service_members, FALSE },
  { NULL },
};

static const Member finding_members[] = {
  { "code", TYPE_STRING, NULL, TRUE },        { "step", TYPE_STRING, NULL, FALSE },
  { "severity", TYPE_STRING, NULL, TRUE },    { "cause", TYPE_STRING, NULL, FALSE },
  { "service", TYPE_STRING, NULL, FALSE },    { "server_text", TYPE_STRING, NULL, FALSE },
  { "parameters", TYPE_VALUES, NULL, FALSE }, { NULL },
};

static const Member step_members[] = {
  { "id", TYPE_STRING, NULL, TRUE },
  { "state", TYPE_STRING, NULL, TRUE },
  { "findings", TYPE_OBJECTS, finding_members, FALSE },
  { NULL },
};

static const Member check_members[] = {
  { "id", TYPE_STRING, NULL, TRUE },
  { "state", TYPE_STRING, NULL, TRUE },
  { NULL },
};

static const Member phase_members[] = {
  { "phase", TYPE_STRING, NULL, TRUE },
  { "state", TYPE_STRING, NULL, TRUE },
  { "start_ms", TYPE_INTEGER, NULL, FALSE },
  { "ms", TYPE_INTEGER, NULL, FALSE },
  { NULL },
};

static const Member family_members[] = {
  { "family", TYPE_STRING, NULL, TRUE },   { "state", TYPE_STRING, NULL, TRUE },
  { "address", TYPE_STRING, NULL, FALSE }, { "ms", TYPE_INTEGER, NULL, FALSE },
  { "reason", TYPE_STRING, NULL, FALSE },  { NULL },
};

static const Member tls_members[] = {
  { "version", TYPE_STRING, NULL, FALSE },
  { "cipher", TYPE_STRING, NULL, FALSE },
  { "subject", TYPE_STRING, NULL, FALSE },
  { "issuer", TYPE_STRING, NULL, FALSE },
  { "not_before", TYPE_STRING, NULL, FALSE },
  { "not_after", TYPE_STRING, NULL, FALSE },
  { "verified", TYPE_ANSWER, NULL, FALSE },
  { "public_authority", TYPE_ANSWER, NULL, FALSE },
  { "sct", TYPE_ANSWER, NULL, FALSE },
  { "problems", TYPE_STRINGS, NULL, FALSE },
  { NULL },
};

static const Member line_members[] = {
  { "direction", TYPE_STRING, NULL, TRUE },
  { "at_ms", TYPE_INTEGER, NULL, FALSE },
  { "line", TYPE_STRING, NULL, TRUE },
  { NULL },
};

static const Member server_members[] = {
  { "round_trips", TYPE_INTEGER, NULL, FALSE },
  { "addresses", TYPE_STRINGS, NULL, FALSE },
  { "families", TYPE_OBJECTS, family_members, FALSE },
  { "tls", TYPE_OBJECT_OR_NULL, tls_members, FALSE },
  { "capabilities", TYPE_STRINGS, NULL, FALSE },
  { "sign_in", TYPE_STRINGS, NULL, FALSE },
  { "transcript", TYPE_OBJECTS, line_members, FALSE },
  { "transcript_complete", TYPE_BOOLEAN, NULL, FALSE },
  { NULL },
};

static const Member probe_members[] = {
  { "id", TYPE_STRING, NULL, TRUE },
  { "steps", TYPE_STRINGS, NULL, FALSE },
  { "state", TYPE_STRING, NULL, TRUE },
  { "ms", TYPE_INTEGER, NULL, FALSE },
  { "service", TYPE_OBJECT_OR_NULL, service_members, FALSE },
  { "phases", TYPE_OBJECTS, phase_members, FALSE },
  { "findings", TYPE_OBJECTS, finding_members, FALSE },
  { "server", TYPE_OBJECT_OR_NULL, server_members, FALSE },
  { NULL },
};

static const Member test_message_members[] = {
  { "message_id", TYPE_STRING, NULL, FALSE },
  { "subject", TYPE_STRING, NULL, FALSE },
  { "stage", TYPE_STRING, NULL, FALSE },
  { "accepted", TYPE_ANSWER, NULL, FALSE },
  { "arrived", TYPE_ANSWER, NULL, FALSE },
  { "seconds", TYPE_AMOUNT, NULL, FALSE },
  { "folder", TYPE_STRING, NULL, FALSE },
  { "removed", TYPE_ANSWER, NULL, FALSE },
  { NULL },
};

static const Member cause_members[] = {
  { "cause", TYPE_STRING, NULL, TRUE },       { "situation", TYPE_STRING, NULL, FALSE },
  { "confidence", TYPE_NUMBER, NULL, FALSE }, { "because", TYPE_STRINGS, NULL, FALSE },
  { "against", TYPE_STRINGS, NULL, FALSE },   { NULL },
};

static const Member attempts_members[] = {
  { "left", TYPE_INTEGER, NULL, FALSE },
  { "wait_s", TYPE_INTEGER, NULL, FALSE },
  { "refused", TYPE_INTEGER, NULL, FALSE },
  { NULL },
};

static const Member condition_members[] = {
  { "state", TYPE_STRING, NULL, FALSE },
  { "cause", TYPE_STRING, NULL, FALSE },
  { "service", TYPE_STRING, NULL, FALSE },
  { "alternative", TYPE_STRING, NULL, FALSE },
  { "finding", TYPE_OBJECT_OR_NULL, finding_members, FALSE },
  { NULL },
};

static const Member change_members[] = {
  { "subject", TYPE_STRING, NULL, TRUE },
  { "trend", TYPE_STRING, NULL, TRUE },
  { "before", TYPE_OBJECT, condition_members, FALSE },
  { "after", TYPE_OBJECT, condition_members, FALSE },
  { NULL },
};

static const Member root_members[] = {
  { "program", TYPE_OBJECT, program_members, FALSE },
  { "system", TYPE_OBJECT, system_members, FALSE },
  { "started", TYPE_STRING, NULL, FALSE },
  { "written", TYPE_STRING, NULL, FALSE },
  { "utc_offset_minutes", TYPE_INTEGER, NULL, FALSE },
  { "elapsed_ms", TYPE_INTEGER, NULL, FALSE },
  { "running", TYPE_BOOLEAN, NULL, FALSE },
  { "account", TYPE_OBJECT, account_members, TRUE },
  { "answers", TYPE_VALUES, NULL, FALSE },
  { "password_withheld", TYPE_BOOLEAN, NULL, FALSE },
  { "only", TYPE_STRINGS, NULL, FALSE },
  { "verdicts", TYPE_OBJECT, verdicts_members, FALSE },
  { "settings", TYPE_OBJECT, settings_members, FALSE },
  { "opinions", TYPE_OBJECTS, settings_members, FALSE },
  { "steps", TYPE_OBJECTS, step_members, FALSE },
  { "checklist", TYPE_OBJECTS, check_members, FALSE },
  { "probes", TYPE_OBJECTS, probe_members, FALSE },
  { "test_message", TYPE_OBJECT_OR_NULL, test_message_members, FALSE },
  { "diagnosis", TYPE_OBJECTS, cause_members, FALSE },
  { "attempts", TYPE_OBJECT, attempts_members, FALSE },
  { "proposed_user", TYPE_STRING, NULL, FALSE },
  { "changes", TYPE_OBJECTS, change_members, FALSE },
  { NULL },
};

static gboolean
check_object (const Member *members, JsonObject *object, GString *path, GError **error);

static gboolean
refuse (GString *path, const char *message, GError **error)
{
  /* Translators: what is wrong, and where in the file, like “probes[3].state”. */
  g_set_error (error, MDR_REPORT_ERROR, MDR_REPORT_ERROR_DAMAGED, _ ("%s (at “%.200s”)"), message,
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
has_type (JsonNode *node, Type type)
{
  switch (type)
    {
    case TYPE_STRING:
      return is_value (node, G_TYPE_STRING);

    case TYPE_INTEGER:
      return is_value (node, G_TYPE_INT64);

    case TYPE_NUMBER:
      return is_value (node, G_TYPE_INT64) || is_value (node, G_TYPE_DOUBLE);

    case TYPE_BOOLEAN:
      return is_value (node, G_TYPE_BOOLEAN);

    case TYPE_ANSWER:
      return is_value (node, G_TYPE_BOOLEAN) || JSON_NODE_HOLDS_NULL (node);

    case TYPE_AMOUNT:
      return is_value (node, G_TYPE_INT64) || JSON_NODE_HOLDS_NULL (node);

    case TYPE_STRINGS:
      return are_strings (node);

    case TYPE_VALUES:
      return are_values (node);

    case TYPE_OBJECT:
      return JSON_NODE_HOLDS_OBJECT (node);

    case TYPE_OBJECT_OR_NULL:
      return JSON_NODE_HOLDS_OBJECT (node) || JSON_NODE_HOLDS_NULL (node);

    case TYPE_OBJECTS:
      return JSON_NODE_HOLDS_ARRAY (node) &&
             json_array_get_length (json_node_get_array (node)) <= MAX_ELEMENTS;
    }

  g_return_val_if_reached (FALSE);
}

static gboolean
check_objects (const Member *members, JsonArray *array, GString *path, GError **error)
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
check_member (const Member *member, JsonNode *node, GString *path, GError **error)
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
check_object (const Member *members, JsonObject *object, GString *path, GError **error)
{
  const gsize length = path->len;

  for (const Member *member = members; member->name != NULL; member++)
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

  return check_object (root_members, root, path, error);
}
