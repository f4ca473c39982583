/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A whole result in twenty characters, to be read over the phone.
 */

#pragma once

#include "mdr-enums.h"

G_BEGIN_DECLS

/* What the fields that are numbered in data/knowledge/code-numbers.ini have room for. */
#define MDR_SUPPORT_CODE_MAX_RELEASE 63
#define MDR_SUPPORT_CODE_MAX_PROVIDER 511
#define MDR_SUPPORT_CODE_MAX_SYMPTOM 4
#define MDR_SUPPORT_CODE_MAX_CAUSE 63

#define MDR_SUPPORT_CODE_N_CAUSES 3
#define MDR_SUPPORT_CODE_LENGTH 20

/**
 * MdrPace:
 * @MDR_PACE_UNKNOWN: it was not looked at
 * @MDR_PACE_QUICK: less than half a second
 * @MDR_PACE_NORMAL: less than two seconds
 * @MDR_PACE_SLOW: less than eight seconds
 * @MDR_PACE_ENDLESS: eight seconds or more, or no end was waited for
 *
 * How long a server took for the whole conversation, roughly.
 */
typedef enum
{
  MDR_PACE_UNKNOWN,
  MDR_PACE_QUICK,
  MDR_PACE_NORMAL,
  MDR_PACE_SLOW,
  MDR_PACE_ENDLESS,
} MdrPace;

#define MDR_N_PACES (MDR_PACE_ENDLESS + 1)

/**
 * MdrClockState:
 * @MDR_CLOCK_STATE_UNKNOWN: there was nothing to compare it with
 *
 * How the clock of the computer stands.
 */
typedef enum
{
  MDR_CLOCK_STATE_UNKNOWN,
  MDR_CLOCK_STATE_RIGHT,
  MDR_CLOCK_STATE_FAST,
  MDR_CLOCK_STATE_SLOW,
} MdrClockState;

#define MDR_N_CLOCK_STATES (MDR_CLOCK_STATE_SLOW + 1)

GType mdr_pace_get_type (void) G_GNUC_CONST;
GType mdr_clock_state_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_PACE (mdr_pace_get_type ())
#define MDR_TYPE_CLOCK_STATE (mdr_clock_state_get_type ())

/**
 * MdrSupportCode:
 * @release: the number of the release that made it, 0 if it has none
 * @provider: the provider's number, 0 if it is not on the list
 * @symptom: the symptom's number, 0 if none was told
 * @causes: the numbers of the first causes, 0 where there are fewer
 * @steps: the states of the steps
 * @directions: receiving and sending: how it stands, how far one got, and how long it took
 * @clock: how the clock stands
 *
 * What a support code tells. Running and waiting are one state: not known yet.
 */
typedef struct
{
  guint release;
  guint provider;
  guint symptom;
  guint causes[MDR_SUPPORT_CODE_N_CAUSES];
  MdrState steps[MDR_N_STEPS];
  struct
  {
    MdrState state;
    MdrPhase reached;
    MdrPace pace;
  } directions[MDR_N_DIRECTIONS];
  MdrClockState clock;
} MdrSupportCode;

MdrPace mdr_pace_of_duration (gint64 microseconds);

char *mdr_support_code_pack (const MdrSupportCode *self);
gboolean mdr_support_code_unpack (const char *text, MdrSupportCode *self, GError **error);

G_END_DECLS
