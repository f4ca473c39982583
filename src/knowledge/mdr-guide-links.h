/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The closed list of pages that guides may link to.
 */

#pragma once

#include "core/mdr-provider.h"

G_BEGIN_DECLS

gboolean mdr_guide_links_find (const char *reference,
                               MdrProvider *provider,
                               const char **label,
                               const char **uri);

G_END_DECLS
