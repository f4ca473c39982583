/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a prefs.js can say, and what is left of a broken one.
 */

#include <string.h>
#include <time.h>

#include "programs/mdr-prefs.h"

static MdrPrefs *
read_text (const char *text)
{
  return mdr_prefs_new (text, strlen (text), "mail.");
}

/* What mail.x is, after the line was read; NULL if the line is not understood. */
static const struct
{
  const char *line;
  const char *value;
} strings[] = {
  { "user_pref(\"mail.x\", \"plain\");", "plain" },
  { "user_pref('mail.x', 'single');", "single" },
  { "  user_pref ( \"mail.x\" , \"spaced\" ) ; ", "spaced" },
  { "user_pref(\n\"mail.x\",\n\"on lines\"\n);", "on lines" },
  { "user_pref(\"mail.x\", \"a\");\r\nuser_pref(\"mail.x\", \"windows\");\r\n", "windows" },
  { "user_pref(\"mail.x\", \"a\"); user_pref(\"mail.x\", \"last\");", "last" },
  { "// note\nuser_pref(\"mail.x\", \"after\"); // behind", "after" },
  { "# Mozilla User Preferences\n/* of\n * two */user_pref(\"mail.x\", /**/ \"c\");", "c" },
  { "sticky_pref(\"mail.x\", \"sticky\");", "sticky" },
  { "\xef\xbb\xbfuser_pref(\"mail.x\", \"marked\");", "marked" },
  { "user_pref(\"mail.x\", \"C:\\\\Users\\\\Zo\xc3\xab\\\\Mail\");",
    "C:\\Users\\Zo\xc3\xab\\Mail" },
  { "user_pref(\"mail.x\", \"a \\\"quoted\\\" \\'word\\'\");", "a \"quoted\" 'word'" },
  { "user_pref(\"mail.x\", \"two\\nlines\\r\");", "two\nlines\r" },
  { "user_pref(\"mail.x\", \"\\x41\\xe9\\u00e9\\u4f60\");", "A\xc3\xa9\xc3\xa9\xe4\xbd\xa0" },
  { "user_pref(\"mail.x\", \"\\ud83d\\udce7\");", "\xf0\x9f\x93\xa7" },
  { "user_pref(\"mail.x\", \"half \\ud83d.\");", "half \xef\xbf\xbd." },
  { "user_pref(\"mail.x\", \"b\xe4\");", "b\xef\xbf\xbd" },
  { "user_pref(\"mail.x\", \"); user_pref('mail.x', 1);\");", "); user_pref('mail.x', 1);" },
  { "user_pref(\"mail.x\", \"\\u0000\");", NULL },
  { "user_pref(\"mail.x\", \"\\q\");", NULL },
  { "user_pref(\"mail.x\", \"\\u12\");", NULL },
  { "user_pref(\"mail.x\", \"\\ud83d\\u0041\");", NULL },
  { "user_pref(\"mail.x\", \"open", NULL },
  { "user_pref(\"mail.x\", \"ends\\", NULL },
  { "user_pref(\"mail.x\", \"no bracket\";", NULL },
  { "user_pref(\"mail.x\", \"no end\")", NULL },
  { "user_pref(\"mail.x\" \"no comma\");", NULL },
  { "user_pref(mail.x, \"no quotes\");", NULL },
  { "pref_user(\"mail.x\", \"unknown\");", NULL },
  { "/* user_pref(\"mail.x\", \"never ends\");", NULL },
};

static void
test_strings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    {
      g_autoptr (MdrPrefs) prefs = read_text (strings[i].line);
      g_autofree char *escaped = g_strescape (strings[i].line, NULL);

      g_test_message ("%s", escaped);
      g_assert_cmpstr (mdr_prefs_get_string (prefs, "mail.x"), ==, strings[i].value);
      g_assert_cmpint (mdr_prefs_is_whole (prefs), ==, strings[i].value != NULL);
    }
}

static void
test_numbers (void)
{
  g_autoptr (MdrPrefs) prefs = read_text ("user_pref(\"mail.port\", 993);\n"
                                          "user_pref(\"mail.none\", -1);\n"
                                          "user_pref(\"mail.plus\", +2147483647);\n"
                                          "user_pref(\"mail.least\", -2147483648);\n"
                                          "user_pref(\"mail.flag\", true);\n"
                                          "user_pref(\"mail.text\", \"25\");\n");
  int value = 7;

  g_assert_true (mdr_prefs_is_whole (prefs));
  g_assert_true (mdr_prefs_get_int (prefs, "mail.port", &value));
  g_assert_cmpint (value, ==, 993);
  g_assert_true (mdr_prefs_get_int (prefs, "mail.none", &value));
  g_assert_cmpint (value, ==, -1);
  g_assert_true (mdr_prefs_get_int (prefs, "mail.plus", &value));
  g_assert_cmpint (value, ==, G_MAXINT32);
  g_assert_true (mdr_prefs_get_int (prefs, "mail.least", &value));
  g_assert_cmpint (value, ==, G_MININT32);

  /* Of another type is as good as not there, as in the program itself. */
  g_assert_false (mdr_prefs_get_int (prefs, "mail.flag", &value));
  g_assert_false (mdr_prefs_get_int (prefs, "mail.text", &value));
  g_assert_null (mdr_prefs_get_string (prefs, "mail.port"));
  g_assert_cmpint (value, ==, G_MININT32);
}

static void
test_too_large_numbers (void)
{
  static const char *const texts[] = { "2147483648", "-2147483649", "99999999999999999999", "-" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *line = g_strdup_printf ("user_pref(\"mail.x\", %s);", texts[i]);
      g_autoptr (MdrPrefs) prefs = read_text (line);
      int value;

      g_assert_false (mdr_prefs_get_int (prefs, "mail.x", &value));
      g_assert_false (mdr_prefs_is_whole (prefs));
    }
}

/* A line that cannot be read costs itself and no other. */
static void
test_broken_line (void)
{
  g_autoptr (MdrPrefs) prefs = read_text ("user_pref(\"mail.a\", \"one\");\n"
                                          "user_pref(\"mail.b\", \"cut o\n"
                                          "user_pref(\"mail.c\", \"three\");\n"
                                          "<<<<<<< not ours\n"
                                          "user_pref(\"mail.d\", \"four\");\n");

  g_assert_false (mdr_prefs_is_whole (prefs));
  g_assert_cmpstr (mdr_prefs_get_string (prefs, "mail.a"), ==, "one");
  g_assert_null (mdr_prefs_get_string (prefs, "mail.b"));
  g_assert_cmpstr (mdr_prefs_get_string (prefs, "mail.c"), ==, "three");
  g_assert_cmpstr (mdr_prefs_get_string (prefs, "mail.d"), ==, "four");
  g_assert_cmpuint (mdr_prefs_get_n_read (prefs), ==, 3);
}

static void
test_prefix (void)
{
  g_autoptr (MdrPrefs) prefs = read_text ("user_pref(\"browser.x\", \"not kept\");\n");

  g_assert_null (mdr_prefs_get_string (prefs, "browser.x"));
  g_assert_cmpuint (mdr_prefs_get_n_read (prefs), ==, 1);
}

/* How long it takes to read so many bytes of lines that are all alike. What others do meanwhile is
 * not counted. */
static clock_t
measure_reading (const char *line, gsize length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (MdrPrefs) prefs = NULL;
  clock_t start;

  while (text->len < length)
    {
      g_string_append (text, line);
      g_string_append_c (text, '\n');
    }

  start = clock ();
  prefs = mdr_prefs_new (text->str, text->len, "mail.");

  return clock () - start;
}

/* Opens a string, a comment or a bracket on each of very many lines. Where that takes long, the
 * machine is slow if an eighth of them takes an eighth of it; each for each would be a sixtyfourth. */
static void
test_hostile_size (void)
{
  static const char *const lines[] = {
    "user_pref(\"", "user_pref('mail.x', \"\\", "/*", "user_pref(\"mail.x\", '", "//", "user_pref(",
  };
  const gsize length = 4 * 1024 * 1024;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      clock_t duration = measure_reading (lines[i], length);

      if (duration >= 3 * CLOCKS_PER_SEC)
        g_assert_cmpint (duration, <, 3 * 8 * measure_reading (lines[i], length / 8));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prefs/strings-lose-their-escapes", test_strings);
  g_test_add_func ("/prefs/numbers-are-numbers", test_numbers);
  g_test_add_func ("/prefs/too-large-numbers-are-none", test_too_large_numbers);
  g_test_add_func ("/prefs/a-broken-line-costs-itself", test_broken_line);
  g_test_add_func ("/prefs/only-what-is-asked-for-is-kept", test_prefix);
  g_test_add_func ("/prefs/hostile-files-take-linear-time", test_hostile_size);

  return g_test_run ();
}
