/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has to be true of a dialogue during and after a recorded conversation.
 */

#include <string.h>

#include "recorded-dialogue-private.h"

static void
assert_no_secret (Player *self, const char *text)
{
  if (self->credentials != NULL && text != NULL)
    g_assert_false (mdr_credentials_occur_in (self->credentials, text, strlen (text)));
}

void
recorded_dialogue_check_finding (Player *self, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", 5);
  g_auto (GStrv) parameters = NULL;
  g_autoptr (MdrFinding) finding =
      g_list_model_get_item (mdr_dialogue_get_findings (self->dialogue), self->n_findings++);

  g_assert_nonnull (finding);
  g_assert_cmpstr (mdr_finding_get_code (finding), ==, parts[0]);
  g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_SEVERITY, mdr_finding_get_severity (finding)), ==,
                   parts[1]);
  g_assert_cmpstr (mdr_cause_to_code (mdr_finding_get_cause (finding)), ==, parts[2]);
  g_assert_cmpstr (mdr_enum_to_nick (MDR_TYPE_STEP_ID, mdr_finding_get_step (finding)), ==,
                   parts[3]);
  g_assert_true (mdr_finding_get_service (finding) == self->service);

  parameters = g_strsplit (parts[4] != NULL ? parts[4] : "", "|", -1);
  for (guint i = 0; parameters[i] != NULL; i++)
    {
      char *value = strchr (parameters[i], '=');

      if (value == NULL)
        continue;

      *value++ = '\0';
      g_assert_cmpstr (mdr_finding_get_parameter (finding, parameters[i]), ==,
                       *value != '\0' ? value : NULL);
    }
}

void
recorded_dialogue_check_mechanisms (Player *self, const char *words)
{
  g_autofree char *joined =
      g_strjoinv (" ", (char **) mdr_dialogue_get_mechanisms (self->dialogue));

  g_assert_cmpstr (joined, ==, words);
}

void
recorded_dialogue_check_nothing_leaked (Player *self)
{
  GListModel *findings = mdr_dialogue_get_findings (self->dialogue);
  GListModel *entries = G_LIST_MODEL (mdr_dialogue_get_transcript (self->dialogue));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *parameters = g_variant_print (mdr_finding_get_parameters (finding), FALSE);

      assert_no_secret (self, parameters);
    }

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (MdrTranscriptEntry) entry = g_list_model_get_item (entries, i);

      assert_no_secret (self, mdr_transcript_entry_get_text (entry));
    }
}

void
recorded_dialogue_check_private (Player *self, const char *text)
{
  GListModel *entries = G_LIST_MODEL (mdr_dialogue_get_transcript (self->dialogue));

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (MdrTranscriptEntry) entry = g_list_model_get_item (entries, i);

      g_assert_null (strstr (mdr_transcript_entry_get_text (entry), text));
    }
}
