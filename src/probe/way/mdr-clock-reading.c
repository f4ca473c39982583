/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody else's clock may be the one that is wrong. So the majority counts, and who is
 * contradicted by as many as agree proves nothing.
 */

#include "mdr-clock-reading.h"

/* Good clocks differ by less, however slow the network was: half a round trip and half the second
 * to which web servers tell the time. */
#define TOLERANCE (30 * G_TIME_SPAN_SECOND)

static gboolean
agree (const MdrClockReading *one, const MdrClockReading *other)
{
  return ABS (one->offset - other->offset) <= TOLERANCE;
}

static gsize
count_agreeing (const MdrClockReading *readings, gsize n_readings, const MdrClockReading *with)
{
  gsize n_agreeing = 0;

  for (gsize i = 0; i < n_readings; i++)
    n_agreeing += agree (&readings[i], with);

  return n_agreeing;
}

/**
 * mdr_clock_reading_take:
 * @environment: whose clock is compared
 * @source: who said what time it is
 * @real_time: what it is now, in microseconds since 1970
 *
 * Compares the clock of @environment.
 *
 * Returns: the comparison
 */
MdrClockReading
mdr_clock_reading_take (MdrEnvironment *environment, MdrClockSource source, gint64 real_time)
{
  g_autoptr (GDateTime) now = mdr_environment_dup_now (environment);
  gint64 ours = g_date_time_to_unix (now) * G_USEC_PER_SEC + g_date_time_get_microsecond (now);

  return (MdrClockReading){ source, ours - real_time };
}

/**
 * mdr_clock_reading_judge:
 * @readings: comparisons with different clocks, the most exact first
 * @n_readings: how many there are
 * @best: (out): the most exact of those that count, if they prove anything
 *
 * Judges this computer's clock by that of the majority.
 *
 * Returns: what the comparisons prove
 */
MdrClockVerdict
mdr_clock_reading_judge (const MdrClockReading *readings, gsize n_readings, MdrClockReading *best)
{
  if (n_readings == 0)
    return MDR_CLOCK_VERDICT_NONE;

  for (gsize i = 0; i < n_readings; i++)
    {
      if (2 * count_agreeing (readings, n_readings, &readings[i]) <= n_readings)
        continue;

      *best = readings[i];
      return ABS (best->offset) < MDR_CLOCK_LIMIT ? MDR_CLOCK_VERDICT_RIGHT : MDR_CLOCK_VERDICT_OFF;
    }

  return MDR_CLOCK_VERDICT_CONTRADICTORY;
}
