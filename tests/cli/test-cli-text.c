/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How text is set for a terminal.
 */

#include "cli/mdr-cli-text.h"

static void
test_lines_fit (void)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new (40, FALSE);

  mdr_cli_text_add (text, 2, "The quick brown fox jumps over the lazy dog and runs away.");

  g_assert_cmpstr (mdr_cli_text_peek (text), ==,
                   "  The quick brown fox jumps over the\n"
                   "  lazy dog and runs away.\n");
}

static void
test_wide_characters_take_two_columns (void)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new (40, FALSE);

  /* Sixteen columns each; the accent is a character of its own and takes none. */
  mdr_cli_text_add (text, 0, "電子郵件電子郵件 電子郵件電子郵件 e\xcc\x81te\xcc\x81 xyz");

  g_assert_cmpstr (mdr_cli_text_peek (text), ==,
                   "電子郵件電子郵件 電子郵件電子郵件 e\xcc\x81te\xcc\x81\n"
                   "xyz\n");
}

static void
test_long_words_stay_whole (void)
{
  static const char link[] = "https://support.example.com/a/very/long/way/to/the/right/page";
  g_autoptr (MdrCliText) text = mdr_cli_text_new (40, FALSE);
  g_autofree char *paragraph = g_strdup_printf ("See %s now", link);
  g_autofree char *expected = g_strdup_printf ("See\n%s\nnow\n", link);

  mdr_cli_text_add (text, 0, paragraph);

  g_assert_cmpstr (mdr_cli_text_peek (text), ==, expected);
}

static void
test_items_have_their_own_column (void)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new (40, FALSE);

  mdr_cli_text_add_item (text, 2, "Città", 8, "un testo che ha bisogno di due righe");
  mdr_cli_text_add_item (text, 2, "A lead that is too long", 8, "x");

  g_assert_cmpstr (mdr_cli_text_peek (text), ==,
                   "  Città   un testo che ha bisogno di due\n"
                   "          righe\n"
                   "  A lead that is too long x\n");
}

static void
test_style_is_for_terminals_only (void)
{
  g_autoptr (MdrCliText) plain = mdr_cli_text_new (80, FALSE);
  g_autoptr (MdrCliText) styled = mdr_cli_text_new (80, TRUE);

  mdr_cli_text_add_heading (plain, "Heading");
  mdr_cli_text_add_heading (styled, "Heading");

  g_assert_cmpstr (mdr_cli_text_peek (plain), ==, "Heading\n");
  g_assert_cmpstr (mdr_cli_text_peek (styled), ==, "\033[1mHeading\033[0m\n");
}

static void
test_narrow_terminals_get_text_too (void)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new (1, FALSE);

  mdr_cli_text_add (text, 0, "Two words");

  g_assert_cmpstr (mdr_cli_text_peek (text), ==, "Two words\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-text/lines-fit", test_lines_fit);
  g_test_add_func ("/cli-text/wide-characters-take-two-columns",
                   test_wide_characters_take_two_columns);
  g_test_add_func ("/cli-text/long-words-stay-whole", test_long_words_stay_whole);
  g_test_add_func ("/cli-text/items-have-their-own-column", test_items_have_their_own_column);
  g_test_add_func ("/cli-text/style-is-for-terminals-only", test_style_is_for_terminals_only);
  g_test_add_func ("/cli-text/narrow-terminals-get-text-too", test_narrow_terminals_get_text_too);

  return g_test_run ();
}
