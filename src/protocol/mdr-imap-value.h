/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values that IMAP data is made of: numbers, words, strings and lists of these.
 */

#pragma once

#include "mdr-span.h"

G_BEGIN_DECLS

/**
 * MdrImapValue:
 * @text: what stands in a string, and a word or a list as it is
 * @quoted: whether backslashes in @text stand for the byte behind them
 */
typedef struct
{
  MdrSpan text;
  gboolean quoted;
} MdrImapValue;

gboolean mdr_imap_value_take (MdrSpan *from, MdrImapValue *value);
char *mdr_imap_value_dup_text (const MdrImapValue *value);

G_END_DECLS
