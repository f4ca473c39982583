/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The phases of all connections on one time axis.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_TIMELINE (mdr_timeline_get_type ())
G_DECLARE_FINAL_TYPE (MdrTimeline, mdr_timeline, MDR, TIMELINE, AdwBin)

G_END_DECLS
