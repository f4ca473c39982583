/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes in, logical lines out, with a bound on both.
 */

#pragma once

#include "core/mdr-enums.h"

G_BEGIN_DECLS

/* The longest logical line, literals included. RFC 5321 and 1939 allow 512 octets, RFC 4954 12,288
 * for a challenge; RFC 9051 recommends to bear 8,192, and capabilities of real servers stay below
 * two. What is longer tells nothing about a mail account. */
#define MDR_LINE_MAX_LENGTH 65536

/**
 * MdrSplit:
 * @MDR_SPLIT_LINE: here is a line
 * @MDR_SPLIT_NEED_MORE: no whole line is there yet
 * @MDR_SPLIT_OVERFLOW: the line, or the literal it announces, is longer than allowed; it stays so
 *   until mdr_line_splitter_clear()
 */
typedef enum
{
  MDR_SPLIT_LINE,
  MDR_SPLIT_NEED_MORE,
  MDR_SPLIT_OVERFLOW,
} MdrSplit;

#define MDR_TYPE_LINE_SPLITTER (mdr_line_splitter_get_type ())
G_DECLARE_FINAL_TYPE (MdrLineSplitter, mdr_line_splitter, MDR, LINE_SPLITTER, GObject)

MdrLineSplitter *mdr_line_splitter_new (MdrProtocol protocol);

void mdr_line_splitter_push (MdrLineSplitter *self, const char *bytes, gsize length);
MdrSplit mdr_line_splitter_next (MdrLineSplitter *self, const char **line, gsize *length);
gboolean mdr_line_splitter_has_pending (MdrLineSplitter *self);
void mdr_line_splitter_clear (MdrLineSplitter *self);

G_END_DECLS
