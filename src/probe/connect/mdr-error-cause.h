/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one table that leads from an error of the network to what it means.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-cause.h"
#include "core/mdr-finding.h"

G_BEGIN_DECLS

const char *mdr_error_cause_find (const GError *error, MdrPhase phase, MdrCause *cause);
GError *mdr_error_cause_create_error (const char *finding);
MdrFinding *
mdr_error_cause_create_finding (const GError *error, MdrPhase phase, MdrService *service);

G_END_DECLS
