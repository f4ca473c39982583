/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result for the camera of a phone: what the report's first page says, within the room that
 * there is, and with the name of the user only where that is wanted.
 */

#include <string.h>

#include "fake-source.h"
#include "knowledge/mdr-result-summary.h"
#include "knowledge/mdr-session-code.h"
#include "knowledge/mdr-support-code-texts.h"

#define ROOM 10000
#define ADDRESS "anna.bianchi@example.it"

static MdrSession *
examine (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  MdrSession *session = mdr_session_new (MDR_PROBE_SOURCE (source));

  fake_source_add_service (source, MDR_PROTOCOL_IMAP, "imap.example.it");
  g_assert_true (mdr_session_set_address (session, ADDRESS, NULL));
  mdr_session_start (session);
  while (mdr_session_is_running (session) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);

  return session;
}

static void
test_says_what_the_code_says (void)
{
  g_autoptr (MdrSession) session = examine ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *code = mdr_session_code_dup_text (session);
  g_autofree char *text = NULL;
  MdrSupportCode told;
  guint n_left_out = 1;

  text = mdr_result_summary_dup_within (session, FALSE, ROOM, &n_left_out);
  g_assert_cmpuint (n_left_out, ==, 0);
  g_assert_nonnull (strstr (text, code));

  g_assert_true (mdr_support_code_unpack (code, &told, NULL));
  lines = mdr_support_code_create_lines (&told);
  for (guint i = 0; i < lines->len; i++)
    {
      const MdrSupportCodeLine *line = lines->pdata[i];
      g_autofree char *expected = g_strdup_printf ("\n%s: %s", line->title, line->text);

      g_assert_nonnull (strstr (text, expected));
    }
}

static void
test_address_is_in_it_only_if_wanted (void)
{
  g_autoptr (MdrSession) session = examine ();
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  guint n_left_out;

  without = mdr_result_summary_dup_within (session, FALSE, ROOM, &n_left_out);
  g_assert_null (strstr (without, "bianchi"));
  g_assert_nonnull (strstr (without, "example.it"));

  with = mdr_result_summary_dup_within (session, TRUE, ROOM, &n_left_out);
  g_assert_nonnull (strstr (with, ADDRESS));
}

/* Whatever the room: never more than it, only whole lines, and none is left out without a word. */
static void
test_lines_are_left_out_from_the_end (void)
{
  g_autoptr (MdrSession) session = examine ();
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_left_out;

  all = mdr_result_summary_dup_within (session, TRUE, ROOM, &n_left_out);
  lines = g_strsplit (all, "\n", -1);

  for (gsize room = 0; room <= strlen (all); room++)
    {
      g_autofree char *text = mdr_result_summary_dup_within (session, TRUE, room, &n_left_out);
      g_auto (GStrv) kept = g_strsplit (text, "\n", -1);

      g_assert_cmpuint (strlen (text), <=, room);
      g_assert_cmpuint (g_strv_length (kept) + n_left_out, ==, g_strv_length (lines));
      for (guint i = 0; kept[i] != NULL; i++)
        g_assert_cmpstr (kept[i], ==, lines[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/result-summary/says-what-the-code-says", test_says_what_the_code_says);
  g_test_add_func ("/result-summary/address-is-in-it-only-if-wanted",
                   test_address_is_in_it_only_if_wanted);
  g_test_add_func ("/result-summary/lines-are-left-out-from-the-end",
                   test_lines_are_left_out_from_the_end);

  return g_test_run ();
}
