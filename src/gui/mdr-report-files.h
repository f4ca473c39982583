/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the reports that a window is given.
 */

#pragma once

#include <adwaita.h>

#include "report/mdr-report.h"

G_BEGIN_DECLS

/**
 * MdrReportRead:
 * @parent: the window that asked
 * @report: a report
 *
 * Does something with a report that has been read.
 */
typedef void (*MdrReportRead) (GtkWindow *parent, MdrReport *report);

void mdr_report_files_refuse (GtkWindow *parent, const GError *error);
void mdr_report_files_read (GtkWindow *parent, GFile *file, MdrReportRead callback);
void mdr_report_files_choose (GtkWindow *parent, const char *title, MdrReportRead callback);

G_END_DECLS
