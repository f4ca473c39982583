/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The user's language, switched on once by each program.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void mdr_i18n_init (void);

G_END_DECLS
