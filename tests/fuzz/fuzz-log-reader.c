/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any log, in packets of any size: its stories are few and clean, and masking secrets twice is as
 * good as once. The first byte says how it is cut.
 */

#include <string.h>

#include "core/mdr-clean-text.h"
#include "explain/logs/mdr-log-reader.h"
#include "explain/secrets/mdr-secret-mask.h"
#include "fuzz.h"

static MdrLogReader *
read_log (const char *bytes, gsize length, gsize packet)
{
  MdrLogReader *reader = mdr_log_reader_new ();

  for (gsize i = 0; i < length; i += packet)
    mdr_log_reader_receive (reader, bytes + i, MIN (packet, length - i));

  mdr_log_reader_end (reader);

  return reader;
}

static void
check_story (MdrLogStory *story, MdrLogStory *same)
{
  const char *words = mdr_log_story_get_words (story);
  g_autofree char *clean = mdr_clean_text (words, -1, MDR_CLEAN_TEXT_MAX_CHARS + 1);

  g_assert_cmpstr (words, ==, clean);
  g_assert_cmpstr (words, ==, mdr_log_story_get_words (same));
  g_assert_cmpuint (mdr_log_story_get_explanation (story)->n_meanings, >=, 1);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (MdrLogReader) whole = NULL;
  g_autoptr (MdrLogReader) packets = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  GListModel *stories;

  if (size < 2)
    return 0;

  whole = read_log ((const char *) data + 1, size - 1, size);
  packets = read_log ((const char *) data + 1, size - 1, 1 + data[0] % 16);
  stories = mdr_log_reader_get_stories (whole);

  g_assert_cmpuint (g_list_model_get_n_items (stories), <=, 50);
  for (guint i = 0; i < g_list_model_get_n_items (stories); i++)
    {
      g_autoptr (MdrLogStory) a = g_list_model_get_item (stories, i);
      g_autoptr (MdrLogStory) b = g_list_model_get_item (mdr_log_reader_get_stories (packets), i);

      check_story (a, b);
    }

  once = mdr_secret_mask_text ((const char *) data, (gssize) size);
  twice = mdr_secret_mask_text (once, -1);
  g_assert_cmpstr (once, ==, twice);

  return 0;
}
