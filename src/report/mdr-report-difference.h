/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In what two reports differ.
 */

#pragma once

#include "mdr-report.h"

G_BEGIN_DECLS

/**
 * MdrReportPart:
 * @MDR_REPORT_PART_CAUSE: the first cause
 * @MDR_REPORT_PART_VERDICT: how receiving or sending stands
 * @MDR_REPORT_PART_STEP: how a step stands
 * @MDR_REPORT_PART_SETTING: a server that one of them is set to
 * @MDR_REPORT_PART_SERVER: how the way to a server stands
 * @MDR_REPORT_PART_FINDING: what was found
 * @MDR_REPORT_PART_ANSWER: what the user said
 * @MDR_REPORT_PART_SYSTEM: program and system
 *
 * What can differ, in the order in which people want to hear of it.
 */
typedef enum
{
  MDR_REPORT_PART_CAUSE,
  MDR_REPORT_PART_VERDICT,
  MDR_REPORT_PART_STEP,
  MDR_REPORT_PART_SETTING,
  MDR_REPORT_PART_SERVER,
  MDR_REPORT_PART_FINDING,
  MDR_REPORT_PART_ANSWER,
  MDR_REPORT_PART_SYSTEM,
} MdrReportPart;

GType mdr_report_part_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_REPORT_PART (mdr_report_part_get_type ())

const char *mdr_report_part_get_title (MdrReportPart part);

#define MDR_TYPE_REPORT_DIFFERENCE (mdr_report_difference_get_type ())
G_DECLARE_FINAL_TYPE (MdrReportDifference, mdr_report_difference, MDR, REPORT_DIFFERENCE, GObject)

MdrReportPart mdr_report_difference_get_part (MdrReportDifference *self);
const char *mdr_report_difference_get_id (MdrReportDifference *self);
const char *mdr_report_difference_get_title (MdrReportDifference *self);
const char *mdr_report_difference_get_first (MdrReportDifference *self);
const char *mdr_report_difference_get_second (MdrReportDifference *self);
const char *mdr_report_difference_get_first_text (MdrReportDifference *self);
const char *mdr_report_difference_get_second_text (MdrReportDifference *self);

/* mdr-report-compare.c */
GListModel *mdr_report_compare (MdrReport *first, MdrReport *second);

/* For mdr-report-compare.c. */
typedef struct
{
  MdrReportPart part;
  const char *id;
  const char *title;
  const char *first;
  const char *second;
  const char *first_text;
  const char *second_text;
} MdrReportDifferenceFields;

MdrReportDifference *mdr_report_difference_new (const MdrReportDifferenceFields *fields);

G_END_DECLS
