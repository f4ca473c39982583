/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Conversations with servers that behave well, badly and not at all: where they stop, why, in what
 * time, and that the password stays here unless everything is as it has to be.
 */

#include "probe-trial.h"
#include "probe/tls/mdr-tls-minimum.h"

/* How long to wait for a server that is silent, and for one that is not. */
#define IMPATIENT_MS 700
#define PATIENT_MS 20000

#define GREETING "S * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready"
#define GREETING_BEFORE_TLS "S * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED] ready"
#define BEGIN_TLS "C * STARTTLS", "S $T OK begin", "TLS"
#define TELL_CAPABILITIES                                                                          \
  "C * CAPABILITY", "S * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN", "S $T OK done"
#define SIGN_IN "C * AUTHENTICATE PLAIN *", "S $T OK [CAPABILITY IMAP4rev1] in"
#define EXAMINE_AND_LOG_OUT                                                                        \
  "C * EXAMINE INBOX", "S * 3 EXISTS", "S $T OK [READ-ONLY] done", "C * LOGOUT", "S * BYE bye",    \
      "S $T OK done", "CLOSE"

typedef struct
{
  const char *claim;
  MdrProtocol protocol;
  MdrSecurity security;
  const char *troubles;
  const char *phase;
  const char *cause;
  gboolean may_send_password;
  const char *script[20];
} Case;

static const Case cases[] = {
  /* Nothing is wrong. */
  { "imap-signs-in",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "",
    NULL,
    "ok",
    TRUE,
    { "TLS", GREETING, SIGN_IN, EXAMINE_AND_LOG_OUT } },
  { "imap-signs-in-after-starttls",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "",
    NULL,
    "ok",
    TRUE,
    { GREETING_BEFORE_TLS, BEGIN_TLS, TELL_CAPABILITIES, SIGN_IN, EXAMINE_AND_LOG_OUT } },
  { "imap-works-byte-by-byte",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "",
    NULL,
    "ok",
    TRUE,
    { "TLS", "DRIP", GREETING, SIGN_IN, EXAMINE_AND_LOG_OUT } },
  { "pop3-signs-in",
    MDR_PROTOCOL_POP3,
    MDR_SECURITY_TLS,
    "",
    NULL,
    "ok",
    TRUE,
    { "TLS", "S +OK ready", "C CAPA", "S +OK", "S SASL PLAIN", "S .", "C AUTH PLAIN *", "S +OK",
      "C STAT", "S +OK 3 400", "C QUIT", "S +OK", "CLOSE" } },
  { "smtp-signs-in-after-starttls",
    MDR_PROTOCOL_SMTP,
    MDR_SECURITY_STARTTLS,
    "",
    NULL,
    "ok",
    TRUE,
    { "S 220 ready", "C EHLO *", "S 250-hi", "S 250 STARTTLS", "C STARTTLS", "S 220 go", "TLS",
      "C EHLO *", "S 250-hi", "S 250 AUTH PLAIN", "C AUTH PLAIN *", "S 235 2.7.0 in", "C QUIT",
      "S 221 bye", "CLOSE" } },

  /* The secure channel is not one. */
  { "plain-text-on-tls-port",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "plaintext-on-tls-port",
    "tls",
    "plaintext-on-tls-port",
    FALSE,
    { GREETING } },
  { "tls-on-plain-text-port",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "tls-on-plaintext-port",
    "greeting",
    "wrong-server-settings",
    FALSE,
    { "TLS", GREETING } },
  { "tls-alert-on-plain-text-port",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "tls-on-plaintext-port",
    "greeting",
    "wrong-server-settings",
    FALSE,
    { "R \x15\x03\x03\x02\x02\x28" } },
  { "injected-before-tls",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "injected-before-tls",
    "starttls",
    "tls-interception",
    FALSE,
    { GREETING_BEFORE_TLS, "C * STARTTLS", "S $T OK begin\r\na2 OK done", "TLS" } },
  { "plain-text-after-starttls",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "tls-handshake-failed",
    "starttls",
    "starttls-stripped",
    FALSE,
    { GREETING_BEFORE_TLS, "C * STARTTLS", "S $T OK begin", "C *", "S * BAD what", "STALL" } },
  { "starttls-stripped",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "starttls-missing",
    "starttls",
    "starttls-stripped",
    FALSE,
    { GREETING, "C *", "CLOSE" } },
  { "preauth-before-tls",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "preauth-before-tls",
    "greeting",
    "starttls-stripped",
    FALSE,
    { "S * PREAUTH [CAPABILITY IMAP4rev1] hi", "STALL" } },

  /* Silence, in every phase. */
  { "silent-instead-of-tls",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "tls-timeout",
    "tls",
    "connection-timeout",
    FALSE,
    { "STALL" } },
  { "silent-instead-of-greeting",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "greeting-timeout",
    "greeting",
    "connection-timeout",
    FALSE,
    { "TLS", "STALL" } },
  { "silent-instead-of-plain-greeting",
    MDR_PROTOCOL_SMTP,
    MDR_SECURITY_STARTTLS,
    "greeting-timeout",
    "greeting",
    "connection-timeout",
    FALSE,
    { "STALL" } },
  { "silent-after-starttls-command",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "phase-timeout",
    "starttls",
    "connection-timeout",
    FALSE,
    { GREETING_BEFORE_TLS, "C * STARTTLS", "STALL" } },
  { "silent-instead-of-handshake",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "tls-timeout",
    "starttls",
    "connection-timeout",
    FALSE,
    { GREETING_BEFORE_TLS, "C * STARTTLS", "S $T OK begin", "STALL" } },
  { "silent-about-capabilities",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "phase-timeout",
    "capabilities",
    "connection-timeout",
    FALSE,
    { "TLS", "S * OK ready", "C *", "STALL" } },
  { "silent-at-sign-in",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "phase-timeout",
    "sign-in",
    "connection-timeout",
    TRUE,
    { "TLS", GREETING, "C * AUTHENTICATE *", "STALL" } },
  { "silent-about-mailbox",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "phase-timeout",
    "mailbox",
    "connection-timeout",
    TRUE,
    { "TLS", GREETING, SIGN_IN, "C * EXAMINE *", "STALL" } },

  /* Hung up, in every phase. */
  { "reset-instead-of-tls",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "connection-reset",
    "tls",
    "connection-reset",
    FALSE,
    { "HEAR", "RESET" } },
  { "reset-instead-of-greeting",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "connection-closed",
    "greeting",
    "connection-reset",
    FALSE,
    { "TLS", "RESET" } },
  { "reset-instead-of-handshake",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_STARTTLS,
    "connection-reset",
    "starttls",
    "connection-reset",
    FALSE,
    { GREETING_BEFORE_TLS, "C * STARTTLS", "S $T OK begin", "HEAR", "RESET" } },
  { "closed-about-capabilities",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "connection-closed",
    "capabilities",
    "connection-reset",
    FALSE,
    { "TLS", "S * OK ready", "C *", "CLOSE" } },
  { "reset-at-sign-in",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "connection-closed",
    "sign-in",
    "connection-reset",
    TRUE,
    { "TLS", GREETING, "C * AUTHENTICATE *", "RESET" } },
  { "closed-about-mailbox",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "connection-closed",
    "mailbox",
    "connection-reset",
    TRUE,
    { "TLS", GREETING, SIGN_IN, "C * EXAMINE *", "CLOSE" } },

  /* Never-ending talk. */
  { "byte-now-and-then",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "greeting-timeout",
    "greeting",
    "connection-timeout",
    FALSE,
    { "TLS", "TRICKLE" } },
  { "endless-line",
    MDR_PROTOCOL_SMTP,
    MDR_SECURITY_STARTTLS,
    "reply-too-long",
    "greeting",
    "unknown",
    FALSE,
    { "BABBLE" } },
  { "endless-lines",
    MDR_PROTOCOL_IMAP,
    MDR_SECURITY_TLS,
    "reply-too-long",
    "capabilities",
    "unknown",
    FALSE,
    { "TLS", "S * OK ready", "C *", "CHATTER" } },
};

/* A server that waits for TLS is silent, too. */
static gboolean
is_silent (const Case *expected)
{
  return g_str_equal (expected->cause, "connection-timeout") ||
         g_str_equal (expected->troubles, "tls-on-plaintext-port");
}

static void
test_case (gconstpointer user_data)
{
  const Case *expected = user_data;
  gboolean silent = is_silent (expected);
  g_autofree char *troubles = NULL;
  ProbeTrial trial;
  MdrProbe *probe;

  probe_trial_init (&trial, silent ? IMPATIENT_MS : PATIENT_MS);
  probe_trial_serve (&trial, expected->script, NULL);
  probe_trial_aim (&trial, expected->protocol, PROBE_TRIAL_HOST, 0, expected->security, TRUE);
  probe = MDR_PROBE (trial.probe);
  mdr_probe_start (probe);
  probe_trial_wait (&trial);
  troubles = probe_trial_dup_troubles (&trial);

  g_assert_cmpstr (troubles, ==, expected->troubles);
  g_assert_cmpstr (mdr_cause_to_code (mdr_probe_get_cause (probe)), ==, expected->cause);
  probe_trial_assert_stopped_in (&trial, expected->phase);
  if (silent)
    g_assert_cmpint (mdr_probe_get_duration (probe), <, PATIENT_MS / 2 * G_TIME_SPAN_MILLISECOND);
  g_assert_cmpstr (mdr_service_probe_get_addresses (trial.probe)[0], ==, "127.0.0.1");
  if (!expected->may_send_password)
    probe_trial_assert_password_is_safe (&trial);

  probe_trial_clear (&trial);
}

int
main (int argc, char *argv[])
{
  mdr_tls_set_minimum ();
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/conversation/", cases[i].claim, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  return g_test_run ();
}
