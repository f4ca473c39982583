/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way to each server as JSON.
 */

#include "mdr-service-json.h"

#include "core/mdr-phase-record.h"
#include "mdr-json.h"
#include "probe/connect/mdr-error-cause.h"

/**
 * mdr_json_add_phases:
 * @builder: a builder inside an object
 * @phases: a list of #MdrPhaseRecord
 * @begin: when the session began, in monotonic time
 * @all: whether to add those, too, that were not gone through
 *
 * Adds the member "phases". A phase that was never entered has no beginning.
 */
void
mdr_json_add_phases (JsonBuilder *builder, GListModel *phases, gint64 begin, gboolean all)
{
  guint n_phases = g_list_model_get_n_items (phases);

  json_builder_set_member_name (builder, "phases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);
      MdrState state = mdr_phase_record_get_state (record);

      if (!all && (state == MDR_STATE_WAITING || state == MDR_STATE_SKIPPED))
        continue;

      json_builder_begin_object (builder);
      mdr_json_add_enum (builder, "phase", MDR_TYPE_PHASE, mdr_phase_record_get_phase (record));
      mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, state);
      if (mdr_phase_record_get_start (record) > 0)
        {
          json_builder_set_member_name (builder, "start_ms");
          json_builder_add_int_value (builder,
                                      (mdr_phase_record_get_start (record) - begin) / 1000);
        }
      json_builder_set_member_name (builder, "ms");
      json_builder_add_int_value (builder, mdr_phase_record_get_duration (record) / 1000);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* How each of the two kinds of connection got on; one without an address was not tried. */
static void
add_families (JsonBuilder *builder, MdrServiceProbe *probe)
{
  static const GSocketFamily families[] = { G_SOCKET_FAMILY_IPV6, G_SOCKET_FAMILY_IPV4 };

  json_builder_set_member_name (builder, "families");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (MdrFamilyResult) result = mdr_service_probe_create_family (probe, families[i]);
      const GError *error = result != NULL ? mdr_family_result_get_error (result) : NULL;
      g_autofree char *address = NULL;

      if (result == NULL || mdr_family_result_get_address (result) == NULL)
        continue;

      address = mdr_family_result_dup_address_text (result);
      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "family", mdr_family_result_get_title (result));
      mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, mdr_family_result_get_state (result));
      mdr_json_add_string (builder, "address", address);
      json_builder_set_member_name (builder, "ms");
      json_builder_add_int_value (builder, mdr_family_result_get_duration (result) / 1000);
      mdr_json_add_string (builder, "reason",
                           error != NULL ? mdr_error_cause_find (error, MDR_PHASE_CONNECT, NULL)
                                         : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_certificate (JsonBuilder *builder, MdrCertificate *certificate)
{
  json_builder_set_member_name (builder, "tls");
  if (certificate == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "version", mdr_certificate_get_version (certificate));
  mdr_json_add_string (builder, "cipher", mdr_certificate_get_cipher (certificate));
  mdr_json_add_string (builder, "subject", mdr_certificate_get_subject (certificate));
  mdr_json_add_string (builder, "issuer", mdr_certificate_get_issuer (certificate));
  mdr_json_add_time (builder, "not_before", mdr_certificate_get_not_before (certificate));
  mdr_json_add_time (builder, "not_after", mdr_certificate_get_not_after (certificate));
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, mdr_certificate_get_verified (certificate));
  json_builder_set_member_name (builder, "public_authority");
  if (mdr_certificate_get_authority (certificate) == MDR_PUBLICITY_UNKNOWN)
    json_builder_add_null_value (builder);
  else
    json_builder_add_boolean_value (builder, mdr_certificate_get_authority (certificate) ==
                                                 MDR_PUBLICITY_PUBLIC);
  json_builder_set_member_name (builder, "sct");
  json_builder_add_boolean_value (builder, mdr_certificate_has_timestamps (certificate));
  mdr_json_add_strv (builder, "problems", mdr_certificate_get_problems (certificate));
  json_builder_end_object (builder);
}

/**
 * mdr_json_add_server_members:
 * @builder: a builder inside an object
 * @probe: the probe of a service
 *
 * Adds what was seen of the server.
 */
void
mdr_json_add_server_members (JsonBuilder *builder, MdrServiceProbe *probe)
{
  json_builder_set_member_name (builder, "round_trips");
  json_builder_add_int_value (builder, mdr_service_probe_get_round_trips (probe));
  mdr_json_add_strv (builder, "addresses", mdr_service_probe_get_addresses (probe));
  add_families (builder, probe);
  add_certificate (builder, mdr_service_probe_get_certificate (probe));
  mdr_json_add_strv (builder, "capabilities", mdr_service_probe_get_capabilities (probe));
  mdr_json_add_strv (builder, "sign_in", mdr_service_probe_get_mechanisms (probe));
}

static void
add_service (JsonBuilder *builder, MdrServiceProbe *probe, gint64 begin)
{
  MdrProbe *base = MDR_PROBE (probe);

  json_builder_begin_object (builder);
  mdr_json_add_service_members (builder, mdr_probe_get_service (base));
  mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, mdr_probe_get_state (base));
  mdr_json_add_phases (builder, mdr_probe_get_phases (base), begin, FALSE);
  json_builder_set_member_name (builder, "ms");
  json_builder_add_int_value (builder, mdr_probe_get_duration (base) / 1000);
  mdr_json_add_server_members (builder, probe);
  mdr_json_add_string (builder, "cause", mdr_cause_to_code (mdr_probe_get_cause (base)));
  json_builder_end_object (builder);
}

/**
 * mdr_json_add_services:
 * @builder: a builder inside an object
 * @session: a session that has ended
 * @begin: when it began, in monotonic time
 *
 * Adds the member "services".
 */
void
mdr_json_add_services (JsonBuilder *builder, MdrSession *session, gint64 begin)
{
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  json_builder_set_member_name (builder, "services");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (MDR_IS_SERVICE_PROBE (probe))
        add_service (builder, MDR_SERVICE_PROBE (probe), begin);
    }
  json_builder_end_array (builder);
}
