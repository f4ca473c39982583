/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines come out whole, however they came in, and never more than is allowed.
 */

#include <string.h>

#include "protocol/mdr-line-splitter.h"

static void
assert_line (MdrLineSplitter *splitter, const char *bytes, gsize n_bytes)
{
  const char *line;
  gsize length;

  g_assert_cmpint (mdr_line_splitter_next (splitter, &line, &length), ==, MDR_SPLIT_LINE);
  g_assert_cmpmem (line, length, bytes, n_bytes);
}

static void
assert_next (MdrLineSplitter *splitter, MdrSplit expected)
{
  const char *line;
  gsize length;

  g_assert_cmpint (mdr_line_splitter_next (splitter, &line, &length), ==, expected);
}

static void
push (MdrLineSplitter *splitter, const char *text)
{
  mdr_line_splitter_push (splitter, text, strlen (text));
}

static void
test_both_line_ends (void)
{
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_SMTP);

  push (splitter, "220 one\r\n220 two\n\r\n\n220 thr");
  assert_line (splitter, "220 one", 7);
  assert_line (splitter, "220 two", 7);
  assert_line (splitter, "", 0);
  assert_line (splitter, "", 0);
  assert_next (splitter, MDR_SPLIT_NEED_MORE);
  push (splitter, "ee\r");
  assert_next (splitter, MDR_SPLIT_NEED_MORE);
  push (splitter, "\n");
  assert_line (splitter, "220 three", 9);
  assert_next (splitter, MDR_SPLIT_NEED_MORE);
}

static void
test_bare_cr_and_nul_are_data (void)
{
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_SMTP);

  mdr_line_splitter_push (splitter, "a\rb\0c\r\r\n", 8);
  assert_line (splitter, "a\rb\0c\r", 6);
}

static void
test_byte_by_byte (void)
{
  static const char conversation[] = "* 1 FETCH (BODY {7}\r\na\r\nb\r\nc)\r\na1 OK {3}\r\n";
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_IMAP);
  guint n_lines = 0;

  for (gsize i = 0; i < strlen (conversation); i++)
    {
      const char *line;
      gsize length;

      mdr_line_splitter_push (splitter, conversation + i, 1);
      if (mdr_line_splitter_next (splitter, &line, &length) == MDR_SPLIT_NEED_MORE)
        continue;

      if (n_lines++ == 0)
        g_assert_cmpmem (line, length, conversation, 29);
      else
        g_assert_cmpmem (line, length, conversation + 31, 9);
    }

  g_assert_cmpuint (n_lines, ==, 2);
}

static void
test_literals_are_joined_in (void)
{
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_IMAP);

  push (splitter, "* X {0}\r\n {2+}\r\n\r\n {1}\r\nz\r\nrest\r\n");
  assert_line (splitter, "* X {0}\r\n {2+}\r\n\r\n {1}\r\nz", 25);
  assert_line (splitter, "rest", 4);
}

/* Or the reply that matters would vanish in a literal that never was. */
static void
test_text_announces_no_literal (void)
{
  static const char *const lines[] = { "* OK hello {9}", "* no sorry {9}",   "a1 OK done {9}",
                                       "+ go on {9}",    "* BYE bye {9}",    "* X {9} y",
                                       "* X {}",         "* X {9a}",         "* X 9}",
                                       "* PREAUTH {9}",  "* BAD {99999999}", "{9}" };
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_IMAP);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      push (splitter, lines[i]);
      push (splitter, "\r\n");
      assert_line (splitter, lines[i], strlen (lines[i]));
    }
}

static void
test_other_protocols_have_no_literals (void)
{
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_POP3);

  push (splitter, "* X {9}\r\nnext\r\n");
  assert_line (splitter, "* X {9}", 7);
  assert_line (splitter, "next", 4);
}

static void
test_announced_size_is_not_trusted (void)
{
  static const char *const lines[] = { "* X {65530}\r\n", "* X {4294967296}\r\n",
                                       "* X {18446744073709551615}\r\n",
                                       "* X {00000000000000000000000001}\r\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_IMAP);

      push (splitter, lines[i]);
      assert_next (splitter, MDR_SPLIT_OVERFLOW);
      push (splitter, "a1 OK\r\n");
      assert_next (splitter, MDR_SPLIT_OVERFLOW);
    }
}

static void
test_endless_line_overflows (void)
{
  g_autofree char *block = g_strnfill (4096, 'x');
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_SMTP);

  for (gsize i = 0; i < MDR_LINE_MAX_LENGTH / 4096; i++)
    {
      push (splitter, block);
      assert_next (splitter, MDR_SPLIT_NEED_MORE);
    }

  push (splitter, "x");
  assert_next (splitter, MDR_SPLIT_OVERFLOW);
}

static void
test_longest_line_fits (void)
{
  g_autofree char *line = g_strnfill (MDR_LINE_MAX_LENGTH, 'x');
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_SMTP);

  push (splitter, line);
  push (splitter, "\r\nnext\r\n");
  assert_line (splitter, line, MDR_LINE_MAX_LENGTH);
  assert_line (splitter, "next", 4);
}

static void
test_longer_line_overflows_although_it_ends (void)
{
  g_autofree char *line = g_strnfill (MDR_LINE_MAX_LENGTH + 1, 'x');
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_SMTP);

  push (splitter, line);
  push (splitter, "\nnext\n");
  assert_next (splitter, MDR_SPLIT_OVERFLOW);
}

static void
test_unread_bytes_are_seen_and_forgotten (void)
{
  g_autoptr (MdrLineSplitter) splitter = mdr_line_splitter_new (MDR_PROTOCOL_IMAP);

  g_assert_false (mdr_line_splitter_has_pending (splitter));
  push (splitter, "a1 OK begin\r\n");
  g_assert_true (mdr_line_splitter_has_pending (splitter));
  assert_line (splitter, "a1 OK begin", 11);
  g_assert_false (mdr_line_splitter_has_pending (splitter));
  push (splitter, "*");
  assert_next (splitter, MDR_SPLIT_NEED_MORE);
  g_assert_true (mdr_line_splitter_has_pending (splitter));

  mdr_line_splitter_clear (splitter);
  g_assert_false (mdr_line_splitter_has_pending (splitter));
  push (splitter, "a2 OK\r\n");
  assert_line (splitter, "a2 OK", 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/line-splitter/both-line-ends-end-a-line", test_both_line_ends);
  g_test_add_func ("/line-splitter/bare-cr-and-nul-are-data", test_bare_cr_and_nul_are_data);
  g_test_add_func ("/line-splitter/byte-by-byte", test_byte_by_byte);
  g_test_add_func ("/line-splitter/literals-are-joined-in", test_literals_are_joined_in);
  g_test_add_func ("/line-splitter/text-announces-no-literal", test_text_announces_no_literal);
  g_test_add_func ("/line-splitter/other-protocols-have-no-literals",
                   test_other_protocols_have_no_literals);
  g_test_add_func ("/line-splitter/announced-size-is-not-trusted",
                   test_announced_size_is_not_trusted);
  g_test_add_func ("/line-splitter/endless-line-overflows", test_endless_line_overflows);
  g_test_add_func ("/line-splitter/longest-line-fits", test_longest_line_fits);
  g_test_add_func ("/line-splitter/longer-line-overflows-although-it-ends",
                   test_longer_line_overflows_although_it_ends);
  g_test_add_func ("/line-splitter/unread-bytes-are-seen-and-forgotten",
                   test_unread_bytes_are_seen_and_forgotten);

  return g_test_run ();
}
