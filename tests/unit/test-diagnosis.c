/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each rule of the diagnosis, alone.
 */

#include "core/mdr-diagnosis.h"

#define MAX_FACTS 6

typedef struct
{
  const char *code;
  MdrSeverity severity;
  MdrCause cause;
  int service;
} Fact;

/* Which of the two services a fact is about. */
#define NO_SERVICE -1
#define IMAP 0
#define SMTP 1

#define INFO(code)                                                                                 \
  {                                                                                                \
    code, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NO_SERVICE                                              \
  }
#define FAULT(code, cause, service)                                                                \
  {                                                                                                \
    code, MDR_SEVERITY_ERROR, MDR_CAUSE_##cause, service                                           \
  }

typedef struct
{
  const char *claim;
  Fact facts[MAX_FACTS];
  const char *symptom;
  const char *webmail;
  const char *two_step;
  MdrState state;
  MdrCause first;
} Case;

static const Case cases[] = {
  { "nothing-wrong", { INFO ("online") }, NULL, NULL, NULL, MDR_STATE_PASSED, MDR_CAUSE_OK },
  { "a-refused-connection-is-just-that",
    { INFO ("online"), FAULT ("connection-refused", CONNECTION_REFUSED, IMAP) },
    NULL,
    NULL,
    NULL,
    MDR_STATE_FAILED,
    MDR_CAUSE_CONNECTION_REFUSED },
  { "no-internet-is-behind-names-not-found",
    { FAULT ("offline", NO_INTERNET, NO_SERVICE), FAULT ("name-not-found", DNS_FAILURE, IMAP),
      FAULT ("name-not-found", DNS_FAILURE, SMTP) },
    NULL,
    NULL,
    NULL,
    MDR_STATE_FAILED,
    MDR_CAUSE_NO_INTERNET },
  { "one-silent-port-is-no-firewall",
    { INFO ("online"), FAULT ("connection-timeout", CONNECTION_TIMEOUT, IMAP) },
    NULL,
    NULL,
    NULL,
    MDR_STATE_FAILED,
    MDR_CAUSE_CONNECTION_TIMEOUT },
  { "every-port-silent-is-a-firewall",
    { INFO ("online"), FAULT ("connection-timeout", CONNECTION_TIMEOUT, IMAP),
      FAULT ("connection-timeout", CONNECTION_TIMEOUT, SMTP) },
    NULL,
    NULL,
    NULL,
    MDR_STATE_FAILED,
    MDR_CAUSE_FIREWALL_BLOCKS_MAIL },
  { "every-port-silent-without-proof-of-internet-is-not",
    { FAULT ("connection-timeout", CONNECTION_TIMEOUT, IMAP),
      FAULT ("connection-timeout", CONNECTION_TIMEOUT, SMTP) },
    NULL,
    NULL,
    NULL,
    MDR_STATE_FAILED,
    MDR_CAUSE_CONNECTION_TIMEOUT },
  { "a-refused-password-is-a-wrong-password",
    { FAULT ("sign-in-refused", PASSWORD_WRONG, IMAP) },
    NULL,
    NULL,
    NULL,
    MDR_STATE_FAILED,
    MDR_CAUSE_PASSWORD_WRONG },
  { "a-refused-password-with-two-step-is-an-app-password",
    { FAULT ("sign-in-refused", PASSWORD_WRONG, IMAP) },
    NULL,
    NULL,
    "yes",
    MDR_STATE_FAILED,
    MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { "refused-here-and-accepted-in-the-webmail-is-the-switch",
    { FAULT ("sign-in-refused", PASSWORD_WRONG, IMAP), INFO ("imap-must-be-enabled"),
      INFO ("webmail-sign-in-works") },
    NULL,
    NULL,
    NULL,
    MDR_STATE_FAILED,
    MDR_CAUSE_PROTOCOL_DISABLED },
  { "asking-again-at-a-modern-provider",
    { INFO ("online"), INFO ("provider-takes-no-password") },
    "keeps-asking",
    NULL,
    NULL,
    MDR_STATE_PASSED,
    MDR_CAUSE_OAUTH_REQUIRED },
  { "asking-again-where-app-passwords-are-needed",
    { INFO ("online"), INFO ("provider-needs-app-password") },
    "keeps-asking",
    NULL,
    NULL,
    MDR_STATE_PASSED,
    MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { "asking-again-with-a-password-that-works-is-a-stale-one",
    { INFO ("online"), INFO ("sign-in-accepted") },
    "keeps-asking",
    NULL,
    NULL,
    MDR_STATE_PASSED,
    MDR_CAUSE_STALE_CREDENTIALS },
  { "cannot-send-while-the-server-is-well",
    { INFO ("online"), INFO ("sending-needs-sign-in") },
    "cannot-send",
    NULL,
    NULL,
    MDR_STATE_PASSED,
    MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { "failed-and-nobody-knows-why",
    { INFO ("online") },
    NULL,
    NULL,
    NULL,
    MDR_STATE_FAILED,
    MDR_CAUSE_UNKNOWN },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (MdrService) imap =
      mdr_service_new (MDR_PROTOCOL_IMAP, "imap.example.it", 993, MDR_SECURITY_TLS, NULL);
  g_autoptr (MdrService) smtp =
      mdr_service_new (MDR_PROTOCOL_SMTP, "smtp.example.it", 465, MDR_SECURITY_TLS, NULL);
  MdrService *both[] = { imap, smtp };
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (MdrAnswers) answers = mdr_answers_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 6, 1, 12, 0, 0);
  g_autoptr (MdrSettings) settings = NULL;
  g_autoptr (MdrVerdict) receiving = mdr_verdict_new (MDR_DIRECTION_RECEIVING, test->state,
                                                      MDR_CAUSE_OK, MDR_PHASE_RESOLVE, imap, NULL);
  g_autoptr (MdrVerdict) sending = mdr_verdict_new (MDR_DIRECTION_SENDING, test->state,
                                                    MDR_CAUSE_OK, MDR_PHASE_RESOLVE, smtp, NULL);
  g_autoptr (GPtrArray) causes = NULL;

  g_ptr_array_add (services, imap);
  g_ptr_array_add (services, smtp);
  settings = mdr_settings_new (MDR_SETTINGS_SOURCE_GIVEN, services);

  for (gsize i = 0; i < MAX_FACTS && test->facts[i].code != NULL; i++)
    g_ptr_array_add (
        findings,
        mdr_finding_new (
            test->facts[i].code, MDR_STEP_NETWORK, test->facts[i].severity, test->facts[i].cause,
            test->facts[i].service == NO_SERVICE ? NULL : both[test->facts[i].service], NULL));

  mdr_answers_set (answers, MDR_QUESTION_SYMPTOM, test->symptom, NULL);
  mdr_answers_set (answers, MDR_QUESTION_WEBMAIL, test->webmail, NULL);
  mdr_answers_set (answers, MDR_QUESTION_TWO_STEP, test->two_step, NULL);

  causes = mdr_diagnose (&(MdrEvidence){ .findings = findings,
                                         .answers = answers,
                                         .settings = settings,
                                         .now = now,
                                         .verdicts = { receiving, sending } });

  g_assert_cmpuint (causes->len, >, 0);
  g_assert_cmpstr (mdr_cause_to_code (mdr_ranked_cause_get_cause (g_ptr_array_index (causes, 0))),
                   ==, mdr_cause_to_code (test->first));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/diagnosis/", cases[i].claim, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
