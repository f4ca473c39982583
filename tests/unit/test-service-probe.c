/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way up to a conversation and what a probe tells of it, and that it never gives the password
 * to a server that is not the right one.
 */

#include "loopback.h"
#include "probe-trial.h"
#include "probe/names/mdr-override-resolver.h"
#include "probe/tls/mdr-tls-minimum.h"

/* How long to wait for what does not answer, and for what does. */
#define IMPATIENT_MS 300
#define PATIENT_MS 20000

static const char *const good_imap[] = {
  "TLS",          "S * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready",
  "C * LOGOUT",   "S * BYE bye",
  "S $T OK done", "CLOSE",
  NULL,
};
static const char *const tempting_imap[] = {
  "TLS",
  "S * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready",
  "STALL",
  NULL,
};
static const char *const plain_imap[] = {
  "S * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready",
  "C * LOGOUT",
  "S $T OK done",
  NULL,
};

static void
run (ProbeTrial *trial)
{
  mdr_probe_start (MDR_PROBE (trial->probe));
  probe_trial_wait (trial);
}

static void
assert_trouble (ProbeTrial *trial, const char *code, const char *cause, const char *phase)
{
  g_autofree char *troubles = probe_trial_dup_troubles (trial);

  g_assert_cmpstr (troubles, ==, code);
  g_assert_cmpstr (mdr_cause_to_code (mdr_probe_get_cause (MDR_PROBE (trial->probe))), ==, cause);
  probe_trial_assert_stopped_in (trial, phase);
}

static void
test_good (void)
{
  ProbeTrial trial;
  MdrCertificate *certificate;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_serve (&trial, good_imap, NULL);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, 0, MDR_SECURITY_TLS, FALSE);
  run (&trial);

  assert_trouble (&trial, "", "ok", NULL);
  g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (trial.probe)), ==, MDR_STATE_PASSED);
  certificate = mdr_service_probe_get_certificate (trial.probe);
  g_assert_true (mdr_certificate_get_verified (certificate));
  g_assert_true (g_strv_contains (mdr_service_probe_get_capabilities (trial.probe), "IMAP4rev1"));
  g_assert_true (g_strv_contains (mdr_service_probe_get_mechanisms (trial.probe), "PLAIN"));
  g_assert_cmpuint (mdr_service_probe_get_round_trips (trial.probe), ==, 1);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (mdr_service_probe_get_transcript (trial.probe))), >,
      1);
  g_assert_nonnull (probe_trial_find (&trial, "addresses-found"));
  g_assert_nonnull (probe_trial_find (&trial, "connected"));
  g_assert_nonnull (probe_trial_find (&trial, "secured"));

  probe_trial_clear (&trial);
}

static void
test_nobody_waits_for_goodbye (void)
{
  const char *const script[] = { "TLS", "S * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] ready",
                                 "C * LOGOUT", "STALL", NULL };
  ProbeTrial trial;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_serve (&trial, script, NULL);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, 0, MDR_SECURITY_TLS, FALSE);
  run (&trial);

  assert_trouble (&trial, "", "ok", NULL);
  g_assert_cmpint (mdr_probe_get_duration (MDR_PROBE (trial.probe)), <,
                   PATIENT_MS / 2 * G_TIME_SPAN_MILLISECOND);

  /* The goodbye has been said all the same, and patience has an end. */
  scripted_server_wait (trial.server);
  g_assert_true (scripted_server_has_received (trial.server, "LOGOUT"));

  probe_trial_clear (&trial);
}

static void
test_no_such_name (void)
{
  ProbeTrial trial;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, "gone.example.test", 993, MDR_SECURITY_TLS, FALSE);
  run (&trial);

  assert_trouble (&trial, "name-not-found", "dns-failure", "resolve");

  probe_trial_clear (&trial);
}

static void
test_closed_port (void)
{
  g_autoptr (GSocket) closed = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
  ProbeTrial trial;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_aim (&trial, MDR_PROTOCOL_SMTP, PROBE_TRIAL_HOST, loopback_get_port (closed),
                   MDR_SECURITY_STARTTLS, FALSE);
  run (&trial);

  assert_trouble (&trial, "connection-refused", "connection-refused", "connect");

  probe_trial_clear (&trial);
}

static void
test_dropped_packets (void)
{
  g_autoptr (GSocket) dead = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
  g_autoptr (GPtrArray) fillers = loopback_silence (dead);
  ProbeTrial trial;

  probe_trial_init (&trial, IMPATIENT_MS);
  probe_trial_aim (&trial, MDR_PROTOCOL_SMTP, PROBE_TRIAL_HOST, loopback_get_port (dead),
                   MDR_SECURITY_STARTTLS, FALSE);
  run (&trial);

  assert_trouble (&trial, "connection-timeout", "connection-timeout", "connect");

  probe_trial_clear (&trial);
}

static void
test_dead_ipv6 (void)
{
  g_autoptr (GInetAddress) ipv6 = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV6);
  g_autoptr (GSocket) closed = NULL;
  ProbeTrial trial;
  GResolver *resolver;

  probe_trial_init (&trial, PATIENT_MS);
  resolver = mdr_environment_get_resolver (trial.environment);
  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), PROBE_TRIAL_HOST, ipv6);
  probe_trial_serve (&trial, good_imap, NULL);
  closed = loopback_reserve (G_SOCKET_FAMILY_IPV6, scripted_server_get_port (trial.server));
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, 0, MDR_SECURITY_TLS, FALSE);
  run (&trial);

  assert_trouble (&trial, "ipv6-no-answer", "ipv6-broken", NULL);
  g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (trial.probe)), ==, MDR_STATE_WARNING);
  g_assert_cmpstr (
      mdr_finding_get_parameter (probe_trial_find (&trial, "ipv6-no-answer"), "address"), ==,
      "::1");

  probe_trial_clear (&trial);
}

static const struct
{
  const char *claim;
  AuthorityWish wish;
  const char *code;
  const char *cause;
} bad_certificates[] = {
  { "self-signed",
    { .name = PROBE_TRIAL_HOST, .self_signed = TRUE },
    "certificate-self-signed",
    "tls-untrusted-certificate" },
  { "wrong-host", { .name = "other.example.test" }, "certificate-wrong-host", "tls-wrong-host" },
  { "expired",
    { .name = PROBE_TRIAL_HOST, .days_before = 9, .days_after = -3 },
    "certificate-expired",
    "tls-expired-certificate" },
  { "weak",
    { .name = PROBE_TRIAL_HOST, .rsa_bits = 1024 },
    "certificate-weak",
    "tls-version-or-cipher" },
  { "old-fashioned",
    { .common_name = PROBE_TRIAL_HOST },
    "certificate-name-only-in-cn",
    "tls-wrong-host" },
};

static void
test_bad_certificate (gconstpointer user_data)
{
  static const char *const tempting_starttls[] = {
    "S * OK [CAPABILITY IMAP4rev1 STARTTLS SASL-IR AUTH=PLAIN] ready",
    "C * STARTTLS",
    "S $T OK begin",
    "TLS",
    "STALL",
    NULL,
  };
  guint i = GPOINTER_TO_UINT (user_data);

  for (MdrSecurity security = MDR_SECURITY_TLS; security <= MDR_SECURITY_STARTTLS; security++)
    {
      gboolean implicit = security == MDR_SECURITY_TLS;
      g_autoptr (GTlsCertificate) certificate = NULL;
      ProbeTrial trial;

      probe_trial_init (&trial, PATIENT_MS);
      certificate = authority_issue (trial.authority, &bad_certificates[i].wish);
      probe_trial_serve (&trial, implicit ? tempting_imap : tempting_starttls, certificate);
      probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, 0, security, TRUE);
      run (&trial);

      assert_trouble (&trial, bad_certificates[i].code, bad_certificates[i].cause,
                      implicit ? "tls" : "starttls");
      probe_trial_assert_password_is_safe (&trial);

      probe_trial_clear (&trial);
    }
}

/* A program on this computer that nobody can vouch for is talked with, and not given the password
 * that it would take. */
static void
test_local_bridge (void)
{
  static const char *const script[] = {
    "S * OK [CAPABILITY IMAP4rev1 STARTTLS] bridge",
    "C * STARTTLS",
    "S $T OK begin",
    "TLS",
    "C * CAPABILITY",
    "S * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN",
    "S $T OK done",
    "STALL",
    NULL,
  };
  const AuthorityWish wish = { .name = "0.0.0.0" };
  g_autoptr (Authority) bridge = authority_new_named ("0.0.0.0", "Proton AG");
  g_autoptr (GTlsCertificate) certificate = authority_issue (bridge, &wish);
  g_autofree char *troubles = NULL;
  MdrFinding *finding;
  ProbeTrial trial;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_serve (&trial, script, certificate);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, "127.0.0.1", 0, MDR_SECURITY_STARTTLS, TRUE);
  run (&trial);

  troubles = probe_trial_dup_troubles (&trial);
  g_assert_cmpstr (troubles, ==, "");
  finding = probe_trial_find (&trial, "certificate-of-local-bridge");
  g_assert_nonnull (finding);
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "product"), ==, "Proton Mail Bridge");
  g_assert_null (probe_trial_find (&trial, "secured"));
  g_assert_null (probe_trial_find (&trial, "sign-in-accepted"));
  g_assert_cmpstr (mdr_service_probe_get_mechanisms (trial.probe)[0], ==, "PLAIN");
  probe_trial_assert_password_is_safe (&trial);

  probe_trial_clear (&trial);
}

static void
test_never_in_clear (void)
{
  ProbeTrial trial;

  probe_trial_init (&trial, PATIENT_MS);
  probe_trial_serve (&trial, plain_imap, NULL);
  probe_trial_aim (&trial, MDR_PROTOCOL_IMAP, PROBE_TRIAL_HOST, 0, MDR_SECURITY_NONE, TRUE);
  run (&trial);

  g_assert_nonnull (probe_trial_find (&trial, "sign-in-not-secure"));
  probe_trial_assert_password_is_safe (&trial);

  probe_trial_clear (&trial);
}

int
main (int argc, char *argv[])
{
  mdr_tls_set_minimum ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service-probe/good-server-has-no-troubles", test_good);
  g_test_add_func ("/service-probe/nobody-waits-for-the-goodbye", test_nobody_waits_for_goodbye);
  g_test_add_func ("/service-probe/local-bridge-gets-no-password", test_local_bridge);
  g_test_add_func ("/service-probe/no-such-name-stops-at-resolve", test_no_such_name);
  g_test_add_func ("/service-probe/closed-port-stops-at-connect", test_closed_port);
  g_test_add_func ("/service-probe/dropped-packets-stop-at-connect", test_dropped_packets);
  g_test_add_func ("/service-probe/dead-ipv6-is-a-warning", test_dead_ipv6);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_certificates); i++)
    {
      g_autofree char *path =
          g_strconcat ("/service-probe/no-password-over-", bad_certificates[i].claim, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad_certificate);
    }
  g_test_add_func ("/service-probe/no-password-in-clear", test_never_in_clear);

  return g_test_run ();
}
