/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes stand in JSON as they are; only members called "text" or "title" are in the user's
 * language. A text that is not there is "", never null; null is an object that is not there.
 */

#include "mdr-json.h"

#include <string.h>

#include "knowledge/mdr-texts.h"

/**
 * mdr_json_begin:
 * @builder: an empty builder
 *
 * Opens the one object of an output and says who writes it.
 */
void
mdr_json_begin (JsonBuilder *builder)
{
  json_builder_begin_object (builder);

  json_builder_set_member_name (builder, "schema");
  json_builder_add_int_value (builder, MDR_JSON_SCHEMA);

  mdr_json_add_program (builder);
}

/**
 * mdr_json_add_program:
 * @builder: a builder inside an object
 *
 * Adds the member "program": who writes it.
 */
void
mdr_json_add_program (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "program");
  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "name", "mail-doctor");
  mdr_json_add_string (builder, "version", PACKAGE_VERSION);
  json_builder_end_object (builder);
}

/**
 * mdr_json_end:
 * @builder: a builder
 *
 * Closes what mdr_json_begin() opened.
 *
 * Returns: (transfer full): the whole object
 */
JsonNode *
mdr_json_end (JsonBuilder *builder)
{
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* Skips a string that begins at @text; it is well formed, since JSON-GLib wrote it. */
static const char *
skip_string (const char *text)
{
  for (text++; *text != '"'; text++)
    if (*text == '\\')
      text++;

  return text + 1;
}

/* Skips a number, or any other character; says whether it has a fraction. */
static const char *
skip_number (const char *text, gboolean *has_fraction)
{
  const char *end = text + strspn (text, "+-.eE0123456789");

  *has_fraction = end > text && memchr (text, '.', end - text) != NULL;

  return MAX (end, text + 1);
}

/**
 * mdr_json_to_text:
 * @node: a result
 * @pretty: whether it may take several lines
 *
 * Writes it down. JSON-GLib writes 0.9 as 0.90000000000000002, which no program misses but people
 * who read it do.
 *
 * Returns: (transfer full): UTF-8 without a newline at its end
 */
char *
mdr_json_to_text (JsonNode *node, gboolean pretty)
{
  g_autofree char *text = json_to_string (node, pretty);
  GString *output = g_string_sized_new (strlen (text));
  const char *end;

  for (const char *p = text; *p != '\0'; p = end)
    {
      gboolean has_fraction = FALSE;

      end = *p == '"' ? skip_string (p) : skip_number (p, &has_fraction);
      if (has_fraction)
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append (
              output, g_ascii_formatd (number, sizeof number, "%.15g", g_ascii_strtod (p, NULL)));
        }
      else
        {
          g_string_append_len (output, p, end - p);
        }
    }

  return g_string_free (output, FALSE);
}

/**
 * mdr_json_add_string:
 * @builder: a builder inside an object
 * @name: the member's name
 * @value: (nullable): its value
 *
 * Adds a member that is always a string.
 */
void
mdr_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value != NULL ? value : "");
}

/**
 * mdr_json_add_enum:
 * @builder: a builder inside an object
 * @name: the member's name
 * @type: an enumeration type
 * @value: one of its values
 *
 * Adds a code.
 */
void
mdr_json_add_enum (JsonBuilder *builder, const char *name, GType type, int value)
{
  mdr_json_add_string (builder, name, mdr_enum_to_nick (type, value));
}

/**
 * mdr_json_add_time:
 * @builder: a builder inside an object
 * @name: the member's name
 * @time: (nullable): a point in time
 *
 * Adds a time as RFC 3339 writes it, in UTC and whole seconds.
 */
void
mdr_json_add_time (JsonBuilder *builder, const char *name, GDateTime *time)
{
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;
  g_autofree char *text = utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  mdr_json_add_string (builder, name, text);
}

/**
 * mdr_json_add_strv:
 * @builder: a builder inside an object
 * @name: the member's name
 * @values: (nullable) (array zero-terminated=1): its elements
 *
 * Adds a list of strings, perhaps empty.
 */
void
mdr_json_add_strv (JsonBuilder *builder, const char *name, const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/**
 * mdr_json_add_account:
 * @builder: a builder inside an object
 * @address: whose account
 * @provider: (nullable): where it is, if known
 *
 * Adds the account.
 */
void
mdr_json_add_account (JsonBuilder *builder, MdrAddress *address, MdrProvider *provider)
{
  json_builder_set_member_name (builder, "account");
  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "address", mdr_address_get_text (address));
  mdr_json_add_string (builder, "domain", mdr_address_get_domain (address));
  mdr_json_add_string (builder, "provider",
                       provider != NULL ? mdr_provider_get_id (provider) : NULL);
  mdr_json_add_string (builder, "provider_name",
                       provider != NULL ? mdr_provider_get_name (provider) : NULL);
  json_builder_end_object (builder);
}

/**
 * mdr_json_add_service_members:
 * @builder: a builder inside an object
 * @service: a service
 *
 * Adds what a program needs to be set to.
 */
void
mdr_json_add_service_members (JsonBuilder *builder, MdrService *service)
{
  mdr_json_add_enum (builder, "protocol", MDR_TYPE_PROTOCOL, mdr_service_get_protocol (service));
  mdr_json_add_string (builder, "host", mdr_service_get_host (service));
  json_builder_set_member_name (builder, "port");
  json_builder_add_int_value (builder, mdr_service_get_port (service));
  mdr_json_add_enum (builder, "security", MDR_TYPE_SECURITY, mdr_service_get_security (service));
  mdr_json_add_string (builder, "user_name", mdr_service_get_user_name (service));
}

/**
 * mdr_json_add_settings:
 * @builder: a builder inside an object
 * @settings: (nullable): settings, if there are any
 *
 * Adds settings; a source of "" says that none were found.
 */
void
mdr_json_add_settings (JsonBuilder *builder, MdrSettings *settings)
{
  GListModel *services = settings != NULL ? mdr_settings_get_services (settings) : NULL;
  guint n_services = services != NULL ? g_list_model_get_n_items (services) : 0;

  json_builder_begin_object (builder);
  if (settings != NULL)
    mdr_json_add_enum (builder, "source", MDR_TYPE_SETTINGS_SOURCE,
                       mdr_settings_get_source (settings));
  else
    mdr_json_add_string (builder, "source", NULL);

  json_builder_set_member_name (builder, "services");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      json_builder_begin_object (builder);
      mdr_json_add_service_members (builder, service);
      mdr_json_add_enum (builder, "source", MDR_TYPE_SETTINGS_SOURCE,
                         mdr_settings_get_source_of (settings, mdr_service_get_protocol (service)));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_parameters (JsonBuilder *builder, GVariant *parameters)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  json_builder_set_member_name (builder, "parameters");
  json_builder_begin_object (builder);
  g_variant_iter_init (&iter, parameters);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    mdr_json_add_string (builder, name, g_variant_get_string (value, NULL));
  json_builder_end_object (builder);
}

/**
 * mdr_json_add_finding:
 * @builder: a builder where a value may stand
 * @finding: what was found
 *
 * Adds one finding.
 */
void
mdr_json_add_finding (JsonBuilder *builder, MdrFinding *finding)
{
  MdrService *service = mdr_finding_get_service (finding);
  g_autofree char *text = mdr_texts_dup_finding (finding);

  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "code", mdr_finding_get_code (finding));
  mdr_json_add_enum (builder, "step", MDR_TYPE_STEP_ID, mdr_finding_get_step (finding));
  mdr_json_add_enum (builder, "severity", MDR_TYPE_SEVERITY, mdr_finding_get_severity (finding));
  mdr_json_add_string (builder, "cause", mdr_cause_to_code (mdr_finding_get_cause (finding)));
  mdr_json_add_string (builder, "service",
                       service != NULL ? mdr_service_get_label (service) : NULL);
  mdr_json_add_string (builder, "text", text);
  mdr_json_add_string (builder, "server_text", mdr_finding_get_server_text (finding));
  add_parameters (builder, mdr_finding_get_parameters (finding));
  json_builder_end_object (builder);
}

/**
 * mdr_json_add_findings:
 * @builder: a builder inside an object
 * @findings: a list of #MdrFinding
 *
 * Adds the member "findings".
 */
void
mdr_json_add_findings (JsonBuilder *builder, GListModel *findings)
{
  guint n_findings = g_list_model_get_n_items (findings);

  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      mdr_json_add_finding (builder, finding);
    }
  json_builder_end_array (builder);
}
