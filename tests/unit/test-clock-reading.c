/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose clock counts, and when ours is wrong.
 */

#include "probe/way/mdr-clock-reading.h"

#define MAX_READINGS 4

static const struct
{
  const char *claim;
  gsize n_readings;
  gint64 seconds[MAX_READINGS];
  MdrClockVerdict verdict;
  gint64 best;
} cases[] = {
  { "nobody-proves-nothing", 0, { 0 }, MDR_CLOCK_VERDICT_NONE, 0 },
  { "one-is-enough", 1, { 2 }, MDR_CLOCK_VERDICT_RIGHT, 2 },
  { "just-below-the-limit", 1, { 299 }, MDR_CLOCK_VERDICT_RIGHT, 299 },
  { "at-the-limit", 1, { 300 }, MDR_CLOCK_VERDICT_OFF, 300 },
  { "just-above-the-limit-when-slow", 1, { -299 }, MDR_CLOCK_VERDICT_RIGHT, -299 },
  { "at-the-limit-when-slow", 1, { -300 }, MDR_CLOCK_VERDICT_OFF, -300 },
  { "the-first-of-those-who-agree", 2, { 7200, 7203 }, MDR_CLOCK_VERDICT_OFF, 7200 },
  { "one-against-one", 2, { 0, 7200 }, MDR_CLOCK_VERDICT_CONTRADICTORY, 0 },
  { "one-against-one-with-the-same-verdict",
    2,
    { 86400, 7200 },
    MDR_CLOCK_VERDICT_CONTRADICTORY,
    0 },
  { "the-majority-counts", 3, { 7200, 1, 0 }, MDR_CLOCK_VERDICT_RIGHT, 1 },
  { "all-against-all", 3, { 0, 7200, -7200 }, MDR_CLOCK_VERDICT_CONTRADICTORY, 0 },
  { "two-against-two", 4, { 0, 1, 7200, 7201 }, MDR_CLOCK_VERDICT_CONTRADICTORY, 0 },
};

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  MdrClockReading readings[MAX_READINGS];
  MdrClockReading best = { 0 };

  for (gsize j = 0; j < cases[i].n_readings; j++)
    readings[j] =
        (MdrClockReading){ MDR_CLOCK_SOURCE_HTTP, cases[i].seconds[j] * G_TIME_SPAN_SECOND };

  g_assert_cmpint (mdr_clock_reading_judge (readings, cases[i].n_readings, &best), ==,
                   cases[i].verdict);
  g_assert_cmpint (best.offset, ==, cases[i].best * G_TIME_SPAN_SECOND);
}

static void
test_take (void)
{
  g_autoptr (MdrEnvironment) environment = mdr_environment_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  MdrClockReading reading;

  mdr_environment_set_now (environment, tomorrow);
  reading = mdr_clock_reading_take (environment, MDR_CLOCK_SOURCE_SNTP, g_get_real_time ());

  /* Ahead is positive. */
  g_assert_cmpint (ABS (reading.offset - G_TIME_SPAN_DAY), <, 10 * G_TIME_SPAN_SECOND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/clock-reading/", cases[i].claim, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/clock-reading/tomorrow-is-a-day-ahead", test_take);

  return g_test_run ();
}
