/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How rules are held against what was said, and which of them is believed.
 */

#include "explain/mdr-explainer.h"

#define RULE(id) "[" id "]\nsource=test\n"

/* Makes an explainer from texts of rule files. */
static MdrExplainer *
read_files (const char *const *texts, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_key_file_unref);

  for (; *texts != NULL; texts++)
    {
      GKeyFile *file = g_key_file_new ();

      g_assert_true (g_key_file_load_from_data (file, *texts, -1, G_KEY_FILE_NONE, NULL));
      if (!g_key_file_has_group (file, "this file"))
        g_key_file_set_string (file, "this file", "trust", "words");
      g_ptr_array_add (files, file);
    }

  return mdr_explainer_new (files, error);
}

static MdrExplainer *
read_rules (const char *text)
{
  g_autoptr (GError) error = NULL;
  MdrExplainer *explainer = read_files ((const char *const[]){ text, NULL }, &error);

  g_assert_no_error (error);

  return explainer;
}

static MdrExplanation
explain_utterance (MdrExplainer *explainer, const MdrUtterance *utterance)
{
  MdrExplanation explanation;

  mdr_explainer_explain (explainer, utterance, &explanation);
  g_assert_cmpuint (explanation.n_meanings, >, 0);

  return explanation;
}

static MdrCause
explain (MdrExplainer *explainer, const char *text)
{
  const MdrUtterance utterance = { .text = text, .length = -1 };

  return explain_utterance (explainer, &utterance).meanings[0].cause;
}

static void
test_phrases_do_not_depend_on_how_they_are_written (void)
{
  g_autoptr (MdrExplainer) explainer = read_rules (
      RULE ("a") "words=il certificato è scaduto\ncause=tls-expired-certificate\nsure=likely\n");

  g_assert_cmpint (explain (explainer, "IL  CERTIFICATO\n e\xcc\x80 SCADUTO."), ==,
                   MDR_CAUSE_TLS_EXPIRED_CERTIFICATE);
  g_assert_cmpint (explain (explainer, "550-il certificato\r\n550 è scaduto"), ==,
                   MDR_CAUSE_TLS_EXPIRED_CERTIFICATE);
  g_assert_cmpint (explain (explainer, "il certificato non è scaduto"), ==, MDR_CAUSE_UNKNOWN);
}

static void
test_a_bar_is_the_edge_of_a_word (void)
{
  g_autoptr (MdrExplainer) explainer =
      read_rules (RULE ("a") "words=|dns|\ncause=dns-failure\nsure=likely\n");

  g_assert_cmpint (explain (explainer, "DNS, says he"), ==, MDR_CAUSE_DNS_FAILURE);
  g_assert_cmpint (explain (explainer, "mdns"), ==, MDR_CAUSE_UNKNOWN);
  g_assert_cmpint (explain (explainer, "dnssec or mdns: no dns"), ==, MDR_CAUSE_DNS_FAILURE);
}

static void
test_a_star_keeps_the_order_and_a_plus_does_not (void)
{
  g_autoptr (MdrExplainer) explainer =
      read_rules (RULE ("a") "words=relay*denied;over + quota\ncause=mailbox-full\nsure=likely\n");

  g_assert_cmpint (explain (explainer, "relay access denied"), ==, MDR_CAUSE_MAILBOX_FULL);
  g_assert_cmpint (explain (explainer, "denied: relay"), ==, MDR_CAUSE_UNKNOWN);
  g_assert_cmpint (explain (explainer, "quota is over"), ==, MDR_CAUSE_MAILBOX_FULL);
}

static void
test_groups_stand_for_their_words (void)
{
  g_autoptr (MdrExplainer) explainer = read_rules ("[@gone]\nwords=expired;scadut*ieri\n" RULE (
      "a") "words=token * @gone\ncause=oauth-token-expired\nsure=likely\n");

  g_assert_cmpint (explain (explainer, "token is expired"), ==, MDR_CAUSE_OAUTH_TOKEN_EXPIRED);
  g_assert_cmpint (explain (explainer, "token scaduto da ieri"), ==, MDR_CAUSE_OAUTH_TOKEN_EXPIRED);
  g_assert_cmpint (explain (explainer, "expired token"), ==, MDR_CAUSE_UNKNOWN);
}

static void
test_unless_takes_a_rule_back (void)
{
  g_autoptr (MdrExplainer) explainer =
      read_rules (RULE ("a") "words=denied\nunless=proxy\ncause=sender-rejected\nsure=likely\n");

  g_assert_cmpint (explain (explainer, "denied"), ==, MDR_CAUSE_SENDER_REJECTED);
  g_assert_cmpint (explain (explainer, "denied by proxy"), ==, MDR_CAUSE_UNKNOWN);
}

static void
test_codes_are_found_where_they_are (void)
{
  static const char *const with_535[] = {
    "535 no",
    "535-one\r\n535 two",
    "SMTP Error (535): Authentication failed",
    "smtplib.SMTPAuthenticationError: (535, b'5.7.8 no')",
    "Server Response: '535 no', Port: 465, Secure(SSL): Yes, Server Error: 535",
    "220 hello\n250 OK\n535 no\n221 bye",
    "Expected response code 235 but got code \"535\"",
  };
  static const char *const without[] = {
    "connect to 192.0.2.535",   "port 535",          "host.example:535",
    "HTTP/1.1 535 no",          "id 1535-5352-535x", "mail-535.example.com",
    "limit of 535 connections",
  };
  g_autoptr (MdrExplainer) explainer =
      read_rules (RULE ("a") "code=535\ncause=password-wrong\nsure=likely\n");

  for (gsize i = 0; i < G_N_ELEMENTS (with_535); i++)
    {
      g_test_message ("%s", with_535[i]);
      g_assert_cmpint (explain (explainer, with_535[i]), ==, MDR_CAUSE_PASSWORD_WRONG);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (without); i++)
    {
      g_test_message ("%s", without[i]);
      g_assert_cmpint (explain (explainer, without[i]), ==, MDR_CAUSE_UNKNOWN);
    }
}

static void
test_enhanced_codes_are_no_addresses_and_no_versions (void)
{
  g_autoptr (MdrExplainer) explainer =
      read_rules (RULE ("a") "enhanced=x.7.x\ncause=message-rejected-policy\nsure=likely\n");

  g_assert_cmpint (explain (explainer, "550 5.7.1 no"), ==, MDR_CAUSE_MESSAGE_REJECTED_POLICY);
  g_assert_cmpint (explain (explainer, "Error (#5.7.26)."), ==, MDR_CAUSE_MESSAGE_REJECTED_POLICY);
  g_assert_cmpint (explain (explainer, "from 5.7.1.4"), ==, MDR_CAUSE_UNKNOWN);
  g_assert_cmpint (explain (explainer, "version 10.5.7.1"), ==, MDR_CAUSE_UNKNOWN);
  g_assert_cmpint (explain (explainer, "libfoo-5.7.1rc"), ==, MDR_CAUSE_UNKNOWN);
}

static void
test_a_pair_tells_what_was_expected (void)
{
  g_autoptr (MdrExplainer) explainer =
      read_rules (RULE ("a") "expected=235\ncode=334\ncause=oauth-required\nsure=likely\n");

  g_assert_cmpint (explain (explainer, "Unexpected SMTP server response. Expected: 235, "
                                       "actual: 334, whole response: 334 VXNlcm5hbWU6"),
                   ==, MDR_CAUSE_OAUTH_REQUIRED);
  g_assert_cmpint (explain (explainer, "235 then 334"), ==, MDR_CAUSE_UNKNOWN);
}

static void
test_status_words_are_in_capitals (void)
{
  g_autoptr (MdrExplainer) explainer =
      read_rules (RULE ("no") "status=no\ncause=password-wrong\nsure=likely\n" RULE (
          "ok") "status=ok\ncause=ok\nsure=likely\n");

  g_assert_cmpint (explain (explainer, "a1 NO really"), ==, MDR_CAUSE_PASSWORD_WRONG);
  g_assert_cmpint (explain (explainer, "no idea"), ==, MDR_CAUSE_UNKNOWN);
  g_assert_cmpint (explain (explainer, "a1 OK fine"), ==, MDR_CAUSE_OK);
  /* What went well before does not matter. */
  g_assert_cmpint (explain (explainer, "* OK hello\na1 NO"), ==, MDR_CAUSE_PASSWORD_WRONG);
}

static void
test_the_moment_decides (void)
{
  g_autoptr (MdrExplainer) explainer =
      read_rules (RULE ("a") "code=550\nphase=rcpt\ncause=recipient-rejected\nsure=maybe\n" RULE (
          "b") "code=550\nphase=connect\ncause=ip-blocked\nsure=maybe\n");
  MdrUtterance utterance = { .text = "550 no", .length = -1, .moments = MDR_MOMENT_RECIPIENT };

  g_assert_cmpint (explain_utterance (explainer, &utterance).meanings[0].cause, ==,
                   MDR_CAUSE_RECIPIENT_REJECTED);

  utterance.moments = MDR_MOMENT_CONNECT;
  g_assert_cmpint (explain_utterance (explainer, &utterance).meanings[0].cause, ==,
                   MDR_CAUSE_IP_BLOCKED);

  /* Nobody knows when: then both are possible. */
  utterance.moments = 0;
  g_assert_cmpint (explain_utterance (explainer, &utterance).n_meanings, ==, 2);
}

static void
test_who_speaks_decides (void)
{
  g_autoptr (MdrExplainer) explainer =
      read_rules (RULE ("a") "words=no\nspeaker=imap\ncause=password-wrong\nsure=maybe\n");
  MdrUtterance utterance = { .text = "no", .length = -1, .speakers = MDR_SPEAKER_SMTP };

  g_assert_cmpint (explain_utterance (explainer, &utterance).meanings[0].cause, ==,
                   MDR_CAUSE_UNKNOWN);

  /* A program quotes all kinds of servers. */
  utterance.speakers = MDR_SPEAKER_PROGRAM;
  g_assert_cmpint (explain_utterance (explainer, &utterance).meanings[0].cause, ==,
                   MDR_CAUSE_PASSWORD_WRONG);
}

static void
test_a_provider_is_given_or_recognised (void)
{
  g_autoptr (MdrExplainer) explainer = read_rules ("[provider gmail]\nsigns=gsmtp\n" RULE (
      "a") "provider=gmail\nwords=no\ncause=app-password-required\nsure=maybe\n");
  MdrUtterance utterance = { .text = "no", .length = -1, .provider = "gmail" };

  g_assert_cmpint (explain_utterance (explainer, &utterance).meanings[0].cause, ==,
                   MDR_CAUSE_APP_PASSWORD_REQUIRED);
  g_assert_cmpint (explain (explainer, "no - gsmtp"), ==, MDR_CAUSE_APP_PASSWORD_REQUIRED);

  utterance.provider = "libero";
  g_assert_cmpint (explain_utterance (explainer, &utterance).meanings[0].cause, ==,
                   MDR_CAUSE_UNKNOWN);
}

static void
test_the_surer_rule_is_believed_and_then_the_more_trusted_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrExplainer) explainer = read_files (
      (const char *const[]){
          "[this file]\ntrust=providers\n" RULE (
              "provider") "words=one;two\ncause=web-login-required\nsure=maybe\n",
          "[this file]\ntrust=codes\n" RULE ("code") "words=one\ncause=password-wrong\nsure="
                                                     "maybe\n" RULE (
                                                         "sure") "words=two\ncause=mailbox-"
                                                                 "full\nalso=rate-limited\nsure="
                                                                 "certain\n",
          NULL },
      &error);
  const MdrUtterance two = { .text = "two", .length = -1 };
  MdrExplanation explanation;
  double sum = 0;

  g_assert_no_error (error);
  g_assert_cmpint (explain (explainer, "one"), ==, MDR_CAUSE_WEB_LOGIN_REQUIRED);

  explanation = explain_utterance (explainer, &two);
  g_assert_cmpuint (explanation.n_meanings, ==, 3);
  g_assert_cmpint (explanation.meanings[0].cause, ==, MDR_CAUSE_MAILBOX_FULL);
  g_assert_cmpstr (explanation.meanings[0].rule, ==, "sure");

  for (guint i = 0; i < explanation.n_meanings; i++)
    {
      if (i > 0)
        g_assert_cmpfloat (explanation.meanings[i].confidence, <=,
                           explanation.meanings[i - 1].confidence);
      sum += explanation.meanings[i].confidence;
    }
  g_assert_cmpfloat (sum, <=, 1);
}

static void
test_a_moment_lists_what_is_usual_where_nothing_is_sure (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrExplainer) explainer = read_files (
      (const char *const[]){
          "[this file]\ntrust=moments\n" RULE ("usual") "phase=auth\ncause=unknown\n"
                                                        "also=password-wrong\nsure=hint\n",
          "[this file]\ntrust=loose\n" RULE ("hint") "words=one\ncause=rate-limited\nsure=hint\n",
          RULE ("sure") "words=two\ncause=mailbox-full\nsure=likely\n", NULL },
      &error);
  MdrUtterance utterance = { .text = "zero", .length = -1, .moments = MDR_MOMENT_SIGN_IN };
  MdrExplanation explanation;

  g_assert_no_error (error);
  explanation = explain_utterance (explainer, &utterance);
  g_assert_cmpuint (explanation.n_meanings, ==, 2);
  g_assert_cmpint (explanation.meanings[0].cause, ==, MDR_CAUSE_UNKNOWN);
  g_assert_cmpint (explanation.meanings[1].cause, ==, MDR_CAUSE_PASSWORD_WRONG);

  utterance.text = "one";
  explanation = explain_utterance (explainer, &utterance);
  g_assert_cmpuint (explanation.n_meanings, ==, 2);
  g_assert_cmpint (explanation.meanings[0].cause, ==, MDR_CAUSE_RATE_LIMITED);
  g_assert_cmpint (explanation.meanings[1].cause, ==, MDR_CAUSE_PASSWORD_WRONG);

  utterance.text = "two";
  g_assert_cmpuint (explain_utterance (explainer, &utterance).n_meanings, ==, 1);
  g_assert_cmpuint (explain (explainer, "zero"), ==, MDR_CAUSE_UNKNOWN);
}

static void
test_a_token_has_no_password_to_retype (void)
{
  MdrUtterance utterance = {
    .text = "NO [AUTHENTICATIONFAILED] Invalid credentials",
    .length = -1,
    .speakers = MDR_SPEAKER_IMAP,
    .moments = MDR_MOMENT_SIGN_IN,
  };
  MdrExplainer *explainer = mdr_explainer_get_default ();

  g_assert_cmpint (explain_utterance (explainer, &utterance).meanings[0].cause, ==,
                   MDR_CAUSE_PASSWORD_WRONG);

  utterance.with_token = TRUE;
  g_assert_cmpint (explain_utterance (explainer, &utterance).meanings[0].cause, ==,
                   MDR_CAUSE_OAUTH_TOKEN_EXPIRED);
}

static void
test_what_means_nothing_is_unknown (void)
{
  g_autofree char *brackets = g_strnfill (20000, '[');
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char *digits = g_strnfill (100000, '5');
  const MdrUtterance binary = { .text = "\0\x01\xff\xfe\0\x80 \xc3", .length = 8 };
  const char *const texts[] = {
    "", "   \r\n", brackets, huge, digits, "\xff\xfe\xfd", "5.5.", "5"
  };
  MdrExplainer *explainer = mdr_explainer_get_default ();

  g_assert_cmpint (explain_utterance (explainer, &binary).meanings[0].cause, ==, MDR_CAUSE_UNKNOWN);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (explain (explainer, texts[i]), ==, MDR_CAUSE_UNKNOWN);
}

static void
test_of_a_long_text_both_ends_are_read (void)
{
  g_autofree char *middle = g_strnfill (1024 * 1024, 'x');
  g_autofree char *at_the_end = g_strconcat (middle, "\n535 5.7.8 no\n", NULL);
  g_autofree char *in_the_middle = g_strconcat (middle, "\n535 5.7.8 no\n", middle, NULL);
  MdrExplainer *explainer = mdr_explainer_get_default ();

  g_assert_cmpint (explain (explainer, at_the_end), ==, MDR_CAUSE_PASSWORD_WRONG);
  g_assert_cmpint (explain (explainer, in_the_middle), ==, MDR_CAUSE_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add_func ("/explainer/" name, function)
  ADD ("phrases-do-not-depend-on-how-they-are-written",
       test_phrases_do_not_depend_on_how_they_are_written);
  ADD ("a-bar-is-the-edge-of-a-word", test_a_bar_is_the_edge_of_a_word);
  ADD ("a-star-keeps-the-order-and-a-plus-does-not",
       test_a_star_keeps_the_order_and_a_plus_does_not);
  ADD ("groups-stand-for-their-words", test_groups_stand_for_their_words);
  ADD ("unless-takes-a-rule-back", test_unless_takes_a_rule_back);
  ADD ("codes-are-found-where-they-are", test_codes_are_found_where_they_are);
  ADD ("enhanced-codes-are-no-addresses-and-no-versions",
       test_enhanced_codes_are_no_addresses_and_no_versions);
  ADD ("a-pair-tells-what-was-expected", test_a_pair_tells_what_was_expected);
  ADD ("status-words-are-in-capitals", test_status_words_are_in_capitals);
  ADD ("the-moment-decides", test_the_moment_decides);
  ADD ("who-speaks-decides", test_who_speaks_decides);
  ADD ("a-provider-is-given-or-recognised", test_a_provider_is_given_or_recognised);
  ADD ("the-surer-rule-is-believed-and-then-the-more-trusted-file",
       test_the_surer_rule_is_believed_and_then_the_more_trusted_file);
  ADD ("a-moment-lists-what-is-usual-where-nothing-is-sure",
       test_a_moment_lists_what_is_usual_where_nothing_is_sure);
  ADD ("a-token-has-no-password-to-retype", test_a_token_has_no_password_to_retype);
  ADD ("what-means-nothing-is-unknown", test_what_means_nothing_is_unknown);
  ADD ("of-a-long-text-both-ends-are-read", test_of_a_long_text_both_ends_are_read);
#undef ADD

  return g_test_run ();
}
