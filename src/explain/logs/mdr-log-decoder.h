/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes in, lines out: UTF-8 or the UTF-16 of Windows, of whatever length, in bounded memory.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 4954 allows 12,288 octets for the longest line that a sign-in has. What a line has beyond
 * this is left out. */
#define MDR_LOG_LINE_MAX 16384

typedef struct _MdrLogDecoder MdrLogDecoder;

/**
 * MdrLogLineFunc:
 * @line: the line, without its end; wiped after the call
 * @length: how many bytes
 * @user_data: what was given with the function
 *
 * Called for every line.
 */
typedef void (*MdrLogLineFunc) (const char *line, gsize length, gpointer user_data);

MdrLogDecoder *mdr_log_decoder_new (MdrLogLineFunc func, gpointer user_data);
void mdr_log_decoder_free (MdrLogDecoder *self);

void mdr_log_decoder_push (MdrLogDecoder *self, const char *bytes, gsize length);
void mdr_log_decoder_end (MdrLogDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrLogDecoder, mdr_log_decoder_free)

G_END_DECLS
