/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that read Evolution share.
 */

#pragma once

#include "mdr-reading.h"

G_BEGIN_DECLS

void mdr_evolution_add_accounts (MdrReading *reading, const char *place, GHashTable *sources);

G_END_DECLS
