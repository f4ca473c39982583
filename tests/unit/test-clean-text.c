/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text from outside loses what can do harm, and nothing else.
 */

#include <string.h>

#include "core/mdr-clean-text.h"

static const struct
{
  const char *text;
  gssize length;
  const char *clean;
} cases[] = {
  { "535 5.7.8 Autenticazione non riuscita", -1, "535 5.7.8 Autenticazione non riuscita" },
  { " two  lines\r\n of text\t", -1, "two lines of text" },
  { "red \x1b[31malert\x1b[0m", -1, "red [31malert [0m" },
  { "in\0side", 7, "in\xef\xbf\xbdside" },
  { "caf\xe9", -1, "caf\xef\xbf\xbd" },
  { "user\xe2\x80\xae"
    "gpj.exe",
    -1, "user gpj.exe" },
  { "\xe2\x81\xa6isolate\xe2\x81\xa9", -1, "isolate" },
  { "<b>bold</b> & more", -1, "<b>bold</b> & more" },
  { "日本語 è così", -1, "日本語 è così" },
  { "", -1, "" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = mdr_clean_text (cases[i].text, cases[i].length, 100);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
    }
}

static void
test_bounded (void)
{
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char *clean = mdr_clean_text (huge, -1, 50);

  g_assert_cmpint (g_utf8_strlen (clean, -1), ==, 51);
  g_assert_true (g_str_has_suffix (clean, "…"));
}

/* Wherever the cut comes, it does not come inside of a letter. */
static void
test_quote_has_whole_letters (void)
{
  for (gsize n_before = 0; n_before < 4; n_before++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *quote = NULL;
      gsize length;

      g_string_append (text, "xxxx" + n_before);
      for (guint i = 0; i < 100; i++)
        g_string_append (text, "é日😀");
      quote = mdr_clean_quote (text->str);

      g_assert_true (g_utf8_validate (quote, -1, NULL));
      g_assert_true (g_str_has_suffix (quote, "…"));
      length = strlen (quote) - strlen ("…");
      g_assert_cmpmem (quote, length, text->str, MIN (length, text->len));
    }
}

static void
test_short_quote_is_whole (void)
{
  g_autofree char *quote = mdr_clean_quote ("schlüssel");

  g_assert_cmpstr (quote, ==, "schlüssel");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clean-text/cases", test_cases);
  g_test_add_func ("/clean-text/ten-megabytes-are-cut", test_bounded);

  g_test_add_func ("/clean-text/quote-has-whole-letters", test_quote_has_whole_letters);
  g_test_add_func ("/clean-text/short-quote-is-whole", test_short_quote_is_whole);

  return g_test_run ();
}
