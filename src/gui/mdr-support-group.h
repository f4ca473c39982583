/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What somebody who helps may ask for, to be copied.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_SUPPORT_GROUP (mdr_support_group_get_type ())
G_DECLARE_FINAL_TYPE (MdrSupportGroup, mdr_support_group, MDR, SUPPORT_GROUP, AdwPreferencesGroup)

G_END_DECLS
