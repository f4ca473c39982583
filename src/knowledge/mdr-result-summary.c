/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines are those of the report's first page, the most important first. Where there is little
 * room, the last ones are left out: the support code above them has it all.
 */

#include "mdr-result-summary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdr-session-code.h"
#include "mdr-support-code-texts.h"

static GPtrArray *
create_lines (MdrSession *session, gboolean with_address)
{
  GPtrArray *lines = mdr_support_code_lines_new ();
  g_autoptr (GPtrArray) told = NULL;
  MdrAddress *address = mdr_session_get_address (session);
  MdrSupportCode code;

  mdr_session_code_fill (session, &code);
  told = mdr_support_code_create_lines (&code);

  mdr_support_code_lines_take (lines, _ ("Support code"), mdr_support_code_pack (&code));
  if (address != NULL && with_address)
    mdr_support_code_lines_take (lines, _ ("Address"), g_strdup (mdr_address_get_text (address)));
  else if (address != NULL)
    mdr_support_code_lines_take (lines, _ ("Domain of the address"),
                                 g_strdup (mdr_address_get_domain (address)));

  g_ptr_array_extend_and_steal (lines, g_steal_pointer (&told));

  return lines;
}

static char *
dup_line (const MdrSupportCodeLine *line)
{
  /* Translators: a fact and its value, like “Provider: Gmail” */
  return g_strdup_printf (_ ("%s: %s"), line->title, line->text);
}

/**
 * mdr_result_summary_dup_within:
 * @session: a session
 * @with_address: whether the text may name the address; its domain is always in it
 * @max_bytes: how long the text may be
 * @n_left_out: (out): how many lines there was no room for
 *
 * Lines are only left out whole, from the end.
 *
 * Returns: (transfer full): the support code, whose it is, and what it tells
 */
char *
mdr_result_summary_dup_within (MdrSession *session,
                               gboolean with_address,
                               gsize max_bytes,
                               guint *n_left_out)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;
  guint n_fitting = 0;

  g_return_val_if_fail (MDR_IS_SESSION (session), g_string_free (text, FALSE));
  g_return_val_if_fail (n_left_out != NULL, g_string_free (text, FALSE));

  lines = create_lines (session, with_address);
  for (; n_fitting < lines->len; n_fitting++)
    {
      g_autofree char *line = dup_line (lines->pdata[n_fitting]);
      const char *gap = text->len > 0 ? "\n" : "";

      if (text->len + strlen (gap) + strlen (line) > max_bytes)
        break;

      g_string_append_printf (text, "%s%s", gap, line);
    }

  *n_left_out = lines->len - n_fitting;

  return g_string_free (text, FALSE);
}
