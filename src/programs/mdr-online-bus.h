/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where GNOME Online Accounts is to be found on the user's bus.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_ONLINE_BUS_NAME "org.gnome.OnlineAccounts"
#define MDR_ONLINE_BUS_PATH "/org/gnome/OnlineAccounts"

char *mdr_online_bus_find (const char *address, const char *runtime_folder);

G_END_DECLS
