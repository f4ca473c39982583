/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How receiving and sending are judged.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-finding.h"
#include "mdr-settings.h"
#include "mdr-verdict.h"

G_BEGIN_DECLS

MdrVerdict *mdr_verdict_judge (MdrDirection direction, MdrSettings *settings, GListModel *probes);
MdrSeverity mdr_verdict_weigh (MdrFinding *finding, MdrVerdict *const *verdicts);

G_END_DECLS
