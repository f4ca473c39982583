/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the way to a server gives to report: its addresses, the connection, and whether one of the
 * two address families is dead.
 */

#pragma once

#include "core/mdr-finding.h"
#include "mdr-family-result.h"

G_BEGIN_DECLS

MdrFinding *mdr_way_findings_addresses (MdrService *service, const char *const *addresses);
MdrFinding *mdr_way_findings_inside (MdrService *service, const char *const *addresses);
MdrFinding *mdr_way_findings_connected (MdrService *service, GSocketConnection *connection);
MdrFinding *mdr_way_findings_family (MdrService *service, MdrFamilyResult *result);

G_END_DECLS
