/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guides as text and as JSON.
 */

#include "mdr-cli-remedies.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-guides.h"
#include "mdr-cli-json.h"

/**
 * mdr_cli_reader_of_session:
 * @session: a session
 *
 * Returns: who answered its questions; borrowed from @session
 */
MdrCliReader
mdr_cli_reader_of_session (MdrSession *session)
{
  MdrAnswers *answers = mdr_session_get_answers (session);

  return (MdrCliReader){
    .provider = mdr_session_get_provider (session),
    .program = mdr_answers_get (answers, MDR_QUESTION_PROGRAM),
    .device = mdr_answers_get (answers, MDR_QUESTION_DEVICE),
  };
}

static GPtrArray *
find_guides (MdrCause cause, const MdrCliReader *reader)
{
  if (reader->topic != NULL)
    return mdr_guides_find_topic (reader->topic, reader->provider, reader->program, reader->device);

  return mdr_guides_find (cause, reader->provider, reader->program, reader->device);
}

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
mdr_cli_text_add_remedies (MdrCliText *text, MdrCause cause, const MdrCliReader *reader)
{
  g_autoptr (GPtrArray) guides = find_guides (cause, reader);

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

/**
 * mdr_cli_json_add_remedies:
 * @builder: a builder inside an object
 * @cause: a cause
 * @reader: who is to do something about it
 *
 * Adds the guides, the most promising first.
 */
void
mdr_cli_json_add_remedies (JsonBuilder *builder, MdrCause cause, const MdrCliReader *reader)
{
  g_autoptr (GPtrArray) guides = find_guides (cause, reader);

  json_builder_set_member_name (builder, "remedies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < guides->len; i++)
    {
      MdrGuide *guide = g_ptr_array_index (guides, i);

      json_builder_begin_object (builder);
      mdr_cli_json_add_string (builder, "guide", mdr_guide_get_id (guide));
      mdr_cli_json_add_string (builder, "text", mdr_guide_get_title (guide));
      mdr_cli_json_add_strv (builder, "steps", mdr_guide_get_steps (guide));
      mdr_cli_json_add_string (builder, "link", mdr_guide_get_link_uri (guide));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
