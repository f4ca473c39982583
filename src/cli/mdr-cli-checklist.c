/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line says one thing; what else was found to be wrong there is told below it, each fault once.
 */

#include "mdr-cli-checklist.h"

#include <glib/gi18n.h>

#include "core/mdr-checklist.h"
#include "core/mdr-evidence.h"
#include "knowledge/mdr-texts.h"
#include "mdr-cli-check-text.h"

/* Several lines may be about the same step. */
static gboolean
is_first_of_step (MdrCheck check)
{
  return check == 0 || mdr_check_get_step (check) != mdr_check_get_step (check - 1);
}

static void
add_other_faults (MdrCliText *text, MdrStep *step, GHashTable *told)
{
  GListModel *findings = mdr_step_get_findings (step);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (mdr_evidence_is_fault (finding) && !g_hash_table_contains (told, finding))
        mdr_cli_check_add_finding (text, 4, finding);
    }
}

static GHashTable *
find_told (GListModel *items)
{
  GHashTable *told = g_hash_table_new (NULL, NULL);
  guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (MdrChecklistItem) item = g_list_model_get_item (items, i);

      if (mdr_checklist_item_get_finding (item) != NULL)
        g_hash_table_add (told, mdr_checklist_item_get_finding (item));
    }

  return told;
}

static void
add_item (MdrCliText *text, MdrChecklistItem *item)
{
  MdrFinding *finding = mdr_checklist_item_get_finding (item);
  const char *link = finding != NULL ? mdr_finding_get_parameter (finding, "link") : NULL;
  g_autofree char *sentence = mdr_texts_dup_checklist_item (item);
  /* Translators: a line of the checklist and how it stands, like “Webmail: In order”. */
  g_autofree char *line = g_strdup_printf (
      _ ("%s: %s"), mdr_texts_get_check_title (mdr_checklist_item_get_check (item)),
      mdr_texts_get_state_title (mdr_checklist_item_get_state (item)));

  mdr_cli_text_add (text, 2, line);
  mdr_cli_text_add (text, 4, sentence);
  if (link != NULL)
    mdr_cli_text_add (text, 4, link);
}

/**
 * mdr_cli_checklist_add_text:
 * @text: a text
 * @session: a session that has ended
 *
 * Adds the checklist.
 */
void
mdr_cli_checklist_add_text (MdrCliText *text, MdrSession *session)
{
  g_autoptr (MdrChecklist) checklist = mdr_checklist_new (session);
  g_autoptr (GHashTable) told = find_told (G_LIST_MODEL (checklist));

  mdr_cli_text_add_heading (text, _ ("Checklist"));
  for (guint check = 0; check < MDR_N_CHECKS; check++)
    {
      g_autoptr (MdrChecklistItem) item = g_list_model_get_item (G_LIST_MODEL (checklist), check);

      MdrStep *step = mdr_session_get_step (session, mdr_check_get_step (check));

      add_item (text, item);
      if (mdr_checklist_item_get_state (item) == MDR_STATE_SKIPPED)
        mdr_cli_check_add_skip_reason (text, 4, step);
      if (is_first_of_step (check))
        add_other_faults (text, step, told);
    }
}
