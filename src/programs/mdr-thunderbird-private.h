/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of the Thunderbird reader share: one finds profiles, one reads preferences.
 */

#pragma once

#include "mdr-prefs.h"
#include "mdr-reading.h"

G_BEGIN_DECLS

void mdr_thunderbird_add_accounts (MdrReading *reading,
                                   const char *program,
                                   const char *place,
                                   MdrPrefs *prefs);

G_END_DECLS
