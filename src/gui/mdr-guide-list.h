/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What to do, the best first.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_GUIDE_LIST (mdr_guide_list_get_type ())
G_DECLARE_FINAL_TYPE (MdrGuideList, mdr_guide_list, MDR, GUIDE_LIST, AdwBin)

G_END_DECLS
