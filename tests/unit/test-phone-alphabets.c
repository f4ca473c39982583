/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes spelled out, and understood again in any of the alphabets.
 */

#include <string.h>

#include "core/mdr-code-characters.h"
#include "core/mdr-error.h"
#include "knowledge/mdr-knowledge.h"
#include "knowledge/mdr-phone-alphabets.h"

#define ALL "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ01-2345-6789"

static MdrPhoneAlphabets *
alphabets (void)
{
  return mdr_phone_alphabets_get_default ();
}

static void
assert_understood (const char *text, const char *code)
{
  g_autofree char *understood = mdr_phone_alphabets_understand (alphabets (), text);

  g_assert_cmpstr (understood, ==, code);
}

static void
test_all_that_is_spelled_is_understood (void)
{
  const char *const *ids = mdr_phone_alphabets_get_ids (alphabets ());

  for (const char *const *id = ids; *id != NULL; id++)
    {
      g_auto (GStrv) words = mdr_phone_alphabets_spell (alphabets (), *id, ALL);
      g_autofree char *spoken = g_strjoinv (", ", words);
      g_autofree char *plain = g_str_to_ascii (spoken, "C");
      g_autofree char *capitals = g_utf8_strup (spoken, -1);

      g_assert_cmpuint (g_strv_length (words), ==, 36);
      assert_understood (spoken, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
      assert_understood (plain, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
      assert_understood (capitals, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    }
}

static void
test_words_are_those_of_the_language (void)
{
  static const struct
  {
    const char *languages[4];
    const char *spelled;
  } users[] = {
    { { "it_IT.UTF-8", "it_IT", "it" }, "Firenze Kursaal sette Palermo" },
    { { "de_AT", "de" }, "Frankfurt Köln sieben Potsdam" },
    { { "fr" }, "François Kléber sept Pierre" },
    { { "es" }, "Foxtrot Kilo siete Papa" },
    { { "en_GB", "en" }, "Foxtrot Kilo seven Papa" },
    { { "pl" }, "Foxtrot Kilo seven Papa" },
    { { "pl", "it" }, "Firenze Kursaal sette Palermo" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (users); i++)
    {
      const char *id = mdr_phone_alphabets_choose (alphabets (), users[i].languages);
      g_auto (GStrv) words = mdr_phone_alphabets_spell (alphabets (), id, "FK7P");
      g_autofree char *spelled = g_strjoinv (" ", words);

      g_assert_cmpstr (spelled, ==, users[i].spelled);
    }

  g_assert_null (mdr_phone_alphabets_spell (alphabets (), "klingon", "FK7P"));
}

static void
test_is_understood_as_people_write_it (void)
{
  assert_understood ("F come Firenze, K, sette", "FK7");
  assert_understood ("f come firenze", "f");
  assert_understood ("F as in Foxtrot F", "FF");
  assert_understood ("F come Palermo", "FP");
  assert_understood ("Firenze-Kursaal-7", "FK7");
  assert_understood ("X-ray x-ray Xray", "XXX");
  assert_understood ("koeln Koln KÖLN", "KKK");
  assert_understood ("12FK-MP90", "12FKMP90");
  assert_understood ("  ", "");
  assert_understood ("", "");
  assert_understood ("come", "");
  assert_understood ("Ancona Zanzibar", "AZanzibar");
}

/* O and I are understood, but no code is shown with them. */
static gboolean
could_be_shown_in_code (const char *word)
{
  g_autofree char *capitals = g_utf8_strup (word, -1);
  MdrCodeReading reading;

  mdr_code_read (word, &reading);

  return reading.unknown == 0 && strpbrk (capitals, "OI") == NULL;
}

/* Otherwise a group of a code could be taken for a word. */
static void
test_no_word_is_made_of_characters_of_codes (void)
{
  g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("phone-alphabets.ini", NULL);
  g_auto (GStrv) ids = g_key_file_get_groups (file, NULL);

  for (char **id = ids; *id != NULL; id++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, *id, NULL, NULL);

      for (char **key = keys; *key != NULL; key++)
        {
          g_auto (GStrv) words = g_key_file_get_string_list (file, *id, *key, NULL, NULL);

          for (char **word = words; *word != NULL; word++)
            if (!g_str_equal (*key, "languages") && could_be_shown_in_code (*word))
              g_error ("[%s] %s: “%s” could be part of a code", *id, *key, *word);
        }
    }
}

static void
test_mistakes_in_the_file_are_named (void)
{
  static const struct
  {
    const char *key;
    const char *words;
  } mistakes[] = { { "A", "" }, { "A", "A;" }, { "A", "Bologna;" }, { "7", "Roma;" } };

  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("phone-alphabets.ini", NULL);
      g_autoptr (GError) error = NULL;

      g_key_file_set_value (file, "italian", mistakes[i].key, mistakes[i].words);
      g_assert_null (mdr_phone_alphabets_new (file, &error));
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/phone-alphabets/all-that-is-spelled-is-understood",
                   test_all_that_is_spelled_is_understood);
  g_test_add_func ("/phone-alphabets/words-are-those-of-the-language",
                   test_words_are_those_of_the_language);
  g_test_add_func ("/phone-alphabets/is-understood-as-people-write-it",
                   test_is_understood_as_people_write_it);
  g_test_add_func ("/phone-alphabets/no-word-is-made-of-characters-of-codes",
                   test_no_word_is_made_of_characters_of_codes);
  g_test_add_func ("/phone-alphabets/mistakes-in-the-file-are-named",
                   test_mistakes_in_the_file_are_named);

  return g_test_run ();
}
