/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes in, the user's language out. All texts are plain text, never markup.
 */

#pragma once

#include "core/mdr-cause.h"
#include "core/mdr-change.h"
#include "core/mdr-checklist-item.h"
#include "core/mdr-difference.h"
#include "core/mdr-finding.h"
#include "core/mdr-provider.h"
#include "core/mdr-ranked-cause.h"
#include "core/mdr-station.h"
#include "core/mdr-verdict.h"

G_BEGIN_DECLS

/* Sentences. */
char *mdr_texts_dup_finding (MdrFinding *finding);
char *mdr_texts_dup_verdict (MdrVerdict *verdict);
char *mdr_texts_dup_change (MdrChange *change);
char *mdr_texts_dup_service (MdrService *service);
char *mdr_texts_dup_station (MdrStation *station);
char *mdr_texts_dup_way_title (MdrService *service);
char *mdr_texts_dup_duration (gint64 microseconds);

/* mdr-texts-span.c */

/**
 * MdrTimeUnit:
 * @MDR_TIME_UNIT_YEAR: with leap years
 * @MDR_TIME_UNIT_MONTH: of mean length
 * @MDR_TIME_UNIT_DAY: 24 hours
 * @MDR_TIME_UNIT_HOUR: 60 minutes
 * @MDR_TIME_UNIT_MINUTE: 60 seconds
 * @MDR_TIME_UNIT_SECOND: a second
 *
 * In what people measure time.
 */
typedef enum
{
  MDR_TIME_UNIT_YEAR,
  MDR_TIME_UNIT_MONTH,
  MDR_TIME_UNIT_DAY,
  MDR_TIME_UNIT_HOUR,
  MDR_TIME_UNIT_MINUTE,
  MDR_TIME_UNIT_SECOND,
} MdrTimeUnit;

MdrTimeUnit mdr_texts_split_time_span (GTimeSpan span, gulong *n);
char *mdr_texts_dup_time_span (GTimeSpan span);

/* mdr-texts-checklist.c */
const char *mdr_texts_get_check_title (MdrCheck check);
char *mdr_texts_dup_checklist_item (MdrChecklistItem *item);

/* Causes. */
const char *mdr_texts_get_cause_title (MdrCause cause);
const char *mdr_texts_get_cause_explanation (MdrCause cause);
const char *mdr_texts_get_cause_sign (MdrCause cause);
const char *mdr_texts_get_ranked_cause_title (MdrRankedCause *ranked);
const char *mdr_texts_get_ranked_cause_explanation (MdrRankedCause *ranked);

/* mdr-texts-programs.c: what mail programs are set to. */
const char *mdr_texts_get_program_title (const char *id);
const char *mdr_texts_get_sign_in_method_title (MdrSignInMethod method);
const char *mdr_texts_get_difference_title (MdrDifferenceCode code);
const char *mdr_texts_get_difference_consequence (MdrDifferenceCode code);
const char *mdr_texts_get_difference_value (MdrDifferenceCode code, const char *value);
const char *mdr_texts_get_unreadable_reason (const char *reason);

/* Words. */
const char *mdr_texts_get_direction_title (MdrDirection direction);
const char *mdr_texts_get_password_kind_title (MdrPasswordKind kind);
const char *mdr_texts_get_phase_title (MdrPhase phase);
const char *mdr_texts_get_protocol_title (MdrProtocol protocol);
const char *mdr_texts_get_provider_link_title (MdrProviderLink link);
const char *mdr_texts_get_security_title (MdrSecurity security);
const char *mdr_texts_get_settings_source_title (MdrSettingsSource source);
const char *mdr_texts_get_severity_title (MdrSeverity severity);
const char *mdr_texts_get_sign_in_policy_title (MdrSignInPolicy policy);
const char *mdr_texts_get_skip_reason (MdrSkipReason reason);
const char *mdr_texts_get_state_title (MdrState state);
const char *mdr_texts_get_station_state (MdrStation *station);
const char *mdr_texts_get_station_title (MdrStationId station);
const char *mdr_texts_get_step_title (MdrStepId step);

G_END_DECLS
