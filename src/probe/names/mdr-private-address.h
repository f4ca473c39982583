/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses that no server on the internet has.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean mdr_private_address_is (GInetAddress *address);
gboolean mdr_private_address_are_all (const char *const *addresses);

G_END_DECLS
