/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way of receiving, or of sending, and what was found at the station that one asks for.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-way.h"

G_BEGIN_DECLS

#define MDR_TYPE_WAY_VIEW (mdr_way_view_get_type ())
G_DECLARE_FINAL_TYPE (MdrWayView, mdr_way_view, MDR, WAY_VIEW, AdwBin)

G_END_DECLS
