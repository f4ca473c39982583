/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saves a report of what was checked.
 */

#pragma once

#include "mdr-cli.h"
#include "report/mdr-report.h"

G_BEGIN_DECLS

MdrCliStatus mdr_cli_save_report (MdrSession *session,
                                  const char *path,
                                  MdrReportFlags flags,
                                  MdrCliStatus status);

G_END_DECLS
