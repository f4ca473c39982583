/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What became of saved passwords, one by one: somebody who asked for three to be removed must know
 * of the one that was not.
 */

#include <glib/gi18n.h>

#include "knowledge/mdr-saved-password-texts.h"
#include "mdr-cli-passwords-output.h"
#include "mdr-cli-text.h"
#include "report/mdr-json.h"

static const char *
find_word (MdrItemFate fate, MdrItemFate wanted)
{
  switch (fate)
    {
    case MDR_ITEM_GONE:
      return wanted == MDR_ITEM_GONE ? _ ("Removed:") : _ ("Not put back:");

    case MDR_ITEM_THERE:
      return wanted == MDR_ITEM_GONE ? _ ("Still there:") : _ ("Put back:");

    case MDR_ITEM_UNSURE:
      return _ ("Not certain:");
    }

  g_return_val_if_reached (NULL);
}

static const char *
get_fate_code (MdrItemFate fate)
{
  switch (fate)
    {
    case MDR_ITEM_GONE:
      return "gone";

    case MDR_ITEM_THERE:
      return "there";

    case MDR_ITEM_UNSURE:
      return "unsure";
    }

  g_return_val_if_reached (NULL);
}

/**
 * mdr_cli_passwords_judge_results:
 * @results: (element-type MdrItemResult): what became of each
 * @wanted: what was wanted
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_passwords_judge_results (GPtrArray *results, MdrItemFate wanted)
{
  for (guint i = 0; i < results->len; i++)
    {
      const MdrItemResult *result = results->pdata[i];

      if (result->fate != wanted)
        return MDR_CLI_STATUS_WRONG;
    }

  return MDR_CLI_STATUS_OK;
}

/**
 * mdr_cli_passwords_print_results:
 * @results: (element-type MdrItemResult): what became of each
 * @wanted: what was wanted
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_passwords_print_results (GPtrArray *results, MdrItemFate wanted)
{
  g_autoptr (MdrCliText) text = mdr_cli_text_new_for_stdout ();

  for (guint i = 0; i < results->len; i++)
    {
      const MdrItemResult *result = results->pdata[i];
      const char *word = find_word (result->fate, wanted);
      g_autofree char *line = mdr_saved_password_texts_dup_line (result->password);

      mdr_cli_text_add_item (text, 0, word, mdr_cli_text_measure (word) + 1, line);
      if (result->error != NULL)
        mdr_cli_text_add (text, 2, result->error->message);
    }

  return mdr_cli_print_text (mdr_cli_text_peek (text),
                             mdr_cli_passwords_judge_results (results, wanted));
}

static void
add_results (JsonBuilder *builder, const char *name, GPtrArray *results)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; results != NULL && i < results->len; i++)
    {
      const MdrItemResult *result = results->pdata[i];

      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "id", mdr_cli_keyring_get_id (result->password));
      mdr_json_add_string (builder, "label", mdr_saved_password_get_label (result->password));
      mdr_json_add_string (builder, "fate", get_fate_code (result->fate));
      mdr_json_add_string (builder, "text", result->error != NULL ? result->error->message : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * mdr_cli_passwords_print_results_json:
 * @removed: (element-type MdrItemResult): what became of what was to be removed
 * @restored: (nullable) (element-type MdrItemResult): what became of what was to be put back
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_passwords_print_results_json (GPtrArray *removed, GPtrArray *restored)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;
  MdrCliStatus status = restored != NULL
                            ? mdr_cli_passwords_judge_results (restored, MDR_ITEM_THERE)
                            : mdr_cli_passwords_judge_results (removed, MDR_ITEM_GONE);

  mdr_json_begin (builder);
  add_results (builder, "removed", removed);
  add_results (builder, "restored", restored);
  node = mdr_json_end (builder);

  return mdr_cli_print_json (node, TRUE, status);
}
