/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong, why, and what to do.
 */

#pragma once

#include "gui/mdr-page.h"

G_BEGIN_DECLS

#define MDR_TYPE_RESULT_PAGE (mdr_result_page_get_type ())
G_DECLARE_FINAL_TYPE (MdrResultPage, mdr_result_page, MDR, RESULT_PAGE, MdrPage)

G_END_DECLS
