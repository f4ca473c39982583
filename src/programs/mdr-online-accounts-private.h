/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files that read GNOME Online Accounts share.
 */

#pragma once

#include "mdr-reading.h"

G_BEGIN_DECLS

void mdr_online_account_add (MdrReading *reading, GVariant *interfaces);

G_END_DECLS
