/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A page's code is the place p, its state s and a check c, so that p + 2s + 3c = 0 in the field of
 * 19: one wrong character or two that changed places are noticed.
 */

#include "mdr-page-code.h"

#include <glib/gi18n-lib.h>

#include "mdr-code-characters.h"
#include "mdr-error.h"

/* They stand for their numbers in codes and never change; what is new goes to the end. */
static const MdrPlace places[] = {
  MDR_PLACE_START,   MDR_PLACE_WEBMAIL,    MDR_PLACE_TWO_STEP,
  MDR_PLACE_NETWORK, MDR_PLACE_PASSWORDS,  MDR_PLACE_SETTINGS,
  MDR_PLACE_RESULT,  MDR_PLACE_INVITATION, MDR_PLACE_PRACTICE,
};

static const MdrState states[] = {
  MDR_STATE_WAITING, MDR_STATE_RUNNING, MDR_STATE_PASSED,       MDR_STATE_WARNING,
  MDR_STATE_FAILED,  MDR_STATE_SKIPPED, MDR_STATE_NEEDS_ANSWER,
};

G_DEFINE_ENUM_TYPE (MdrPlace,
                    mdr_place,
                    G_DEFINE_ENUM_VALUE (MDR_PLACE_START, "start"),
                    G_DEFINE_ENUM_VALUE (MDR_PLACE_WEBMAIL, "webmail"),
                    G_DEFINE_ENUM_VALUE (MDR_PLACE_TWO_STEP, "two-step"),
                    G_DEFINE_ENUM_VALUE (MDR_PLACE_NETWORK, "network"),
                    G_DEFINE_ENUM_VALUE (MDR_PLACE_PASSWORDS, "passwords"),
                    G_DEFINE_ENUM_VALUE (MDR_PLACE_SETTINGS, "settings"),
                    G_DEFINE_ENUM_VALUE (MDR_PLACE_RESULT, "result"),
                    G_DEFINE_ENUM_VALUE (MDR_PLACE_INVITATION, "invitation"),
                    G_DEFINE_ENUM_VALUE (MDR_PLACE_PRACTICE, "practice"))

/* The first places are the steps. */
G_STATIC_ASSERT ((int) MDR_PLACE_RESULT == (int) MDR_STEP_RESULT);

static gboolean
has_right_check (const guint8 *numbers)
{
  return (numbers[0] + 2 * numbers[1] + 3 * numbers[2]) % MDR_N_CODE_CHARACTERS == 0;
}

/**
 * mdr_place_of_step:
 * @step: a step
 *
 * Returns: its page
 */
MdrPlace
mdr_place_of_step (MdrStepId step)
{
  return (MdrPlace) step;
}

/**
 * mdr_place_get_step:
 * @place: what the user sees
 * @step: (out): whose page it is
 *
 * Returns: whether it is the page of a step
 */
gboolean
mdr_place_get_step (MdrPlace place, MdrStepId *step)
{
  if ((int) place >= MDR_N_STEPS)
    return FALSE;

  *step = (MdrStepId) place;

  return TRUE;
}

/**
 * mdr_page_code_is_meant:
 * @text: a code in valid UTF-8
 *
 * Returns: whether @text is as long as the code of a page
 */
gboolean
mdr_page_code_is_meant (const char *text)
{
  MdrCodeReading reading;

  g_return_val_if_fail (text != NULL, FALSE);

  mdr_code_read (text, &reading);

  return reading.length == MDR_PAGE_CODE_LENGTH;
}

/**
 * mdr_page_code_pack:
 * @place: the page that is shown
 * @state: how it stands
 *
 * Returns: (transfer full): the code of the page
 */
char *
mdr_page_code_pack (MdrPlace place, MdrState state)
{
  guint8 numbers[MDR_PAGE_CODE_LENGTH] = { 0 };

  while (numbers[0] + 1u < G_N_ELEMENTS (places) && places[numbers[0]] != place)
    numbers[0]++;
  while (numbers[1] + 1u < G_N_ELEMENTS (states) && states[numbers[1]] != state)
    numbers[1]++;
  while (!has_right_check (numbers))
    numbers[2]++;

  return mdr_code_write (numbers, MDR_PAGE_CODE_LENGTH);
}

/**
 * mdr_page_code_unpack:
 * @text: a code in valid UTF-8, capital or small, with anything between its letters and digits
 * @place: (out): the page that is shown
 * @state: (out): how it stands
 * @error: return location for a #GError
 *
 * Returns: whether @text is the code of a page; if not, @error is %MDR_ERROR_INVALID_CODE
 */
gboolean
mdr_page_code_unpack (const char *text, MdrPlace *place, MdrState *state, GError **error)
{
  MdrCodeReading reading;

  g_return_val_if_fail (text != NULL, FALSE);

  mdr_code_read (text, &reading);
  if (reading.unknown != 0 || reading.length != MDR_PAGE_CODE_LENGTH ||
      !has_right_check (reading.numbers))
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_CODE,
                           _ ("This is no code of a page. Have it read again."));
      return FALSE;
    }

  if (reading.numbers[0] >= G_N_ELEMENTS (places) || reading.numbers[1] >= G_N_ELEMENTS (states))
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_CODE,
                           _ ("This version of Mail Doctor has no page with this code."));
      return FALSE;
    }

  *place = places[reading.numbers[0]];
  *state = states[reading.numbers[1]];

  return TRUE;
}
