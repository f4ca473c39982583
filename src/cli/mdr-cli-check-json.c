/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON of `check`, in the order in which the examination went.
 */

#include "mdr-cli-check-json.h"

#include "core/mdr-clean-text.h"
#include "core/mdr-phase-record.h"
#include "knowledge/mdr-texts.h"
#include "mdr-cli-checklist.h"
#include "mdr-cli-json.h"
#include "mdr-cli-remedies.h"
#include "mdr-cli-sign-in.h"
#include "mdr-cli-test-message.h"
#include "practice/mdr-practice.h"
#include "probe/connect/mdr-error-cause.h"
#include "probe/mdr-service-probe.h"

static void
add_verdict (JsonBuilder *builder, MdrVerdict *verdict)
{
  MdrService *service = mdr_verdict_get_service (verdict);
  MdrService *alternative = mdr_verdict_get_alternative (verdict);
  g_autofree char *text = mdr_texts_dup_verdict (verdict);

  json_builder_set_member_name (
      builder, mdr_enum_to_nick (MDR_TYPE_DIRECTION, mdr_verdict_get_direction (verdict)));
  json_builder_begin_object (builder);
  mdr_cli_json_add_enum (builder, "state", MDR_TYPE_STATE, mdr_verdict_get_state (verdict));
  mdr_cli_json_add_string (builder, "cause", mdr_cause_to_code (mdr_verdict_get_cause (verdict)));
  mdr_cli_json_add_enum (builder, "reached", MDR_TYPE_PHASE, mdr_verdict_get_reached (verdict));
  mdr_cli_json_add_string (builder, "service",
                           service != NULL ? mdr_service_get_label (service) : NULL);
  mdr_cli_json_add_string (builder, "alternative",
                           alternative != NULL ? mdr_service_get_label (alternative) : NULL);
  mdr_cli_json_add_string (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_steps (JsonBuilder *builder, GListModel *steps)
{
  guint n_steps = g_list_model_get_n_items (steps);

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (MdrStep) step = g_list_model_get_item (steps, i);

      json_builder_begin_object (builder);
      mdr_cli_json_add_enum (builder, "id", MDR_TYPE_STEP_ID, mdr_step_get_id (step));
      mdr_cli_json_add_enum (builder, "state", MDR_TYPE_STATE, mdr_step_get_state (step));
      mdr_cli_json_add_findings (builder, mdr_step_get_findings (step));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The way as far as it was gone. A phase that was never entered has no beginning. */
static void
add_phases (JsonBuilder *builder, GListModel *phases, gint64 begin)
{
  guint n_phases = g_list_model_get_n_items (phases);

  json_builder_set_member_name (builder, "phases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);
      MdrState state = mdr_phase_record_get_state (record);

      if (state == MDR_STATE_WAITING || state == MDR_STATE_SKIPPED)
        continue;

      json_builder_begin_object (builder);
      mdr_cli_json_add_enum (builder, "phase", MDR_TYPE_PHASE, mdr_phase_record_get_phase (record));
      mdr_cli_json_add_enum (builder, "state", MDR_TYPE_STATE, state);
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
      mdr_cli_json_add_string (builder, "family", mdr_family_result_get_title (result));
      mdr_cli_json_add_enum (builder, "state", MDR_TYPE_STATE,
                             mdr_family_result_get_state (result));
      mdr_cli_json_add_string (builder, "address", address);
      json_builder_set_member_name (builder, "ms");
      json_builder_add_int_value (builder, mdr_family_result_get_duration (result) / 1000);
      mdr_cli_json_add_string (builder, "reason",
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
  mdr_cli_json_add_string (builder, "version", mdr_certificate_get_version (certificate));
  mdr_cli_json_add_string (builder, "cipher", mdr_certificate_get_cipher (certificate));
  mdr_cli_json_add_string (builder, "subject", mdr_certificate_get_subject (certificate));
  mdr_cli_json_add_string (builder, "issuer", mdr_certificate_get_issuer (certificate));
  mdr_cli_json_add_time (builder, "not_before", mdr_certificate_get_not_before (certificate));
  mdr_cli_json_add_time (builder, "not_after", mdr_certificate_get_not_after (certificate));
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
  mdr_cli_json_add_strv (builder, "problems", mdr_certificate_get_problems (certificate));
  json_builder_end_object (builder);
}

static void
add_service (JsonBuilder *builder, MdrServiceProbe *probe, gint64 begin)
{
  MdrProbe *base = MDR_PROBE (probe);

  json_builder_begin_object (builder);
  mdr_cli_json_add_service_members (builder, mdr_probe_get_service (base));
  mdr_cli_json_add_enum (builder, "state", MDR_TYPE_STATE, mdr_probe_get_state (base));
  add_phases (builder, mdr_probe_get_phases (base), begin);
  json_builder_set_member_name (builder, "ms");
  json_builder_add_int_value (builder, mdr_probe_get_duration (base) / 1000);
  json_builder_set_member_name (builder, "round_trips");
  json_builder_add_int_value (builder, mdr_service_probe_get_round_trips (probe));
  mdr_cli_json_add_strv (builder, "addresses", mdr_service_probe_get_addresses (probe));
  add_families (builder, probe);
  add_certificate (builder, mdr_service_probe_get_certificate (probe));
  mdr_cli_json_add_strv (builder, "capabilities", mdr_service_probe_get_capabilities (probe));
  mdr_cli_json_add_strv (builder, "sign_in", mdr_service_probe_get_mechanisms (probe));
  mdr_cli_json_add_string (builder, "cause", mdr_cause_to_code (mdr_probe_get_cause (base)));
  json_builder_end_object (builder);
}

static void
add_services (JsonBuilder *builder, MdrSession *session, gint64 begin)
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

/* Which findings speak for a cause, or against it; several services may have found the same. */
static void
add_reasons (JsonBuilder *builder, const char *name, GListModel *findings)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);
      const char *code = mdr_finding_get_code (finding);

      /* The list keeps it alive. */
      if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) code);
    }
  g_ptr_array_add (codes, NULL);

  mdr_cli_json_add_strv (builder, name, (const char *const *) codes->pdata);
}

static void
add_diagnosis (JsonBuilder *builder, MdrSession *session)
{
  GListModel *diagnosis = mdr_session_get_diagnosis (session);
  MdrCliReader reader = mdr_cli_reader_of_session (session);
  guint n_causes = g_list_model_get_n_items (diagnosis);

  json_builder_set_member_name (builder, "diagnosis");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_causes; i++)
    {
      g_autoptr (MdrRankedCause) ranked = g_list_model_get_item (diagnosis, i);
      MdrCause cause = mdr_ranked_cause_get_cause (ranked);

      reader.topic = mdr_ranked_cause_get_situation (ranked);
      json_builder_begin_object (builder);
      mdr_cli_json_add_string (builder, "cause", mdr_cause_to_code (cause));
      mdr_cli_json_add_string (builder, "situation", reader.topic);
      json_builder_set_member_name (builder, "confidence");
      json_builder_add_double_value (builder, mdr_ranked_cause_get_confidence (ranked));
      add_reasons (builder, "because", mdr_ranked_cause_get_because (ranked));
      add_reasons (builder, "against", mdr_ranked_cause_get_against (ranked));
      mdr_cli_json_add_string (builder, "title", mdr_texts_get_ranked_cause_title (ranked));
      mdr_cli_json_add_string (builder, "text", mdr_texts_get_ranked_cause_explanation (ranked));
      mdr_cli_json_add_remedies (builder, cause, &reader);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The line of a batch that an object is about. */
static void
add_line (JsonBuilder *builder, guint line)
{
  if (line == 0)
    return;

  json_builder_set_member_name (builder, "line");
  json_builder_add_int_value (builder, line);
}

/* Which case is played, so that nobody takes it for somebody's account. */
static void
add_practice (JsonBuilder *builder, MdrSession *session)
{
  MdrPracticeCase *practice_case = mdr_practice_get_case (session);

  if (practice_case != NULL)
    mdr_cli_json_add_string (builder, "practice", mdr_practice_case_get_id (practice_case));
}

/**
 * mdr_cli_check_to_json:
 * @examination: an examination that has run
 * @status: what it came to
 * @line: the number of its line in a batch, or 0
 *
 * Returns: (transfer full): the result
 */
JsonNode *
mdr_cli_check_to_json (MdrCliExamination *examination, MdrCliStatus status, guint line)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  MdrSession *session = mdr_cli_examination_get_session (examination);

  mdr_cli_json_begin (builder);
  add_practice (builder, session);
  add_line (builder, line);
  mdr_cli_json_add_time (builder, "started", mdr_cli_examination_get_start (examination));
  json_builder_set_member_name (builder, "elapsed_ms");
  json_builder_add_int_value (builder, mdr_cli_examination_get_duration (examination) / 1000);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, status);
  mdr_cli_json_add_account (builder, mdr_session_get_address (session),
                            mdr_session_get_provider (session));

  json_builder_set_member_name (builder, "verdicts");
  json_builder_begin_object (builder);
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    add_verdict (builder, mdr_session_get_verdict (session, direction));
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "settings");
  mdr_cli_json_add_settings (builder, mdr_session_get_settings (session));
  add_steps (builder, mdr_session_get_steps (session));
  mdr_cli_checklist_add_json (builder, session);
  add_services (builder, session, mdr_cli_examination_get_begin (examination));
  mdr_cli_test_message_add_json (builder, session);
  add_diagnosis (builder, session);
  mdr_cli_sign_in_add_json (builder, session);

  return mdr_cli_json_end (builder);
}

/**
 * mdr_cli_check_refusal_to_json:
 * @address: what stands in the place of an address
 * @message: what is wrong with it
 * @line: the number of its line in a batch
 *
 * Returns: (transfer full): the result for a line that is no address
 */
JsonNode *
mdr_cli_check_refusal_to_json (const char *address, const char *message, guint line)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *clean = mdr_clean_text (address, -1, 100);

  mdr_cli_json_begin (builder);
  add_line (builder, line);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, MDR_CLI_STATUS_USAGE);
  json_builder_set_member_name (builder, "account");
  json_builder_begin_object (builder);
  mdr_cli_json_add_string (builder, "address", clean);
  json_builder_end_object (builder);
  mdr_cli_json_add_string (builder, "error", message);

  return mdr_cli_json_end (builder);
}
