/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a server's refusal to its literal cause.
 */

#pragma once

#include "core/mdr-cause.h"
#include "explain/mdr-utterance.h"

#include "mdr-smtp-reply.h"
#include "mdr-span.h"

G_BEGIN_DECLS

/**
 * MdrRefusal:
 * @protocol: the protocol that is spoken
 * @moment: what was refused
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
  MdrProtocol protocol;
  MdrMoment moment;
  gboolean with_token;
  gboolean not_understood;
  guint code;
  MdrEnhancedCode enhanced;
  MdrSpan response_code;
  MdrSpan text;
} MdrRefusal;

MdrCause mdr_refusal_get_cause (const MdrRefusal *refusal);

G_END_DECLS
