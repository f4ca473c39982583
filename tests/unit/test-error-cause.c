/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every error of the network has a finding and a cause, and the known ones have the right ones.
 */

#include "probe/connect/mdr-error-cause.h"

static const struct
{
  GQuark (*domain) (void);
  int code;
  MdrPhase phase;
  const char *finding;
  const char *cause;
} expectations[] = {
  { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, MDR_PHASE_RESOLVE, "name-not-found",
    "dns-failure" },
  { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, MDR_PHASE_RESOLVE,
    "name-lookup-failed", "dns-failure" },
  { g_resolver_error_quark, G_RESOLVER_ERROR_INTERNAL, MDR_PHASE_RESOLVE, "name-lookup-failed",
    "dns-failure" },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, MDR_PHASE_RESOLVE, "name-lookup-timeout",
    "dns-failure" },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, MDR_PHASE_CONNECT, "connection-timeout",
    "connection-timeout" },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, MDR_PHASE_TLS, "tls-timeout", "connection-timeout" },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, MDR_PHASE_STARTTLS, "tls-timeout",
    "connection-timeout" },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, MDR_PHASE_CONNECT, "connection-refused",
    "connection-refused" },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, MDR_PHASE_TLS, "connection-reset",
    "connection-reset" },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, MDR_PHASE_CONNECT, "network-unreachable",
    "no-internet" },
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, MDR_PHASE_CONNECT, "host-unreachable",
    "connection-refused" },
  { g_io_error_quark, G_IO_ERROR_PERMISSION_DENIED, MDR_PHASE_CONNECT, "connection-forbidden",
    "firewall-blocks-mail" },
  { g_tls_error_quark, G_TLS_ERROR_NOT_TLS, MDR_PHASE_TLS, "plaintext-on-tls-port",
    "plaintext-on-tls-port" },
  { g_tls_error_quark, G_TLS_ERROR_MISC, MDR_PHASE_TLS, "tls-handshake-failed",
    "tls-version-or-cipher" },
  { g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, MDR_PHASE_TLS, "certificate-untrusted",
    "tls-untrusted-certificate" },
  { g_tls_error_quark, G_TLS_ERROR_HANDSHAKE, MDR_PHASE_STARTTLS, "tls-handshake-failed",
    "tls-version-or-cipher" },
  { g_tls_error_quark, G_TLS_ERROR_EOF, MDR_PHASE_TLS, "connection-reset", "connection-reset" },
  { g_file_error_quark, G_FILE_ERROR_FAILED, MDR_PHASE_CONNECT, "connection-failed", "unknown" },
};

static void
test_known (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (expectations); i++)
    {
      g_autoptr (GError) error =
          g_error_new_literal (expectations[i].domain (), expectations[i].code, "words");
      MdrCause cause;

      g_assert_cmpstr (mdr_error_cause_find (error, expectations[i].phase, &cause), ==,
                       expectations[i].finding);
      g_assert_cmpstr (mdr_cause_to_code (cause), ==, expectations[i].cause);
    }
}

/* Walks all codes that the domains have now or may get. */
static void
test_every (void)
{
  GQuark (*const domains[]) (void) = { g_resolver_error_quark, g_io_error_quark,
                                       g_tls_error_quark };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    for (int code = 0; code < 64; code++)
      for (MdrPhase phase = 0; phase < MDR_N_PHASES; phase++)
        {
          g_autoptr (GError) error = g_error_new_literal (domains[i](), code, "words");
          MdrCause cause = MDR_CAUSE_OK;

          g_assert_nonnull (mdr_error_cause_find (error, phase, &cause));
          g_assert_cmpint (cause, !=, MDR_CAUSE_OK);
        }
}

static void
test_finding (void)
{
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_SMTP, "smtp.example.it", 587, MDR_SECURITY_STARTTLS, NULL);
  g_autoptr (GError) error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, "Connection\nrefused");
  g_autoptr (MdrFinding) finding =
      mdr_error_cause_create_finding (error, MDR_PHASE_CONNECT, service);

  g_assert_cmpint (mdr_finding_get_step (finding), ==, MDR_STEP_NETWORK);
  g_assert_cmpint (mdr_finding_get_severity (finding), ==, MDR_SEVERITY_ERROR);
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "host"), ==, "smtp.example.it");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "port"), ==, "587");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "reason"), ==, "Connection refused");
}

/* What was written down leads back to what it was made of. */
static void
test_way_back (void)
{
  static const char *const codes[] = { "connection-timeout",  "connection-refused",
                                       "connection-reset",    "network-unreachable",
                                       "host-unreachable",    "name-not-found",
                                       "connection-forbidden" };
  g_autoptr (GError) unknown = mdr_error_cause_create_error ("solar-wind");

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = mdr_error_cause_create_error (codes[i]);

      g_assert_cmpstr (mdr_error_cause_find (error, MDR_PHASE_CONNECT, NULL), ==, codes[i]);
    }
  g_assert_error (unknown, G_IO_ERROR, G_IO_ERROR_FAILED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error-cause/known-errors-are-right", test_known);
  g_test_add_func ("/error-cause/every-error-has-a-cause", test_every);
  g_test_add_func ("/error-cause/finding-says-where", test_finding);
  g_test_add_func ("/error-cause/way-back", test_way_back);

  return g_test_run ();
}
