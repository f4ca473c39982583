/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First what it means and how sure that is, then what to do, and last what else it may mean.
 */

#include "mdr-cli-explanation.h"

#include <glib/gi18n.h>

#include "explain/mdr-meaning-texts.h"
#include "knowledge/mdr-provider-list.h"
#include "knowledge/mdr-texts.h"
#include "report/mdr-json.h"

/* The texts of these two causes are about a whole check. */
static const char *
get_text (MdrCause cause)
{
  switch (cause)
    {
    case MDR_CAUSE_OK:
      return _ ("These are the words with which all goes well.");

    case MDR_CAUSE_UNKNOWN:
      return _ ("Copy the whole message, with all its numbers. If that does not help, the verb "
                "“check” finds out without a message what is wrong.");

    default:
      return mdr_texts_get_cause_explanation (cause);
    }
}

/* A provider that was named is believed; one that the words show is better than none. */
static MdrReader
complete_reader (const MdrReader *reader, const MdrExplanation *explanation)
{
  MdrReader complete = *reader;

  if (complete.provider == NULL && explanation->provider != NULL)
    complete.provider =
        mdr_provider_list_find_by_id (mdr_provider_list_get_default (), explanation->provider);

  return complete;
}

/**
 * mdr_cli_text_add_meaning:
 * @text: a text
 * @meaning: what a message may mean
 *
 * Adds what it means and how sure that is.
 */
void
mdr_cli_text_add_meaning (MdrCliText *text, const MdrMeaning *meaning)
{
  const char *sureness = mdr_meaning_texts_get_sureness (meaning);

  mdr_cli_text_add_heading (text, mdr_meaning_texts_get_title (meaning->cause));
  mdr_cli_text_add (text, 2, get_text (meaning->cause));
  if (sureness != NULL)
    mdr_cli_text_add (text, 2, sureness);
}

/**
 * mdr_cli_text_add_explanation:
 * @text: a text
 * @explanation: what a message means
 * @reader: whose message
 *
 * Adds the likeliest cause and what to do about it, and the names of the others.
 */
void
mdr_cli_text_add_explanation (MdrCliText *text,
                              const MdrExplanation *explanation,
                              const MdrReader *reader)
{
  const MdrReader complete = complete_reader (reader, explanation);
  const MdrMeaning *first = &explanation->meanings[0];

  mdr_cli_text_add_meaning (text, first);
  if (first->cause != MDR_CAUSE_OK)
    mdr_cli_text_add_remedies (text, first->cause, &complete);

  if (explanation->n_meanings < 2)
    return;

  mdr_cli_text_add_heading (text, first->cause == MDR_CAUSE_UNKNOWN
                                      ? _ ("What usually goes wrong at this point")
                                      : _ ("Less likely"));
  for (guint i = 1; i < explanation->n_meanings; i++)
    mdr_cli_text_add_item (text, 2, "-", 2,
                           mdr_meaning_texts_get_title (explanation->meanings[i].cause));
}

static void
add_meaning (JsonBuilder *builder, const MdrMeaning *meaning)
{
  mdr_json_add_string (builder, "cause", mdr_cause_to_code (meaning->cause));
  json_builder_set_member_name (builder, "confidence");
  json_builder_add_double_value (builder, meaning->confidence);
  mdr_json_add_string (builder, "title", mdr_meaning_texts_get_title (meaning->cause));
  mdr_json_add_string (builder, "text", get_text (meaning->cause));
  mdr_json_add_string (builder, "rule", meaning->rule);
}

/**
 * mdr_json_add_explanation:
 * @builder: a builder inside an object
 * @explanation: what a message means
 * @reader: whose message
 *
 * Adds all causes, and what to do about the likeliest.
 */
void
mdr_json_add_explanation (JsonBuilder *builder,
                          const MdrExplanation *explanation,
                          const MdrReader *reader)
{
  const MdrReader complete = complete_reader (reader, explanation);
  MdrPhase phase;

  json_builder_set_member_name (builder, "explanation");
  json_builder_begin_object (builder);
  add_meaning (builder, &explanation->meanings[0]);
  mdr_json_add_string (builder, "provider", explanation->provider);
  mdr_json_add_string (builder, "phase",
                       mdr_moment_to_phase (explanation->moment, &phase)
                           ? mdr_enum_to_nick (MDR_TYPE_PHASE, phase)
                           : NULL);

  json_builder_set_member_name (builder, "also");
  json_builder_begin_array (builder);
  for (guint i = 1; i < explanation->n_meanings; i++)
    {
      json_builder_begin_object (builder);
      add_meaning (builder, &explanation->meanings[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  mdr_json_add_remedies (builder, explanation->meanings[0].cause, &complete);
}

/**
 * mdr_cli_explanation_judge:
 * @explanation: what a message means
 *
 * Returns: the exit status for it: a message that is not known says nothing about right and wrong
 */
MdrCliStatus
mdr_cli_explanation_judge (const MdrExplanation *explanation)
{
  switch (explanation->meanings[0].cause)
    {
    case MDR_CAUSE_OK:
      return MDR_CLI_STATUS_OK;

    case MDR_CAUSE_UNKNOWN:
      return MDR_CLI_STATUS_NOT_CHECKED;

    default:
      return MDR_CLI_STATUS_WRONG;
    }
}
