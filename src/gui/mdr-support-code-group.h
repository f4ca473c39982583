/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The whole result in twenty characters, to be read out to whoever helps.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_SUPPORT_CODE_GROUP (mdr_support_code_group_get_type ())
G_DECLARE_FINAL_TYPE (MdrSupportCodeGroup,
                      mdr_support_code_group,
                      MDR,
                      SUPPORT_CODE_GROUP,
                      AdwPreferencesGroup)

G_END_DECLS
