/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Packs a result into a code and unpacks it again.
 *
 * The first character is the layout, so that a later version can read the codes of this one and
 * make others; the last two are the check (mdr-code-characters.c). Whatever comes, these three keep
 * their meaning. Those between are one large number, the most significant character first. In
 * layout 1 it is made of these fields, each of which is multiplied by the size of what follows:
 *
 *   | field           |   size | bits | values                                         |
 *   |-----------------|--------|------|------------------------------------------------|
 *   | release         |     64 |  6.0 | [releases] of data/knowledge/code-numbers.ini  |
 *   | provider        |    512 |  9.0 | [providers]                                    |
 *   | symptom         |      5 |  2.3 | [symptoms]                                     |
 *   | 3 × cause       |   3×64 | 18.0 | [causes], the likeliest first                  |
 *   | 7 × step        |    7×6 | 18.1 | state_numbers, from “start” to “result”        |
 *   | 2 × direction   | 2×6×9×5|  16.2| state_numbers, phase_numbers, pace             |
 *   | clock           |      4 |  2.0 | unknown, right, fast, slow                     |
 *
 * That is 71.6 bits of the 72.2 that 17 characters carry.
 */

#include "mdr-support-code.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mdr-code-characters.h"
#include "mdr-error.h"

#define LAYOUT 1

/* The layout before, the check behind. */
#define N_DIGITS (MDR_SUPPORT_CODE_LENGTH - 3)

#define N_FIELDS (3 + MDR_SUPPORT_CODE_N_CAUSES + MDR_N_STEPS + 3 * MDR_N_DIRECTIONS + 1)

/* These two stand for their numbers in codes and never change, whatever becomes of the types. */
static const MdrState state_numbers[] = {
  MDR_STATE_WAITING, MDR_STATE_PASSED,  MDR_STATE_WARNING,
  MDR_STATE_FAILED,  MDR_STATE_SKIPPED, MDR_STATE_NEEDS_ANSWER,
};

static const MdrPhase phase_numbers[] = {
  MDR_PHASE_RESOLVE,  MDR_PHASE_CONNECT,  MDR_PHASE_TLS,
  MDR_PHASE_GREETING, MDR_PHASE_STARTTLS, MDR_PHASE_CAPABILITIES,
  MDR_PHASE_SIGN_IN,  MDR_PHASE_MAILBOX,  MDR_PHASE_SUBMIT,
};

typedef struct
{
  guint size;
  guint value;
} Field;

G_DEFINE_ENUM_TYPE (MdrPace,
                    mdr_pace,
                    G_DEFINE_ENUM_VALUE (MDR_PACE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (MDR_PACE_QUICK, "quick"),
                    G_DEFINE_ENUM_VALUE (MDR_PACE_NORMAL, "normal"),
                    G_DEFINE_ENUM_VALUE (MDR_PACE_SLOW, "slow"),
                    G_DEFINE_ENUM_VALUE (MDR_PACE_ENDLESS, "endless"))

G_DEFINE_ENUM_TYPE (MdrClockState,
                    mdr_clock_state,
                    G_DEFINE_ENUM_VALUE (MDR_CLOCK_STATE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (MDR_CLOCK_STATE_RIGHT, "right"),
                    G_DEFINE_ENUM_VALUE (MDR_CLOCK_STATE_FAST, "fast"),
                    G_DEFINE_ENUM_VALUE (MDR_CLOCK_STATE_SLOW, "slow"))

static guint
number_of_state (MdrState state)
{
  for (guint i = 0; i < G_N_ELEMENTS (state_numbers); i++)
    if (state_numbers[i] == state)
      return i;

  /* Running: as little is known as before. */
  return 0;
}

static guint
number_of_phase (MdrPhase phase)
{
  for (guint i = 0; i < G_N_ELEMENTS (phase_numbers); i++)
    if (phase_numbers[i] == phase)
      return i;

  g_return_val_if_reached (0);
}

static guint
list_fields (const MdrSupportCode *self, Field *fields)
{
  guint n = 0;

  fields[n++] = (Field){ MDR_SUPPORT_CODE_MAX_RELEASE + 1, self->release };
  fields[n++] = (Field){ MDR_SUPPORT_CODE_MAX_PROVIDER + 1, self->provider };
  fields[n++] = (Field){ MDR_SUPPORT_CODE_MAX_SYMPTOM + 1, self->symptom };

  for (guint i = 0; i < MDR_SUPPORT_CODE_N_CAUSES; i++)
    fields[n++] = (Field){ MDR_SUPPORT_CODE_MAX_CAUSE + 1, self->causes[i] };

  for (guint i = 0; i < MDR_N_STEPS; i++)
    fields[n++] = (Field){ G_N_ELEMENTS (state_numbers), number_of_state (self->steps[i]) };

  for (guint i = 0; i < MDR_N_DIRECTIONS; i++)
    {
      fields[n++] =
          (Field){ G_N_ELEMENTS (state_numbers), number_of_state (self->directions[i].state) };
      fields[n++] =
          (Field){ G_N_ELEMENTS (phase_numbers), number_of_phase (self->directions[i].reached) };
      fields[n++] = (Field){ MDR_N_PACES, self->directions[i].pace };
    }

  fields[n++] = (Field){ MDR_N_CLOCK_STATES, self->clock };

  return n;
}

static void
take_fields (MdrSupportCode *self, const Field *fields)
{
  guint n = 0;

  self->release = fields[n++].value;
  self->provider = fields[n++].value;
  self->symptom = fields[n++].value;

  for (guint i = 0; i < MDR_SUPPORT_CODE_N_CAUSES; i++)
    self->causes[i] = fields[n++].value;

  for (guint i = 0; i < MDR_N_STEPS; i++)
    self->steps[i] = state_numbers[fields[n++].value];

  for (guint i = 0; i < MDR_N_DIRECTIONS; i++)
    {
      self->directions[i].state = state_numbers[fields[n++].value];
      self->directions[i].reached = phase_numbers[fields[n++].value];
      self->directions[i].pace = fields[n++].value;
    }

  self->clock = fields[n++].value;
}

/* Multiplies the number that @digits make and adds to it. */
static void
push (guint8 *digits, const Field *field)
{
  guint carry = field->value;

  for (guint i = N_DIGITS; i-- > 0;)
    {
      carry += digits[i] * field->size;
      digits[i] = carry % MDR_N_CODE_CHARACTERS;
      carry /= MDR_N_CODE_CHARACTERS;
    }

  g_assert (carry == 0);
}

/* Divides that number; what remains is the field. */
static void
pop (guint8 *digits, Field *field)
{
  guint rest = 0;

  for (guint i = 0; i < N_DIGITS; i++)
    {
      rest = rest * MDR_N_CODE_CHARACTERS + digits[i];
      digits[i] = rest / field->size;
      rest %= field->size;
    }

  field->value = rest;
}

/**
 * mdr_pace_of_duration:
 * @microseconds: how long something took, 0 if it was not done
 *
 * Returns: how quick that is
 */
MdrPace
mdr_pace_of_duration (gint64 microseconds)
{
  if (microseconds <= 0)
    return MDR_PACE_UNKNOWN;
  if (microseconds < G_USEC_PER_SEC / 2)
    return MDR_PACE_QUICK;
  if (microseconds < 2 * G_USEC_PER_SEC)
    return MDR_PACE_NORMAL;
  if (microseconds < 8 * G_USEC_PER_SEC)
    return MDR_PACE_SLOW;

  return MDR_PACE_ENDLESS;
}

/**
 * mdr_support_code_pack:
 * @self: a result, with no number above its maximum
 *
 * Makes the code. It tells what a support agent has to know, and nothing about who has the account.
 *
 * Returns: (transfer full): five groups of four characters with hyphens between them
 */
char *
mdr_support_code_pack (const MdrSupportCode *self)
{
  guint8 numbers[MDR_SUPPORT_CODE_LENGTH] = { LAYOUT };
  Field fields[N_FIELDS];
  guint n_fields;

  g_return_val_if_fail (self != NULL, NULL);

  n_fields = list_fields (self, fields);
  for (guint i = 0; i < n_fields; i++)
    {
      g_return_val_if_fail (fields[i].value < fields[i].size, NULL);
      push (numbers + 1, &fields[i]);
    }

  mdr_code_add_check (numbers, MDR_SUPPORT_CODE_LENGTH);

  return mdr_code_write (numbers, MDR_SUPPORT_CODE_LENGTH);
}

static gboolean
refuse_characters (const MdrCodeReading *reading, GError **error)
{
  guint group;

  if (reading->unknown != 0)
    {
      char character[7] = { 0 };

      g_unichar_to_utf8 (g_unichar_toupper (reading->unknown), character);
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_CODE,
                   _ ("“%s” in group %u is in no code. Have that group read again."), character,
                   reading->unknown_group);
      return FALSE;
    }

  if (reading->length != MDR_SUPPORT_CODE_LENGTH)
    {
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_CODE,
                   ngettext ("A support code has %d letters and digits, and this is %u.",
                             "A support code has %d letters and digits, and these are %u.",
                             reading->length),
                   MDR_SUPPORT_CODE_LENGTH, reading->length);
      return FALSE;
    }

  group = mdr_code_find_wrong_group (reading->numbers, reading->length);
  if (group != 0)
    g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_CODE,
                 _ ("Something in the code is wrong, probably in group %u. Have it read again."),
                 group);
  else
    g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_CODE,
                         _ ("Something in the code is wrong. Have it read again."));

  return FALSE;
}

/* Later layouts keep first character and check, and may be shorter. */
static gboolean
is_of_later_version (const MdrCodeReading *reading)
{
  return reading->unknown == 0 && reading->length > 3 && reading->length <= MDR_CODE_MAX_LENGTH &&
         reading->numbers[0] > LAYOUT &&
         mdr_code_has_right_check (reading->numbers, reading->length);
}

static gboolean
refuse_later_version (GError **error)
{
  g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_CODE,
                       _ ("This code was made by a newer version of Mail Doctor. Update yours to "
                          "read it."));

  return FALSE;
}

/**
 * mdr_support_code_unpack:
 * @text: a code in valid UTF-8, capital or small, with anything between its letters and digits
 * @self: (out): where to put what it tells
 * @error: return location for a #GError
 *
 * Reads a code of this version or of an earlier one.
 *
 * Returns: whether @text is one; if not, @error is %MDR_ERROR_INVALID_CODE and says where to look
 */
gboolean
mdr_support_code_unpack (const char *text, MdrSupportCode *self, GError **error)
{
  Field fields[N_FIELDS];
  MdrCodeReading reading;
  guint n_fields;
  guint rest = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (self != NULL, FALSE);

  mdr_code_read (text, &reading);
  if (is_of_later_version (&reading))
    return refuse_later_version (error);

  if (reading.unknown != 0 || reading.length != MDR_SUPPORT_CODE_LENGTH ||
      !mdr_code_has_right_check (reading.numbers, reading.length))
    return refuse_characters (&reading, error);

  *self = (MdrSupportCode){ 0 };
  n_fields = list_fields (self, fields);
  for (guint i = n_fields; i-- > 0;)
    pop (reading.numbers + 1, &fields[i]);

  for (guint i = 0; i < N_DIGITS; i++)
    rest += reading.numbers[1 + i];

  /* Right to look at, and never made by us. */
  if (reading.numbers[0] != LAYOUT || rest != 0)
    {
      g_set_error_literal (error, MDR_ERROR, MDR_ERROR_INVALID_CODE,
                           _ ("This is no support code of Mail Doctor. Have it read again."));
      return FALSE;
    }

  take_fields (self, fields);

  return TRUE;
}
