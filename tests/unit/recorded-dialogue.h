/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plays recorded conversations to a dialogue and looks at what it says and finds.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void recorded_dialogue_add_all (const char *protocol);

G_END_DECLS
