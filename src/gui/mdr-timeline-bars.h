/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The phases of one connection as bars along the time.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-phase-record.h"

G_BEGIN_DECLS

#define MDR_TYPE_TIMELINE_BARS (mdr_timeline_bars_get_type ())
G_DECLARE_FINAL_TYPE (MdrTimelineBars, mdr_timeline_bars, MDR, TIMELINE_BARS, GtkWidget)

GtkWidget *mdr_timeline_bars_new (GtkAdjustment *window);

void mdr_timeline_bars_add (MdrTimelineBars *self,
                            MdrPhaseRecord *record,
                            double begin,
                            double end,
                            const char *text);
GtkWidget *mdr_timeline_bars_create_swatch (MdrPhase phase);

G_END_DECLS
