/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules that find secrets in one line, for the mask alone.
 */

#pragma once

#include "mdr-secret-mask.h"

G_BEGIN_DECLS

/**
 * MdrMaskLine:
 * @bytes: the line, not ended by a NUL
 * @length: how many bytes
 * @end: where what was said ends; see mdr_mask_line_trim()
 * @hidden: as many flags; a rule sets those of the bytes that must not be seen
 *
 * A line while it is looked at. Rules only add to @hidden, so their order does not matter, and each
 * looks at a byte a bounded number of times.
 */
typedef struct
{
  const char *bytes;
  gsize length;
  gsize end;
  guint8 *hidden;
} MdrMaskLine;

/* Walking. */
void mdr_mask_line_hide (MdrMaskLine *line, gsize from, gsize to);
gboolean mdr_mask_line_has_word (const MdrMaskLine *line, gsize at, const char *word);
gboolean mdr_mask_line_contains (const MdrMaskLine *line, const char *word);
gboolean mdr_mask_line_is_word_start (const MdrMaskLine *line, gsize at);
gsize mdr_mask_line_skip_spaces (const MdrMaskLine *line, gsize at);
gsize mdr_mask_line_skip_token (const MdrMaskLine *line, gsize at);
gboolean mdr_mask_line_is_quote (const MdrMaskLine *line, gsize at);
gsize mdr_mask_line_skip_quoted (const MdrMaskLine *line, gsize at, char quote, gboolean escaped);
gsize mdr_mask_line_skip_bare_value (const MdrMaskLine *line, gsize at);
void mdr_mask_line_trim (MdrMaskLine *line);

/* Nearly every place fails at the first letter, and every place is asked many times. */
static inline gboolean
mdr_mask_line_has (const MdrMaskLine *line, gsize at, const char *word)
{
  return at < line->length && ((line->bytes[at] ^ word[0]) & ~0x20) == 0 &&
         mdr_mask_line_has_word (line, at, word);
}

/* What is secret whoever says it. */
void mdr_mask_line_hide_values (MdrMaskLine *line);
void mdr_mask_line_hide_spoken (MdrMaskLine *line, gsize at);
void mdr_mask_line_hide_links (MdrMaskLine *line);
void mdr_mask_line_hide_options (MdrMaskLine *line);
void mdr_mask_line_hide_tokens (MdrMaskLine *line);
void mdr_mask_line_hide_app_passwords (MdrMaskLine *line);

/* What is secret because of the protocol. */

/**
 * MdrMaskNext:
 * @MDR_MASK_NEXT_NOTHING: the lines to come are looked at for themselves
 * @MDR_MASK_NEXT_EXCHANGE: until the server decides, the client's lines are secrets
 * @MDR_MASK_NEXT_NAME: a literal with the user name comes, and one with the password after it
 * @MDR_MASK_NEXT_PASSWORD: a literal with the password comes
 *
 * What a command says of the lines after it.
 */
typedef enum
{
  MDR_MASK_NEXT_NOTHING,
  MDR_MASK_NEXT_EXCHANGE,
  MDR_MASK_NEXT_NAME,
  MDR_MASK_NEXT_PASSWORD,
} MdrMaskNext;

gsize mdr_mask_line_skip_prefix (const MdrMaskLine *line, MdrVoice *voice);
gboolean mdr_mask_line_is_reply (const MdrMaskLine *line, gsize at, gboolean *waits);
gboolean mdr_mask_line_is_command (const MdrMaskLine *line, gsize at);
gboolean mdr_mask_line_announces_literal (const MdrMaskLine *line);
MdrMaskNext mdr_mask_line_hide_command (MdrMaskLine *line, gsize at, MdrVoice voice);

G_END_DECLS
