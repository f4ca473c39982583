/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A server's own search looks for a part of the Message-ID, and some do not look at all; what is to
 * be removed is compared here, and as a whole.
 */

#include "mdr-id-match.h"

#include <string.h>

/* Outlook.com puts an identifier of its own into messages and keeps the sender's beside it. */
static const char *const fields[] = { "Message-ID:", "X-Microsoft-Original-Message-ID:" };

static gboolean
is_blank (char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static MdrSpan
strip (MdrSpan span)
{
  while (span.length > 0 && is_blank (span.bytes[0]))
    {
      span.bytes++;
      span.length--;
    }

  while (span.length > 0 && is_blank (span.bytes[span.length - 1]))
    span.length--;

  return span;
}

static gboolean
begins_field (MdrSpan *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (mdr_span_skip_prefix (line, fields[i]))
      return TRUE;

  return FALSE;
}

/**
 * mdr_id_match_take_line:
 * @self: a header that is read
 * @id: a Message-ID with its angle brackets
 * @line: the next line, without its end
 *
 * Looks at one line. A long identifier may stand on a line of its own, for it cannot be folded
 * (RFC 5322 section 2.2.3).
 */
void
mdr_id_match_take_line (MdrIdMatch *self, const char *id, MdrSpan line)
{
  MdrSpan value;

  self->in_body = self->in_body || strip (line).length == 0;
  if (self->in_body)
    return;

  if (!is_blank (line.bytes[0]))
    self->in_field = begins_field (&line);

  value = strip (line);
  if (self->in_field && value.length == strlen (id) && memcmp (value.bytes, id, value.length) == 0)
    self->matches = TRUE;
}

/**
 * mdr_id_match_take_header:
 * @self: a header that is read
 * @id: a Message-ID with its angle brackets
 * @header: the whole header, or some fields of it
 *
 * Looks at all lines.
 */
void
mdr_id_match_take_header (MdrIdMatch *self, const char *id, MdrSpan header)
{
  while (header.length > 0 && !self->in_body)
    mdr_id_match_take_line (self, id, mdr_span_take_until (&header, '\n'));
}
