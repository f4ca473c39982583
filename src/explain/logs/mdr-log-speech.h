/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said in a log, as far as it tells where a conversation stands: commands, answers, notes.
 */

#pragma once

#include "mdr-log-line.h"

G_BEGIN_DECLS

/**
 * MdrLogVerb:
 * @MDR_LOG_VERB_OTHER: any command that does not matter here
 * @MDR_LOG_VERB_HELLO: asks what the server can do
 * @MDR_LOG_VERB_STARTTLS: asks for the secure channel
 * @MDR_LOG_VERB_NAME: shows a name, before the password
 * @MDR_LOG_VERB_SIGN_IN: shows a password or a token, or begins to
 * @MDR_LOG_VERB_OPEN: opens a mailbox
 * @MDR_LOG_VERB_SENDER: SMTP's MAIL
 * @MDR_LOG_VERB_RECIPIENT: SMTP's RCPT
 * @MDR_LOG_VERB_CONTENT: SMTP's DATA
 * @MDR_LOG_VERB_QUIT: says good-bye
 *
 * What a mail program does.
 */
typedef enum
{
  MDR_LOG_VERB_OTHER,
  MDR_LOG_VERB_HELLO,
  MDR_LOG_VERB_STARTTLS,
  MDR_LOG_VERB_NAME,
  MDR_LOG_VERB_SIGN_IN,
  MDR_LOG_VERB_OPEN,
  MDR_LOG_VERB_SENDER,
  MDR_LOG_VERB_RECIPIENT,
  MDR_LOG_VERB_CONTENT,
  MDR_LOG_VERB_QUIT,
} MdrLogVerb;

/**
 * MdrLogCommand:
 * @verb: what is done
 * @protocols: the protocols that have it, perhaps 0
 * @with_token: whether a token is shown
 */
typedef struct
{
  MdrLogVerb verb;
  MdrSpeaker protocols;
  gboolean with_token;
} MdrLogCommand;

/**
 * MdrLogAnswerKind:
 * @MDR_LOG_ANSWER_NONE: not an answer
 * @MDR_LOG_ANSWER_DATA: IMAP's untagged data
 * @MDR_LOG_ANSWER_YES: done
 * @MDR_LOG_ANSWER_NO: refused
 * @MDR_LOG_ANSWER_BYE: the server hangs up
 * @MDR_LOG_ANSWER_WAITS: the server waits for more
 */
typedef enum
{
  MDR_LOG_ANSWER_NONE,
  MDR_LOG_ANSWER_DATA,
  MDR_LOG_ANSWER_YES,
  MDR_LOG_ANSWER_NO,
  MDR_LOG_ANSWER_BYE,
  MDR_LOG_ANSWER_WAITS,
} MdrLogAnswerKind;

/**
 * MdrLogAnswer:
 * @kind: what it comes to
 * @protocol: of what protocol it is, 0 if that does not show
 * @code: the number of SMTP, 0 for the others
 * @more: whether another line of the same answer follows
 * @untagged: whether it is IMAP's, and belongs to no command
 */
typedef struct
{
  MdrLogAnswerKind kind;
  MdrSpeaker protocol;
  guint code;
  gboolean more;
  gboolean untagged;
} MdrLogAnswer;

/**
 * MdrLogEvent:
 *
 * What a note tells.
 */
typedef enum
{
  MDR_LOG_EVENT_NONE,
  MDR_LOG_EVENT_CONNECTING,
  MDR_LOG_EVENT_CONNECTED,
  MDR_LOG_EVENT_SECURED,
  MDR_LOG_EVENT_CLOSED,
  MDR_LOG_EVENT_RESET,
  MDR_LOG_EVENT_TIMED_OUT,
  MDR_LOG_EVENT_REFUSED,
  MDR_LOG_EVENT_NOT_FOUND,
  MDR_LOG_EVENT_NOT_TRUSTED,
  MDR_LOG_EVENT_TLS_FAILED,
  MDR_LOG_EVENT_NO_STARTTLS,
  MDR_LOG_EVENT_NO_AUTH,
  MDR_LOG_EVENT_FAILED,
} MdrLogEvent;

void mdr_log_command_read (MdrLogText text, MdrLogCommand *command);
void mdr_log_answer_read (MdrLogText text, MdrLogAnswer *answer);
MdrLogEvent mdr_log_event_read (MdrLogText text);
guint16 mdr_log_port_read (MdrLogText text);
gboolean mdr_log_endpoint_read (MdrLogText text, MdrLogText *host, guint16 *port);

gboolean mdr_log_command_looks_so (MdrLogText text);
gboolean mdr_log_answer_looks_so (MdrLogText text);

G_END_DECLS
