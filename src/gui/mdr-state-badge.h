/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How something stands, as an icon, a word and a colour.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-enums.h"

G_BEGIN_DECLS

#define MDR_TYPE_STATE_BADGE (mdr_state_badge_get_type ())
G_DECLARE_FINAL_TYPE (MdrStateBadge, mdr_state_badge, MDR, STATE_BADGE, AdwBin)

G_END_DECLS
