/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text in the form in which phrases are looked for.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of longer texts only the beginning and the end are read, each half of this. */
#define MDR_FOLDED_TEXT_MAX_BYTES 8192

void mdr_folded_text_append (GString *folded, const char *text, gsize length);
char *mdr_folded_text_new (const char *text);

G_END_DECLS
