/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the transcripts to stderr, conversation by conversation.
 */

#include "mdr-cli-transcript.h"

#include "probe/mdr-service-probe.h"

static void
print_entry (MdrTranscriptEntry *entry)
{
  static const char *const marks[] = {
    [MDR_TRANSCRIPT_SENT] = ">",
    [MDR_TRANSCRIPT_RECEIVED] = "<",
    [MDR_TRANSCRIPT_NOTE] = "*",
  };

  g_printerr ("  %s %s\n", marks[mdr_transcript_entry_get_direction (entry)],
              mdr_transcript_entry_get_text (entry));
}

/**
 * mdr_cli_print_transcripts:
 * @session: a session
 *
 * Prints what was said to each server and by it. Secrets are not in it, since they never were.
 */
void
mdr_cli_print_transcripts (MdrSession *session)
{
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);
      GListModel *entries;
      guint n_entries;

      if (!MDR_IS_SERVICE_PROBE (probe))
        continue;

      entries = G_LIST_MODEL (mdr_service_probe_get_transcript (MDR_SERVICE_PROBE (probe)));
      n_entries = entries != NULL ? g_list_model_get_n_items (entries) : 0;
      g_printerr ("%s\n", mdr_service_get_label (mdr_probe_get_service (probe)));
      for (guint j = 0; j < n_entries; j++)
        {
          g_autoptr (MdrTranscriptEntry) entry = g_list_model_get_item (entries, j);

          print_entry (entry);
        }
    }
}
