/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The part of the grammar of RFC 9051 section 9 that somebody who only looks needs.
 */

#include "mdr-imap-reply.h"

static const struct
{
  const char *word;
  MdrImapStatus status;
} statuses[] = {
  { "OK", MDR_IMAP_STATUS_OK },           { "NO", MDR_IMAP_STATUS_NO },
  { "BAD", MDR_IMAP_STATUS_BAD },         { "BYE", MDR_IMAP_STATUS_BYE },
  { "PREAUTH", MDR_IMAP_STATUS_PREAUTH },
};

static MdrImapStatus
to_status (MdrSpan word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (mdr_span_equals (word, statuses[i].word))
      return statuses[i].status;

  return MDR_IMAP_STATUS_NONE;
}

/* resp-text = ["[" resp-text-code "]" SP] text */
static void
parse_text (MdrImapReply *reply, MdrSpan text)
{
  MdrSpan rest = text;

  reply->text = text;

  if (!mdr_span_skip_prefix (&rest, "["))
    return;

  reply->arguments = mdr_span_take_until (&rest, ']');
  reply->code = mdr_span_take_word (&reply->arguments);
}

static gboolean
parse_untagged (MdrImapReply *reply, MdrSpan rest)
{
  MdrSpan word = mdr_span_take_word (&rest);

  reply->kind = MDR_IMAP_REPLY_UNTAGGED;
  reply->status = to_status (word);

  if (reply->status != MDR_IMAP_STATUS_NONE)
    {
      parse_text (reply, rest);
      return TRUE;
    }

  reply->keyword = mdr_span_to_number (word, &reply->number) ? mdr_span_take_word (&rest) : word;
  reply->data = rest;

  return reply->keyword.length > 0;
}

/**
 * mdr_imap_reply_parse:
 * @line: a logical line without its end; may contain any byte
 * @length: how many bytes
 * @reply: (out caller-allocates): where to put the parts, which point into @line
 *
 * Returns: whether @line is something that a server can say
 */
gboolean
mdr_imap_reply_parse (const char *line, gsize length, MdrImapReply *reply)
{
  MdrSpan rest = { line, length };

  g_return_val_if_fail (line != NULL, FALSE);
  g_return_val_if_fail (reply != NULL, FALSE);

  *reply = (MdrImapReply){ 0 };

  if (mdr_span_skip_prefix (&rest, "* "))
    return parse_untagged (reply, rest);

  /* Some servers forget the space after the plus. */
  if (mdr_span_skip_prefix (&rest, "+"))
    {
      mdr_span_skip_prefix (&rest, " ");
      reply->kind = MDR_IMAP_REPLY_CONTINUATION;
      reply->text = rest;
      return TRUE;
    }

  reply->kind = MDR_IMAP_REPLY_TAGGED;
  reply->tag = mdr_span_take_until (&rest, ' ');
  reply->status = to_status (mdr_span_take_until (&rest, ' '));
  parse_text (reply, rest);

  return reply->tag.length > 0 &&
         (reply->status == MDR_IMAP_STATUS_OK || reply->status == MDR_IMAP_STATUS_NO ||
          reply->status == MDR_IMAP_STATUS_BAD);
}
