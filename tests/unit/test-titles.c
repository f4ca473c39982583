/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything that has a code has a title.
 */

#include <locale.h>
#include <string.h>

#include "knowledge/mdr-texts.h"

static void
check_title (const char *title)
{
  g_assert_nonnull (title);
  g_assert_cmpstr (title, !=, "");
  g_assert_null (strchr (title, '{'));
}

#define CHECK_TITLES(last, get_title)                                                              \
  for (int value = 0; value <= (int) (last); value++)                                              \
  check_title (get_title (value))

static void
test_every_code_has_a_title (void)
{
  CHECK_TITLES (MDR_CAUSE_UNKNOWN, mdr_texts_get_cause_title);
  CHECK_TITLES (MDR_CAUSE_UNKNOWN, mdr_texts_get_cause_explanation);
  CHECK_TITLES (MDR_DIRECTION_SENDING, mdr_texts_get_direction_title);
  CHECK_TITLES (MDR_PASSWORD_KIND_TOKEN, mdr_texts_get_password_kind_title);
  CHECK_TITLES (MDR_PHASE_SUBMIT, mdr_texts_get_phase_title);
  CHECK_TITLES (MDR_STATION_SUBMISSION, mdr_texts_get_station_title);
  CHECK_TITLES (MDR_PROTOCOL_SMTP, mdr_texts_get_protocol_title);
  CHECK_TITLES (MDR_PROVIDER_LINK_IMAP_SWITCH, mdr_texts_get_provider_link_title);
  CHECK_TITLES (MDR_SECURITY_NONE, mdr_texts_get_security_title);
  CHECK_TITLES (MDR_SETTINGS_SOURCE_GUESS, mdr_texts_get_settings_source_title);
  CHECK_TITLES (MDR_SEVERITY_ERROR, mdr_texts_get_severity_title);
  CHECK_TITLES (MDR_SIGN_IN_POLICY_NO_IMAP, mdr_texts_get_sign_in_policy_title);
  CHECK_TITLES (MDR_STATE_NEEDS_ANSWER, mdr_texts_get_state_title);
  CHECK_TITLES (MDR_STEP_RESULT, mdr_texts_get_step_title);
  CHECK_TITLES (MDR_SIGN_IN_METHOD_NONE, mdr_texts_get_sign_in_method_title);
  CHECK_TITLES (MDR_N_DIFFERENCES - 1, mdr_texts_get_difference_title);
  CHECK_TITLES (MDR_N_DIFFERENCES - 1, mdr_texts_get_difference_consequence);
}

static void
test_every_reason_to_pass_by_has_one (void)
{
  for (int reason = MDR_SKIP_REASON_NONE + 1; reason <= MDR_SKIP_REASON_WAY_SHUT; reason++)
    check_title (mdr_texts_get_skip_reason (reason));
}

static void
test_cause_titles_fit_into_sentences (void)
{
  for (int cause = MDR_CAUSE_OK; cause <= MDR_CAUSE_UNKNOWN; cause++)
    {
      g_assert_false (g_str_has_suffix (mdr_texts_get_cause_title (cause), "."));
      g_assert_cmpuint (strlen (mdr_texts_get_cause_title (cause)), <, 80);
      g_assert_true (g_str_has_suffix (mdr_texts_get_cause_explanation (cause), "."));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/titles/every-code-has-one", test_every_code_has_a_title);
  g_test_add_func ("/titles/every-reason-to-pass-by-has-one", test_every_reason_to_pass_by_has_one);
  g_test_add_func ("/titles/those-of-causes-fit-into-sentences",
                   test_cause_titles_fit_into_sentences);

  return g_test_run ();
}
