/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That no wrong character and no swap goes unnoticed: all of them are tried, on many codes.
 */

#include <string.h>

#include "core/mdr-code-characters.h"

#define N_CODES 200

static void
make_code (guint8 *numbers, guint length)
{
  for (guint i = 0; i < length; i++)
    numbers[i] = g_test_rand_int_range (0, MDR_N_CODE_CHARACTERS);

  mdr_code_add_check (numbers, length);
  g_assert_true (mdr_code_has_right_check (numbers, length));
}

static guint
group_of (guint place)
{
  return place / MDR_CODE_GROUP_LENGTH + 1;
}

static void
test_every_wrong_character_is_noticed_and_found (void)
{
  for (guint code = 0; code < N_CODES; code++)
    {
      guint length = code % 4 == 0 ? 4 + code % 16 : MDR_CODE_MAX_LENGTH;
      guint8 numbers[MDR_CODE_MAX_LENGTH];

      make_code (numbers, length);
      for (guint place = 0; place < length; place++)
        for (guint more = 1; more < MDR_N_CODE_CHARACTERS; more++)
          {
            guint8 right = numbers[place];
            guint group;

            numbers[place] = (right + more) % MDR_N_CODE_CHARACTERS;
            g_assert_false (mdr_code_has_right_check (numbers, length));

            /* The last one alone may look like a swap of two others. */
            group = mdr_code_find_wrong_group (numbers, length);
            if (place + 1 < length)
              g_assert_cmpuint (group, ==, group_of (place));
            numbers[place] = right;
          }
    }
}

static void
test_every_swap_is_noticed (void)
{
  for (guint code = 0; code < N_CODES; code++)
    {
      guint length = code % 4 == 0 ? 4 + code % 16 : MDR_CODE_MAX_LENGTH;
      guint8 numbers[MDR_CODE_MAX_LENGTH];

      make_code (numbers, length);
      for (guint a = 0; a < length; a++)
        for (guint b = a + 1; b < length; b++)
          {
            guint8 swapped[MDR_CODE_MAX_LENGTH];

            memcpy (swapped, numbers, length);
            swapped[a] = numbers[b];
            swapped[b] = numbers[a];
            g_assert_true (mdr_code_has_right_check (swapped, length) ==
                           (numbers[a] == numbers[b]));
          }
    }
}

/* Two wrong ones: all pairs of places and all pairs of errors, on one code of full length. */
static void
test_every_pair_of_wrong_characters_is_noticed (void)
{
  guint8 numbers[MDR_CODE_MAX_LENGTH];

  make_code (numbers, MDR_CODE_MAX_LENGTH);
  for (guint a = 0; a < MDR_CODE_MAX_LENGTH; a++)
    for (guint b = a + 1; b < MDR_CODE_MAX_LENGTH; b++)
      for (guint errors = 0; errors < 18 * 18; errors++)
        {
          guint8 wrong[MDR_CODE_MAX_LENGTH];

          memcpy (wrong, numbers, sizeof wrong);
          wrong[a] = (wrong[a] + 1 + errors % 18) % MDR_N_CODE_CHARACTERS;
          wrong[b] = (wrong[b] + 1 + errors / 18) % MDR_N_CODE_CHARACTERS;
          g_assert_false (mdr_code_has_right_check (wrong, sizeof wrong));
        }
}

/* Where it cannot be told which neighbours changed places, no group is named. */
static void
test_swapped_neighbours_are_never_sought_elsewhere (void)
{
  guint n_swaps = 0;
  guint n_found = 0;

  for (guint code = 0; code < N_CODES; code++)
    {
      guint8 numbers[MDR_CODE_MAX_LENGTH];

      make_code (numbers, MDR_CODE_MAX_LENGTH);
      for (guint place = 0; place + 3 < MDR_CODE_MAX_LENGTH; place++)
        {
          guint8 swapped[MDR_CODE_MAX_LENGTH];
          guint group;

          if (numbers[place] == numbers[place + 1])
            continue;

          memcpy (swapped, numbers, sizeof swapped);
          swapped[place] = numbers[place + 1];
          swapped[place + 1] = numbers[place];
          group = mdr_code_find_wrong_group (swapped, sizeof swapped);
          n_swaps++;
          if (group != 0)
            {
              n_found++;
              g_assert_true (group == group_of (place) || group == group_of (place + 1));
            }
        }
    }

  g_test_message ("%u of %u swaps found", n_found, n_swaps);
  g_assert_cmpuint (n_found * 3, >, n_swaps);
}

static void
test_nothing_looks_or_sounds_alike (void)
{
  static const char *const alike[] = { "BCDEGPTVZ3", "AHJK8", "MN", "FS", "QU", "59", "B8", "G6",
                                       "I1",         "O0D",   "S5", "UV", "Z2", "CG", "VY", NULL };

  for (const char *const *set = alike; *set != NULL; set++)
    {
      g_autoptr (GString) used = g_string_new (NULL);

      for (guint number = 0; number < MDR_N_CODE_CHARACTERS; number++)
        if (strchr (*set, mdr_code_character_of (number)) != NULL)
          g_string_append_c (used, mdr_code_character_of (number));

      /* Both are kept: "three" and "pee", "eight" and "kay" differ in their first sound. */
      if (!g_str_equal (used->str, "3P") && !g_str_equal (used->str, "8K"))
        g_assert_cmpuint (used->len, <=, 1);
    }
}

static void
test_is_read_as_people_write_it (void)
{
  static const char *const texts[] = {
    "120F-KP9", "120fkp9", " 1 2 0 F – K P 9. ", "I2OF-KP9", "i2of_kp9\n", "1/2/0/F/K/P/9",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *again = NULL;
      MdrCodeReading reading;

      mdr_code_read (texts[i], &reading);
      g_assert_cmpuint (reading.unknown, ==, 0);
      g_assert_cmpuint (reading.length, ==, 7);
      again = mdr_code_write (reading.numbers, reading.length);
      g_assert_cmpstr (again, ==, "120F-KP9");
    }
}

static void
test_what_is_in_no_code_is_named (void)
{
  MdrCodeReading reading;

  mdr_code_read ("120F-KPb9-S", &reading);
  g_assert_cmpuint (reading.unknown, ==, 'b');
  g_assert_cmpuint (reading.unknown_group, ==, 2);
  g_assert_cmpuint (reading.length, ==, 9);

  mdr_code_read ("12é", &reading);
  g_assert_cmpuint (reading.unknown, ==, 0xe9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-characters/every-wrong-character-is-noticed-and-found",
                   test_every_wrong_character_is_noticed_and_found);
  g_test_add_func ("/code-characters/every-swap-is-noticed", test_every_swap_is_noticed);
  g_test_add_func ("/code-characters/every-pair-of-wrong-characters-is-noticed",
                   test_every_pair_of_wrong_characters_is_noticed);
  g_test_add_func ("/code-characters/swapped-neighbours-are-never-sought-elsewhere",
                   test_swapped_neighbours_are_never_sought_elsewhere);
  g_test_add_func ("/code-characters/nothing-looks-or-sounds-alike",
                   test_nothing_looks_or_sounds_alike);
  g_test_add_func ("/code-characters/is-read-as-people-write-it", test_is_read_as_people_write_it);
  g_test_add_func ("/code-characters/what-is-in-no-code-is-named",
                   test_what_is_in_no_code_is_named);

  return g_test_run ();
}
