/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers in, the agent's language out, whatever the user's was.
 */

#include "mdr-support-code-texts.h"

#include <glib/gi18n-lib.h>

#include "mdr-code-numbers.h"
#include "mdr-provider-list.h"
#include "mdr-text-store.h"
#include "mdr-texts.h"

static void
line_free (gpointer data)
{
  MdrSupportCodeLine *line = data;

  g_free (line->title);
  g_free (line->text);
  g_free (line);
}

/**
 * mdr_support_code_lines_new:
 *
 * Returns: (transfer full) (element-type MdrSupportCodeLine): room for lines
 */
GPtrArray *
mdr_support_code_lines_new (void)
{
  return g_ptr_array_new_with_free_func (line_free);
}

/**
 * mdr_support_code_lines_take:
 * @lines: (element-type MdrSupportCodeLine): lines
 * @title: what one more is about
 * @text: (transfer full): how it is
 *
 * Adds a line.
 */
void
mdr_support_code_lines_take (GPtrArray *lines, const char *title, char *text)
{
  MdrSupportCodeLine *line;

  g_return_if_fail (lines != NULL);
  g_return_if_fail (title != NULL);
  g_return_if_fail (text != NULL);

  line = g_new0 (MdrSupportCodeLine, 1);
  line->title = g_strdup (title);
  line->text = text;
  g_ptr_array_add (lines, line);
}

static const char *
get_id (MdrNumbered what, guint number)
{
  return mdr_code_numbers_get_id (mdr_code_numbers_get_default (), what, number);
}

/* What a newer version gave a number to. The number can be looked up. */
static char *
dup_unknown (guint number)
{
  return g_strdup_printf (_ ("Number %u, which this version of Mail Doctor does not know"), number);
}

static char *
dup_release (guint number)
{
  const char *id = get_id (MDR_NUMBERED_RELEASES, number);

  return id != NULL ? g_strdup_printf ("Mail Doctor %s", id) : dup_unknown (number);
}

static char *
dup_provider (guint number)
{
  const char *id = get_id (MDR_NUMBERED_PROVIDERS, number);
  MdrProvider *provider = NULL;

  if (number == 0)
    return g_strdup (_ ("Not on the list"));

  if (id != NULL)
    provider = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), id);

  /* One that has left the list since has still its id. */
  if (provider != NULL)
    return g_strdup (mdr_provider_get_name (provider));

  return id != NULL ? g_strdup (id) : dup_unknown (number);
}

static char *
dup_symptom (guint number)
{
  const char *id = get_id (MDR_NUMBERED_SYMPTOMS, number);
  const char *title = id != NULL ? mdr_text_store_get ("symptom", id, "title") : NULL;

  if (number == 0)
    return g_strdup (_ ("Not told"));

  return title != NULL ? g_strdup (title) : dup_unknown (number);
}

static char *
dup_cause (guint number)
{
  const char *id = get_id (MDR_NUMBERED_CAUSES, number);
  MdrCause cause;

  return mdr_cause_from_code (id, &cause) ? g_strdup (mdr_texts_get_cause_title (cause))
                                          : dup_unknown (number);
}

static const char *
get_word (const char *kind, GType type, int value)
{
  const char *word = mdr_text_store_get (kind, mdr_enum_to_nick (type, value), "title");

  g_return_val_if_fail (word != NULL, "");

  return word;
}

static char *
dup_direction (const MdrSupportCode *code, MdrDirection direction)
{
  MdrState state = code->directions[direction].state;
  MdrPace pace = code->directions[direction].pace;
  const char *title = mdr_texts_get_state_title (state);

  if (pace == MDR_PACE_UNKNOWN)
    return g_strdup (title);

  /* Translators: how receiving or sending stands, the last phase that went well, and how long it
   * took: “Problem found. Got as far as: Secure channel. Time: less than 2 seconds” */
  return g_strdup_printf (_ ("%s. Got as far as: %s. Time: %s"), title,
                          mdr_texts_get_phase_title (code->directions[direction].reached),
                          get_word ("pace", MDR_TYPE_PACE, pace));
}

static void
add_causes (GPtrArray *lines, const MdrSupportCode *code)
{
  if (code->causes[0] == 0)
    mdr_support_code_lines_take (lines, _ ("Cause"),
                                 g_strdup (_ ("Too little could be checked to say")));
  else
    mdr_support_code_lines_take (lines, _ ("Cause"), dup_cause (code->causes[0]));

  for (guint i = 1; i < MDR_SUPPORT_CODE_N_CAUSES; i++)
    if (code->causes[i] != 0)
      mdr_support_code_lines_take (lines, _ ("Less likely"), dup_cause (code->causes[i]));
}

/**
 * mdr_support_code_create_lines:
 * @code: a result
 *
 * Tells the result to a support agent, the most important first.
 *
 * Returns: (transfer full) (element-type MdrSupportCodeLine): titles and texts
 */
GPtrArray *
mdr_support_code_create_lines (const MdrSupportCode *code)
{
  GPtrArray *lines = mdr_support_code_lines_new ();

  g_return_val_if_fail (code != NULL, lines);

  mdr_support_code_lines_take (lines, _ ("Provider"), dup_provider (code->provider));
  mdr_support_code_lines_take (lines, _ ("What goes wrong"), dup_symptom (code->symptom));
  add_causes (lines, code);

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    mdr_support_code_lines_take (lines, mdr_texts_get_direction_title (direction),
                                 dup_direction (code, direction));

  for (guint step = 0; step < MDR_N_STEPS; step++)
    mdr_support_code_lines_take (lines, mdr_texts_get_step_title (step),
                                 g_strdup (mdr_texts_get_state_title (code->steps[step])));

  mdr_support_code_lines_take (
      lines, _ ("Clock"), g_strdup (get_word ("clock-state", MDR_TYPE_CLOCK_STATE, code->clock)));
  mdr_support_code_lines_take (lines, _ ("Made by"), dup_release (code->release));

  return lines;
}

static const char *
get_place_title (MdrPlace place)
{
  MdrStepId step;

  if (mdr_place_get_step (place, &step))
    return mdr_texts_get_step_title (step);

  return place == MDR_PLACE_INVITATION ? _ ("Invitation") : _ ("Practice");
}

/**
 * mdr_page_code_dup_sentence:
 * @place: a page
 * @state: how it stands
 *
 * Returns: (transfer full): which page the user sees, in words
 */
char *
mdr_page_code_dup_sentence (MdrPlace place, MdrState state)
{
  /* Translators: a step and its state: “The user is at “Network”: In order” */
  return g_strdup_printf (_ ("The user is at “%s”: %s"), get_place_title (place),
                          mdr_texts_get_state_title (state));
}
