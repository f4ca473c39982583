/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of logs share.
 */

#include "read-log.h"

#include <string.h>

/* What the password of all logs looks like on the wire. */
static const char *const never[] = { "hunter2", "aHVudGVyMg", "AG5vbWUA", "dXNlcj1ub21l" };

MdrLogReader *
read_log_bytes (const char *bytes, gsize length, gsize chunk)
{
  MdrLogReader *reader = mdr_log_reader_new ();

  for (gsize i = 0; i < length; i += chunk)
    mdr_log_reader_receive (reader, bytes + i, MIN (chunk, length - i));

  mdr_log_reader_end (reader);

  return reader;
}

MdrLogReader *
read_log_text (const char *text)
{
  return read_log_bytes (text, strlen (text), strlen (text) + 1);
}

guint
read_log_count (MdrLogReader *reader)
{
  return g_list_model_get_n_items (mdr_log_reader_get_stories (reader));
}

MdrLogStory *
read_log_story (MdrLogReader *reader, guint position)
{
  MdrLogStory *story = g_list_model_get_item (mdr_log_reader_get_stories (reader), position);

  g_assert_nonnull (story);

  return story;
}

MdrCause
read_log_cause (MdrLogStory *story)
{
  return mdr_log_story_get_explanation (story)->meanings[0].cause;
}

char *
read_log_load (const char *name, gsize *length)
{
  g_autofree char *file = g_strconcat (name, ".log", NULL);
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "logs", file, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);

  return bytes;
}

void
read_log_assert_no_secret (MdrLogReader *reader)
{
  for (guint i = 0; i < read_log_count (reader); i++)
    {
      g_autoptr (MdrLogStory) story = read_log_story (reader, i);
      const char *host = mdr_log_story_get_host (story);

      for (gsize j = 0; j < G_N_ELEMENTS (never); j++)
        g_assert_true (strstr (host != NULL ? host : "", never[j]) == NULL);

      for (gsize j = 0; j < G_N_ELEMENTS (never); j++)
        if (strstr (mdr_log_story_get_words (story), never[j]) != NULL)
          g_error ("“%s” is still in “%s”", never[j], mdr_log_story_get_words (story));
    }
}
