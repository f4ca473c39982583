/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way on from the result: what shows whether the fault is mended.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_FOLLOW_UP_GROUP (mdr_follow_up_group_get_type ())
G_DECLARE_FINAL_TYPE (MdrFollowUpGroup,
                      mdr_follow_up_group,
                      MDR,
                      FOLLOW_UP_GROUP,
                      AdwPreferencesGroup)

G_END_DECLS
