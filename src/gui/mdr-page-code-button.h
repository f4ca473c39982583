/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * “Where are you now?” answered in three characters, below every page.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_PAGE_CODE_BUTTON (mdr_page_code_button_get_type ())
G_DECLARE_FINAL_TYPE (MdrPageCodeButton, mdr_page_code_button, MDR, PAGE_CODE_BUTTON, AdwBin)

G_END_DECLS
