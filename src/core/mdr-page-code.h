/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three characters that answer “where are you now?”.
 */

#pragma once

#include "mdr-enums.h"

G_BEGIN_DECLS

#define MDR_PAGE_CODE_LENGTH 3

gboolean mdr_page_code_is_meant (const char *text);
char *mdr_page_code_pack (MdrStepId step, MdrState state);
gboolean mdr_page_code_unpack (const char *text, MdrStepId *step, MdrState *state, GError **error);

G_END_DECLS
