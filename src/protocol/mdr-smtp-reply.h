/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of an SMTP reply, taken apart.
 */

#pragma once

#include "mdr-span.h"

G_BEGIN_DECLS

/**
 * MdrEnhancedCode:
 *
 * A status code of RFC 3463, `5.7.8`; all 0 where there is none.
 */
typedef struct
{
  guint klass;
  guint subject;
  guint detail;
} MdrEnhancedCode;

/**
 * MdrSmtpReply:
 * @code: the three digits
 * @last: whether the reply ends with this line
 * @enhanced: the code of RFC 3463 before the text
 * @text: what stands behind the codes
 */
typedef struct
{
  guint code;
  gboolean last;
  MdrEnhancedCode enhanced;
  MdrSpan text;
} MdrSmtpReply;

gboolean mdr_smtp_reply_parse (const char *line, gsize length, MdrSmtpReply *reply);

G_END_DECLS
