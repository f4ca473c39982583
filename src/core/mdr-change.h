/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before and after: what one check found and the next one found otherwise.
 */

#pragma once

#include "mdr-cause.h"
#include "mdr-finding.h"

G_BEGIN_DECLS

/**
 * MdrSubject:
 * @MDR_SUBJECT_VPN: whether a tunnel is up, and which
 * @MDR_SUBJECT_PROXY: whether the system is set to a proxy, and to which
 * @MDR_SUBJECT_ONLINE: whether there is an internet connection
 * @MDR_SUBJECT_PORTAL: whether the network wants somebody to sign in on a web page
 * @MDR_SUBJECT_CLOCK: whether the clock is right
 * @MDR_SUBJECT_RECEIVING: how far the way to receiving leads
 * @MDR_SUBJECT_SENDING: how far the way to sending leads
 * @MDR_SUBJECT_CAUSE: the first cause of the diagnosis
 *
 * What can be compared, in the order in which people want to hear of it: what they did, what it
 * brought about, what is left.
 */
typedef enum
{
  MDR_SUBJECT_VPN,
  MDR_SUBJECT_PROXY,
  MDR_SUBJECT_ONLINE,
  MDR_SUBJECT_PORTAL,
  MDR_SUBJECT_CLOCK,
  MDR_SUBJECT_RECEIVING,
  MDR_SUBJECT_SENDING,
  MDR_SUBJECT_CAUSE,
} MdrSubject;

#define MDR_N_SUBJECTS (MDR_SUBJECT_CAUSE + 1)

/**
 * MdrTrend:
 * @MDR_TREND_SAME: a fault is still the same
 * @MDR_TREND_BETTER: what was wrong is no longer
 * @MDR_TREND_WORSE: what was in order is no longer
 * @MDR_TREND_OTHER: it changed, and neither is better
 *
 * Where a change leads.
 */
typedef enum
{
  MDR_TREND_SAME,
  MDR_TREND_BETTER,
  MDR_TREND_WORSE,
  MDR_TREND_OTHER,
} MdrTrend;

GType mdr_subject_get_type (void) G_GNUC_CONST;
GType mdr_trend_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_SUBJECT (mdr_subject_get_type ())
#define MDR_TYPE_TREND (mdr_trend_get_type ())

/**
 * MdrCondition:
 * @state: how it stands; %MDR_STATE_SKIPPED where nothing was found out
 * @cause: what is behind it, %MDR_CAUSE_OK where nothing is wrong
 * @finding: (nullable): what was found
 * @service: (nullable): the server that it is about
 * @alternative: (nullable): the server that works in its place
 *
 * How a subject stands at one time.
 */
typedef struct
{
  MdrState state;
  MdrCause cause;
  MdrFinding *finding;
  MdrService *service;
  MdrService *alternative;
} MdrCondition;

#define MDR_TYPE_CHANGE (mdr_change_get_type ())
G_DECLARE_FINAL_TYPE (MdrChange, mdr_change, MDR, CHANGE, GObject)

MdrChange *mdr_change_new (MdrSubject subject,
                           MdrTrend trend,
                           const MdrCondition *before,
                           const MdrCondition *after);

MdrSubject mdr_change_get_subject (MdrChange *self);
MdrTrend mdr_change_get_trend (MdrChange *self);
const MdrCondition *mdr_change_get_before (MdrChange *self);
const MdrCondition *mdr_change_get_after (MdrChange *self);

void mdr_condition_copy (MdrCondition *copy, const MdrCondition *condition);
void mdr_condition_clear (MdrCondition *condition);

G_END_DECLS
