/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a code tells, under the names that the JSON of a whole result has for it.
 */

#include "mdr-code-json.h"

#include "core/mdr-cause.h"
#include "knowledge/mdr-code-numbers.h"
#include "knowledge/mdr-phone-alphabets.h"
#include "knowledge/mdr-support-code-texts.h"
#include "knowledge/mdr-texts.h"
#include "mdr-json.h"

static void
begin (JsonBuilder *builder, const char *kind, const char *code, const char *alphabet)
{
  g_auto (GStrv) words =
      mdr_phone_alphabets_spell (mdr_phone_alphabets_get_default (), alphabet, code);

  mdr_json_begin (builder);
  mdr_json_add_string (builder, "kind", kind);
  mdr_json_add_string (builder, "code", code);
  mdr_json_add_string (builder, "alphabet", alphabet);
  mdr_json_add_strv (builder, "spelled", (const char *const *) words);
}

static const char *
get_id (MdrNumbered what, guint number)
{
  return mdr_code_numbers_get_id (mdr_code_numbers_get_default (), what, number);
}

static void
add_number (JsonBuilder *builder, const char *name, guint number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_verdicts (JsonBuilder *builder, const MdrSupportCode *code)
{
  json_builder_set_member_name (builder, "verdicts");
  json_builder_begin_object (builder);
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      json_builder_set_member_name (builder, mdr_enum_to_nick (MDR_TYPE_DIRECTION, direction));
      json_builder_begin_object (builder);
      mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, code->directions[direction].state);
      mdr_json_add_enum (builder, "reached", MDR_TYPE_PHASE, code->directions[direction].reached);
      mdr_json_add_enum (builder, "pace", MDR_TYPE_PACE, code->directions[direction].pace);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
add_steps (JsonBuilder *builder, const MdrSupportCode *code)
{
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint step = 0; step < MDR_N_STEPS; step++)
    {
      json_builder_begin_object (builder);
      mdr_json_add_enum (builder, "id", MDR_TYPE_STEP_ID, step);
      mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, code->steps[step]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* A number that only a newer version knows is shown with it, and has no cause. */
static void
add_diagnosis (JsonBuilder *builder, const MdrSupportCode *code)
{
  json_builder_set_member_name (builder, "diagnosis");
  json_builder_begin_array (builder);
  for (guint i = 0; i < MDR_SUPPORT_CODE_N_CAUSES && code->causes[i] != 0; i++)
    {
      const char *id = get_id (MDR_NUMBERED_CAUSES, code->causes[i]);
      MdrCause cause;

      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "cause", id);
      add_number (builder, "number", code->causes[i]);
      mdr_json_add_string (builder, "title",
                           mdr_cause_from_code (id, &cause) ? mdr_texts_get_cause_title (cause)
                                                            : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * mdr_support_code_to_json:
 * @code: a result
 * @alphabet: the id of the alphabet to spell the code with
 *
 * Returns: (transfer full): what the code tells
 */
JsonNode *
mdr_support_code_to_json (const MdrSupportCode *code, const char *alphabet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *text = mdr_support_code_pack (code);

  begin (builder, "support", text, alphabet);
  mdr_json_add_string (builder, "release", get_id (MDR_NUMBERED_RELEASES, code->release));
  mdr_json_add_string (builder, "provider", get_id (MDR_NUMBERED_PROVIDERS, code->provider));
  add_number (builder, "provider_number", code->provider);
  mdr_json_add_string (builder, "symptom", get_id (MDR_NUMBERED_SYMPTOMS, code->symptom));
  add_verdicts (builder, code);
  add_steps (builder, code);
  add_diagnosis (builder, code);
  mdr_json_add_enum (builder, "clock", MDR_TYPE_CLOCK_STATE, code->clock);

  return mdr_json_end (builder);
}

/**
 * mdr_page_code_to_json:
 * @place: a page
 * @state: how it stands
 * @alphabet: the id of the alphabet to spell the code with
 *
 * Returns: (transfer full): what the code of the page tells
 */
JsonNode *
mdr_page_code_to_json (MdrPlace place, MdrState state, const char *alphabet)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autofree char *code = mdr_page_code_pack (place, state);
  g_autofree char *sentence = mdr_page_code_dup_sentence (place, state);
  MdrStepId step;

  begin (builder, "page", code, alphabet);
  mdr_json_add_enum (builder, "page", MDR_TYPE_PLACE, place);
  mdr_json_add_string (builder, "step",
                       mdr_place_get_step (place, &step) ? mdr_enum_to_nick (MDR_TYPE_STEP_ID, step)
                                                         : NULL);
  mdr_json_add_enum (builder, "state", MDR_TYPE_STATE, state);
  mdr_json_add_string (builder, "text", sentence);

  return mdr_json_end (builder);
}
