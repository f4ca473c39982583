/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proxies as the system's settings name them, with the password that may stand there left out.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *mdr_proxy_name_find (const char *const *uris);
char *mdr_proxy_name_dup_public (const char *uri);
char *mdr_proxy_name_dup_uri (const char *uri);

G_END_DECLS
