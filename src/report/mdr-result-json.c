/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session has come to, as JSON.
 */

#include "mdr-result-json.h"

#include "core/mdr-checklist.h"
#include "knowledge/mdr-texts.h"
#include "mdr-json.h"
#include "mdr-reader.h"

static void
add_verdict (JsonBuilder *builder, MdrVerdict *verdict)
{
  MdrService *service = mdr_verdict_get_service (verdict);
  MdrService *alternative = mdr_verdict_get_alternative (verdict);
  g_autofree char *text = mdr_texts_dup_verdict (verdict);

  json_builder_set_member_name (
      builder, mdr_enum_to_nick (MDR_TYPE_DIRECTION, mdr_verdict_get_direction (verdict)));
  json_builder_begin_object (builder);
  mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, mdr_verdict_get_state (verdict));
  mdr_json_add_string (builder, "cause", mdr_cause_to_code (mdr_verdict_get_cause (verdict)));
  mdr_json_add_enum (builder, "reached", MDR_TYPE_PHASE, mdr_verdict_get_reached (verdict));
  mdr_json_add_string (builder, "service",
                       service != NULL ? mdr_service_get_label (service) : NULL);
  mdr_json_add_string (builder, "alternative",
                       alternative != NULL ? mdr_service_get_label (alternative) : NULL);
  mdr_json_add_string (builder, "text", text);
  json_builder_end_object (builder);
}

/**
 * mdr_json_add_verdicts:
 * @builder: a builder inside an object
 * @session: a session that has ended
 *
 * Adds the member "verdicts".
 */
void
mdr_json_add_verdicts (JsonBuilder *builder, MdrSession *session)
{
  json_builder_set_member_name (builder, "verdicts");
  json_builder_begin_object (builder);
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    add_verdict (builder, mdr_session_get_verdict (session, direction));
  json_builder_end_object (builder);
}

/* Why a step can be passed by, nothing where it may matter. */
static void
add_skip_reason (JsonBuilder *builder, MdrSkipReason reason)
{
  mdr_json_add_string (
      builder, "reason",
      reason != MDR_SKIP_REASON_NONE ? mdr_enum_to_nick (MDR_TYPE_SKIP_REASON, reason) : NULL);
}

/**
 * mdr_json_add_steps:
 * @builder: a builder inside an object
 * @session: a session that has ended
 *
 * Adds the member "steps".
 */
void
mdr_json_add_steps (JsonBuilder *builder, MdrSession *session)
{
  GListModel *steps = mdr_session_get_steps (session);
  guint n_steps = g_list_model_get_n_items (steps);

  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (MdrStep) step = g_list_model_get_item (steps, i);

      json_builder_begin_object (builder);
      mdr_json_add_enum (builder, "id", MDR_TYPE_STEP_ID, mdr_step_get_id (step));
      mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, mdr_step_get_state (step));
      add_skip_reason (builder, mdr_step_get_skip_reason (step));
      mdr_json_add_findings (builder, mdr_step_get_findings (step));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * mdr_json_add_checklist:
 * @builder: a builder within an object
 * @session: a session that has ended
 *
 * Adds the member "checklist".
 */
void
mdr_json_add_checklist (JsonBuilder *builder, MdrSession *session)
{
  g_autoptr (MdrChecklist) checklist = mdr_checklist_new (session);

  json_builder_set_member_name (builder, "checklist");
  json_builder_begin_array (builder);
  for (guint check = 0; check < MDR_N_CHECKS; check++)
    {
      g_autoptr (MdrChecklistItem) item = g_list_model_get_item (G_LIST_MODEL (checklist), check);
      g_autofree char *text = mdr_texts_dup_checklist_item (item);

      json_builder_begin_object (builder);
      mdr_json_add_enum (builder, "id", MDR_TYPE_CHECK, check);
      mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, mdr_checklist_item_get_state (item));
      mdr_json_add_string (builder, "text", text);
      json_builder_end_object (builder);
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

  mdr_json_add_strv (builder, name, (const char *const *) codes->pdata);
}

/**
 * mdr_json_add_diagnosis:
 * @builder: a builder inside an object
 * @session: a session that has ended
 *
 * Adds the member "diagnosis".
 */
void
mdr_json_add_diagnosis (JsonBuilder *builder, MdrSession *session)
{
  GListModel *diagnosis = mdr_session_get_diagnosis (session);
  MdrReader reader = mdr_reader_of_session (session);
  guint n_causes = g_list_model_get_n_items (diagnosis);

  json_builder_set_member_name (builder, "diagnosis");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_causes; i++)
    {
      g_autoptr (MdrRankedCause) ranked = g_list_model_get_item (diagnosis, i);
      MdrCause cause = mdr_ranked_cause_get_cause (ranked);

      reader.topic = mdr_ranked_cause_get_situation (ranked);
      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "cause", mdr_cause_to_code (cause));
      mdr_json_add_string (builder, "situation", reader.topic);
      json_builder_set_member_name (builder, "confidence");
      json_builder_add_double_value (builder, mdr_ranked_cause_get_confidence (ranked));
      add_reasons (builder, "because", mdr_ranked_cause_get_because (ranked));
      add_reasons (builder, "against", mdr_ranked_cause_get_against (ranked));
      mdr_json_add_string (builder, "title", mdr_texts_get_ranked_cause_title (ranked));
      mdr_json_add_string (builder, "text", mdr_texts_get_ranked_cause_explanation (ranked));
      mdr_json_add_remedies (builder, cause, &reader);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * mdr_json_add_attempts:
 * @builder: a builder in an object
 * @session: a session that has ended
 *
 * Adds how often and when a sign-in may be tried again, and under which other name.
 */
void
mdr_json_add_attempts (JsonBuilder *builder, MdrSession *session)
{
  MdrAttempts *attempts = mdr_session_get_attempts (session);
  g_autofree char *reason = mdr_attempts_dup_reason (attempts);
  g_autofree char *name = mdr_session_dup_proposed_user_name (session);

  json_builder_set_member_name (builder, "attempts");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "left");
  json_builder_add_int_value (builder, mdr_attempts_get_left (attempts));
  json_builder_set_member_name (builder, "wait_s");
  json_builder_add_int_value (builder, mdr_attempts_get_wait (attempts));
  json_builder_set_member_name (builder, "refused");
  json_builder_add_int_value (builder, mdr_attempts_get_n_refused (attempts));
  mdr_json_add_string (builder, "text", reason);
  json_builder_end_object (builder);
  mdr_json_add_string (builder, "proposed_user", name);
}
