/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What counts as a yes.
 */

#include "cli/mdr-cli-consent.h"

static void
test_accents_may_be_left_out (void)
{
  static const char *const answers[] = { "sì", "si", "SI", "Sì", "si\xcc\x80" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_test_message ("%s", answers[i]);
      g_assert_true (mdr_cli_consent_is_yes (answers[i], "sì"));
    }
}

static void
test_english_always_counts (void)
{
  static const char *const languages[] = { "yes", "sì", "ja", "ναι", "はい" };
  static const char *const answers[] = { "y", "Y", "yes", "Yes", "YES" };

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (answers); j++)
      g_assert_true (mdr_cli_consent_is_yes (answers[j], languages[i]));
}

static void
test_any_other_answer_is_no (void)
{
  static const char *const answers[] = {
    "", "no", "n", "s", "sii", "yes please", "ye", "\xcc\x80", "s\xff", "\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_test_message ("%s", answers[i]);
      g_assert_false (mdr_cli_consent_is_yes (answers[i], "sì"));
      g_assert_false (mdr_cli_consent_is_yes (answers[i], "yes"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/consent/accents-may-be-left-out", test_accents_may_be_left_out);
  g_test_add_func ("/consent/english-always-counts", test_english_always_counts);
  g_test_add_func ("/consent/any-other-answer-is-no", test_any_other_answer_is_no);

  return g_test_run ();
}
