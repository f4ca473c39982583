/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the probes of a report come from: each says what the report says, and asks nobody.
 */

#pragma once

#include "core/mdr-probe-source.h"
#include "mdr-report.h"

G_BEGIN_DECLS

#define MDR_TYPE_REPORT_SOURCE (mdr_report_source_get_type ())
G_DECLARE_FINAL_TYPE (MdrReportSource, mdr_report_source, MDR, REPORT_SOURCE, GObject)

MdrReportSource *mdr_report_source_new (MdrReport *report);

MdrReport *mdr_report_source_get_report (MdrReportSource *self);
gint64 mdr_report_source_get_begin (MdrReportSource *self);

G_END_DECLS
