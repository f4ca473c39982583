/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There are words for everything, and nothing from outside gets between them.
 */

#include <locale.h>
#include <string.h>

#include "knowledge/mdr-data-element.h"
#include "knowledge/mdr-texts.h"

/* What mdr_texts_dup_finding() adds to a finding's own parameters; see data/guides/findings.xml. */
static const char *const own_placeholders[] = {
  "cause",  "direction", "host",     "port",     "protocol",
  "server", "service",   "severity", "security", NULL,
};

/* The codes that everybody builds on. More may come; these must keep their words. */
static const char *const agreed_codes[] = {
  "addresses-found",
  "certificate-expired",
  "certificate-name-only-in-cn",
  "certificate-not-yet-valid",
  "certificate-revoked",
  "certificate-self-signed",
  "certificate-untrusted",
  "certificate-weak",
  "certificate-wrong-host",
  "connected",
  "connection-closed",
  "connection-refused",
  "connection-reset",
  "connection-timeout",
  "could-not-check",
  "domain-not-found",
  "domain-without-mail",
  "family-unavailable",
  "greeted",
  "greeting-refused",
  "greeting-timeout",
  "imap-must-be-enabled",
  "injected-before-tls",
  "ipv4-no-answer",
  "ipv6-no-answer",
  "keyring-locked",
  "keyring-not-seen",
  "keyring-not-there",
  "keyring-refused",
  "lookup-failed",
  "mail-exchangers",
  "mailbox-not-watched",
  "mailbox-opened",
  "mailbox-refused",
  "mailbox-watched",
  "malformed-reply",
  "monitor-says-offline",
  "name-lookup-failed",
  "name-lookup-timeout",
  "name-not-found",
  "network-unreachable",
  "no-usable-sign-in-method",
  "offline",
  "online",
  "only-modern-sign-in",
  "password-withheld",
  "phase-timeout",
  "plaintext-on-tls-port",
  "port-blocked",
  "preauth-before-tls",
  "provider-by-mx",
  "provider-has-no-imap",
  "provider-needs-app-password",
  "provider-needs-app-password-with-two-step",
  "provider-needs-bridge",
  "provider-prefers-modern-sign-in",
  "provider-rule-unknown",
  "provider-takes-no-password",
  "provider-takes-password",
  "program-settings-differ",
  "program-settings-right",
  "program-settings-unreadable",
  "reply-too-long",
  "saved-passwords-doubled",
  "saved-passwords-listed",
  "saved-passwords-missing",
  "saved-passwords-none",
  "saved-passwords-not-checked",
  "saved-passwords-orphaned",
  "saved-passwords-outdated",
  "secured",
  "sending-needs-sign-in",
  "sending-refused-without-sign-in",
  "sending-without-sign-in-accepted",
  "server-unavailable",
  "settings-disagree",
  "settings-from-autoconfig",
  "settings-from-database",
  "settings-from-guess",
  "settings-from-provider-list",
  "settings-from-srv",
  "settings-not-found",
  "sign-in-accepted",
  "sign-in-methods",
  "sign-in-not-secure",
  "sign-in-refused",
  "sign-in-unavailable",
  "sign-in-withheld",
  "starttls-missing",
  "starttls-refused",
  "test-message-accepted",
  "test-message-arrived",
  "test-message-in-spam",
  "test-message-left",
  "test-message-not-arrived",
  "test-message-not-removed",
  "test-message-not-yet-there",
  "test-message-refused",
  "test-message-removed",
  "test-message-unconfirmed",
  "test-message-waiting-stopped",
  "tls-handshake-failed",
  "tls-on-plaintext-port",
  "tls-timeout",
  "tls-too-old",
  "token-refused",
  "webmail-reachable",
  "webmail-sign-in-fails",
  "webmail-sign-in-works",
  "webmail-unknown",
  "webmail-unreachable",
  "wrong-protocol",
};

static MdrService *
new_service (MdrProtocol protocol)
{
  return mdr_service_new (protocol, "mail.example.it", 993, MDR_SECURITY_TLS, "nome@example.it");
}

static char *
describe (const char *code,
          MdrSeverity severity,
          MdrCause cause,
          MdrService *service,
          GVariant *parameters)
{
  g_autoptr (MdrFinding) finding = mdr_finding_new_with_parameters (
      code, MDR_STEP_SETTINGS, severity, cause, service, parameters);

  return mdr_texts_dup_finding (finding);
}

static GVariant *
no_parameters (void)
{
  return g_variant_new ("a{sv}", NULL);
}

static void
assert_sentence (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpuint (strlen (text), >, 10);
  g_assert_null (strchr (text, '{'));
  g_assert_null (strchr (text, '}'));
  g_assert_null (strstr (text, ".."));
  g_assert_null (strstr (text, "  "));
}

/* Makes an a{sv} with a value for each parameter that the file documents. */
static GVariant *
documented_parameters (const MdrDataElement *element)
{
  g_auto (GVariantDict) parameters = G_VARIANT_DICT_INIT (NULL);
  const char *attribute = mdr_data_element_get_attribute (element, "parameters");
  g_auto (GStrv) names = g_strsplit (attribute != NULL ? attribute : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = "VALUE";

      if (g_str_equal (names[i], "phase"))
        value = "greeting";
      else if (g_str_equal (names[i], "family"))
        value = "ipv6";
      else if (g_str_equal (names[i], "protocol"))
        value = "imap";
      else if (g_str_equal (names[i], "date"))
        value = "2026-11-21T12:00:00Z";

      if (*names[i] != '\0')
        g_variant_dict_insert (&parameters, names[i], "s", value);
    }

  return g_variant_dict_end (&parameters);
}

static void
check_placeholders (const MdrDataElement *finding, const char *text)
{
  const char *attribute = mdr_data_element_get_attribute (finding, "parameters");
  g_auto (GStrv) parameters = g_strsplit (attribute != NULL ? attribute : "", " ", -1);
  g_autoptr (GRegex) regex = g_regex_new ("\\{([^}]*)\\}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      if (!g_strv_contains ((const char *const *) parameters, name) &&
          !g_strv_contains (own_placeholders, name))
        g_error ("Nobody fills in {%s} of “%s”", name, text);
    }
}

static void
test_every_finding_has_a_sentence (void)
{
  g_autoptr (MdrDataElement) root = mdr_data_element_load ("findings.xml");
  g_autoptr (MdrService) service = new_service (MDR_PROTOCOL_IMAP);
  g_autofree char *fallback =
      describe ("nobody-knows", MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL, no_parameters ());

  for (guint i = 0; i < mdr_data_element_get_n_children (root); i++)
    {
      const MdrDataElement *finding = mdr_data_element_get_child (root, i);
      const char *code = mdr_data_element_get_attribute (finding, "id");
      g_autofree char *full = describe (code, MDR_SEVERITY_ERROR, MDR_CAUSE_PASSWORD_WRONG, service,
                                        documented_parameters (finding));
      g_autofree char *half =
          describe (code, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL, documented_parameters (finding));
      g_autofree char *bare =
          describe (code, MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL, no_parameters ());

      assert_sentence (full);
      assert_sentence (half);
      assert_sentence (bare);

      if (!g_str_equal (code, "anything-else"))
        g_assert_cmpstr (bare, !=, fallback);

      for (guint j = 0; j < mdr_data_element_get_n_children (finding); j++)
        check_placeholders (finding,
                            mdr_data_element_get_text (mdr_data_element_get_child (finding, j)));
    }
}

static void
test_agreed_codes_have_words (void)
{
  g_autofree char *fallback =
      describe ("nobody-knows", MDR_SEVERITY_ERROR, MDR_CAUSE_OK, NULL, no_parameters ());

  for (gsize i = 0; i < G_N_ELEMENTS (agreed_codes); i++)
    {
      g_autofree char *text =
          describe (agreed_codes[i], MDR_SEVERITY_ERROR, MDR_CAUSE_OK, NULL, no_parameters ());

      g_assert_cmpstr (text, !=, fallback);
    }
}

/* Each of them in words of its own, with its values in words. */
static void
test_every_difference_has_a_sentence (void)
{
  g_autoptr (MdrService) service = new_service (MDR_PROTOCOL_IMAP);
  g_autofree char *fallback = describe (
      "program-settings-differ", MDR_SEVERITY_WARNING, MDR_CAUSE_OK, service,
      g_variant_new_parsed ("{'program': <'thunderbird'>, 'yours': <'none'>, 'right': <'tls'>}"));

  for (int code = 0; code < MDR_N_DIFFERENCES; code++)
    {
      const char *nick = mdr_enum_to_nick (MDR_TYPE_DIFFERENCE_CODE, code);
      g_autofree char *text =
          describe ("program-settings-differ", MDR_SEVERITY_WARNING, MDR_CAUSE_OK, service,
                    g_variant_new_parsed ("{'program': <'thunderbird'>, 'difference': <%s>, "
                                          "'yours': <'none'>, 'right': <'tls'>}",
                                          nick));

      assert_sentence (text);
      g_assert_nonnull (strstr (text, "Thunderbird"));
      g_assert_cmpstr (text, !=, fallback);
    }
}

static void
test_sentences_say_which_server (void)
{
  g_autoptr (MdrService) imap = new_service (MDR_PROTOCOL_IMAP);
  g_autoptr (MdrService) smtp = new_service (MDR_PROTOCOL_SMTP);
  g_autofree char *receiving =
      describe ("connection-timeout", MDR_SEVERITY_ERROR, MDR_CAUSE_OK, imap, no_parameters ());
  g_autofree char *sending =
      describe ("connection-timeout", MDR_SEVERITY_ERROR, MDR_CAUSE_OK, smtp, no_parameters ());
  g_autofree char *refused = describe ("sign-in-refused", MDR_SEVERITY_ERROR,
                                       MDR_CAUSE_APP_PASSWORD_REQUIRED, imap, no_parameters ());

  g_assert_cmpstr (receiving, ==, "Receiving (IMAP): mail.example.it (port 993) does not answer.");
  g_assert_cmpstr (sending, ==, "Sending (SMTP): mail.example.it (port 993) does not answer.");
  g_assert_cmpstr (refused, ==,
                   "Receiving (IMAP): mail.example.it refused the sign-in. An app password is "
                   "needed.");
}

/* Beside mail servers that were reached it must not look like the trouble. */
static void
test_domain_that_is_not_needed (void)
{
  g_autofree char *fault = describe ("domain-not-found", MDR_SEVERITY_ERROR, MDR_CAUSE_DNS_FAILURE,
                                     NULL, g_variant_new_parsed ("{'domain': <'example.it'>}"));
  g_autofree char *remark = describe ("domain-not-found", MDR_SEVERITY_INFO, MDR_CAUSE_OK, NULL,
                                      g_variant_new_parsed ("{'domain': <'example.it'>}"));

  g_assert_true (g_str_has_prefix (fault, "There is no domain example.it."));
  g_assert_null (strstr (remark, "There is no domain"));
  g_assert_nonnull (strstr (remark, "example.it"));
}

static void
test_codes_become_words (void)
{
  g_autoptr (MdrService) service = new_service (MDR_PROTOCOL_POP3);
  g_autoptr (MdrFinding) expired = mdr_finding_new (
      "certificate-expired", MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR,
      MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, service, "date", "2026-03-01T09:00:00Z", NULL);
  g_autoptr (MdrFinding) silent =
      mdr_finding_new ("phase-timeout", MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR,
                       MDR_CAUSE_CONNECTION_TIMEOUT, service, "phase", "greeting", NULL);
  g_autoptr (MdrFinding) nonsense =
      mdr_finding_new ("phase-timeout", MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR,
                       MDR_CAUSE_CONNECTION_TIMEOUT, service, "phase", "phase-17", NULL);
  g_autofree char *date = mdr_texts_dup_finding (expired);
  g_autofree char *phase = mdr_texts_dup_finding (silent);
  g_autofree char *no_phase = mdr_texts_dup_finding (nonsense);

  g_assert_cmpstr (date, ==,
                   "Receiving (POP3): the certificate (proof of identity) of mail.example.it "
                   "expired on 1 March 2026.");
  g_assert_cmpstr (phase, ==,
                   "Receiving (POP3): mail.example.it (port 993) stopped answering (at the step "
                   "“Greeting”).");
  g_assert_cmpstr (no_phase, ==, "Receiving (POP3): mail.example.it (port 993) stopped answering.");
}

static void
test_not_yet_valid (void)
{
  g_autoptr (MdrService) service = new_service (MDR_PROTOCOL_IMAP);
  g_autofree char *clock = describe ("certificate-not-yet-valid", MDR_SEVERITY_ERROR,
                                     MDR_CAUSE_CLOCK_SKEW, service, no_parameters ());
  g_autofree char *server =
      describe ("certificate-not-yet-valid", MDR_SEVERITY_ERROR,
                MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, service, no_parameters ());

  g_assert_nonnull (strstr (clock, "clock"));
  g_assert_null (strstr (server, "clock"));
}

static void
test_unknown_code_is_harmless (void)
{
  g_autoptr (MdrService) service = new_service (MDR_PROTOCOL_IMAP);
  static const MdrSeverity severities[] = { MDR_SEVERITY_INFO, MDR_SEVERITY_WARNING,
                                            MDR_SEVERITY_ERROR };

  for (gsize i = 0; i < G_N_ELEMENTS (severities); i++)
    {
      g_autofree char *bare =
          describe ("no-such-code", severities[i], MDR_CAUSE_OK, NULL, no_parameters ());
      g_autofree char *full = describe ("no-such-code", severities[i], MDR_CAUSE_MAILBOX_FULL,
                                        service, no_parameters ());

      assert_sentence (bare);
      g_assert_null (strstr (bare, "no-such-code"));
      g_assert_nonnull (strstr (full, "The mailbox is full"));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/texts/every-finding-has-a-sentence", test_every_finding_has_a_sentence);
  g_test_add_func ("/texts/agreed-codes-have-words", test_agreed_codes_have_words);
  g_test_add_func ("/texts/every-difference-has-a-sentence", test_every_difference_has_a_sentence);
  g_test_add_func ("/texts/sentences-say-which-server", test_sentences_say_which_server);
  g_test_add_func ("/texts/a-domain-that-is-not-needed-is-a-remark",
                   test_domain_that_is_not_needed);
  g_test_add_func ("/texts/codes-become-words", test_codes_become_words);
  g_test_add_func ("/texts/not-yet-valid-blames-whom-it-should", test_not_yet_valid);
  g_test_add_func ("/texts/unknown-code-is-harmless", test_unknown_code_is_harmless);

  return g_test_run ();
}
