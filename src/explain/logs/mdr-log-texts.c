/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sentences for the window and the command-line tool; the words for a stop stand in
 * data/guides/words.xml.
 */

#include "mdr-log-texts.h"

#include <glib/gi18n-lib.h>

#include "knowledge/mdr-text-store.h"
#include "knowledge/mdr-texts.h"

/**
 * mdr_log_texts_get_stop:
 * @stop: how a conversation ended
 *
 * Returns: (transfer none): a sentence for users
 */
const char *
mdr_log_texts_get_stop (MdrLogStop stop)
{
  return mdr_text_store_get ("log-stop", mdr_enum_to_nick (MDR_TYPE_LOG_STOP, stop), "title");
}

/**
 * mdr_log_texts_get_format:
 * @format: (nullable): the code of a format, see mdr_log_reader_get_format()
 *
 * Returns: (transfer none) (nullable): whose log that is, as "Thunderbird"; %NULL where @format is
 */
const char *
mdr_log_texts_get_format (const char *format)
{
  return format != NULL ? mdr_text_store_get ("log-format", format, "title") : NULL;
}

static const char *
get_protocol_title (MdrSpeaker speakers)
{
  for (guint protocol = MDR_PROTOCOL_IMAP; protocol <= MDR_PROTOCOL_SMTP; protocol++)
    if ((speakers & mdr_speaker_from_protocol (protocol)) != 0)
      return mdr_texts_get_protocol_title (protocol);

  return NULL;
}

/**
 * mdr_log_texts_dup_partner:
 * @story: a conversation
 *
 * Names what the conversation was for and the server, as far as the log tells: "Receiving (IMAP),
 * imap.example.it, port 993".
 *
 * Returns: (transfer full): text for users
 */
char *
mdr_log_texts_dup_partner (MdrLogStory *story)
{
  const char *protocol = get_protocol_title (mdr_log_story_get_protocol (story));
  const char *host = mdr_log_story_get_host (story);
  guint port = mdr_log_story_get_port (story);
  g_autofree char *server = NULL;

  if (host == NULL || *host == '\0')
    return g_strdup (protocol != NULL ? protocol : _ ("A mail server"));

  /* Translators: a server in a log, like “imap.example.it, port 993”. */
  server = port != 0 ? g_strdup_printf (_ ("%s, port %u"), host, port) : g_strdup (host);

  if (protocol == NULL)
    return g_steal_pointer (&server);

  /* Translators: what a server is for, and its name, like “Receiving (IMAP), imap.example.it”. */
  return g_strdup_printf (_ ("%s, %s"), protocol, server);
}

/**
 * mdr_log_texts_dup_place:
 * @story: a conversation
 *
 * Says how far it came and where that stands: "Signing in, line 42 of the log".
 *
 * Returns: (transfer full): text for users
 */
char *
mdr_log_texts_dup_place (MdrLogStory *story)
{
  guint line = mdr_log_story_get_line (story);
  MdrPhase phase;

  if (!mdr_moment_to_phase (mdr_log_story_get_moment (story), &phase))
    return g_strdup_printf (_ ("Line %u of the log"), line);

  /* Translators: a phase of a conversation, and a place, like “Signing in, line 42 of the log”. */
  return g_strdup_printf (_ ("%s, line %u of the log"), mdr_texts_get_phase_title (phase), line);
}
