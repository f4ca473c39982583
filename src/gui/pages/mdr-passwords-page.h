/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where mail programs keep passwords, and how to clear them.
 */

#pragma once

#include "gui/mdr-page.h"

G_BEGIN_DECLS

#define MDR_TYPE_PASSWORDS_PAGE (mdr_passwords_page_get_type ())
G_DECLARE_FINAL_TYPE (MdrPasswordsPage, mdr_passwords_page, MDR, PASSWORDS_PAGE, MdrPage)

G_END_DECLS
