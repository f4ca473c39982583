/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that read Geary share.
 */

#pragma once

#include "mdr-reading.h"

G_BEGIN_DECLS

gboolean
mdr_geary_add_account (MdrReading *reading, const char *place, const char *id, GKeyFile *file);

G_END_DECLS
