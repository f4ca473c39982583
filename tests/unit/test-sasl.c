/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mechanisms by the examples of their RFCs, and servers that do not keep to them.
 */

#include <string.h>

#include "protocol/mdr-sasl-private.h"

static const char sha_1_nonce[] = "fyko+d2lbbFgONRv9qkxdawL";
static const char sha_1_first[] =
    "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";

static MdrSasl *
create (const char *mechanism, const char *user, const char *password)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (password, -1);
  g_autoptr (MdrCredentials) credentials =
      mdr_credentials_new (user, secret, MDR_PASSWORD_KIND_ACCOUNT);
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, "server.example.com", 143, MDR_SECURITY_STARTTLS, NULL);

  return mdr_sasl_new (mechanism, credentials, service);
}

static void
assert_message (MdrSecret *message, const char *text, gsize n_bytes)
{
  g_autoptr (MdrSecret) owned = message;
  const char *bytes;
  gsize length;

  g_assert_nonnull (message);
  bytes = mdr_secret_peek (message, &length);
  g_assert_cmpmem (bytes, length, text, n_bytes);
}

static MdrSecret *
answer (MdrSasl *sasl, const char *challenge)
{
  g_autofree char *encoded = g_base64_encode ((const guchar *) challenge, strlen (challenge));

  return mdr_sasl_respond (sasl, MDR_SPAN (encoded, strlen (encoded)));
}

static void
assert_answer (MdrSasl *sasl, const char *challenge, const char *expected)
{
  assert_message (answer (sasl, challenge), expected, strlen (expected));
}

static void
assert_refused (MdrSasl *sasl, const char *challenge, const char *problem)
{
  g_assert_null (answer (sasl, challenge));
  g_assert_cmpstr (mdr_sasl_get_problem (sasl), ==, problem);
  g_assert_false (mdr_sasl_is_complete (sasl));
}

static MdrSasl *
begin_scram (const char *mechanism, const char *nonce, const char *client_first)
{
  MdrSasl *sasl = create (mechanism, "user", "pencil");

  mdr_sasl_scram_set_nonce (MDR_SASL_SCRAM (sasl), nonce);
  assert_message (mdr_sasl_begin (sasl), client_first, strlen (client_first));

  return sasl;
}

static MdrSasl *
begin_sha_1 (void)
{
  return begin_scram ("SCRAM-SHA-1", sha_1_nonce, "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
}

static void
test_plain (void)
{
  g_autoptr (MdrSasl) sasl = create ("PLAIN", "tim", "tanstaaf");

  g_assert_false (mdr_sasl_is_server_first (sasl));
  g_assert_false (mdr_sasl_is_complete (sasl));
  assert_message (mdr_sasl_begin (sasl), "\0tim\0tanstaaf", 13);
  g_assert_true (mdr_sasl_is_complete (sasl));
  assert_refused (sasl, "again?", "asked-again");
}

static void
test_login (void)
{
  g_autoptr (MdrSasl) sasl = create ("LOGIN", "tim", "tanstaaf");

  g_assert_true (mdr_sasl_is_server_first (sasl));
  assert_answer (sasl, "Benutzername:", "tim");
  g_assert_false (mdr_sasl_is_complete (sasl));
  assert_answer (sasl, "Kennwort:", "tanstaaf");
  g_assert_true (mdr_sasl_is_complete (sasl));
  assert_refused (sasl, "Password:", "asked-again");
}

/* RFC 2195 section 2 */
static void
test_cram_md5 (void)
{
  g_autoptr (MdrSasl) sasl = create ("CRAM-MD5", "tim", "tanstaaftanstaaf");

  assert_answer (sasl, "<1896.697170952@postoffice.reston.mci.net>",
                 "tim b913a602c7eda7a495b4e6e7334d3890");
  g_assert_true (mdr_sasl_is_complete (sasl));
  assert_refused (sasl, "<1@x>", "asked-again");
}

static void
test_cram_md5_needs_a_challenge (void)
{
  g_autoptr (MdrSasl) sasl = create ("CRAM-MD5", "tim", "tanstaaftanstaaf");

  assert_refused (sasl, "", "bad-challenge");
}

/* RFC 5802 section 5 */
static void
test_scram_sha_1 (void)
{
  g_autoptr (MdrSasl) sasl = begin_sha_1 ();

  assert_answer (
      sasl, sha_1_first,
      "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
  g_assert_false (mdr_sasl_is_complete (sasl));
  assert_answer (sasl, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=", "");
  g_assert_true (mdr_sasl_is_complete (sasl));
}

/* RFC 7677 section 3 */
static void
test_scram_sha_256 (void)
{
  g_autoptr (MdrSasl) sasl =
      begin_scram ("SCRAM-SHA-256", "rOprNGfwEbeRWgbNEkqO", "n,,n=user,r=rOprNGfwEbeRWgbNEkqO");

  assert_answer (sasl,
                 "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                 "s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                 "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                 "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
  assert_answer (sasl, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=", "");
  g_assert_true (mdr_sasl_is_complete (sasl));
}

static void
test_scram_nonce_is_random (void)
{
  g_autoptr (MdrSasl) one = create ("SCRAM-SHA-1", "a,b=c", "x");
  g_autoptr (MdrSasl) two = create ("SCRAM-SHA-1", "a,b=c", "x");
  g_autoptr (MdrSecret) first = mdr_sasl_begin (one);
  g_autoptr (MdrSecret) second = mdr_sasl_begin (two);

  g_assert_true (g_str_has_prefix (mdr_secret_peek (first, NULL), "n,,n=a=2Cb=3Dc,r="));
  g_assert_false (mdr_secret_equal (first, second));
}

static void
test_scram_strange_servers (void)
{
  static const struct
  {
    const char *challenge;
    const char *problem;
  } cases[] = {
    { "", "bad-challenge" },
    { "r=other,s=QSXCR+Q6sek8bf92,i=4096", "bad-challenge" },
    { "r=fyko+d2lbbFgONRv9qkxdawL,s=QSXCR+Q6sek8bf92,i=4096", "bad-challenge" },
    { "r=fyko+d2lbbFgONRv9qkxdawLx,s=,i=4096", "bad-challenge" },
    { "m=what,r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4096", "bad-challenge" },
    { "r=fyko+d2lbbFgONRv9qkxdawLx,i=4096,s=QSXCR+Q6sek8bf92", "bad-challenge" },
    { "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92", "bad-challenge" },
    { "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=", "unacceptable-rounds" },
    { "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=1", "unacceptable-rounds" },
    { "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=4095", "unacceptable-rounds" },
    { "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=1000001", "unacceptable-rounds" },
    { "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=18446744073709555712",
      "unacceptable-rounds" },
    { "r=fyko+d2lbbFgONRv9qkxdawLx,s=QSXCR+Q6sek8bf92,i=-5000", "unacceptable-rounds" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MdrSasl) sasl = begin_sha_1 ();

      assert_refused (sasl, cases[i].challenge, cases[i].problem);
    }
}

static void
test_scram_huge_salt (void)
{
  g_autofree char *salt = g_strnfill (4000, 'A');
  g_autofree char *challenge = g_strdup_printf ("r=fyko+d2lbbFgONRv9qkxdawLx,s=%s,i=4096", salt);
  g_autoptr (MdrSasl) sasl = begin_sha_1 ();

  assert_refused (sasl, challenge, "bad-challenge");
}

static void
test_scram_wrong_proof (void)
{
  static const char *const proofs[] = { "v=rmF9pqV8S7suAoZWja4dJRkFsAQ=", "v=", "v=AAAA",
                                        "v=rmF9pqV8S7suAoZWja4dJRkFsKQArmF9pqV8S7suAoZWja4dJRkFs" };

  for (gsize i = 0; i < G_N_ELEMENTS (proofs); i++)
    {
      g_autoptr (MdrSasl) sasl = begin_sha_1 ();
      g_autoptr (MdrSecret) final = answer (sasl, sha_1_first);

      assert_refused (sasl, proofs[i], "server-proof-wrong");
    }
}

static void
test_scram_refusal_of_the_server (void)
{
  g_autoptr (MdrSasl) sasl = begin_sha_1 ();
  g_autoptr (MdrSecret) final = answer (sasl, sha_1_first);

  assert_answer (sasl, "e=invalid-proof", "");
  g_assert_false (mdr_sasl_is_complete (sasl));
  assert_refused (sasl, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=", "asked-again");
}

static void
test_xoauth2 (void)
{
  g_autoptr (MdrSasl) sasl = create ("XOAUTH2", "anna@example.it", "token");

  g_assert_true (mdr_sasl_is_modern (sasl));
  assert_message (mdr_sasl_begin (sasl), "user=anna@example.it\001auth=Bearer token\001\001", 40);
  g_assert_true (mdr_sasl_is_complete (sasl));
  assert_answer (sasl, "{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://x/\"}", "");
  g_assert_cmpstr (mdr_sasl_get_error_status (sasl), ==, "400");
  g_assert_cmpstr (mdr_sasl_get_error_scope (sasl), ==, "https://x/");
  g_assert_false (mdr_sasl_is_complete (sasl));
  assert_refused (sasl, "", "asked-again");
}

/* RFC 7628 section 4.1, and 3.2.3 for the answer to an error */
static void
test_oauthbearer (void)
{
  static const char expected[] = "n,a=user@example.com,\001host=server.example.com\001port=143\001"
                                 "auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\001\001";
  g_autoptr (MdrSasl) sasl =
      create ("OAUTHBEARER", "user@example.com", "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==");

  assert_message (mdr_sasl_begin (sasl), expected, sizeof expected - 1);
  assert_answer (sasl, "{\"status\":\"invalid_token\",\"scope\":\"example_scope\"}", "\001");
  g_assert_cmpstr (mdr_sasl_get_error_status (sasl), ==, "invalid_token");
}

/* In base64 unless said: what Google, Microsoft, Dovecot, RFC 7628 and others send. */
static void
test_oauth_errors (void)
{
  static const struct
  {
    const char *text;
    gboolean plain;
    const char *status;
    const char *scope;
    const char *said;
  } cases[] = {
    { "{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}", FALSE,
      "400", "https://mail.google.com/",
      "{\"status\":\"400\",\"schemes\":\"Bearer\",\"scope\":\"https://mail.google.com/\"}" },
    { "{\"status\":\"401\",\"schemes\":\"bearer mac\",\"scope\":\"https://mail.google.com/\"}\n",
      FALSE, "401", "https://mail.google.com/",
      "{\"status\":\"401\",\"schemes\":\"bearer mac\",\"scope\":\"https://mail.google.com/\"}" },
    { "{\"status\":\"invalid_token\",\"openid-configuration\":\"https://example.com/c\"}", FALSE,
      "invalid_token", NULL,
      "{\"status\":\"invalid_token\",\"openid-configuration\":\"https://example.com/c\"}" },
    { "{\"status\":\"insufficient_scope\",\"scope\":\"mail\"}", FALSE, "insufficient_scope", "mail",
      "{\"status\":\"insufficient_scope\",\"scope\":\"mail\"}" },
    { "{\"status\":401,\"message\":\"Invalid token\"}", FALSE, "401", NULL,
      "{\"status\":401,\"message\":\"Invalid token\"}" },
    { "{\"status\":\"401\"}", TRUE, "401", NULL, "{\"status\":\"401\"}" },
    { "Invalid token, try again", TRUE, NULL, NULL, "Invalid token, try again" },
    { "token expired", FALSE, NULL, NULL, "token expired" },
    { "", FALSE, NULL, NULL, NULL },
    { " ", TRUE, NULL, NULL, NULL },
    { "{", FALSE, NULL, NULL, "{" },
    { "[]", FALSE, NULL, NULL, "[]" },
    { "null", FALSE, NULL, NULL, "null" },
    { "{\"status\":{}}", FALSE, NULL, NULL, "{\"status\":{}}" },
    { "{\"status\":[1],\"scope\":null}", FALSE, NULL, NULL, "{\"status\":[1],\"scope\":null}" },
    { "{\"status\":true}", FALSE, NULL, NULL, "{\"status\":true}" },
    { "\xff\xfe{}", FALSE, NULL, NULL, NULL },
    { "\xff\xfe{}", TRUE, NULL, NULL, NULL },
    { "{\"status\":\"a\\u0000b\\u202ec\"}", FALSE, "a", NULL,
      "{\"status\":\"a\\u0000b\\u202ec\"}" },
    { "\033[31m\342\200\256red", FALSE, NULL, NULL, "[31m red" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;
      g_autoptr (MdrSasl) sasl = create ("XOAUTH2", "anna@example.it", "secret-token");
      g_autoptr (MdrSecret) message = mdr_sasl_begin (sasl);

      assert_message (cases[i].plain ? mdr_sasl_respond (sasl, MDR_SPAN (text, strlen (text)))
                                     : answer (sasl, text),
                      "", 0);
      g_assert_cmpstr (mdr_sasl_get_error_status (sasl), ==, cases[i].status);
      g_assert_cmpstr (mdr_sasl_get_error_scope (sasl), ==, cases[i].scope);
      g_assert_cmpstr (mdr_sasl_get_error_text (sasl), ==, cases[i].said);
      g_assert_false (mdr_sasl_is_complete (sasl));
    }
}

static void
test_token_in_an_error (void)
{
  static const char *const errors[] = {
    "{\"status\":\"secret-token\"}",
    "c2VjcmV0LXRva2Vu is no token",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (MdrSasl) sasl = create ("XOAUTH2", "anna@example.it", "secret-token");
      g_autoptr (MdrSecret) message = mdr_sasl_begin (sasl);

      assert_answer (sasl, errors[i], "");
      g_assert_null (mdr_sasl_get_error_status (sasl));
      g_assert_null (mdr_sasl_get_error_text (sasl));
    }
}

static void
test_deep_errors_are_not_read (void)
{
  g_autofree char *deep = g_strnfill (9000, '[');
  g_autoptr (MdrSasl) sasl = create ("XOAUTH2", "anna@example.it", "token");
  g_autoptr (MdrSecret) message = mdr_sasl_begin (sasl);

  assert_answer (sasl, deep, "");
}

static void
test_huge_challenge (void)
{
  g_autofree char *huge = g_strnfill (20000, 'A');
  g_autoptr (MdrSasl) sasl = create ("LOGIN", "anna@example.it", "x");

  g_assert_null (mdr_sasl_respond (sasl, MDR_SPAN (huge, strlen (huge))));
  g_assert_cmpstr (mdr_sasl_get_problem (sasl), ==, "bad-challenge");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sasl/plain", test_plain);
  g_test_add_func ("/sasl/login", test_login);
  g_test_add_func ("/sasl/cram-md5", test_cram_md5);
  g_test_add_func ("/sasl/cram-md5-needs-a-challenge", test_cram_md5_needs_a_challenge);
  g_test_add_func ("/sasl/scram-sha-1", test_scram_sha_1);
  g_test_add_func ("/sasl/scram-sha-256", test_scram_sha_256);
  g_test_add_func ("/sasl/scram-nonce-is-random", test_scram_nonce_is_random);
  g_test_add_func ("/sasl/scram-refuses-strange-servers", test_scram_strange_servers);
  g_test_add_func ("/sasl/scram-refuses-a-huge-salt", test_scram_huge_salt);
  g_test_add_func ("/sasl/scram-refuses-a-wrong-proof", test_scram_wrong_proof);
  g_test_add_func ("/sasl/scram-takes-a-refusal", test_scram_refusal_of_the_server);
  g_test_add_func ("/sasl/xoauth2", test_xoauth2);
  g_test_add_func ("/sasl/oauthbearer", test_oauthbearer);
  g_test_add_func ("/sasl/oauth/all-forms-of-errors-are-read", test_oauth_errors);
  g_test_add_func ("/sasl/oauth/token-that-comes-back-is-not-kept", test_token_in_an_error);
  g_test_add_func ("/sasl/deep-errors-are-not-read", test_deep_errors_are_not_read);
  g_test_add_func ("/sasl/huge-challenges-are-refused", test_huge_challenge);

  return g_test_run ();
}
