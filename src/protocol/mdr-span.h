/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of a line that belongs to somebody else.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MdrSpan:
 * @bytes: (nullable): where it begins; any byte can be in it, and no NUL ends it
 * @length: how many bytes
 *
 * The reply parsers point into the line they read instead of copying it: a line can carry a secret
 * that the server sends back, and copies would have to be wiped.
 */
typedef struct
{
  const char *bytes;
  gsize length;
} MdrSpan;

#define MDR_SPAN(bytes, length) ((MdrSpan){ (bytes), (length) })

gboolean mdr_span_equals (MdrSpan self, const char *word);
gboolean mdr_span_to_number (MdrSpan self, guint64 *number);
gboolean mdr_span_skip_prefix (MdrSpan *self, const char *prefix);
MdrSpan mdr_span_take_word (MdrSpan *self);
MdrSpan mdr_span_take_until (MdrSpan *self, char separator);

G_END_DECLS
