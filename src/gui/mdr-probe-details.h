/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lies below the one sentence on a check: its steps with their times, and what was said.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-probe.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROBE_DETAILS (mdr_probe_details_get_type ())
G_DECLARE_FINAL_TYPE (MdrProbeDetails, mdr_probe_details, MDR, PROBE_DETAILS, AdwBin)

void mdr_probe_details_add_to (AdwExpanderRow *row);

G_END_DECLS
