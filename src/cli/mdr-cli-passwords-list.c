/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of saved passwords, what is wrong first.
 */

#include <glib/gi18n.h>

#include "core/mdr-program-account.h"
#include "knowledge/mdr-saved-password-texts.h"
#include "knowledge/mdr-texts.h"
#include "mdr-cli-passwords-output.h"
#include "mdr-cli-text.h"
#include "report/mdr-json.h"

static const struct
{
  MdrSavedPasswordProblem problem;
  const char *code;
} problem_codes[] = {
  { MDR_SAVED_PASSWORD_DOUBLED, "doubled" },   { MDR_SAVED_PASSWORD_OLD_HOST, "old-host" },
  { MDR_SAVED_PASSWORD_OLD_USER, "old-user" }, { MDR_SAVED_PASSWORD_ORPHANED, "orphaned" },
  { MDR_SAVED_PASSWORD_REFUSED, "refused" },
};

static int
compare (gconstpointer a, gconstpointer b)
{
  MdrSavedPassword *first = *(MdrSavedPassword *const *) a;
  MdrSavedPassword *second = *(MdrSavedPassword *const *) b;
  int wrong = (mdr_saved_password_get_problems (second) != 0) -
              (mdr_saved_password_get_problems (first) != 0);

  if (wrong != 0)
    return wrong;

  wrong =
      g_strcmp0 (mdr_saved_password_get_program (first), mdr_saved_password_get_program (second));

  return wrong != 0 ? wrong
                    : g_strcmp0 (mdr_saved_password_texts_get_name (first),
                                 mdr_saved_password_texts_get_name (second));
}

static GPtrArray *
sort (GListModel *list)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_passwords = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_passwords; i++)
    g_ptr_array_add (sorted, g_list_model_get_item (list, i));
  g_ptr_array_sort (sorted, compare);

  return sorted;
}

/**
 * mdr_cli_passwords_judge:
 * @passwords: saved passwords that were looked at
 *
 * Returns: the exit status that says how they are
 */
MdrCliStatus
mdr_cli_passwords_judge (MdrSavedPasswords *passwords)
{
  GListModel *list = mdr_saved_passwords_get_list (passwords);
  GPtrArray *missing = mdr_saved_passwords_get_missing (passwords);
  guint n_passwords = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_passwords; i++)
    {
      g_autoptr (MdrSavedPassword) password = g_list_model_get_item (list, i);

      if (mdr_saved_password_get_problems (password) != 0)
        return MDR_CLI_STATUS_WRONG;
    }

  if (missing != NULL && missing->len > 0)
    return MDR_CLI_STATUS_WRONG;

  switch (mdr_keyring_get_state (mdr_saved_passwords_get_keyring (passwords)))
    {
    case MDR_KEYRING_READY:
    case MDR_KEYRING_LOCKED_SOME:
      return MDR_CLI_STATUS_OK;

    case MDR_KEYRING_UNKNOWN:
    case MDR_KEYRING_NO_SERVICE:
    case MDR_KEYRING_NOT_ALLOWED:
    case MDR_KEYRING_LOCKED_ALL:
      return MDR_CLI_STATUS_NOT_CHECKED;
    }

  g_return_val_if_reached (MDR_CLI_STATUS_NOT_CHECKED);
}

static void
add_time (JsonBuilder *builder, const char *name, guint64 seconds)
{
  g_autoptr (GDateTime) time =
      seconds > 0 && seconds < G_MAXINT64 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  if (time != NULL)
    mdr_json_add_time (builder, name, time);
  else
    mdr_json_add_string (builder, name, NULL);
}

static void
add_codes (JsonBuilder *builder, MdrSavedPassword *password)
{
  guint protocols = mdr_saved_password_get_protocols (password);
  guint problems = mdr_saved_password_get_problems (password);

  json_builder_set_member_name (builder, "protocols");
  json_builder_begin_array (builder);
  for (guint protocol = MDR_PROTOCOL_IMAP; protocol <= MDR_PROTOCOL_SMTP; protocol++)
    if ((protocols & (1u << protocol)) != 0)
      json_builder_add_string_value (builder, mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (problem_codes); i++)
    if ((problems & problem_codes[i].problem) != 0)
      json_builder_add_string_value (builder, problem_codes[i].code);
  json_builder_end_array (builder);
}

static void
add_password (JsonBuilder *builder, MdrSavedPassword *password)
{
  json_builder_begin_object (builder);
  mdr_json_add_string (builder, "id", mdr_cli_keyring_get_id (password));
  mdr_json_add_string (builder, "program", mdr_saved_password_get_program (password));
  mdr_json_add_string (builder, "label", mdr_saved_password_get_label (password));
  mdr_json_add_string (builder, "account", mdr_saved_password_get_account (password));
  mdr_json_add_string (builder, "user_name", mdr_saved_password_get_user_name (password));
  mdr_json_add_string (builder, "host", mdr_saved_password_get_host (password));
  add_codes (builder, password);
  mdr_json_add_string (builder, "collection", mdr_saved_password_get_collection (password));
  add_time (builder, "created", mdr_saved_password_get_created (password));
  add_time (builder, "modified", mdr_saved_password_get_modified (password));
  json_builder_set_member_name (builder, "locked");
  json_builder_add_boolean_value (builder, mdr_saved_password_get_locked (password));
  mdr_json_add_enum (builder, "listed_for", MDR_TYPE_LISTED_FOR,
                     mdr_saved_password_get_listed_for (password));
  json_builder_end_object (builder);
}

static void
add_missing (JsonBuilder *builder, GPtrArray *missing)
{
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; missing != NULL && i < missing->len; i++)
    {
      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "program", mdr_program_account_get_program (missing->pdata[i]));
      mdr_json_add_string (builder, "account", mdr_program_account_get_address (missing->pdata[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static GListModel *
list_findings (MdrSavedPasswords *passwords)
{
  g_autoptr (GPtrArray) findings = mdr_saved_passwords_find (passwords);
  GListStore *list = g_list_store_new (MDR_TYPE_FINDING);

  g_list_store_splice (list, 0, 0, findings->pdata, findings->len);

  return G_LIST_MODEL (list);
}

static MdrCliStatus
print_json (MdrSavedPasswords *passwords)
{
  MdrKeyring *keyring = mdr_saved_passwords_get_keyring (passwords);
  g_autoptr (GPtrArray) sorted = sort (mdr_saved_passwords_get_list (passwords));
  g_autoptr (GListModel) findings = list_findings (passwords);
  g_auto (GStrv) locked = mdr_keyring_dup_locked (keyring);
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;

  mdr_json_begin (builder);
  json_builder_set_member_name (builder, "keyring");
  json_builder_begin_object (builder);
  mdr_json_add_enum (builder, "state", MDR_TYPE_KEYRING_STATE, mdr_keyring_get_state (keyring));
  mdr_json_add_strv (builder, "locked", (const char *const *) locked);
  json_builder_set_member_name (builder, "hidden");
  json_builder_add_int_value (builder, mdr_keyring_get_n_hidden (keyring));
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "passwords");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sorted->len; i++)
    add_password (builder, sorted->pdata[i]);
  json_builder_end_array (builder);
  add_missing (builder, mdr_saved_passwords_get_missing (passwords));
  mdr_json_add_findings (builder, findings);
  node = mdr_json_end (builder);

  return mdr_cli_print_json (node, TRUE, mdr_cli_passwords_judge (passwords));
}

static void
describe (MdrCliText *text, MdrSavedPassword *password, GDateTime *now)
{
  g_autofree char *line = mdr_saved_password_texts_dup_line (password);
  g_autofree char *age = mdr_saved_password_texts_dup_age (password, now);
  g_autofree char *place = mdr_saved_password_texts_dup_place (password);
  g_auto (GStrv) problems = mdr_saved_password_texts_dup_problems (password);

  mdr_cli_text_add_heading (text, line);
  mdr_cli_text_add_item (text, 2, _ ("ID:"), mdr_cli_text_measure (_ ("ID:")) + 1,
                         mdr_cli_keyring_get_id (password));
  for (gsize i = 0; problems[i] != NULL; i++)
    mdr_cli_text_add_item (text, 2, "!", 2, problems[i]);
  mdr_cli_text_add (text, 2, age);
  mdr_cli_text_add (text, 2, place);
  mdr_cli_text_add (text, 2, mdr_saved_password_texts_get_reason (password));
}

static void
add_findings (MdrCliText *text, MdrSavedPasswords *passwords)
{
  g_autoptr (GPtrArray) findings = mdr_saved_passwords_find (passwords);

  mdr_cli_text_add_heading (text, _ ("Saved passwords"));
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *sentence = mdr_texts_dup_finding (findings->pdata[i]);

      mdr_cli_text_add_item (text, 2, "-", 2, sentence);
    }
}

/**
 * mdr_cli_passwords_print_list:
 * @passwords: saved passwords that were looked at
 * @json: whether it is for programs
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_passwords_print_list (MdrSavedPasswords *passwords, gboolean json)
{
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (MdrCliText) text = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (json)
    return print_json (passwords);

  sorted = sort (mdr_saved_passwords_get_list (passwords));
  text = mdr_cli_text_new_for_stdout ();
  now = g_date_time_new_now_utc ();
  add_findings (text, passwords);
  for (guint i = 0; i < sorted->len; i++)
    describe (text, sorted->pdata[i], now);

  return mdr_cli_print_text (mdr_cli_text_peek (text), mdr_cli_passwords_judge (passwords));
}
