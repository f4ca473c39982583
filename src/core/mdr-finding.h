/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One fact that a probe found out.
 */

#pragma once

#include "mdr-cause.h"
#include "mdr-enums.h"
#include "mdr-service.h"

G_BEGIN_DECLS

#define MDR_TYPE_FINDING (mdr_finding_get_type ())
G_DECLARE_FINAL_TYPE (MdrFinding, mdr_finding, MDR, FINDING, GObject)

MdrFinding *mdr_finding_new (const char *code,
                             MdrStepId step,
                             MdrSeverity severity,
                             MdrCause cause,
                             MdrService *service,
                             ...) G_GNUC_NULL_TERMINATED;
MdrFinding *mdr_finding_new_with_parameters (const char *code,
                                             MdrStepId step,
                                             MdrSeverity severity,
                                             MdrCause cause,
                                             MdrService *service,
                                             GVariant *parameters);

const char *mdr_finding_get_code (MdrFinding *self);
MdrStepId mdr_finding_get_step (MdrFinding *self);
MdrSeverity mdr_finding_get_severity (MdrFinding *self);
MdrCause mdr_finding_get_cause (MdrFinding *self);
MdrService *mdr_finding_get_service (MdrFinding *self);
GVariant *mdr_finding_get_parameters (MdrFinding *self);
const char *mdr_finding_get_parameter (MdrFinding *self, const char *name);
const char *mdr_finding_get_server_text (MdrFinding *self);

G_END_DECLS
