/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes of results and of pages are read as people type and say them, and spelled for the phone.
 */

#include "core/mdr-error.h"
#include "knowledge/mdr-support-code-texts.h"
#include "knowledge/mdr-told-code.h"

/* The same stand in other tests. */
#define CODE "103X-6KPX-P807-0XRF-43P6"
#define PAGE "37R"

static void
test_results_and_pages_are_told_apart (void)
{
  static const struct
  {
    const char *text;
    const char *code;
    gboolean is_page;
  } cases[] = {
    { CODE, CODE, FALSE },
    { "103x6kpxp8070xrf43p6", CODE, FALSE },
    { " 103x 6kpx p8o7 oxrf 43p6\n", CODE, FALSE },
    { "uno zero tre Xeres sei Kursaal P come Palermo Xeres P807 OXRF 43P6", CODE, FALSE },
    { PAGE, PAGE, TRUE },
    { "tre sette Roma", PAGE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;
      MdrToldCode code;

      g_assert_true (mdr_told_code_read (cases[i].text, &code, NULL));
      g_assert_cmpint (code.is_page, ==, cases[i].is_page);
      text = mdr_told_code_dup_text (&code);
      g_assert_cmpstr (text, ==, cases[i].code);
    }
}

static void
test_what_is_wrong_is_said (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "", "20" },
    { "103X-6KPX-P837-0XRF-43P6", "group 3" },
    { "103X-6KPX-P807-0XRF-34P6", "group 5" },
    { "103X-6KPT-P807-0XRF-43P6", "“T” in group 2" },
    { "37K", "page" },
    { "\xff\xfe", "20" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      MdrToldCode code;

      g_assert_false (mdr_told_code_read (cases[i].text, &code, &error));
      g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_CODE);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

/* In a search, a wrong code is worth a hint, and everything else is none. */
static void
test_wrong_codes_are_known_as_codes (void)
{
  g_assert_true (mdr_told_code_may_be_support_code (CODE));
  g_assert_true (mdr_told_code_may_be_support_code ("103x 6kpx p837 0xrf 43p6"));
  g_assert_false (mdr_told_code_may_be_support_code (PAGE));
  g_assert_false (mdr_told_code_may_be_support_code ("103X-6KPX-P837-0XRF-43P"));
  g_assert_false (mdr_told_code_may_be_support_code ("what does this mean?"));
  g_assert_false (mdr_told_code_may_be_support_code (""));
}

static void
test_groups_are_spelled (void)
{
  g_autoptr (GPtrArray) lines = mdr_told_code_spell (CODE, "italian");
  const MdrSupportCodeLine *line;

  g_assert_cmpuint (lines->len, ==, 5);
  line = lines->pdata[1];
  g_assert_cmpstr (line->title, ==, "6KPX");
  g_assert_cmpstr (line->text, ==, "sei, Kursaal, Palermo, Xeres");
}

/* A code in the words of any alphabet is understood whatever the language of who listens. */
static void
test_words_of_every_alphabet_come_back (void)
{
  static const char *const alphabets[] = { "icao", "italian", "german", "french", "spanish" };

  for (gsize i = 0; i < G_N_ELEMENTS (alphabets); i++)
    {
      g_autofree char *words = mdr_told_code_dup_words (CODE, alphabets[i]);
      g_autofree char *text = NULL;
      MdrToldCode code;

      g_assert_true (mdr_told_code_read (words, &code, NULL));
      text = mdr_told_code_dup_text (&code);
      g_assert_cmpstr (text, ==, CODE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/told-code/results-and-pages-are-told-apart",
                   test_results_and_pages_are_told_apart);
  g_test_add_func ("/told-code/what-is-wrong-is-said", test_what_is_wrong_is_said);
  g_test_add_func ("/told-code/wrong-codes-are-known-as-codes",
                   test_wrong_codes_are_known_as_codes);
  g_test_add_func ("/told-code/groups-are-spelled", test_groups_are_spelled);
  g_test_add_func ("/told-code/words-of-every-alphabet-come-back",
                   test_words_of_every_alphabet_come_back);

  return g_test_run ();
}
