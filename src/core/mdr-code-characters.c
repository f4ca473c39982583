/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which characters a code is made of, and how it shows that one was misread or misheard.
 *
 * Left out is what sounds like something else on a phone, in Italian or in English (B C D E G T V Z
 * with P and 3; A H J with K and 8; N with M; S with F; Q with U; 5 with 9), and what looks like
 * something else (B 8, G 6, I 1, O 0, S 5, V U, Z 2). O and I are read as the digits that they look
 * like. A code of more letters would hardly be shorter: a character more carries a quarter bit.
 *
 * The last two characters a, b check the others c₁ … cₙ, all as numbers of the field of 19:
 *
 *   c₁ + c₂ + … + cₙ + a = 0
 *   1·c₁ + 2·c₂ + … + n·cₙ + b = 0
 *
 * Up to 18 characters and these two, any two codes differ in three places (a Hamming code). So one
 * or two wrong characters never go unnoticed, nor do two that changed places; and where only one is
 * wrong, it is known which.
 */

#include "mdr-code-characters.h"

#include <string.h>

/* For ever: their order is their numbers. */
static const char characters[] = "01234678"
                                 "9FKLMPRUWXY";

G_STATIC_ASSERT (sizeof characters - 1 == MDR_N_CODE_CHARACTERS);

/**
 * mdr_code_character_of:
 * @number: a number below %MDR_N_CODE_CHARACTERS
 *
 * Returns: the character that stands for it
 */
char
mdr_code_character_of (guint number)
{
  g_return_val_if_fail (number < MDR_N_CODE_CHARACTERS, '?');

  return characters[number];
}

/**
 * mdr_code_character_read:
 * @character: any character, capital or small
 * @number: (out): where to put its number
 *
 * Returns: whether it is one of a code
 */
gboolean
mdr_code_character_read (gunichar character, guint8 *number)
{
  gunichar capital = g_unichar_toupper (character);
  const char *found;

  if (capital == 'O')
    capital = '0';
  else if (capital == 'I')
    capital = '1';

  found = capital > 0 && capital < 128 ? strchr (characters, (int) capital) : NULL;
  if (found == NULL)
    return FALSE;

  *number = found - characters;

  return TRUE;
}

/* What the two equations come to; both are 0 if all is right. */
static void
sum_up (const guint8 *numbers, guint length, guint *plain, guint *weighted)
{
  *plain = 0;
  *weighted = numbers[length - 1];

  for (guint i = 0; i + 2 < length; i++)
    {
      *plain += numbers[i];
      *weighted += numbers[i] * (i + 1);
    }

  *plain = (*plain + numbers[length - 2]) % MDR_N_CODE_CHARACTERS;
  *weighted %= MDR_N_CODE_CHARACTERS;
}

/**
 * mdr_code_add_check:
 * @numbers: a code whose last two numbers are to be set
 * @length: how many numbers with these two, up to %MDR_CODE_MAX_LENGTH
 */
void
mdr_code_add_check (guint8 *numbers, guint length)
{
  guint plain, weighted;

  g_return_if_fail (numbers != NULL);
  g_return_if_fail (length > 2 && length <= MDR_CODE_MAX_LENGTH);

  numbers[length - 2] = numbers[length - 1] = 0;
  sum_up (numbers, length, &plain, &weighted);
  numbers[length - 2] = (MDR_N_CODE_CHARACTERS - plain) % MDR_N_CODE_CHARACTERS;
  numbers[length - 1] = (MDR_N_CODE_CHARACTERS - weighted) % MDR_N_CODE_CHARACTERS;
}

/**
 * mdr_code_has_right_check:
 * @numbers: a code
 * @length: how many numbers, up to %MDR_CODE_MAX_LENGTH
 *
 * Returns: whether all its characters seem to be right
 */
gboolean
mdr_code_has_right_check (const guint8 *numbers, guint length)
{
  guint plain, weighted;

  g_return_val_if_fail (numbers != NULL, FALSE);
  g_return_val_if_fail (length > 2 && length <= MDR_CODE_MAX_LENGTH, FALSE);

  sum_up (numbers, length, &plain, &weighted);

  return plain == 0 && weighted == 0;
}

static guint
group_of (guint position)
{
  return position / MDR_CODE_GROUP_LENGTH + 1;
}

/* Neighbours that changed places leave the plain sum as it was, as does a wrong last character. If
 * they stand in two groups, the second is named: both get another look anyway. */
static guint
find_wrong_group_by_swap (const guint8 *numbers, guint length)
{
  guint found = 0;

  for (guint i = 0; i + 3 < length; i++)
    {
      guint8 tried[MDR_CODE_MAX_LENGTH];
      guint group = group_of (i + 1);

      memcpy (tried, numbers, length);
      tried[i] = numbers[i + 1];
      tried[i + 1] = numbers[i];
      if (!mdr_code_has_right_check (tried, length))
        continue;

      if (found != 0 && found != group)
        return 0;

      found = group;
    }

  return found != 0 ? found : group_of (length - 1);
}

/**
 * mdr_code_find_wrong_group:
 * @numbers: a code whose check is not right
 * @length: how many numbers, up to %MDR_CODE_MAX_LENGTH
 *
 * Asks where to read again. That is certain if a single character is wrong that is not the last,
 * and a good guess if it is, or if two neighbours changed places.
 *
 * Returns: which group of %MDR_CODE_GROUP_LENGTH characters, from 1; 0 if there is no telling
 */
guint
mdr_code_find_wrong_group (const guint8 *numbers, guint length)
{
  guint plain, weighted;
  guint place = 0;

  g_return_val_if_fail (numbers != NULL, 0);
  g_return_val_if_fail (length > 2 && length <= MDR_CODE_MAX_LENGTH, 0);

  sum_up (numbers, length, &plain, &weighted);

  if (plain == 0)
    return find_wrong_group_by_swap (numbers, length);

  while (plain * place % MDR_N_CODE_CHARACTERS != weighted)
    place++;

  if (place == 0)
    return group_of (length - 2);

  return place + 2 <= length ? group_of (place - 1) : 0;
}

/**
 * mdr_code_write:
 * @numbers: a code
 * @length: how many numbers
 *
 * Returns: (transfer full): the code as it is shown, in groups with a hyphen between them
 */
char *
mdr_code_write (const guint8 *numbers, guint length)
{
  GString *text = g_string_sized_new (length * 2);

  for (guint i = 0; i < length; i++)
    {
      if (i > 0 && i % MDR_CODE_GROUP_LENGTH == 0)
        g_string_append_c (text, '-');
      g_string_append_c (text, mdr_code_character_of (numbers[i]));
    }

  return g_string_free (text, FALSE);
}

/**
 * mdr_code_read:
 * @text: a code in valid UTF-8, capital or small, with anything between its letters and digits
 * @reading: (out): what it is made of
 *
 * Reads the characters. Whether they make a code is for others to say.
 */
void
mdr_code_read (const char *text, MdrCodeReading *reading)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (reading != NULL);

  *reading = (MdrCodeReading){ 0 };

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      guint8 number = 0;

      if (!g_unichar_isalnum (character))
        continue;

      if (!mdr_code_character_read (character, &number) && reading->unknown == 0)
        {
          reading->unknown = character;
          reading->unknown_group = group_of (reading->length);
        }

      if (reading->length < MDR_CODE_MAX_LENGTH)
        reading->numbers[reading->length] = number;
      reading->length++;
    }
}
