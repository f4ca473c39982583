/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the report of a session: first all of it as `check` would write it, and all that its probes
 * have seen; then what is private is taken out.
 */

#include "knowledge/mdr-company.h"
#include "mdr-company-json.h"
#include "mdr-json.h"
#include "mdr-report-privacy.h"
#include "mdr-report-private.h"
#include "mdr-report-shape.h"
#include "mdr-result-json.h"
#include "mdr-service-json.h"
#include "mdr-system-facts.h"
#include "mdr-test-outcome.h"

static void
add_integer (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_times (JsonBuilder *builder, MdrSession *session)
{
  g_autoptr (GDateTime) now = mdr_environment_dup_now (mdr_session_get_environment (session));
  g_autoptr (GDateTime) local = g_date_time_to_local (now);
  GDateTime *started = mdr_session_get_started (session);

  mdr_json_add_time (builder, "started", started != NULL ? started : now);
  mdr_json_add_time (builder, "written", now);
  add_integer (builder, "utc_offset_minutes",
               g_date_time_get_utc_offset (local) / G_TIME_SPAN_MINUTE);
  add_integer (builder, "elapsed_ms", mdr_session_get_elapsed (session) / G_TIME_SPAN_MILLISECOND);
  add_boolean (builder, "running", mdr_session_is_running (session));
}

static void
add_account (JsonBuilder *builder, MdrSession *session, MdrReportFlags flags)
{
  MdrAddress *address = mdr_session_get_address (session);
  MdrProvider *provider = mdr_session_get_provider (session);

  json_builder_set_member_name (builder, "account");
  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "address",
                       (flags & MDR_REPORT_WITH_ADDRESS) != 0 ? mdr_address_get_text (address)
                                                              : NULL);
  mdr_json_add_string (builder, "domain", mdr_address_get_domain (address));
  mdr_json_add_string (builder, "provider",
                       provider != NULL ? mdr_provider_get_id (provider) : NULL);
  json_builder_end_object (builder);
}

static void
add_answers (JsonBuilder *builder, MdrSession *session)
{
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    {
      const char *answer = mdr_answers_get (mdr_session_get_answers (session), question);

      if (answer != NULL)
        mdr_json_add_string (builder, mdr_enum_to_nick (MDR_TYPE_QUESTION, question), answer);
    }
  json_builder_end_object (builder);

  add_boolean (builder, "password_withheld", mdr_session_is_password_withheld (session));
}

static void
add_steps_of (JsonBuilder *builder, const char *name, guint steps)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint step = 0; step < MDR_N_STEPS; step++)
    if ((steps & 1u << step) != 0)
      json_builder_add_string_value (builder, mdr_enum_to_nick (MDR_TYPE_STEP_ID, step));
  json_builder_end_array (builder);
}

/* What each source said, beside what was taken. */
static void
add_opinions (JsonBuilder *builder, MdrSession *session)
{
  MdrSettingsProbe *probe = mdr_session_get_settings_probe (session);
  GListModel *opinions = probe != NULL ? mdr_settings_probe_get_opinions (probe) : NULL;
  guint n_opinions = opinions != NULL ? g_list_model_get_n_items (opinions) : 0;

  json_builder_set_member_name (builder, "opinions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_opinions; i++)
    {
      g_autoptr (MdrSettings) opinion = g_list_model_get_item (opinions, i);

      mdr_json_add_settings (builder, opinion);
    }
  json_builder_end_array (builder);
}

static void
add_transcript (JsonBuilder *builder, MdrTranscript *transcript, gint64 begin)
{
  guint n_entries = transcript != NULL ? g_list_model_get_n_items (G_LIST_MODEL (transcript)) : 0;

  json_builder_set_member_name (builder, "transcript");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_entries; i++)
    {
      g_autoptr (MdrTranscriptEntry) entry = g_list_model_get_item (G_LIST_MODEL (transcript), i);

      json_builder_begin_object (builder);
      mdr_json_add_enum (builder, "direction", MDR_TYPE_TRANSCRIPT_DIRECTION,
                         mdr_transcript_entry_get_direction (entry));
      add_integer (builder, "at_ms",
                   MAX (mdr_transcript_entry_get_time (entry) - begin, 0) /
                       G_TIME_SPAN_MILLISECOND);
      mdr_json_add_string (builder, "line", mdr_transcript_entry_get_text (entry));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  add_boolean (builder, "transcript_complete",
               transcript == NULL || mdr_transcript_is_complete (transcript));
}

static void
add_server (JsonBuilder *builder, MdrProbe *probe, gint64 begin)
{
  json_builder_set_member_name (builder, "server");
  if (!MDR_IS_SERVICE_PROBE (probe))
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  mdr_json_add_server_members (builder, MDR_SERVICE_PROBE (probe));
  add_transcript (builder, mdr_service_probe_get_transcript (MDR_SERVICE_PROBE (probe)), begin);
  json_builder_end_object (builder);
}

static void
add_service (JsonBuilder *builder, MdrService *service)
{
  json_builder_set_member_name (builder, "service");
  if (service == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  mdr_json_add_service_members (builder, service);
  json_builder_end_object (builder);
}

static void
add_probe (JsonBuilder *builder, MdrProbe *probe, gint64 begin)
{
  guint steps = 0;

  for (guint step = 0; step < MDR_N_STEPS; step++)
    if (mdr_probe_concerns (probe, step))
      steps |= 1u << step;

  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "id", mdr_probe_get_id (probe));
  add_steps_of (builder, "steps", steps);
  mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, mdr_probe_get_state (probe));
  add_integer (builder, "ms", mdr_probe_get_duration (probe) / G_TIME_SPAN_MILLISECOND);
  add_service (builder, mdr_probe_get_service (probe));
  mdr_json_add_phases (builder, mdr_probe_get_phases (probe), begin, TRUE);
  mdr_json_add_findings (builder, mdr_probe_get_findings (probe));
  add_server (builder, probe, begin);
  json_builder_end_object (builder);
}

static void
add_probes (JsonBuilder *builder, MdrSession *session)
{
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  json_builder_set_member_name (builder, "probes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      add_probe (builder, probe, mdr_session_get_begin (session));
    }
  json_builder_end_array (builder);
}

static void
add_condition (JsonBuilder *builder, const char *name, const MdrCondition *condition)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, condition->state);
  mdr_json_add_string (builder, "cause", mdr_cause_to_code (condition->cause));
  mdr_json_add_string (builder, "service",
                       condition->service != NULL ? mdr_service_get_label (condition->service)
                                                  : NULL);
  mdr_json_add_string (
      builder, "alternative",
      condition->alternative != NULL ? mdr_service_get_label (condition->alternative) : NULL);
  json_builder_set_member_name (builder, "finding");
  if (condition->finding != NULL)
    mdr_json_add_finding (builder, condition->finding);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
add_changes (JsonBuilder *builder, MdrSession *session)
{
  GListModel *changes = mdr_session_get_changes (session);
  guint n_changes = g_list_model_get_n_items (changes);

  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_changes; i++)
    {
      g_autoptr (MdrChange) change = g_list_model_get_item (changes, i);

      json_builder_begin_object (builder);
      mdr_json_add_enum (builder, "subject", MDR_TYPE_SUBJECT, mdr_change_get_subject (change));
      mdr_json_add_enum (builder, "trend", MDR_TYPE_TREND, mdr_change_get_trend (change));
      add_condition (builder, "before", mdr_change_get_before (change));
      add_condition (builder, "after", mdr_change_get_after (change));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_members (JsonBuilder *builder, MdrSession *session, MdrReportFlags flags)
{
  json_builder_begin_object (builder);
  add_integer (builder, "schema", MDR_REPORT_SCHEMA);
  add_integer (builder, "schema_minor", MDR_REPORT_SCHEMA_MINOR);
  mdr_json_add_string (builder, "kind", MDR_REPORT_KIND);
  mdr_json_add_program (builder);
  mdr_json_add_system (builder);
  add_times (builder, session);
  add_account (builder, session, flags);
  add_answers (builder, session);
  add_steps_of (builder, "only", mdr_session_get_allowed_steps (session));

  mdr_json_add_verdicts (builder, session);
  json_builder_set_member_name (builder, "settings");
  mdr_json_add_settings (builder, mdr_session_get_settings (session));
  add_opinions (builder, session);
  mdr_json_add_steps (builder, session);
  mdr_json_add_checklist (builder, session);
  add_probes (builder, session);
  mdr_test_outcome_add_json (builder, session);
  mdr_json_add_diagnosis (builder, session);
  mdr_json_add_attempts (builder, session);
  add_changes (builder, session);
  mdr_json_add_company_support (builder, mdr_company_get_support (mdr_company_get_default ()));
}

/**
 * mdr_report_new_from_session:
 * @session: a session with an address
 * @flags: what the user wants to tell
 *
 * Makes the report of what is known by now. Passwords are not in it, since there is no place for
 * them; what a user may have typed in the wrong place is looked for and taken out.
 *
 * Returns: (transfer full): a new report
 */
MdrReport *
mdr_report_new_from_session (MdrSession *session, MdrReportFlags flags)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (MdrPrivacy) privacy = NULL;
  g_autoptr (JsonNode) all = NULL;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);
  g_return_val_if_fail (mdr_session_get_address (session) != NULL, NULL);

  builder = json_builder_new_immutable ();
  add_members (builder, session, flags);
  all = mdr_json_end (builder);
  privacy = mdr_report_privacy_new (session, (flags & MDR_REPORT_WITH_ADDRESS) != 0);

  return mdr_report_new_from_json (mdr_report_privacy_clean (privacy, all));
}
