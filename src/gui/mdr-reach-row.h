/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one check says about the network.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_REACH_ROW (mdr_reach_row_get_type ())
G_DECLARE_FINAL_TYPE (MdrReachRow, mdr_reach_row, MDR, REACH_ROW, AdwExpanderRow)

GtkWidget *mdr_reach_row_new (MdrSession *session, MdrProbe *probe);

G_END_DECLS
