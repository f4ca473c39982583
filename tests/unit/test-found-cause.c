/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a cause may be called found.
 */

#include "core/mdr-found-cause.h"
#include "network-trial.h"

static MdrRankedCause *
create_cause (MdrCause cause, double confidence, MdrFinding *because)
{
  g_autoptr (GPtrArray) for_it = g_ptr_array_new ();
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  if (because != NULL)
    g_ptr_array_add (for_it, because);

  return mdr_ranked_cause_new (cause, confidence, for_it, nothing);
}

static MdrFinding *
create_finding (const char *code,
                MdrSeverity severity,
                MdrProtocol protocol,
                const char *confidence)
{
  g_autoptr (MdrService) service =
      mdr_service_new (protocol, "mail.example.it", 993, MDR_SECURITY_TLS, NULL);

  return mdr_finding_new (code, MDR_STEP_SETTINGS, severity, MDR_CAUSE_PASSWORD_WRONG, service,
                          "confidence", confidence, NULL);
}

static const struct
{
  MdrCause cause;
  double confidence;
  const char *code;
  MdrSeverity severity;
  const char *certainty;
  gboolean when_running;
  gboolean when_done;
} cases[] = {
  { MDR_CAUSE_CLOCK_SKEW, 0.95, "clock-wrong", MDR_SEVERITY_ERROR, NULL, TRUE, TRUE },
  { MDR_CAUSE_CLOCK_SKEW, 0.9, "clock-wrong", MDR_SEVERITY_ERROR, NULL, TRUE, TRUE },
  { MDR_CAUSE_CLOCK_SKEW, 0.85, "clock-wrong", MDR_SEVERITY_ERROR, NULL, FALSE, TRUE },
  { MDR_CAUSE_CLOCK_SKEW, 0.55, "clock-wrong", MDR_SEVERITY_ERROR, NULL, FALSE, FALSE },
  /* Behind these may be something else. */
  { MDR_CAUSE_CONNECTION_REFUSED, 0.9, "connection-refused", MDR_SEVERITY_ERROR, NULL, FALSE,
    TRUE },
  { MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, 0.95, "certificate-expired", MDR_SEVERITY_ERROR, NULL, FALSE,
    TRUE },
  /* Rules of thumb and remarks bear nothing. */
  { MDR_CAUSE_PASSWORD_WRONG, 0.95, NULL, MDR_SEVERITY_INFO, NULL, FALSE, FALSE },
  { MDR_CAUSE_PASSWORD_WRONG, 0.95, "provider-takes-password", MDR_SEVERITY_INFO, NULL, FALSE,
    FALSE },
  /* A demand that the provider makes of everybody does, when nothing else was found. */
  { MDR_CAUSE_OAUTH_REQUIRED, 0.8, "provider-takes-no-password", MDR_SEVERITY_INFO, NULL, FALSE,
    TRUE },
  { MDR_CAUSE_APP_PASSWORD_REQUIRED, 0.45, "provider-needs-app-password-with-two-step",
    MDR_SEVERITY_INFO, NULL, FALSE, FALSE },
  /* What a message may have meant does not, and what was guessed from an answer does not. */
  { MDR_CAUSE_PASSWORD_WRONG, 0.95, "message-explained", MDR_SEVERITY_ERROR, NULL, FALSE, FALSE },
  { MDR_CAUSE_PASSWORD_WRONG, 0.95, "sign-in-refused", MDR_SEVERITY_ERROR, "0.5", FALSE, FALSE },
  { MDR_CAUSE_OK, 0.95, "clock-wrong", MDR_SEVERITY_ERROR, NULL, FALSE, FALSE },
  { MDR_CAUSE_UNKNOWN, 0.95, "clock-wrong", MDR_SEVERITY_ERROR, NULL, FALSE, FALSE },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdrFinding) because = cases[i].code != NULL
                                           ? create_finding (cases[i].code, cases[i].severity,
                                                             MDR_PROTOCOL_IMAP, cases[i].certainty)
                                           : NULL;
      g_autoptr (MdrRankedCause) cause =
          create_cause (cases[i].cause, cases[i].confidence, because);

      g_test_message ("%s %.2f %s", mdr_cause_to_code (cases[i].cause), cases[i].confidence,
                      cases[i].code);
      g_assert_cmpint (mdr_found_cause_counts (cause, TRUE), ==, cases[i].when_running);
      g_assert_cmpint (mdr_found_cause_counts (cause, FALSE), ==, cases[i].when_done);
    }

  g_assert_false (mdr_found_cause_counts (NULL, FALSE));
}

static void
test_one_direction (void)
{
  g_autoptr (MdrFinding) sending =
      create_finding ("sending-refused", MDR_SEVERITY_ERROR, MDR_PROTOCOL_SMTP, NULL);
  g_autoptr (MdrFinding) receiving =
      create_finding ("sign-in-refused", MDR_SEVERITY_ERROR, MDR_PROTOCOL_POP3, NULL);
  g_autoptr (MdrFinding) remark =
      create_finding ("sign-in-accepted", MDR_SEVERITY_INFO, MDR_PROTOCOL_IMAP, NULL);
  g_autoptr (MdrFinding) neither = mdr_finding_new ("offline", MDR_STEP_NETWORK, MDR_SEVERITY_ERROR,
                                                    MDR_CAUSE_NO_INTERNET, NULL, NULL);
  const struct
  {
    MdrFinding *one;
    MdrFinding *other;
    gboolean one_sided;
    MdrDirection direction;
  } sides[] = {
    { sending, remark, TRUE, MDR_DIRECTION_SENDING },
    { receiving, remark, TRUE, MDR_DIRECTION_RECEIVING },
    { sending, receiving, FALSE, 0 },
    { sending, neither, FALSE, 0 },
    { remark, remark, FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autoptr (GPtrArray) because = g_ptr_array_new ();
      g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
      g_autoptr (MdrRankedCause) cause = NULL;
      MdrDirection direction;

      g_ptr_array_add (because, sides[i].one);
      g_ptr_array_add (because, sides[i].other);
      cause = mdr_ranked_cause_new (MDR_CAUSE_SENDER_REJECTED, 0.9, because, nothing);

      g_assert_cmpint (mdr_found_cause_is_one_sided (cause, &direction), ==, sides[i].one_sided);
      if (sides[i].one_sided)
        g_assert_cmpint (direction, ==, sides[i].direction);
    }
}

static void
test_not_while_comparing (NetworkTrial *trial, gconstpointer data)
{
  network_trial_switch_vpn_on (trial);
  network_trial_shut (trial, IMAP);
  network_trial_shut (trial, SMTP);
  network_trial_run (trial);
  g_assert_nonnull (mdr_session_get_found_cause (trial->session));

  network_trial_change_network (trial);
  g_assert_true (mdr_session_is_comparing (trial->session));
  g_assert_null (mdr_session_get_found_cause (trial->session));

  network_trial_wait_for_end (trial);
  g_assert_nonnull (mdr_session_get_found_cause (trial->session));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/found-cause/needs-certainty", test_cases);
  g_test_add_func ("/found-cause/tells-one-direction", test_one_direction);
  g_test_add ("/found-cause/waits-for-comparison", NetworkTrial, NULL, network_trial_set_up,
              test_not_while_comparing, network_trial_tear_down);

  return g_test_run ();
}
