/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first line of a POP3 reply, taken apart.
 */

#pragma once

#include "mdr-span.h"

G_BEGIN_DECLS

/**
 * MdrPop3Status:
 * @MDR_POP3_STATUS_CONTINUE: the server waits for more (RFC 5034)
 */
typedef enum
{
  MDR_POP3_STATUS_OK,
  MDR_POP3_STATUS_ERR,
  MDR_POP3_STATUS_CONTINUE,
} MdrPop3Status;

/**
 * MdrPop3Reply:
 * @code: the response code of RFC 2449 and 3206, `AUTH`, `SYS/TEMP`; of length 0 if there is none
 * @text: what follows the status, with the code in its brackets; the challenge of a continuation
 */
typedef struct
{
  MdrPop3Status status;
  MdrSpan code;
  MdrSpan text;
} MdrPop3Reply;

gboolean mdr_pop3_reply_parse (const char *line, gsize length, MdrPop3Reply *reply);

G_END_DECLS
