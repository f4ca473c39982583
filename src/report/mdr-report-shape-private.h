/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of all members of a report.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MDR_REPORT_TYPE_STRING,
  MDR_REPORT_TYPE_INTEGER,
  MDR_REPORT_TYPE_NUMBER,
  MDR_REPORT_TYPE_BOOLEAN,
  MDR_REPORT_TYPE_ANSWER, /* true, false or null for what is not known */
  MDR_REPORT_TYPE_AMOUNT, /* a number or null */
  MDR_REPORT_TYPE_STRINGS,
  MDR_REPORT_TYPE_VALUES, /* an object whose members are all strings */
  MDR_REPORT_TYPE_OBJECT,
  MDR_REPORT_TYPE_OBJECT_OR_NULL,
  MDR_REPORT_TYPE_OBJECTS,
} MdrReportType;

typedef struct _MdrReportMember MdrReportMember;

struct _MdrReportMember
{
  const char *name;
  MdrReportType type;
  const MdrReportMember *members; /* of an object */
  gboolean is_required;
};

/* mdr-report-shape-table.c */
extern const MdrReportMember mdr_report_root_members[];

G_END_DECLS
