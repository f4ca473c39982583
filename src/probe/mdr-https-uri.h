/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Addresses of web pages that may be asked.
 */

#pragma once

#include "core/mdr-environment.h"

G_BEGIN_DECLS

#define MDR_HTTPS_PORT 443

GUri *mdr_https_uri_parse (GUri *base, const char *text, GError **error);
GUri *mdr_https_uri_find (GUri *uri, MdrEnvironment *environment);

G_END_DECLS
