/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The right settings, the way to each server, and the sign-in test.
 */

#pragma once

#include "gui/mdr-page.h"

G_BEGIN_DECLS

#define MDR_TYPE_SETTINGS_PAGE (mdr_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (MdrSettingsPage, mdr_settings_page, MDR, SETTINGS_PAGE, MdrPage)

G_END_DECLS
