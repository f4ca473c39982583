/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever types a code into the search wants to know what it tells. A wrong one is found, too, if
 * it can be nothing else, and says that it is wrong.
 */

#include "mdr-help-code.h"

#include <glib/gi18n.h>

#include "core/mdr-clean-text.h"
#include "gui/mdr-help-result-row.h"
#include "knowledge/mdr-support-code-texts.h"
#include "knowledge/mdr-told-code.h"

/* Before the code in the id of a row: no kind of article has this name. */
#define PREFIX "code:"

/* Of what is wrong, more than a code with gaps. */
#define MAX_TITLE_CHARS 60

/* The provider and what may be wrong are on the first lines. */
static char *
dup_place (const MdrToldCode *code)
{
  const guint n_lines = 3;
  g_autoptr (GPtrArray) lines = NULL;
  GString *text;

  if (code->is_page)
    return mdr_page_code_dup_sentence (code->place, code->state);

  lines = mdr_support_code_create_lines (&code->result);
  text = g_string_new (NULL);
  for (guint i = 0; i < MIN (n_lines, lines->len); i++)
    {
      const MdrSupportCodeLine *line = lines->pdata[i];

      g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", line->title, line->text);
    }

  return g_string_free (text, FALSE);
}

static const char *
get_kind_title (gboolean is_page)
{
  /* Translators: a kind of thing that was found: the code of a page. */
  return is_page ? C_ ("search result", "Page code")
                 /* Translators: a kind of thing that was found: the code of a result. */
                 : C_ ("search result", "Support code");
}

/**
 * mdr_help_code_append_row:
 * @results: a list of what was found
 * @text: what somebody looks up
 *
 * Adds a row, if @text is a code or seems to be meant for one.
 *
 * Returns: how many rows there are more
 */
guint
mdr_help_code_append_row (GtkListBox *results, const char *text)
{
  g_autofree char *title = NULL;
  g_autofree char *place = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  MdrToldCode code;

  g_return_val_if_fail (GTK_IS_LIST_BOX (results), 0);
  g_return_val_if_fail (text != NULL, 0);

  if (mdr_told_code_read (text, &code, &error))
    {
      title = mdr_told_code_dup_text (&code);
      place = dup_place (&code);
    }
  else if (mdr_told_code_may_be_support_code (text))
    {
      title = mdr_clean_text (text, -1, MAX_TITLE_CHARS);
      place = g_strdup (error->message);
    }
  else
    {
      return 0;
    }

  id = g_strconcat (PREFIX, text, NULL);

  gtk_list_box_append (results,
                       mdr_help_result_row_new (get_kind_title (code.is_page), id, title, place));

  return 1;
}

/**
 * mdr_help_code_find:
 * @id: the id of a row
 *
 * Returns: (nullable): the code that it stands for, if it stands for one
 */
const char *
mdr_help_code_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_str_has_prefix (id, PREFIX) ? id + strlen (PREFIX) : NULL;
}
