/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether this network shows a page of its own before it lets anybody out.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-probe.h"
#include "probe/mdr-date-notes.h"

G_BEGIN_DECLS

#define MDR_TYPE_PORTAL_PROBE (mdr_portal_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrPortalProbe, mdr_portal_probe, MDR, PORTAL_PROBE, MdrProbe)

MdrProbe *mdr_portal_probe_new (MdrEnvironment *environment, MdrDateNotes *dates);

G_END_DECLS
