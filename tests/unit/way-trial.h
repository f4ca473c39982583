/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Phases, findings and ways, as short as they can be written.
 */

#pragma once

#include "core/mdr-probe.h"
#include "core/mdr-station.h"

G_BEGIN_DECLS

/* A phase is followed by a sign; a finding is its code, with :PHASE where it says so itself, with @
 * if it is not about the service, and with ! for an error or ~ for a warning. The way is written
 * with a sign for each station:
 * + passed, ~ warning, ! failed, * running, ? waiting, - skipped, . cut off. */
MdrService *way_trial_new_service (const char *text);
void way_trial_go_through_phases (MdrProbe *probe, const char *text);
GPtrArray *way_trial_parse_findings (MdrService *service, const char *text);
char *way_trial_write_down (GPtrArray *stations);

G_END_DECLS
