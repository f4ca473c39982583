/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guides as text.
 */

#include "mdr-cli-remedies.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-guides.h"

static void
add_guide (MdrCliText *text, MdrGuide *guide)
{
  const char *const *steps = mdr_guide_get_steps (guide);

  mdr_cli_text_add (text, 2, mdr_guide_get_title (guide));
  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);

      mdr_cli_text_add_item (text, 4, number, 4, steps[i]);
    }
  if (mdr_guide_get_link_uri (guide) != NULL)
    mdr_cli_text_add (text, 4, mdr_guide_get_link_uri (guide));
}

/**
 * mdr_cli_text_add_remedies:
 * @text: a text
 * @cause: a cause
 * @reader: who is to do something about it
 *
 * Adds the guides under a heading, the most promising first; nothing where there are none.
 */
void
mdr_cli_text_add_remedies (MdrCliText *text, MdrCause cause, const MdrReader *reader)
{
  g_autoptr (GPtrArray) guides = mdr_reader_find_guides (reader, cause);

  if (guides->len == 0)
    return;

  mdr_cli_text_add_heading (text, _ ("What to do"));
  for (guint i = 0; i < guides->len; i++)
    {
      if (i > 0)
        mdr_cli_text_add_gap (text);
      add_guide (text, g_ptr_array_index (guides, i));
    }
}
