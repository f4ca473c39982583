/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON of `check`, in the order in which the examination went.
 */

#include "mdr-cli-check-json.h"

#include "knowledge/mdr-company.h"
#include "knowledge/mdr-session-code.h"
#include "report/mdr-company-json.h"
#include "practice/mdr-practice.h"
#include "report/mdr-json.h"
#include "report/mdr-result-json.h"
#include "report/mdr-service-json.h"
#include "report/mdr-test-outcome.h"

/* The line of a batch that an object is about. */
static void
add_line (JsonBuilder *builder, const MdrCliBatchAccount *account)
{
  if (account == NULL)
    return;

  json_builder_set_member_name (builder, "line");
  json_builder_add_int_value (builder, account->line);
  if (account->id != NULL)
    mdr_json_add_string (builder, "id", account->id);
}

/* Which case is played, so that nobody takes it for somebody's account. */
static void
add_practice (JsonBuilder *builder, MdrSession *session)
{
  MdrPracticeCase *practice_case = mdr_practice_get_case (session);

  if (practice_case != NULL)
    mdr_json_add_string (builder, "practice", mdr_practice_case_get_id (practice_case));
}

/**
 * mdr_cli_check_to_json:
 * @examination: an examination that has run
 * @status: what it came to
 * @account: (nullable): its line in a batch
 *
 * Returns: (transfer full): the result
 */
JsonNode *
mdr_cli_check_to_json (MdrCliExamination *examination,
                       MdrCliStatus status,
                       const MdrCliBatchAccount *account)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  MdrSession *session = mdr_cli_examination_get_session (examination);
  g_autofree char *support_code = mdr_session_code_dup_text (session);

  mdr_json_begin (builder);
  add_practice (builder, session);
  add_line (builder, account);
  mdr_json_add_time (builder, "started", mdr_cli_examination_get_start (examination));
  json_builder_set_member_name (builder, "elapsed_ms");
  json_builder_add_int_value (builder, mdr_cli_examination_get_duration (examination) / 1000);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, status);
  mdr_json_add_account (builder, mdr_session_get_address (session),
                        mdr_session_get_provider (session));

  mdr_json_add_verdicts (builder, session);

  json_builder_set_member_name (builder, "settings");
  mdr_json_add_settings (builder, mdr_session_get_settings (session));
  mdr_json_add_steps (builder, session);
  mdr_json_add_checklist (builder, session);
  mdr_json_add_services (builder, session, mdr_cli_examination_get_begin (examination));
  mdr_test_outcome_add_json (builder, session);
  mdr_json_add_diagnosis (builder, session);
  mdr_json_add_attempts (builder, session);
  mdr_json_add_string (builder, "support_code", support_code);
  mdr_json_add_company_support (builder, mdr_company_get_support (mdr_company_get_default ()));

  return mdr_json_end (builder);
}

/**
 * mdr_cli_check_refusal_to_json:
 * @account: a line in a batch that has a problem
 *
 * Returns: (transfer full): the result for a line that is no address
 */
JsonNode *
mdr_cli_check_refusal_to_json (const MdrCliBatchAccount *account)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *address = mdr_cli_batch_account_dup_address (account);

  mdr_json_begin (builder);
  add_line (builder, account);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, MDR_CLI_STATUS_USAGE);
  json_builder_set_member_name (builder, "account");
  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "address", address);
  json_builder_end_object (builder);
  mdr_json_add_string (builder, "error", account->problem);

  return mdr_json_end (builder);
}
