/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares what a mail program is set to with what it should be.
 */

#pragma once

#include "mdr-difference.h"
#include "mdr-right-settings.h"

G_BEGIN_DECLS

GPtrArray *mdr_differences_find (MdrProgramAccount *account, const MdrRightSettings *right);

G_END_DECLS
