/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The border that text from outside crosses once, before anything else sees it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Enough for any sentence a server has to say; RFC 5321 allows 512 octets a line. */
#define MDR_CLEAN_TEXT_MAX_CHARS 1000

char *mdr_clean_text (const char *text, gssize length, gsize max_chars);
char *mdr_clean_quote (const char *text);

G_END_DECLS
