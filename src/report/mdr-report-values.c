/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes of a report what sessions are made of. Codes that this version does not know become what
 * says the least, so that they do no harm.
 */

#include "mdr-report-private.h"

/* %NULL for a protocol of a newer version. */
MdrService *
mdr_report_create_service (JsonObject *object)
{
  const char *host = mdr_report_get_string (object, "host");
  const char *user_name = mdr_report_get_string (object, "user_name");
  gint64 port = mdr_report_get_int (object, "port");
  int protocol;
  int security;

  if (!mdr_report_get_enum (object, "protocol", MDR_TYPE_PROTOCOL, &protocol) ||
      !mdr_report_get_enum (object, "security", MDR_TYPE_SECURITY, &security) || *host == '\0' ||
      port < 1 || port > G_MAXUINT16)
    return NULL;

  return mdr_service_new (protocol, host, (guint16) port, security,
                          *user_name != '\0' ? user_name : NULL);
}

static GVariant *
create_parameters (JsonObject *object)
{
  g_auto (GVariantDict) parameters = G_VARIANT_DICT_INIT (NULL);
  JsonObject *values = mdr_report_get_object (object, "parameters");
  g_autoptr (GList) names = values != NULL ? json_object_get_members (values) : NULL;

  for (GList *name = names; name != NULL; name = name->next)
    g_variant_dict_insert (&parameters, name->data, "s",
                           mdr_report_get_string (values, name->data));

  return g_variant_dict_end (&parameters);
}

MdrFinding *
mdr_report_create_finding (MdrReport *self, JsonObject *object)
{
  MdrCause cause = MDR_CAUSE_OK;
  int severity = MDR_SEVERITY_INFO;
  int step = MDR_STEP_RESULT;

  if (!mdr_cause_from_code (mdr_report_get_string (object, "cause"), &cause))
    cause = MDR_CAUSE_UNKNOWN;
  mdr_report_get_enum (object, "severity", MDR_TYPE_SEVERITY, &severity);
  mdr_report_get_enum (object, "step", MDR_TYPE_STEP_ID, &step);

  return mdr_finding_new_with_parameters (
      mdr_report_get_string (object, "code"), step, severity, cause,
      mdr_report_find_service (self, mdr_report_get_string (object, "service")),
      create_parameters (object));
}

/* Those that the user named, or the others. %NULL where there are none at all. */
MdrSettings *
mdr_report_create_settings (JsonObject *object, gboolean given)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new_with_free_func (g_object_unref);
  int found_source = MDR_SETTINGS_SOURCE_GUESS;
  guint length = mdr_report_get_length (object, "services");

  if (!mdr_report_get_enum (object, "source", MDR_TYPE_SETTINGS_SOURCE, &found_source))
    return NULL;

  for (guint i = 0; i < length; i++)
    {
      JsonObject *element = mdr_report_get_object_at (object, "services", i);
      g_autoptr (MdrService) service = mdr_report_create_service (element);
      int source = found_source;

      mdr_report_get_enum (element, "source", MDR_TYPE_SETTINGS_SOURCE, &source);
      if (service == NULL || (source == MDR_SETTINGS_SOURCE_GIVEN) != given)
        continue;

      found_source = source;
      g_ptr_array_add (services, g_steal_pointer (&service));
    }

  return services->len > 0 ? mdr_settings_new (found_source, services) : NULL;
}
