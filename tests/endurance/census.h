/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many more objects of each type there are than at the beginning.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

void census_begin (void);
int census_get (GType type);
char *census_describe (const char *prefix, int least);

G_END_DECLS
