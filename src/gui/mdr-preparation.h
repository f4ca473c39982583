/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what will be looked up sooner or later.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mdr_preparation_begin (void);
void mdr_preparation_end (void);

G_END_DECLS
