/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A code as people tell it to one another: typed, pasted, or in the words of a phone alphabet.
 */

#pragma once

#include "core/mdr-page-code.h"
#include "core/mdr-support-code.h"

G_BEGIN_DECLS

/**
 * MdrToldCode:
 * @is_page: whether it is the code of a page, and not one of a result
 * @result: the result
 * @place: the page
 * @state: how the page stands
 *
 * What a code tells: a result, or which page somebody is looking at.
 */
typedef struct
{
  gboolean is_page;
  MdrSupportCode result;
  MdrPlace place;
  MdrState state;
} MdrToldCode;

gboolean mdr_told_code_read (const char *text, MdrToldCode *code, GError **error);
gboolean mdr_told_code_may_be_support_code (const char *text);
char *mdr_told_code_dup_text (const MdrToldCode *code);

const char *mdr_told_code_get_alphabet (void);
GPtrArray *mdr_told_code_spell (const char *code, const char *alphabet);
char *mdr_told_code_dup_words (const char *code, const char *alphabet);

G_END_DECLS
