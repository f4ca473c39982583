/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the wizard remembers from one run to the next.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *mdr_preferences_open (void);

G_END_DECLS
