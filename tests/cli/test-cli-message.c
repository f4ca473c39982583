/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read out of a line of JSON.
 */

#include <string.h>

#include "cli/mdr-cli-message.h"

static void
assert_field (MdrCliMessage *message, MdrCliMessageField field, const char *expected)
{
  gsize length;
  const char *value = mdr_cli_message_get (message, field, &length);

  g_assert_cmpstr (value, ==, expected);
  g_assert_cmpuint (length, ==, expected != NULL ? strlen (expected) : 0);
}

static void
assert_id (MdrCliMessage *message, const char *expected)
{
  gsize length;
  const char *id = mdr_cli_message_get_id (message, &length);

  g_assert_cmpmem (id, length, expected, strlen (expected));
}

static void
test_members_are_found (void)
{
  static const char line[] =
      " { \"phase\" : \"auth\",\"other\":[1,{\"text\":\"no\"}], \"id\" :\t7 ,"
      "\"text\":\"a b\",\"provider\":null,\"\\u0070rotocol\":\"imap\" }\r";
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();

  g_assert_true (mdr_cli_message_read (message, line, strlen (line)));
  assert_id (message, "7");
  assert_field (message, MDR_CLI_MESSAGE_TEXT, "a b");
  assert_field (message, MDR_CLI_MESSAGE_PROTOCOL, "imap");
  assert_field (message, MDR_CLI_MESSAGE_PHASE, "auth");
  assert_field (message, MDR_CLI_MESSAGE_PROVIDER, NULL);
}

static void
test_a_line_is_forgotten_with_the_next (void)
{
  static const char first[] = "{\"id\":1,\"text\":\"x\",\"phase\":\"auth\"}";
  static const char second[] = "{\"text\":5}";
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();

  g_assert_true (mdr_cli_message_read (message, first, strlen (first)));
  g_assert_true (mdr_cli_message_read (message, second, strlen (second)));
  assert_id (message, "null");
  assert_field (message, MDR_CLI_MESSAGE_TEXT, NULL);
  assert_field (message, MDR_CLI_MESSAGE_PHASE, NULL);
}

static void
test_the_last_of_the_same_name_counts (void)
{
  static const char line[] = "{\"id\":1,\"text\":\"x\",\"id\":2,\"text\":\"y\"}";
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();

  g_assert_true (mdr_cli_message_read (message, line, strlen (line)));
  assert_id (message, "2");
  assert_field (message, MDR_CLI_MESSAGE_TEXT, "y");
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *written;
    const char *meant;
  } cases[] = {
    { "\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t" },
    { "\\u00e8\\u20AC", "è€" },
    { "\\ud83d\\ude00", "😀" },
    { "\\ud83d", "\xef\xbf\xbd" },
    { "\\ude00\\ud83d", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "\\ud83d\\u0041", "\xef\xbf\xbd"
                        "A" },
    { "\t\x01\xff", "\t\x01\xff" },
  };
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("{\"text\":\"%s\"}", cases[i].written);

      g_assert_true (mdr_cli_message_read (message, line, strlen (line)));
      assert_field (message, MDR_CLI_MESSAGE_TEXT, cases[i].meant);
    }
}

static void
test_a_nul_ends_no_text (void)
{
  static const char line[] = "{\"text\":\"a\\u0000b\0c\"}";
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();
  gsize length;
  const char *text;

  g_assert_true (mdr_cli_message_read (message, line, sizeof line - 1));
  text = mdr_cli_message_get (message, MDR_CLI_MESSAGE_TEXT, &length);
  g_assert_cmpmem (text, length, "a\0b\0c", 5);
}

/* Each is an id that JSON allows, as the first member, with a text behind it. */
static void
test_ids_stay_as_they_are (void)
{
  static const char *const ids[] = {
    "0",         "-0",
    "10",        "1.50",
    "1e5",       "-1E-05",
    "2.5e+400",  "123456789012345678901234567890",
    "\"\"",      "\"\\u0000\\ud800\\\"\"",
    "\"è\"",     "true",
    "false",     "null",
    "[]",        "{}",
    "[[],[{}]]", "[ 1 , { \"a\" : [ ] , \"b\":\"]\" } ]",
  };
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *line = g_strdup_printf ("{\"id\": %s ,\"text\":\"x\"}", ids[i]);

      g_assert_true (mdr_cli_message_read (message, line, strlen (line)));
      assert_id (message, ids[i]);
      assert_field (message, MDR_CLI_MESSAGE_TEXT, "x");
    }
}

/* What would not be JSON in the output either. */
static void
test_bad_values_are_refused (void)
{
  static const char *const values[] = {
    "",        "01",          "1.",       ".5",     "+1",       "-",       "1e",       "1e+",
    "0x1",     "NaN",         "Infinity", "nul",    "True",     "'a'",     "\"",       "\"a",
    "\"\\x\"", "\"\\u12g4\"", "\"\\",     "\"\t\"", "\"\xff\"", "[",       "]",        "[1",
    "[1,]",    "[,]",         "[1 2]",    "[}",     "{]",       "{\"a\"}", "{\"a\":}", "{\"a\":1,}",
    "{a:1}",   "{1:1}",       "1 1",      "\x01",
  };
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *line = g_strdup_printf ("{\"text\":\"x\",\"id\":%s}", values[i]);

      g_autofree char *shown = g_strescape (line, NULL);

      g_test_message ("%s", shown);
      g_assert_false (mdr_cli_message_read (message, line, strlen (line)));
    }
}

static void
test_what_is_no_object_is_refused (void)
{
  static const char *const lines[] = {
    "",    " ",    "{",        "}",   "[]",         "5",         "\"x\"", "null",
    "{}x", "{}{}", "{\"a\":1", "{,}", "{\"a\":1,}", "{\"a\" 1}", "// {}", "{\"text\":\"a}",
  };
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_false (mdr_cli_message_read (message, lines[i], strlen (lines[i])));
}

static void
test_what_was_read_before_an_error_stays (void)
{
  static const char line[] = "{\"id\":\"a-7\",\"text\":";
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();

  g_assert_false (mdr_cli_message_read (message, line, strlen (line)));
  assert_id (message, "\"a-7\"");
}

static void
test_brackets_may_be_nested_to_a_depth (void)
{
  g_autoptr (MdrCliMessage) message = mdr_cli_message_new ();

  for (guint depth = 1; depth < 100000; depth *= 10)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *close = g_strnfill (depth, ']');
      g_autofree char *line = g_strdup_printf ("{\"a\":%s%s}", open, close);

      g_assert_cmpint (mdr_cli_message_read (message, line, strlen (line)), ==, depth <= 100);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-message/members-are-found", test_members_are_found);
  g_test_add_func ("/cli-message/a-line-is-forgotten-with-the-next",
                   test_a_line_is_forgotten_with_the_next);
  g_test_add_func ("/cli-message/the-last-of-the-same-name-counts",
                   test_the_last_of_the_same_name_counts);
  g_test_add_func ("/cli-message/escapes", test_escapes);
  g_test_add_func ("/cli-message/a-nul-ends-no-text", test_a_nul_ends_no_text);
  g_test_add_func ("/cli-message/ids-stay-as-they-are", test_ids_stay_as_they_are);
  g_test_add_func ("/cli-message/bad-values-are-refused", test_bad_values_are_refused);
  g_test_add_func ("/cli-message/what-is-no-object-is-refused", test_what_is_no_object_is_refused);
  g_test_add_func ("/cli-message/what-was-read-before-an-error-stays",
                   test_what_was_read_before_an_error_stays);
  g_test_add_func ("/cli-message/brackets-may-be-nested-to-a-depth",
                   test_brackets_may_be_nested_to_a_depth);

  return g_test_run ();
}
