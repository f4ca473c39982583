/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checklist on a page.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_CHECKLIST_VIEW (mdr_checklist_view_get_type ())
G_DECLARE_FINAL_TYPE (MdrChecklistView,
                      mdr_checklist_view,
                      MDR,
                      CHECKLIST_VIEW,
                      AdwPreferencesGroup)

G_END_DECLS
