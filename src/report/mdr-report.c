/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report is kept as the JSON that it is written in: what this version does not know goes through
 * it unharmed. What comes from outside is measured, parsed, cleaned and checked, in this order.
 */

#include "mdr-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/mdr-clean-text.h"
#include "mdr-json.h"
#include "mdr-privacy.h"
#include "mdr-report-private.h"
#include "mdr-report-shape.h"
#include "programs/mdr-json-depth.h"

/* The deepest that this version writes is eight. */
#define MAX_DEPTH 24

/* Each value takes a multiple of its size in memory. A usual report has 2,000. */
#define MAX_VALUES 40000

#define MAX_NAME 40
#define MAX_STRING 4000

struct _MdrReport
{
  GObject parent_instance;

  /* owned */
  JsonNode *json;
  MdrAddress *address;
  GHashTable *services; /* of MdrService, by label */
};

G_DEFINE_FINAL_TYPE (MdrReport, mdr_report, G_TYPE_OBJECT)

G_DEFINE_QUARK (mdr - report - error - quark, mdr_report_error)

static void
mdr_report_finalize (GObject *object)
{
  MdrReport *self = MDR_REPORT (object);

  g_clear_pointer (&self->json, json_node_unref);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_pointer (&self->services, g_hash_table_unref);

  G_OBJECT_CLASS (mdr_report_parent_class)->finalize (object);
}

static void
mdr_report_class_init (MdrReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_report_finalize;
}

static void
mdr_report_init (MdrReport *self)
{
  self->services = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

static void
note_service (MdrReport *self, JsonObject *object)
{
  g_autoptr (MdrService) service = object != NULL ? mdr_report_create_service (object) : NULL;

  if (service != NULL)
    g_hash_table_replace (self->services, (gpointer) mdr_service_get_label (service),
                          g_object_ref (service));
}

/* Findings name their service by its label only. */
static void
note_services (MdrReport *self)
{
  JsonObject *root = mdr_report_get_root (self);
  JsonObject *settings = mdr_report_get_object (root, "settings");

  for (guint i = 0; i < mdr_report_get_length (settings, "services"); i++)
    note_service (self, mdr_report_get_object_at (settings, "services", i));

  for (guint i = 0; i < mdr_report_get_length (root, "probes"); i++)
    note_service (self,
                  mdr_report_get_object (mdr_report_get_object_at (root, "probes", i), "service"));
}

/* Where it is not told, a mark stands before the @. */
static MdrAddress *
read_address (JsonObject *root)
{
  JsonObject *account = mdr_report_get_object (root, "account");
  const char *text = mdr_report_get_string (account, "address");
  g_autofree char *marked =
      g_strdup_printf ("%s@%s", MDR_PRIVACY_MARK, mdr_report_get_string (account, "domain"));

  return mdr_address_parse (*text != '\0' ? text : marked, NULL);
}

/* Takes @json over; %NULL if it is about no address. */
MdrReport *
mdr_report_new_from_json (JsonNode *json)
{
  g_autoptr (MdrReport) self = g_object_new (MDR_TYPE_REPORT, NULL);

  self->json = json;
  self->address = read_address (mdr_report_get_root (self));
  if (self->address == NULL)
    return NULL;

  note_services (self);

  return g_steal_pointer (&self);
}

JsonObject *
mdr_report_get_root (MdrReport *self)
{
  return json_node_get_object (self->json);
}

/* %NULL where there is no such service. */
MdrService *
mdr_report_find_service (MdrReport *self, const char *label)
{
  return g_hash_table_lookup (self->services, label);
}

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

/* %NULL if it is no report at all; a beginning of one counts as one. */
static JsonNode *
parse (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) parse_error = NULL;
  JsonNode *root;

  if (!json_parser_load_from_data (parser, text, (gssize) length, &parse_error))
    {
      if (g_strstr_len (text, length, "\"" MDR_REPORT_KIND "\"") == NULL)
        refuse (MDR_REPORT_ERROR_NOT_A_REPORT, _ ("This file is not a report of Mail Doctor."),
                error);
      else
        g_set_error (error, MDR_REPORT_ERROR, MDR_REPORT_ERROR_DAMAGED,
                     _ ("The report is damaged: it cannot be read beyond line %d. Perhaps it was "
                        "cut off on its way; ask for it again."),
                     json_parser_get_current_line (parser));
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
      !mdr_report_shape_check (json_node_get_object (json), error))
    return NULL;

  json_node_seal (json);
  self = mdr_report_new_from_json (g_steal_pointer (&json));
  if (self == NULL)
    refuse (MDR_REPORT_ERROR_DAMAGED,
            _ ("The report is damaged: it does not say which account it is about."), error);

  return self;
}

/**
 * mdr_report_to_bytes:
 * @self: a report
 *
 * Returns: (transfer full): the report as it is saved and sent: JSON in UTF-8, for programs and, in
 *   a pinch, for people
 */
GBytes *
mdr_report_to_bytes (MdrReport *self)
{
  g_autofree char *text = NULL;
  char *file;

  g_return_val_if_fail (MDR_IS_REPORT (self), NULL);

  text = mdr_json_to_text (self->json, TRUE);
  file = g_strconcat (text, "\n", NULL);

  return g_bytes_new_take (file, strlen (file));
}

/**
 * mdr_report_get_json:
 * @self: a report
 *
 * Returns: (transfer none): what stands in it
 */
JsonNode *
mdr_report_get_json (MdrReport *self)
{
  g_return_val_if_fail (MDR_IS_REPORT (self), NULL);

  return self->json;
}

/**
 * mdr_report_has_address:
 * @self: a report
 *
 * Returns: whether it tells the address, and not only its domain
 */
gboolean
mdr_report_has_address (MdrReport *self)
{
  g_return_val_if_fail (MDR_IS_REPORT (self), FALSE);

  return *mdr_report_get_string (mdr_report_get_object (mdr_report_get_root (self), "account"),
                                 "address") != '\0';
}

/**
 * mdr_report_get_address:
 * @self: a report
 *
 * Returns: (transfer none): the address; where only its domain is told, %MDR_PRIVACY_MARK stands
 *   before the @
 */
MdrAddress *
mdr_report_get_address (MdrReport *self)
{
  g_return_val_if_fail (MDR_IS_REPORT (self), NULL);

  return self->address;
}

/**
 * mdr_report_get_domain:
 * @self: a report
 *
 * Returns: the domain of the address
 */
const char *
mdr_report_get_domain (MdrReport *self)
{
  g_return_val_if_fail (MDR_IS_REPORT (self), "");

  return mdr_report_get_string (mdr_report_get_object (mdr_report_get_root (self), "account"),
                                "domain");
}

/**
 * mdr_report_get_program_version:
 * @self: a report
 *
 * Returns: which version of Mail Doctor made it
 */
const char *
mdr_report_get_program_version (MdrReport *self)
{
  g_return_val_if_fail (MDR_IS_REPORT (self), "");

  return mdr_report_get_string (mdr_report_get_object (mdr_report_get_root (self), "program"),
                                "version");
}

/**
 * mdr_report_dup_started:
 * @self: a report
 *
 * Returns: (transfer full) (nullable): when the examination began, in the time zone of where that
 *   was; %NULL if it does not say
 */
GDateTime *
mdr_report_dup_started (MdrReport *self)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) started = NULL;
  JsonNode *offset;
  gint64 minutes = 0;

  g_return_val_if_fail (MDR_IS_REPORT (self), NULL);

  started = g_date_time_new_from_iso8601 (
      mdr_report_get_string (mdr_report_get_root (self), "started"), utc);
  offset = json_object_get_member (mdr_report_get_root (self), "utc_offset_minutes");
  if (offset != NULL)
    minutes = CLAMP (json_node_get_int (offset), -24 * 60, 24 * 60);
  zone = g_time_zone_new_offset ((gint32) minutes * 60);

  return started != NULL ? g_date_time_to_timezone (started, zone) : NULL;
}

/**
 * mdr_report_is_from_newer_version:
 * @self: a report
 *
 * Returns: whether there may be something in it that this version does not know
 */
gboolean
mdr_report_is_from_newer_version (MdrReport *self)
{
  g_return_val_if_fail (MDR_IS_REPORT (self), FALSE);

  return mdr_report_get_int (mdr_report_get_root (self), "schema_minor") > MDR_REPORT_SCHEMA_MINOR;
}

/**
 * mdr_report_dup_file_name:
 * @self: a report
 *
 * Returns: (transfer full): a name to save it under, like “example.it-2026-01-01-1030.maildoctor”
 */
char *
mdr_report_dup_file_name (MdrReport *self)
{
  g_autoptr (GDateTime) started = mdr_report_dup_started (self);
  g_autofree char *time = NULL;
  g_autofree char *domain = NULL;

  g_return_val_if_fail (MDR_IS_REPORT (self), NULL);

  time = started != NULL ? g_date_time_format (started, "-%Y-%m-%d-%H%M") : g_strdup ("");
  domain = g_strcanon (g_strdup (mdr_report_get_domain (self)),
                       "abcdefghijklmnopqrstuvwxyz0123456789-.", '-');

  return g_strdup_printf ("%s%s.maildoctor", *domain != '.' ? domain : "mail", time);
}
