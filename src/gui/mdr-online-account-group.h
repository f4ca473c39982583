/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The account in GNOME Online Accounts: how it stands, and a test of its permission.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_ONLINE_ACCOUNT_GROUP (mdr_online_account_group_get_type ())
G_DECLARE_FINAL_TYPE (MdrOnlineAccountGroup,
                      mdr_online_account_group,
                      MDR,
                      ONLINE_ACCOUNT_GROUP,
                      AdwPreferencesGroup)

G_END_DECLS
