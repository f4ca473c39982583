/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 9051 section 9, as far as it is needed to find one's way through LIST and FETCH: each byte is
 * looked at once, and whatever cannot be understood ends the reading.
 */

#include "mdr-imap-value.h"

#include <string.h>

static void
skip (MdrSpan *span, gsize length)
{
  span->bytes += length;
  span->length -= length;
}

static MdrSpan
take (MdrSpan *span, gsize length)
{
  MdrSpan taken = { span->bytes, length };

  skip (span, length);

  return taken;
}

/* After the opening quote. */
static gboolean
take_quoted (MdrSpan *from, MdrImapValue *value)
{
  gsize i = 0;

  while (i < from->length && from->bytes[i] != '"')
    i += from->bytes[i] == '\\' ? 2 : 1;

  if (i >= from->length)
    return FALSE;

  value->text = take (from, i);
  value->quoted = TRUE;
  skip (from, 1);

  return TRUE;
}

/* After the opening brace. */
static gboolean
take_literal (MdrSpan *from, MdrImapValue *value)
{
  MdrSpan digits = mdr_span_take_until (from, '}');
  guint64 length;

  if (digits.length > 0 && digits.bytes[digits.length - 1] == '+')
    digits.length--;

  if (!mdr_span_to_number (digits, &length))
    return FALSE;

  mdr_span_skip_prefix (from, "\r");
  if (!mdr_span_skip_prefix (from, "\n") || length > from->length)
    return FALSE;

  value->text = take (from, length);

  return TRUE;
}

/* A word goes to the next blank or closing parenthesis; brackets in it may hold both, as in
 * BODY[HEADER.FIELDS (MESSAGE-ID)]. */
static gboolean
take_word (MdrSpan *from, MdrImapValue *value)
{
  gsize i = 0;
  gboolean in_brackets = FALSE;

  for (; i < from->length; i++)
    {
      char byte = from->bytes[i];

      if (byte == '[' || byte == ']')
        in_brackets = byte == '[';
      else if (!in_brackets && (byte == ' ' || byte == '(' || byte == ')'))
        break;
    }

  value->text = take (from, i);

  return i > 0;
}

/* After the opening parenthesis: all up to the one that belongs to it. */
static gboolean
take_list (MdrSpan *from, MdrImapValue *value)
{
  MdrSpan start = *from;
  guint depth = 1;

  while (from->length > 0)
    {
      MdrImapValue inner = { 0 };

      if (mdr_span_skip_prefix (from, "("))
        depth++;
      else if (mdr_span_skip_prefix (from, ")"))
        depth--;
      else if (mdr_span_skip_prefix (from, "\""))
        {
          if (!take_quoted (from, &inner))
            return FALSE;
        }
      else if (mdr_span_skip_prefix (from, "{"))
        {
          if (!take_literal (from, &inner))
            return FALSE;
        }
      else if (!mdr_span_skip_prefix (from, " ") && !take_word (from, &inner))
        return FALSE;

      if (depth == 0)
        {
          value->text = MDR_SPAN (start.bytes, start.length - from->length - 1);
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * mdr_imap_value_take:
 * @from: what stands before other values, perhaps after blanks
 * @value: (out caller-allocates): where to put it
 *
 * Takes the first value of @from. A list is taken as a whole; its values can be taken from its
 * text.
 *
 * Returns: whether there was one
 */
gboolean
mdr_imap_value_take (MdrSpan *from, MdrImapValue *value)
{
  *value = (MdrImapValue){ 0 };

  while (mdr_span_skip_prefix (from, " "))
    ;

  if (mdr_span_skip_prefix (from, "("))
    return take_list (from, value);

  if (mdr_span_skip_prefix (from, "\""))
    return take_quoted (from, value);

  if (mdr_span_skip_prefix (from, "{"))
    return take_literal (from, value);

  return take_word (from, value);
}

/**
 * mdr_imap_value_dup_text:
 * @value: a value
 *
 * Returns: (transfer full) (nullable): what it says, or %NULL if there is anything in it that could
 *   not be said back in a quoted string
 */
char *
mdr_imap_value_dup_text (const MdrImapValue *value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < value->text.length; i++)
    {
      char byte = value->text.bytes[i];

      if (value->quoted && byte == '\\' && i + 1 < value->text.length)
        byte = value->text.bytes[++i];
      if (byte < ' ' || byte == 0x7f)
        return NULL;

      g_string_append_c (text, byte);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
