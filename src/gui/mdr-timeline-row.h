/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The phases of one connection as a row of the time axis.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/mdr-phase-record.h"
#include "core/mdr-probe.h"
#include "gui/mdr-time-scale.h"

G_BEGIN_DECLS

GtkWidget *mdr_timeline_row_new (MdrProbe *probe, const MdrTimeSpan *span, GtkAdjustment *window);
gint64 mdr_timeline_row_get_end (MdrPhaseRecord *record);

G_END_DECLS
