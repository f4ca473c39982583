/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is left of a secret in the memory of a test.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text is given backwards, so that the one who looks for it has none itself. */
guint memory_count (const char *reversed);

G_END_DECLS
