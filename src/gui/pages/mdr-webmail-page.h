/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the web page takes the password.
 */

#pragma once

#include "gui/mdr-page.h"

G_BEGIN_DECLS

#define MDR_TYPE_WEBMAIL_PAGE (mdr_webmail_page_get_type ())
G_DECLARE_FINAL_TYPE (MdrWebmailPage, mdr_webmail_page, MDR, WEBMAIL_PAGE, MdrPage)

G_END_DECLS
