/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stands where the main loop waits: between two waits nothing is drawn and no key is taken.
 */

#include "loop-meter.h"

#include <time.h>

typedef struct
{
  GPollFunc poll;
  double passed;
  double worked;
  LoopStall longest;
} Meter;

/* There is one main loop, and its poll function takes no data. */
static Meter meter;

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);

  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
poll_and_measure (GPollFD *descriptors, guint n_descriptors, int timeout)
{
  int n_ready;

  meter.longest.passed = MAX (meter.longest.passed, read_clock (CLOCK_MONOTONIC) - meter.passed);
  meter.longest.worked =
      MAX (meter.longest.worked, read_clock (CLOCK_THREAD_CPUTIME_ID) - meter.worked);

  n_ready = meter.poll (descriptors, n_descriptors, timeout);

  meter.passed = read_clock (CLOCK_MONOTONIC);
  meter.worked = read_clock (CLOCK_THREAD_CPUTIME_ID);

  return n_ready;
}

/**
 * loop_meter_start:
 *
 * Measures from now on; to be called by the thread of the main loop.
 */
void
loop_meter_start (void)
{
  meter.poll = g_main_context_get_poll_func (NULL);
  loop_meter_forget ();
  g_main_context_set_poll_func (NULL, poll_and_measure);
}

/**
 * loop_meter_forget:
 *
 * Begins anew; what happened before counts no longer.
 */
void
loop_meter_forget (void)
{
  meter.passed = read_clock (CLOCK_MONOTONIC);
  meter.worked = read_clock (CLOCK_THREAD_CPUTIME_ID);
  meter.longest = (LoopStall){ 0 };
}

/**
 * loop_meter_get_longest:
 *
 * Returns: the longest time between two waits
 */
LoopStall
loop_meter_get_longest (void)
{
  return meter.longest;
}
