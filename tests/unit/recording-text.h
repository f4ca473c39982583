/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How recordings write down what is not text.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *recording_text_expand (const char *text);

G_END_DECLS
