/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offers to go on where the window was closed the last time.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_UNFINISHED_GROUP (mdr_unfinished_group_get_type ())
G_DECLARE_FINAL_TYPE (MdrUnfinishedGroup,
                      mdr_unfinished_group,
                      MDR,
                      UNFINISHED_GROUP,
                      AdwPreferencesGroup)

G_END_DECLS
