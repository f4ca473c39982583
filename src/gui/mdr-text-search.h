/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds words in a text that is shown.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MDR_TYPE_TEXT_SEARCH (mdr_text_search_get_type ())
G_DECLARE_FINAL_TYPE (MdrTextSearch, mdr_text_search, MDR, TEXT_SEARCH, AdwBin)

void mdr_text_search_begin (MdrTextSearch *self);

G_END_DECLS
