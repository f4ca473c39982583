/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who has trouble, with what, and where.
 */

#pragma once

#include "gui/mdr-page.h"

G_BEGIN_DECLS

#define MDR_TYPE_START_PAGE (mdr_start_page_get_type ())
G_DECLARE_FINAL_TYPE (MdrStartPage, mdr_start_page, MDR, START_PAGE, MdrPage)

G_END_DECLS
