/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the mail servers can be reached from here.
 */

#pragma once

#include "gui/mdr-page.h"

G_BEGIN_DECLS

#define MDR_TYPE_NETWORK_PAGE (mdr_network_page_get_type ())
G_DECLARE_FINAL_TYPE (MdrNetworkPage, mdr_network_page, MDR, NETWORK_PAGE, MdrPage)

G_END_DECLS
