/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The readers: one function for each family of mail programs.
 */

#pragma once

#include "mdr-reading.h"

G_BEGIN_DECLS

void mdr_read_thunderbird (MdrReading *reading);
void mdr_read_mailspring (MdrReading *reading);
void mdr_read_evolution (MdrReading *reading);
void mdr_read_geary (MdrReading *reading);
void mdr_read_kmail (MdrReading *reading);
void mdr_read_claws_mail (MdrReading *reading);
void mdr_read_online_accounts (MdrReading *reading);

G_END_DECLS
