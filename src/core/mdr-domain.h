/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What belongs to a domain.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean mdr_domain_has_host (const char *domain, const char *host);

G_END_DECLS
