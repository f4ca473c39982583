/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of servers that somebody else tells us.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *mdr_host_name_normalize (const char *name);
const char *mdr_host_name_get_base (const char *name);

G_END_DECLS
