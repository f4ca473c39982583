/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What goes into a support code comes out of it, years later too; what is wrong with one is said.
 */

#include <string.h>

#include "core/mdr-code-characters.h"
#include "core/mdr-error.h"
#include "core/mdr-page-code.h"
#include "core/mdr-support-code.h"

#define N_RESULTS 2000

/* A code given out by the first version. It must read so in every later one. */
#define OLD_CODE "103X-6KPX-P807-0XRF-43P6"

static const MdrSupportCode old_result = {
  .release = 1,
  .provider = 42,
  .symptom = 4,
  .causes = { 2, 3, 12 },
  .steps = { MDR_STATE_PASSED, MDR_STATE_NEEDS_ANSWER, MDR_STATE_WARNING, MDR_STATE_PASSED,
             MDR_STATE_SKIPPED, MDR_STATE_FAILED, MDR_STATE_FAILED },
  .directions = { { MDR_STATE_FAILED, MDR_PHASE_CAPABILITIES, MDR_PACE_QUICK },
                  { MDR_STATE_PASSED, MDR_PHASE_SUBMIT, MDR_PACE_SLOW } },
  .clock = MDR_CLOCK_STATE_FAST,
};

static MdrState
random_state (void)
{
  static const MdrState states[] = { MDR_STATE_WAITING, MDR_STATE_PASSED,  MDR_STATE_WARNING,
                                     MDR_STATE_FAILED,  MDR_STATE_SKIPPED, MDR_STATE_NEEDS_ANSWER };

  return states[g_test_rand_int_range (0, G_N_ELEMENTS (states))];
}

static MdrSupportCode
random_result (void)
{
  MdrSupportCode result = {
    .release = g_test_rand_int_range (0, MDR_SUPPORT_CODE_MAX_RELEASE + 1),
    .provider = g_test_rand_int_range (0, MDR_SUPPORT_CODE_MAX_PROVIDER + 1),
    .symptom = g_test_rand_int_range (0, MDR_SUPPORT_CODE_MAX_SYMPTOM + 1),
    .clock = g_test_rand_int_range (0, MDR_N_CLOCK_STATES),
  };

  for (guint i = 0; i < MDR_SUPPORT_CODE_N_CAUSES; i++)
    result.causes[i] = g_test_rand_int_range (0, MDR_SUPPORT_CODE_MAX_CAUSE + 1);
  for (guint i = 0; i < MDR_N_STEPS; i++)
    result.steps[i] = random_state ();
  for (guint i = 0; i < MDR_N_DIRECTIONS; i++)
    {
      result.directions[i].state = random_state ();
      result.directions[i].reached = g_test_rand_int_range (0, MDR_N_PHASES);
      result.directions[i].pace = g_test_rand_int_range (0, MDR_N_PACES);
    }

  return result;
}

static void
assert_same (const MdrSupportCode *a, const MdrSupportCode *b)
{
  g_assert_cmpuint (a->release, ==, b->release);
  g_assert_cmpuint (a->provider, ==, b->provider);
  g_assert_cmpuint (a->symptom, ==, b->symptom);
  g_assert_cmpint (a->clock, ==, b->clock);
  for (guint i = 0; i < MDR_SUPPORT_CODE_N_CAUSES; i++)
    g_assert_cmpuint (a->causes[i], ==, b->causes[i]);
  for (guint i = 0; i < MDR_N_STEPS; i++)
    g_assert_cmpint (a->steps[i], ==, b->steps[i]);
  for (guint i = 0; i < MDR_N_DIRECTIONS; i++)
    {
      g_assert_cmpint (a->directions[i].state, ==, b->directions[i].state);
      g_assert_cmpint (a->directions[i].reached, ==, b->directions[i].reached);
      g_assert_cmpint (a->directions[i].pace, ==, b->directions[i].pace);
    }
}

static void
check_comes_back (const MdrSupportCode *result)
{
  g_autofree char *code = mdr_support_code_pack (result);
  g_autoptr (GError) error = NULL;
  MdrSupportCode again;

  g_assert_cmpuint (strlen (code), ==, MDR_SUPPORT_CODE_LENGTH + 4);
  g_assert_true (mdr_support_code_unpack (code, &again, &error));
  g_assert_no_error (error);
  assert_same (result, &again);
}

static void
test_what_goes_in_comes_out (void)
{
  MdrSupportCode least = { .release = 0 };
  MdrSupportCode most = {
    .release = MDR_SUPPORT_CODE_MAX_RELEASE,
    .provider = MDR_SUPPORT_CODE_MAX_PROVIDER,
    .symptom = MDR_SUPPORT_CODE_MAX_SYMPTOM,
    .clock = MDR_N_CLOCK_STATES - 1,
  };

  check_comes_back (&least);

  for (guint i = 0; i < MDR_SUPPORT_CODE_N_CAUSES; i++)
    most.causes[i] = MDR_SUPPORT_CODE_MAX_CAUSE;
  for (guint i = 0; i < MDR_N_STEPS; i++)
    most.steps[i] = MDR_STATE_NEEDS_ANSWER;
  for (guint i = 0; i < MDR_N_DIRECTIONS; i++)
    {
      most.directions[i].state = MDR_STATE_NEEDS_ANSWER;
      most.directions[i].reached = MDR_PHASE_SUBMIT;
      most.directions[i].pace = MDR_PACE_ENDLESS;
    }
  check_comes_back (&most);

  for (guint i = 0; i < N_RESULTS; i++)
    {
      MdrSupportCode result = random_result ();

      check_comes_back (&result);
    }
}

static void
test_running_is_not_known_yet (void)
{
  MdrSupportCode result = { .steps = { MDR_STATE_RUNNING } };
  g_autofree char *code = mdr_support_code_pack (&result);
  MdrSupportCode again;

  g_assert_true (mdr_support_code_unpack (code, &again, NULL));
  g_assert_cmpint (again.steps[0], ==, MDR_STATE_WAITING);
}

static void
test_old_codes_keep_their_meaning (void)
{
  g_autofree char *code = mdr_support_code_pack (&old_result);
  g_autoptr (GError) error = NULL;
  MdrSupportCode result;

  g_assert_true (mdr_support_code_unpack (OLD_CODE, &result, &error));
  g_assert_no_error (error);
  assert_same (&result, &old_result);
  g_assert_cmpstr (code, ==, OLD_CODE);
}

static void
check_refusal (const char *text, const char *says)
{
  g_autoptr (GError) error = NULL;
  MdrSupportCode result;

  g_assert_false (mdr_support_code_unpack (text, &result, &error));
  g_assert_error (error, MDR_ERROR, MDR_ERROR_INVALID_CODE);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
}

static char *
with_character (guint place, char character)
{
  char *code = g_strdup (OLD_CODE);

  code[place] = character != code[place] ? character : '9';

  return code;
}

static void
test_what_is_wrong_is_said (void)
{
  g_autofree char *wrong_third = with_character (11, '0');
  g_autofree char *unknown_second = with_character (6, 'T');

  check_refusal (wrong_third, "group 3");
  check_refusal (unknown_second, "“T” in group 2");
  check_refusal ("", "20");
  check_refusal ("1234", "20");
  check_refusal (OLD_CODE "0", "20");
  check_refusal ("????", "20");
}

static char *
make_code (guint layout, guint digit, guint length)
{
  guint8 numbers[MDR_CODE_MAX_LENGTH];

  memset (numbers, digit, sizeof numbers);
  numbers[0] = layout;
  mdr_code_add_check (numbers, length);

  return mdr_code_write (numbers, length);
}

static void
test_newer_and_foreign_codes_are_told_apart (void)
{
  g_autofree char *newer = make_code (2, 3, MDR_SUPPORT_CODE_LENGTH);
  g_autofree char *shorter = make_code (5, 3, 12);
  g_autofree char *foreign = make_code (0, 3, MDR_SUPPORT_CODE_LENGTH);
  g_autofree char *too_much = make_code (1, 18, MDR_SUPPORT_CODE_LENGTH);

  check_refusal (newer, "newer version");
  check_refusal (shorter, "newer version");
  check_refusal (foreign, "no support code");
  check_refusal (too_much, "no support code");
}

static void
test_pages_have_codes (void)
{
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint place = 0; place < MDR_N_PLACES; place++)
    for (guint state = 0; state <= MDR_STATE_NEEDS_ANSWER; state++)
      {
        char *code = mdr_page_code_pack (place, state);
        MdrPlace place_again;
        MdrState state_again;

        g_assert_cmpuint (strlen (code), ==, MDR_PAGE_CODE_LENGTH);
        g_assert_true (mdr_page_code_unpack (code, &place_again, &state_again, NULL));
        g_assert_cmpint (place_again, ==, place);
        g_assert_cmpint (state_again, ==, state);
        g_assert_true (g_hash_table_add (codes, code));
      }
}

/* All 6859 texts of three characters: one wrong or two swapped are never the code of another page.
 */
static void
test_wrong_codes_of_pages_are_noticed (void)
{
  for (guint place = 0; place < MDR_N_PLACES; place++)
    for (guint state = 0; state <= MDR_STATE_NEEDS_ANSWER; state++)
      {
        g_autofree char *code = mdr_page_code_pack (place, state);
        MdrPlace other_place;
        MdrState other_state;

        for (guint at = 0; at < MDR_PAGE_CODE_LENGTH; at++)
          {
            char wrong[MDR_PAGE_CODE_LENGTH + 1];
            guint other = (at + 1) % MDR_PAGE_CODE_LENGTH;

            for (guint number = 0; number < MDR_N_CODE_CHARACTERS; number++)
              {
                strcpy (wrong, code);
                wrong[at] = mdr_code_character_of (number);
                g_assert_true (strcmp (wrong, code) == 0 ||
                               !mdr_page_code_unpack (wrong, &other_place, &other_state, NULL));
              }

            strcpy (wrong, code);
            wrong[at] = code[other];
            wrong[other] = code[at];
            g_assert_true (strcmp (wrong, code) == 0 ||
                           !mdr_page_code_unpack (wrong, &other_place, &other_state, NULL));
          }
      }
}

static void
test_old_codes_of_pages_keep_their_meaning (void)
{
  MdrPlace place;
  MdrState state;

  g_assert_true (mdr_page_code_unpack ("37R", &place, &state, NULL));
  g_assert_cmpint (place, ==, MDR_PLACE_NETWORK);
  g_assert_cmpint (state, ==, MDR_STATE_NEEDS_ANSWER);
}

static void
test_pace_is_rough (void)
{
  g_assert_cmpint (mdr_pace_of_duration (0), ==, MDR_PACE_UNKNOWN);
  g_assert_cmpint (mdr_pace_of_duration (1), ==, MDR_PACE_QUICK);
  g_assert_cmpint (mdr_pace_of_duration (G_USEC_PER_SEC), ==, MDR_PACE_NORMAL);
  g_assert_cmpint (mdr_pace_of_duration (5 * G_USEC_PER_SEC), ==, MDR_PACE_SLOW);
  g_assert_cmpint (mdr_pace_of_duration (G_MAXINT64), ==, MDR_PACE_ENDLESS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/support-code/what-goes-in-comes-out", test_what_goes_in_comes_out);
  g_test_add_func ("/support-code/running-is-not-known-yet", test_running_is_not_known_yet);
  g_test_add_func ("/support-code/old-codes-keep-their-meaning", test_old_codes_keep_their_meaning);
  g_test_add_func ("/support-code/what-is-wrong-is-said", test_what_is_wrong_is_said);
  g_test_add_func ("/support-code/newer-and-foreign-codes-are-told-apart",
                   test_newer_and_foreign_codes_are_told_apart);
  g_test_add_func ("/support-code/pace-is-rough", test_pace_is_rough);
  g_test_add_func ("/page-code/pages-have-codes", test_pages_have_codes);
  g_test_add_func ("/page-code/wrong-codes-are-noticed", test_wrong_codes_of_pages_are_noticed);
  g_test_add_func ("/page-code/old-codes-keep-their-meaning",
                   test_old_codes_of_pages_keep_their_meaning);

  return g_test_run ();
}
