/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Secrets, and what recognises them.
 */

#include "core/mdr-credentials.h"

static void
test_base64 (void)
{
  static const char *const texts[] = { "", "f", "fo", "foo", "foob", "fooba", "foobar\377\376" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MdrSecret) plain = mdr_secret_new_from_text (texts[i], -1);
      g_autoptr (MdrSecret) encoded = mdr_secret_new ();
      g_autofree char *expected = g_base64_encode ((const guchar *) texts[i], strlen (texts[i]));

      mdr_secret_append_base64 (encoded, plain);
      g_assert_cmpstr (mdr_secret_peek (encoded, NULL), ==, expected);
    }
}

static void
test_bounded (void)
{
  g_autofree char *huge = g_strnfill (MDR_SECRET_MAX_LENGTH * 2, 'x');
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (huge, -1);
  gsize length;

  mdr_secret_peek (secret, &length);
  g_assert_cmpuint (length, ==, MDR_SECRET_MAX_LENGTH);
}

static void
test_echo_is_recognised (void)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("s3cret passw0rd", -1);
  g_autoptr (MdrCredentials) credentials =
      mdr_credentials_new ("anna", secret, MDR_PASSWORD_KIND_ACCOUNT);
  g_autofree char *plain = g_base64_encode ((const guchar *) "\0anna\0s3cret passw0rd", 21);
  g_autofree char *line = g_strconcat ("500 unknown: AUTH PLAIN ", plain, NULL);
  const char *clear = "-ERR PASS s3cret passw0rd";
  const char *other = "535 5.7.8 Error: authentication failed";

  g_assert_true (mdr_credentials_occur_in (credentials, clear, strlen (clear)));
  g_assert_true (mdr_credentials_occur_in (credentials, line, strlen (line)));
  g_assert_false (mdr_credentials_occur_in (credentials, other, strlen (other)));
}

/* As it would stand in a link: with percents, or in the alphabet of base64 for links. */
static void
test_echo_in_a_link_is_recognised (void)
{
  static const char *const passwords[] = { "a b+c/d%e&f?g", "p\303\244ss>>>???w\303\266rd" };

  for (gsize i = 0; i < G_N_ELEMENTS (passwords); i++)
    for (guint forgotten = 0; forgotten < 2; forgotten++)
      {
        g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (passwords[i], -1);
        g_autoptr (MdrCredentials) credentials =
            mdr_credentials_new ("anna", secret, MDR_PASSWORD_KIND_ACCOUNT);
        g_autofree char *escaped = g_uri_escape_string (passwords[i], NULL, FALSE);
        g_autofree char *link = g_strconcat ("https://h.example/?p=", escaped, "&x", NULL);
        g_autofree char *encoded =
            g_base64_encode ((const guchar *) passwords[i], strlen (passwords[i]));
        g_autofree char *escaped_code = g_uri_escape_string (encoded, NULL, FALSE);
        g_autofree char *for_links = g_strdelimit (g_strdup (encoded), "+", '-');

        g_strdelimit (for_links, "/", '_');
        mdr_credentials_note_sent (credentials);
        if (forgotten)
          mdr_credentials_forget_secret (credentials);

        g_assert_true (mdr_credentials_occur_in (credentials, link, strlen (link)));
        g_assert_true (mdr_credentials_occur_in (credentials, escaped_code, strlen (escaped_code)));
        g_assert_true (mdr_credentials_occur_in (credentials, for_links, strlen (for_links)));
        g_assert_false (mdr_credentials_occur_in (credentials, "%", 1));
        g_assert_false (mdr_credentials_occur_in (credentials, "%4", 2));
      }
}

/* Whatever stands before the secret shifts its base64. */
static void
test_short_secret_occurs_in_base64 (void)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("abc123", -1);
  g_autoptr (MdrCredentials) credentials =
      mdr_credentials_new ("anna", secret, MDR_PASSWORD_KIND_ACCOUNT);

  for (gsize n_before = 0; n_before < 6; n_before++)
    {
      g_autofree char *before = g_strnfill (n_before, 'x');
      g_autofree char *plain = g_strconcat (before, "abc123", "y", NULL);
      g_autofree char *encoded = g_base64_encode ((const guchar *) plain, strlen (plain));

      g_assert_true (mdr_credentials_occur_in (credentials, encoded, strlen (encoded)));
    }
}

/* A server may have it long after the program has not. */
static void
test_echo_of_forgotten_is_recognised (void)
{
  static const char *const passwords[] = { "s3cret passw0rd", "abc123", "p\303\244ss" };
  const char *other = "250 2.0.0 Ok: queued as 4XyZ12abcDEF";

  for (gsize i = 0; i < G_N_ELEMENTS (passwords); i++)
    {
      g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (passwords[i], -1);
      g_autoptr (MdrCredentials) credentials =
          mdr_credentials_new ("anna", secret, MDR_PASSWORD_KIND_ACCOUNT);
      g_autofree char *clear = g_strconcat ("250 ", passwords[i], " queued", NULL);
      g_autofree char *encoded = g_base64_encode ((const guchar *) clear, strlen (clear));

      mdr_credentials_note_sent (credentials);
      mdr_credentials_forget_secret (credentials);
      mdr_credentials_forget_secret (credentials);

      g_assert_true (mdr_secret_is_empty (mdr_credentials_get_secret (credentials)));
      g_assert_true (mdr_credentials_occur_in (credentials, clear, strlen (clear)));
      g_assert_true (mdr_credentials_occur_in (credentials, clear + 4, strlen (passwords[i])));
      g_assert_false (mdr_credentials_occur_in (credentials, clear + 5, strlen (passwords[i])));
      g_assert_true (mdr_credentials_occur_in (credentials, encoded, strlen (encoded)));
      g_assert_false (mdr_credentials_occur_in (credentials, other, strlen (other)));
      g_assert_false (mdr_credentials_occur_in (credentials, "", 0));
    }
}

/* Nobody can have told it to anybody. */
static void
test_what_was_never_sent_is_only_forgotten (void)
{
  g_autoptr (MdrSecret) secret = mdr_secret_new_from_text ("abc123", -1);
  g_autoptr (MdrCredentials) credentials =
      mdr_credentials_new ("anna", secret, MDR_PASSWORD_KIND_ACCOUNT);

  mdr_credentials_forget_secret (credentials);

  g_assert_false (mdr_credentials_occur_in (credentials, "abc123", 6));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/secret/base64-is-right", test_base64);
  g_test_add_func ("/secret/length-is-bounded", test_bounded);
  g_test_add_func ("/credentials/echo-is-recognised", test_echo_is_recognised);
  g_test_add_func ("/credentials/echo-in-a-link-is-recognised", test_echo_in_a_link_is_recognised);
  g_test_add_func ("/credentials/echo-of-a-forgotten-one-is-recognised",
                   test_echo_of_forgotten_is_recognised);
  g_test_add_func ("/credentials/what-was-never-sent-is-only-forgotten",
                   test_what_was_never_sent_is_only_forgotten);
  g_test_add_func ("/secret/short-ones-are-seen-in-base64", test_short_secret_occurs_in_base64);

  return g_test_run ();
}
