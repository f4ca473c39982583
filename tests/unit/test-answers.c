/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions take their own answers only, and codes are what the contracts say.
 */

#include "core/mdr-answers.h"
#include "core/mdr-cause.h"
#include "core/mdr-error.h"

static void
count_cb (MdrAnswers *answers, MdrQuestion question, guint *n_changes)
{
  (*n_changes)++;
}

static void
count_property_cb (guint *n_changes)
{
  (*n_changes)++;
}

static void
test_known (void)
{
  g_autoptr (MdrAnswers) answers = mdr_answers_new ();
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  g_signal_connect (answers, "changed", G_CALLBACK (count_cb), &n_changes);

  g_assert_true (mdr_answers_set (answers, MDR_QUESTION_WEBMAIL, "yes", &error));
  g_assert_true (mdr_answers_set (answers, MDR_QUESTION_WEBMAIL, "yes", &error));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_true (mdr_answers_is (answers, MDR_QUESTION_WEBMAIL, "yes"));

  g_assert_true (mdr_answers_set (answers, MDR_QUESTION_WEBMAIL, NULL, &error));
  g_assert_null (mdr_answers_get (answers, MDR_QUESTION_WEBMAIL));
  g_assert_no_error (error);
}

static void
test_property (void)
{
  g_autoptr (MdrAnswers) answers = mdr_answers_new ();
  g_autofree char *shown = NULL;
  guint n_changes = 0;

  g_signal_connect_swapped (answers, "notify::two-step", G_CALLBACK (count_property_cb),
                            &n_changes);
  g_assert_true (mdr_answers_set (answers, MDR_QUESTION_TWO_STEP, "no", NULL));
  g_assert_true (mdr_answers_set (answers, MDR_QUESTION_WEBMAIL, "yes", NULL));

  g_object_get (answers, "two-step", &shown, NULL);
  g_assert_cmpstr (shown, ==, "no");
  g_assert_cmpuint (n_changes, ==, 1);
}

static void
test_unknown (void)
{
  g_autoptr (MdrAnswers) answers = mdr_answers_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (mdr_answers_set (answers, MDR_QUESTION_WEBMAIL, "perhaps", &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_ANSWER);
  g_assert_nonnull (strstr (error->message, "yes, no"));
  g_assert_null (mdr_answers_get (answers, MDR_QUESTION_WEBMAIL));
}

static void
test_pasted_message (void)
{
  g_autoptr (MdrAnswers) answers = mdr_answers_new ();

  mdr_answers_set (answers, MDR_QUESTION_MESSAGE, "535\r\n\x1b[31m5.7.8\xff", NULL);
  g_assert_cmpstr (mdr_answers_get (answers, MDR_QUESTION_MESSAGE), ==,
                   "535 [31m5.7.8\xef\xbf\xbd");
}

/* Section 6 of the contracts, as it stands there. */
static const char *const cause_codes[] = {
  "password-wrong",
  "app-password-required",
  "oauth-required",
  "oauth-token-expired",
  "account-locked",
  "web-login-required",
  "protocol-disabled",
  "auth-mechanism-unsupported",
  "username-not-full-address",
  "keyring-problem",
  "stale-credentials",
  "auth-required-for-sending",
  "sender-rejected",
  "recipient-rejected",
  "message-rejected-policy",
  "rate-limited",
  "ip-blocked",
  "server-temporary",
  "server-down",
  "too-many-connections",
  "mailbox-full",
  "wrong-server-settings",
  "encryption-required",
  "plaintext-on-tls-port",
  "dns-failure",
  "no-internet",
  "captive-portal",
  "proxy-required",
  "vpn-interference",
  "firewall-blocks-mail",
  "ipv6-broken",
  "connection-refused",
  "connection-timeout",
  "connection-reset",
  "tls-untrusted-certificate",
  "tls-expired-certificate",
  "tls-wrong-host",
  "tls-interception",
  "tls-version-or-cipher",
  "starttls-stripped",
  "clock-skew",
  "ok",
  "unknown",
};

static void
test_cause_codes (void)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (MDR_TYPE_CAUSE);

  g_assert_cmpuint (enum_class->n_values, ==, G_N_ELEMENTS (cause_codes));

  for (gsize i = 0; i < G_N_ELEMENTS (cause_codes); i++)
    {
      MdrCause cause;

      g_assert_true (mdr_cause_from_code (cause_codes[i], &cause));
      g_assert_cmpstr (mdr_cause_to_code (cause), ==, cause_codes[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/answers/known-ones-are-kept", test_known);
  g_test_add_func ("/answers/each-is-a-property", test_property);
  g_test_add_func ("/answers/unknown-ones-are-refused", test_unknown);
  g_test_add_func ("/answers/a-pasted-message-is-cleaned", test_pasted_message);
  g_test_add_func ("/causes/codes-are-the-contract", test_cause_codes);

  return g_test_run ();
}
