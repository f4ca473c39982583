/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values in a configuration file for mail programs, each read by itself.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-enums.h"

G_BEGIN_DECLS

char *mdr_autoconfig_read_host (const char *text, MdrAddress *address);
char *mdr_autoconfig_read_user_name (const char *text, MdrAddress *address);
gboolean mdr_autoconfig_read_security (const char *text, MdrSecurity *security);
const char *mdr_autoconfig_read_sign_in (const char *text);

G_END_DECLS
