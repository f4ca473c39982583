/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A support code in words: what the first page of a report says, too.
 */

#pragma once

#include "core/mdr-page-code.h"
#include "core/mdr-support-code.h"

G_BEGIN_DECLS

/**
 * MdrSupportCodeLine:
 * @title: what it is about
 * @text: how it is
 *
 * One line of a result in words.
 */
typedef struct
{
  char *title;
  char *text;
} MdrSupportCodeLine;

GPtrArray *mdr_support_code_lines_new (void);
void mdr_support_code_lines_take (GPtrArray *lines, const char *title, char *text);

GPtrArray *mdr_support_code_create_lines (const MdrSupportCode *code);
char *mdr_page_code_dup_sentence (MdrPlace place, MdrState state);

G_END_DECLS
