/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A report is kept as the JSON that it is written in: what this version does not know goes through
 * it unharmed.
 */

#include "mdr-report.h"

#include <string.h>

#include "mdr-json.h"
#include "mdr-privacy.h"
#include "mdr-report-private.h"
#include "mdr-report-shape.h"

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
 * mdr_report_get_locale:
 * @self: a report
 *
 * Returns: the language in which Mail Doctor was used there, like “it_IT.UTF-8”; empty if it does
 *   not say
 */
const char *
mdr_report_get_locale (MdrReport *self)
{
  g_return_val_if_fail (MDR_IS_REPORT (self), "");

  return mdr_report_get_string (mdr_report_get_object (mdr_report_get_root (self), "system"),
                                "language");
}

/**
 * mdr_report_get_first_cause:
 * @self: a report
 * @cause: (out): the cause that stands first; %MDR_CAUSE_UNKNOWN also for one that this version
 * does not know
 *
 * Returns: whether there is any
 */
gboolean
mdr_report_get_first_cause (MdrReport *self, MdrCause *cause)
{
  JsonObject *root;

  g_return_val_if_fail (MDR_IS_REPORT (self), FALSE);
  g_return_val_if_fail (cause != NULL, FALSE);

  root = mdr_report_get_root (self);
  if (mdr_report_get_length (root, "diagnosis") == 0)
    return FALSE;

  if (!mdr_cause_from_code (
          mdr_report_get_string (mdr_report_get_object_at (root, "diagnosis", 0), "cause"), cause))
    *cause = MDR_CAUSE_UNKNOWN;

  return TRUE;
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
