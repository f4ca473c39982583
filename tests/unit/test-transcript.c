/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A transcript is clean, in order and bounded.
 */

#include <string.h>

#include "protocol/mdr-transcript.h"

static void
add (MdrTranscript *transcript, MdrTranscriptDirection direction, const char *text)
{
  mdr_transcript_add (transcript, direction, text, strlen (text));
}

static void
test_lines_are_kept_in_order (void)
{
  g_autoptr (MdrTranscript) transcript = mdr_transcript_new ();
  g_autoptr (MdrTranscriptEntry) first = NULL;
  g_autoptr (MdrTranscriptEntry) second = NULL;

  add (transcript, MDR_TRANSCRIPT_RECEIVED, "220 ready");
  add (transcript, MDR_TRANSCRIPT_SENT, "QUIT");

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (transcript)), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (transcript), 0);
  second = g_list_model_get_item (G_LIST_MODEL (transcript), 1);
  g_assert_cmpstr (mdr_transcript_entry_get_text (first), ==, "220 ready");
  g_assert_cmpint (mdr_transcript_entry_get_direction (second), ==, MDR_TRANSCRIPT_SENT);
  g_assert_cmpint (mdr_transcript_entry_get_time (first), <=,
                   mdr_transcript_entry_get_time (second));
  g_assert_true (mdr_transcript_is_complete (transcript));
}

static void
test_lines_are_cleaned (void)
{
  g_autoptr (MdrTranscript) transcript = mdr_transcript_new ();
  g_autoptr (MdrTranscriptEntry) entry = NULL;

  mdr_transcript_add (transcript, MDR_TRANSCRIPT_RECEIVED, "a\x1b[31m\xff\0b", 9);
  entry = g_list_model_get_item (G_LIST_MODEL (transcript), 0);
  g_assert_true (g_utf8_validate (mdr_transcript_entry_get_text (entry), -1, NULL));
  g_assert_null (strchr (mdr_transcript_entry_get_text (entry), '\x1b'));
}

static void
test_memory_is_bounded (void)
{
  g_autofree char *huge = g_strnfill (64 * 1024, 'x');
  g_autoptr (MdrTranscript) transcript = mdr_transcript_new ();
  g_autoptr (MdrTranscriptEntry) entry = NULL;

  for (guint i = 0; i < 2 * MDR_TRANSCRIPT_MAX_ENTRIES; i++)
    add (transcript, MDR_TRANSCRIPT_RECEIVED, huge);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (transcript)), ==,
                    MDR_TRANSCRIPT_MAX_ENTRIES);
  g_assert_false (mdr_transcript_is_complete (transcript));
  entry = g_list_model_get_item (G_LIST_MODEL (transcript), 0);
  g_assert_cmpuint (strlen (mdr_transcript_entry_get_text (entry)), <, 1100);
}

static void
changed_cb (GListModel *model, guint position, guint removed, guint added, guint *n_added)
{
  g_assert_cmpuint (position, ==, *n_added);
  g_assert_cmpuint (removed, ==, 0);
  *n_added += added;
}

static void
test_growth_is_announced (void)
{
  g_autoptr (MdrTranscript) transcript = mdr_transcript_new ();
  guint n_added = 0;

  g_signal_connect (transcript, "items-changed", G_CALLBACK (changed_cb), &n_added);
  add (transcript, MDR_TRANSCRIPT_SENT, "NOOP");
  add (transcript, MDR_TRANSCRIPT_NOTE, "TLS");
  g_assert_cmpuint (n_added, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/transcript/lines-are-kept-in-order", test_lines_are_kept_in_order);
  g_test_add_func ("/transcript/lines-are-cleaned", test_lines_are_cleaned);
  g_test_add_func ("/transcript/memory-is-bounded", test_memory_is_bounded);
  g_test_add_func ("/transcript/growth-is-announced", test_growth_is_announced);

  return g_test_run ();
}
