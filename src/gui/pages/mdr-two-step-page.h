/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With what the provider lets mail programs sign in.
 */

#pragma once

#include "gui/mdr-page.h"

G_BEGIN_DECLS

#define MDR_TYPE_TWO_STEP_PAGE (mdr_two_step_page_get_type ())
G_DECLARE_FINAL_TYPE (MdrTwoStepPage, mdr_two_step_page, MDR, TWO_STEP_PAGE, MdrPage)

G_END_DECLS
