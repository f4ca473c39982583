/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the tests of reports share.
 */

#pragma once

#include "report/mdr-report.h"

G_BEGIN_DECLS

char *report_trial_read (const char *name);
MdrReport *report_trial_parse (const char *text, GError **error);
MdrReport *report_trial_load (const char *name);
MdrSession *report_trial_play (MdrReport *report);
char *report_trial_write (MdrReport *report);

G_END_DECLS
