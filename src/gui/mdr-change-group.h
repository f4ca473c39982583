/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is different since the network changed, or since the last check.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_CHANGE_GROUP (mdr_change_group_get_type ())
G_DECLARE_FINAL_TYPE (MdrChangeGroup, mdr_change_group, MDR, CHANGE_GROUP, AdwPreferencesGroup)

G_END_DECLS
