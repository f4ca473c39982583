/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * By how much this computer's clock differs from somebody else's, and what several of them prove.
 */

#pragma once

#include "core/mdr-environment.h"

G_BEGIN_DECLS

/* From here on a clock is wrong: sign-ins and one-time codes begin to fail. In microseconds. */
#define MDR_CLOCK_LIMIT (5 * G_TIME_SPAN_MINUTE)

typedef enum
{
  MDR_CLOCK_SOURCE_SNTP,
  MDR_CLOCK_SOURCE_HTTP,
} MdrClockSource;

/**
 * MdrClockReading:
 * @source: who said what time it is
 * @offset: how far this computer's clock is ahead of that, in microseconds; negative where behind
 *
 * One comparison of clocks.
 */
typedef struct
{
  MdrClockSource source;
  GTimeSpan offset;
} MdrClockReading;

/**
 * MdrClockVerdict:
 * @MDR_CLOCK_VERDICT_NONE: nobody said what time it is
 * @MDR_CLOCK_VERDICT_CONTRADICTORY: they do not agree with each other
 * @MDR_CLOCK_VERDICT_RIGHT: this computer's clock is right
 * @MDR_CLOCK_VERDICT_OFF: it is wrong
 *
 * What comparisons prove.
 */
typedef enum
{
  MDR_CLOCK_VERDICT_NONE,
  MDR_CLOCK_VERDICT_CONTRADICTORY,
  MDR_CLOCK_VERDICT_RIGHT,
  MDR_CLOCK_VERDICT_OFF,
} MdrClockVerdict;

MdrClockReading
mdr_clock_reading_take (MdrEnvironment *environment, MdrClockSource source, gint64 real_time);
MdrClockVerdict
mdr_clock_reading_judge (const MdrClockReading *readings, gsize n_readings, MdrClockReading *best);

G_END_DECLS
