/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar of RFC 5321 section 4.2 and RFC 2034 section 4, with what real servers leave out.
 */

#include "mdr-smtp-reply.h"

/* No registered code has more than three digits in a part. */
static gboolean
take_number (MdrSpan *text, guint *number)
{
  gsize n_digits = 0;

  *number = 0;
  while (n_digits < text->length && n_digits < 4 && g_ascii_isdigit (text->bytes[n_digits]))
    *number = *number * 10 + (guint) (text->bytes[n_digits++] - '0');

  text->bytes += n_digits;
  text->length -= n_digits;

  return n_digits > 0 && n_digits < 4;
}

/* Google writes "534-5.7.9 text", others "550 #5.1.0 text". Anything that is not quite a code is
 * text. */
static MdrSpan
skip_enhanced_code (MdrSpan text, MdrEnhancedCode *code)
{
  MdrEnhancedCode found = { 0, 0, 0 };
  MdrSpan rest = text;

  mdr_span_skip_prefix (&rest, "#");
  if (!take_number (&rest, &found.klass) || !mdr_span_skip_prefix (&rest, ".") ||
      !take_number (&rest, &found.subject) || !mdr_span_skip_prefix (&rest, ".") ||
      !take_number (&rest, &found.detail))
    return text;

  if ((found.klass != 2 && found.klass != 4 && found.klass != 5) ||
      (rest.length > 0 && !mdr_span_skip_prefix (&rest, " ")))
    return text;

  *code = found;

  return rest;
}

/**
 * mdr_smtp_reply_parse:
 * @line: a line without its end; may contain any byte
 * @length: how many bytes
 * @reply: (out caller-allocates): where to put the parts, which point into @line
 *
 * Returns: whether @line is a line of a reply
 */
gboolean
mdr_smtp_reply_parse (const char *line, gsize length, MdrSmtpReply *reply)
{
  MdrSpan rest = { line, length };

  g_return_val_if_fail (line != NULL, FALSE);
  g_return_val_if_fail (reply != NULL, FALSE);

  *reply = (MdrSmtpReply){ 0 };

  if (length < 3 || !take_number (&rest, &reply->code) || rest.length != length - 3 ||
      reply->code < 200 || reply->code > 599)
    return FALSE;

  /* A code alone is a whole reply (RFC 5321 section 4.2.1). */
  reply->last = !mdr_span_skip_prefix (&rest, "-");
  if (reply->last && rest.length > 0 && !mdr_span_skip_prefix (&rest, " "))
    return FALSE;

  reply->text = skip_enhanced_code (rest, &reply->enhanced);

  return TRUE;
}
