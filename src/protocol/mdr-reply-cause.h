/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a server's refusal to its literal cause.
 */

#pragma once

#include "core/mdr-cause.h"

#include "mdr-smtp-reply.h"
#include "mdr-span.h"

G_BEGIN_DECLS

/**
 * MdrReplyPoint:
 * @MDR_REPLY_POINT_GREETING: the first word of the server, or its answer to ours
 * @MDR_REPLY_POINT_SIGN_IN: after a name, a password or a token
 * @MDR_REPLY_POINT_MAILBOX: on the look into the mailbox
 * @MDR_REPLY_POINT_SENDER: on SMTP's MAIL
 * @MDR_REPLY_POINT_RECIPIENT: on SMTP's RCPT
 *
 * What was refused: the same words mean different things at different points.
 */
typedef enum
{
  MDR_REPLY_POINT_GREETING,
  MDR_REPLY_POINT_SIGN_IN,
  MDR_REPLY_POINT_MAILBOX,
  MDR_REPLY_POINT_SENDER,
  MDR_REPLY_POINT_RECIPIENT,
} MdrReplyPoint;

/**
 * MdrRefusal:
 * @point: what was refused
 * @with_token: whether it was signed in with a token instead of a password
 * @not_understood: whether the server says that it does not know the command (IMAP's BAD)
 * @code: the three digits of SMTP, else 0
 * @enhanced: the status code of RFC 3463
 * @response_code: the response code of IMAP or POP3, `AUTHENTICATIONFAILED`, `SYS/TEMP`
 * @text: the server's words, if they may be looked at
 *
 * A server's refusal, whatever the protocol.
 */
typedef struct
{
  MdrReplyPoint point;
  gboolean with_token;
  gboolean not_understood;
  guint code;
  MdrEnhancedCode enhanced;
  MdrSpan response_code;
  MdrSpan text;
} MdrRefusal;

MdrCause mdr_refusal_get_cause (const MdrRefusal *refusal);

G_END_DECLS
