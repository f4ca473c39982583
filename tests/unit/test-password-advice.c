/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said of passwords before they are sent, by the built-in list of providers. No password
 * here is anybody's.
 */

#include "core/mdr-error.h"
#include "core/mdr-password-advice.h"
#include "core/mdr-password-shape.h"
#include "knowledge/mdr-provider-list.h"

#define NO_BREAK_SPACE "\302\240"

static const struct
{
  const char *shape;
  gboolean good;
} shapes[] = {
  { "llll llll llll llll", TRUE },
  { "aaaa-aaaa-aaaa-aaaa", TRUE },
  { "llllllll", TRUE },
  { "", FALSE },
  { "lllllll", FALSE },
  { "xxxx-xxxx-xxxx-xxxx", FALSE },
  { "llll--llll", FALSE },
  { "llll- llll", FALSE },
  { " llllllll", FALSE },
  { "llllllll-", FALSE },
  { "llllllll_llllllll", FALSE },
  { "llllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllllll", FALSE },
};

static const struct
{
  const char *provider;
  MdrTwoStep two_step;
  const char *password;
  MdrPasswordAdvice advice;
} cases[] = {
  { "gmail", MDR_TWO_STEP_UNKNOWN, "abcd efgh ijkl mnop", MDR_PASSWORD_ADVICE_APP_PASSWORD },
  { "gmail", MDR_TWO_STEP_UNKNOWN, "abcdefghijklmnop", MDR_PASSWORD_ADVICE_APP_PASSWORD },
  { "gmail", MDR_TWO_STEP_UNKNOWN, " abcd efgh ijkl mnop\t", MDR_PASSWORD_ADVICE_APP_PASSWORD },
  { "gmail", MDR_TWO_STEP_UNKNOWN, "abcd" NO_BREAK_SPACE "efghijklmnop",
    MDR_PASSWORD_ADVICE_APP_PASSWORD },
  { "gmail", MDR_TWO_STEP_UNKNOWN, "abcd efgh ijkl mno", MDR_PASSWORD_ADVICE_INCOMPLETE },
  { "gmail", MDR_TWO_STEP_UNKNOWN, "abcdefghijklmnopq", MDR_PASSWORD_ADVICE_INCOMPLETE },
  { "gmail", MDR_TWO_STEP_UNKNOWN, "abcd efgh ijkl", MDR_PASSWORD_ADVICE_INCOMPLETE },
  { "gmail", MDR_TWO_STEP_UNKNOWN, "Abcdefghijklmnop", MDR_PASSWORD_ADVICE_INCOMPLETE },
  { "gmail", MDR_TWO_STEP_UNKNOWN, "abcd-efgh-ijkl-mnop", MDR_PASSWORD_ADVICE_INCOMPLETE },
  { "gmail", MDR_TWO_STEP_UNKNOWN, "marigold", MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD },
  { "gmail", MDR_TWO_STEP_UNKNOWN, "abcdefgh1jklmnop", MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD },
  { "gmail", MDR_TWO_STEP_OFF, "Marigold 7", MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD },
  { "google-workspace", MDR_TWO_STEP_UNKNOWN, "abcd efgh ijkl mnop",
    MDR_PASSWORD_ADVICE_APP_PASSWORD },
  { "icloud", MDR_TWO_STEP_UNKNOWN, "abcd-efgh-ijkl-mnop", MDR_PASSWORD_ADVICE_APP_PASSWORD },
  { "icloud", MDR_TWO_STEP_UNKNOWN, "abcdefghijklmnop", MDR_PASSWORD_ADVICE_INCOMPLETE },
  { "icloud", MDR_TWO_STEP_UNKNOWN, "abcd efgh ijkl mnop", MDR_PASSWORD_ADVICE_INCOMPLETE },
  { "icloud", MDR_TWO_STEP_UNKNOWN, "abcd-efgh-ijkl-mnop ", MDR_PASSWORD_ADVICE_STRAY_BLANKS },
  { "icloud", MDR_TWO_STEP_UNKNOWN, "Marigold7", MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD },
  { "yahoo", MDR_TWO_STEP_UNKNOWN, "abcdefghijklmnop", MDR_PASSWORD_ADVICE_APP_PASSWORD },
  { "yahoo", MDR_TWO_STEP_UNKNOWN, "abcd efgh ijkl mnop", MDR_PASSWORD_ADVICE_INCOMPLETE },
  { "zoho-eu", MDR_TWO_STEP_ON, "aB3dEf6hIj9k", MDR_PASSWORD_ADVICE_APP_PASSWORD },
  { "zoho-eu", MDR_TWO_STEP_ON, "aB3dEf6hIj9", MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD },
  { "zoho-eu", MDR_TWO_STEP_UNKNOWN, "Marigold-7", MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD },
  { "zoho-eu", MDR_TWO_STEP_OFF, "Marigold-7", MDR_PASSWORD_ADVICE_NONE },
  { "fastmail", MDR_TWO_STEP_UNKNOWN, "Marigold-7", MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD },
  { "libero", MDR_TWO_STEP_OFF, "Marigold-7", MDR_PASSWORD_ADVICE_NONE },
  { "libero", MDR_TWO_STEP_OFF, " Marigold-7", MDR_PASSWORD_ADVICE_STRAY_BLANKS },
  { "libero", MDR_TWO_STEP_OFF, "Marigold-7" NO_BREAK_SPACE, MDR_PASSWORD_ADVICE_STRAY_BLANKS },
  { "libero", MDR_TWO_STEP_OFF, "Mari gold", MDR_PASSWORD_ADVICE_NONE },
  { "outlook", MDR_TWO_STEP_ON, "abcdefghijklmnop", MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD },
  { NULL, MDR_TWO_STEP_UNKNOWN, "abcdefghijklmnop", MDR_PASSWORD_ADVICE_NONE },
  { NULL, MDR_TWO_STEP_ON, "Marigold-7", MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD },
  { NULL, MDR_TWO_STEP_UNKNOWN, " ", MDR_PASSWORD_ADVICE_STRAY_BLANKS },
};

static const struct
{
  const char *provider;
  const char *typed;
  const char *sent;
} tidied[] = {
  { "gmail", "abcd efgh ijkl mnop", "abcdefghijklmnop" },
  { "gmail", " abcd efgh" NO_BREAK_SPACE "ijkl mnop ", "abcdefghijklmnop" },
  { "gmail", "abcdefghijklmnop", "abcdefghijklmnop" },
  { "gmail", "correct horse battery staple", "correct horse battery staple" },
  { "gmail", " Marigold 7 ", " Marigold 7 " },
  { "icloud", "abcd-efgh-ijkl-mnop", "abcd-efgh-ijkl-mnop" },
  { "icloud", " abcd-efgh-ijkl-mnop", " abcd-efgh-ijkl-mnop" },
  { "yahoo", "abcd efgh ijkl mnop", "abcd efgh ijkl mnop" },
  { "libero", " Marigold-7 ", " Marigold-7 " },
  { NULL, "abcd efgh ijkl mnop", "abcd efgh ijkl mnop" },
};

static MdrProvider *
find_provider (const char *id)
{
  return id != NULL ? mdr_provider_list_find_by_id (mdr_provider_list_get_default (), id) : NULL;
}

static void
test_shapes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", shapes[i].shape);
      g_assert_cmpint (mdr_password_shape_check (shapes[i].shape, &error), ==, shapes[i].good);
      if (!shapes[i].good)
        g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
    }
}

static void
test_advice (void)
{
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MdrProvider *provider = find_provider (cases[i].provider);
      MdrSignInPolicy policy = provider != NULL
                                   ? mdr_provider_get_policy (provider, MDR_PROTOCOL_IMAP, today)
                                   : MDR_SIGN_IN_POLICY_UNKNOWN;
      g_autoptr (MdrSecret) secret = mdr_secret_new_from_text (cases[i].password, -1);
      MdrPasswordAdvice advice =
          mdr_password_advice_give (provider, policy, cases[i].two_step, secret);

      g_test_message ("%s “%s”", cases[i].provider, cases[i].password);
      g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_PASSWORD_ADVICE, advice), ==,
                       mdr_enum_to_nick (MDR_TYPE_PASSWORD_ADVICE, cases[i].advice));
    }
}

static void
test_tidied (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tidied); i++)
    {
      g_autoptr (MdrSecret) typed = mdr_secret_new_from_text (tidied[i].typed, -1);
      g_autoptr (MdrSecret) sent =
          mdr_password_advice_tidy (find_provider (tidied[i].provider), typed);

      g_assert_cmpstr (mdr_secret_peek (sent, NULL), ==, tidied[i].sent);
    }
}

/* Passwords may have any byte in them, and end in the middle of what would be a blank. */
static void
test_odd_bytes (void)
{
  static const char *const texts[] = {
    "", "\302", "\342\200", "\342\200\213", "a\302", "\377\376"
  };
  MdrProvider *provider = find_provider ("gmail");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MdrSecret) typed = mdr_secret_new_from_text (texts[i], -1);
      g_autoptr (MdrSecret) sent = mdr_password_advice_tidy (provider, typed);

      g_assert_true (mdr_secret_equal (typed, sent));
      mdr_password_advice_give (provider, MDR_SIGN_IN_POLICY_APP_PASSWORD, MDR_TWO_STEP_ON, typed);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/password-shape/a-malformed-one-is-an-error", test_shapes);
  g_test_add_func ("/password-advice/is-as-the-provider-wants-it", test_advice);
  g_test_add_func ("/password-advice/only-blanks-that-do-not-belong-are-taken-out", test_tidied);
  g_test_add_func ("/password-advice/any-bytes-will-do", test_odd_bytes);

  return g_test_run ();
}
