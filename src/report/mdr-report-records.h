/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what the probes had found out of a report.
 */

#pragma once

#include "core/mdr-probe-record.h"
#include "mdr-report.h"
#include "probe/mdr-service-record.h"

G_BEGIN_DECLS

MdrProbeRecord *mdr_report_create_probe_record (MdrReport *self, JsonObject *object, gint64 begin);
MdrServiceRecord *mdr_report_create_service_record (JsonObject *object, gint64 begin);

G_END_DECLS
