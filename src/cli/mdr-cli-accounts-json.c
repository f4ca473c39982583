/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON of `accounts`.
 */

#include "mdr-cli-accounts.h"

#include "knowledge/mdr-texts.h"
#include "programs/mdr-unreadable.h"
#include "report/mdr-json.h"

static void
add_truth (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_services (JsonBuilder *builder, GPtrArray *services)
{
  json_builder_set_member_name (builder, "services");
  json_builder_begin_array (builder);
  for (guint i = 0; i < services->len; i++)
    {
      MdrProgramService *end = g_ptr_array_index (services, i);

      json_builder_begin_object (builder);
      mdr_json_add_service_members (builder, mdr_program_service_get_service (end));
      mdr_json_add_enum (builder, "sign_in_method", MDR_TYPE_SIGN_IN_METHOD,
                         mdr_program_service_get_method (end));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_difference (JsonBuilder *builder, MdrDifference *difference, MdrProgramAccount *account)
{
  MdrDifferenceCode code = mdr_difference_get_code (difference);
  MdrService *service = mdr_difference_get_service (difference);
  g_autoptr (MdrFinding) finding = mdr_difference_create_finding (difference, account);
  g_autofree char *text = mdr_texts_dup_finding (finding);

  json_builder_begin_object (builder);
  mdr_json_add_enum (builder, "code", MDR_TYPE_DIFFERENCE_CODE, code);
  mdr_json_add_enum (builder, "severity", MDR_TYPE_SEVERITY,
                     mdr_difference_get_severity (difference));
  mdr_json_add_string (builder, "cause", mdr_cause_to_code (mdr_difference_get_cause (difference)));
  mdr_json_add_string (builder, "service",
                       service != NULL ? mdr_service_get_label (service) : NULL);
  mdr_json_add_string (builder, "yours", mdr_difference_get_yours (difference));
  mdr_json_add_string (builder, "right", mdr_difference_get_right (difference));
  mdr_json_add_string (builder, "title", mdr_texts_get_difference_title (code));
  mdr_json_add_string (builder, "text", text);
  mdr_json_add_string (builder, "consequence", mdr_texts_get_difference_consequence (code));
  json_builder_end_object (builder);
}

static void
add_differences (JsonBuilder *builder, MdrProgramReview *review, MdrProgramAccount *account)
{
  GListModel *differences = review != NULL ? mdr_program_review_get_differences (review) : NULL;
  guint n_differences = differences != NULL ? g_list_model_get_n_items (differences) : 0;

  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_differences; i++)
    {
      g_autoptr (MdrDifference) difference = g_list_model_get_item (differences, i);

      add_difference (builder, difference, account);
    }
  json_builder_end_array (builder);
}

static void
add_account (JsonBuilder *builder, MdrProgramAccount *account, MdrProgramReview *review)
{
  MdrProvider *provider = review != NULL ? mdr_program_review_get_provider (review) : NULL;
  const char *program = mdr_program_account_get_program (account);

  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "program", program);
  mdr_json_add_string (builder, "program_name", mdr_texts_get_program_title (program));
  mdr_json_add_string (builder, "place", mdr_program_account_get_place (account));
  mdr_json_add_string (builder, "name", mdr_program_account_get_name (account));
  mdr_json_add_string (builder, "address", mdr_program_account_get_address (account));
  mdr_json_add_string (builder, "online_account", mdr_program_account_get_online_account (account));
  add_truth (builder, "needs_attention", mdr_program_account_get_needs_attention (account));
  add_truth (builder, "enabled", mdr_program_account_get_enabled (account));
  add_services (builder, mdr_program_account_get_services (account));
  mdr_json_add_string (builder, "provider",
                       provider != NULL ? mdr_provider_get_id (provider) : NULL);
  json_builder_set_member_name (builder, "right");
  mdr_json_add_settings (builder, review != NULL ? mdr_program_review_get_settings (review) : NULL);
  add_differences (builder, review, account);
  json_builder_end_object (builder);
}

static void
add_unreadable (JsonBuilder *builder, MdrUnreadable *unreadable)
{
  const char *reason =
      mdr_enum_to_nick (MDR_TYPE_UNREADABLE_REASON, mdr_unreadable_get_reason (unreadable));

  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "program", mdr_unreadable_get_program (unreadable));
  mdr_json_add_string (builder, "place", mdr_unreadable_get_place (unreadable));
  mdr_json_add_string (builder, "reason", reason);
  mdr_json_add_string (builder, "text", mdr_texts_get_unreadable_reason (reason));
  json_builder_end_object (builder);
}

/**
 * mdr_cli_accounts_to_json:
 * @found: what was found
 * @status: the exit status
 *
 * Returns: (transfer full): one object
 */
JsonNode *
mdr_cli_accounts_to_json (const MdrCliAccounts *found, MdrCliStatus status)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  mdr_json_begin (builder);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, status);
  add_truth (builder, "looked_up", found->looked_up);

  json_builder_set_member_name (builder, "accounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->accounts->len; i++)
    add_account (builder, found->accounts->pdata[i], found->reviews->pdata[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "unreadable");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->unreadable->len; i++)
    add_unreadable (builder, found->unreadable->pdata[i]);
  json_builder_end_array (builder);

  return mdr_json_end (builder);
}
