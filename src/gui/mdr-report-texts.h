/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a report comes from, in words.
 */

#pragma once

#include "report/mdr-report.h"

G_BEGIN_DECLS

char *mdr_report_texts_dup_account (MdrReport *report);
char *mdr_report_texts_dup_time (MdrReport *report);
char *mdr_report_texts_dup_origin (MdrReport *report);

G_END_DECLS
