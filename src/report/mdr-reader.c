/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chooses the guides for a reader, and writes them as JSON.
 */

#include "mdr-reader.h"

#include "knowledge/mdr-guides.h"
#include "mdr-json.h"

/**
 * mdr_reader_of_session:
 * @session: a session
 *
 * Returns: who answered its questions; borrowed from @session
 */
MdrReader
mdr_reader_of_session (MdrSession *session)
{
  MdrAnswers *answers = mdr_session_get_answers (session);

  return (MdrReader){
    .provider = mdr_session_get_provider (session),
    .program = mdr_answers_get (answers, MDR_QUESTION_PROGRAM),
    .device = mdr_answers_get (answers, MDR_QUESTION_DEVICE),
  };
}

/**
 * mdr_reader_find_guides:
 * @self: who is to do something about it
 * @cause: a cause
 *
 * Returns: (transfer full) (element-type MdrGuide): the guides, the most promising first
 */
GPtrArray *
mdr_reader_find_guides (const MdrReader *self, MdrCause cause)
{
  if (self->topic != NULL)
    return mdr_guides_find_topic (self->topic, self->provider, self->program, self->device);

  return mdr_guides_find (cause, self->provider, self->program, self->device);
}

/**
 * mdr_json_add_remedies:
 * @builder: a builder inside an object
 * @cause: a cause
 * @reader: who is to do something about it
 *
 * Adds the guides, the most promising first.
 */
void
mdr_json_add_remedies (JsonBuilder *builder, MdrCause cause, const MdrReader *reader)
{
  g_autoptr (GPtrArray) guides = mdr_reader_find_guides (reader, cause);

  json_builder_set_member_name (builder, "remedies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < guides->len; i++)
    {
      MdrGuide *guide = g_ptr_array_index (guides, i);

      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "guide", mdr_guide_get_id (guide));
      mdr_json_add_string (builder, "text", mdr_guide_get_title (guide));
      mdr_json_add_strv (builder, "steps", mdr_guide_get_steps (guide));
      mdr_json_add_string (builder, "link", mdr_guide_get_link_uri (guide));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
