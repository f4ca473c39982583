/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One logical line of an IMAP server, taken apart.
 */

#pragma once

#include "mdr-span.h"

G_BEGIN_DECLS

/**
 * MdrImapReplyKind:
 * @MDR_IMAP_REPLY_TAGGED: the end of a command
 * @MDR_IMAP_REPLY_UNTAGGED: what the server says of itself, or data
 * @MDR_IMAP_REPLY_CONTINUATION: the server waits for more
 */
typedef enum
{
  MDR_IMAP_REPLY_TAGGED,
  MDR_IMAP_REPLY_UNTAGGED,
  MDR_IMAP_REPLY_CONTINUATION,
} MdrImapReplyKind;

/**
 * MdrImapStatus:
 * @MDR_IMAP_STATUS_NONE: not a status reply but data, or a continuation
 */
typedef enum
{
  MDR_IMAP_STATUS_NONE,
  MDR_IMAP_STATUS_OK,
  MDR_IMAP_STATUS_NO,
  MDR_IMAP_STATUS_BAD,
  MDR_IMAP_STATUS_BYE,
  MDR_IMAP_STATUS_PREAUTH,
} MdrImapStatus;

/**
 * MdrImapReply:
 * @tag: the tag of a tagged reply
 * @code: the name of a response code, `ALERT`; of length 0 where there is none
 * @arguments: what follows the name in the brackets
 * @text: the text of a status reply with its brackets; the challenge of a continuation
 * @keyword: the name of untagged data, `CAPABILITY`, `EXISTS`
 * @number: the number before @keyword, 0 where there is none
 * @data: what follows @keyword
 */
typedef struct
{
  MdrImapReplyKind kind;
  MdrImapStatus status;
  MdrSpan tag;
  MdrSpan code;
  MdrSpan arguments;
  MdrSpan text;
  MdrSpan keyword;
  guint64 number;
  MdrSpan data;
} MdrImapReply;

gboolean mdr_imap_reply_parse (const char *line, gsize length, MdrImapReply *reply);

G_END_DECLS
