/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar of RFC 1939 section 3, RFC 2449 section 8 and RFC 5034 section 4.
 */

#include "mdr-pop3-reply.h"

/**
 * mdr_pop3_reply_parse:
 * @line: a line without its end; may contain any byte
 * @length: how many bytes
 * @reply: (out caller-allocates): where to put the parts, which point into @line
 *
 * Returns: whether @line is the first line of a reply
 */
gboolean
mdr_pop3_reply_parse (const char *line, gsize length, MdrPop3Reply *reply)
{
  MdrSpan rest = { line, length };

  g_return_val_if_fail (line != NULL, FALSE);
  g_return_val_if_fail (reply != NULL, FALSE);

  *reply = (MdrPop3Reply){ 0 };

  if (mdr_span_skip_prefix (&rest, "+OK"))
    reply->status = MDR_POP3_STATUS_OK;
  else if (mdr_span_skip_prefix (&rest, "-ERR"))
    reply->status = MDR_POP3_STATUS_ERR;
  else if (mdr_span_skip_prefix (&rest, "+"))
    reply->status = MDR_POP3_STATUS_CONTINUE;
  else
    return FALSE;

  if (rest.length > 0 && !mdr_span_skip_prefix (&rest, " "))
    return FALSE;

  reply->text = rest;

  if (reply->status != MDR_POP3_STATUS_CONTINUE && mdr_span_skip_prefix (&rest, "["))
    reply->code = mdr_span_take_until (&rest, ']');

  return TRUE;
}
