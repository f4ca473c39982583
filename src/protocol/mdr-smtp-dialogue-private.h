/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the SMTP dialogue share.
 */

#pragma once

#include "mdr-dialogue-private.h"
#include "mdr-smtp-dialogue.h"
#include "mdr-smtp-reply.h"

G_BEGIN_DECLS

typedef enum
{
  MDR_SMTP_STATE_GREETING,
  MDR_SMTP_STATE_EHLO,
  MDR_SMTP_STATE_STARTTLS,
  MDR_SMTP_STATE_AUTH,
  MDR_SMTP_STATE_CANCELLED,
  MDR_SMTP_STATE_MAIL,
  MDR_SMTP_STATE_RCPT,
  MDR_SMTP_STATE_RSET,
  MDR_SMTP_STATE_TEST_MAIL,
  MDR_SMTP_STATE_TEST_RCPT,
  MDR_SMTP_STATE_TEST_DATA,
  MDR_SMTP_STATE_TEST_CONTENT,
  MDR_SMTP_STATE_GOODBYE,
} MdrSmtpState;

struct _MdrSmtpDialogue
{
  MdrDialogue parent_instance;

  MdrSmtpState state;
  gboolean pipelined;

  /* the reply that is being received */
  guint code;
  guint n_lines;
  MdrEnhancedCode enhanced;
  GString *text; /* owned */
};

MdrNext mdr_smtp_dialogue_command (MdrSmtpDialogue *self, MdrSmtpState state, const char *line);
MdrNext mdr_smtp_dialogue_leave (MdrSmtpDialogue *self);
MdrNext mdr_smtp_dialogue_refused (MdrSmtpDialogue *self, const char *code, MdrCause cause);
gboolean mdr_smtp_dialogue_is_positive (MdrSmtpDialogue *self);
MdrCause mdr_smtp_dialogue_get_cause (MdrSmtpDialogue *self, MdrMoment moment);

MdrNext mdr_smtp_dialogue_try_to_send (MdrSmtpDialogue *self);
MdrNext mdr_smtp_dialogue_mail_answered (MdrSmtpDialogue *self);
MdrNext mdr_smtp_dialogue_rcpt_answered (MdrSmtpDialogue *self);

char *mdr_smtp_dialogue_make_mail (MdrSmtpDialogue *self);
char *mdr_smtp_dialogue_make_rcpt (MdrSmtpDialogue *self);

/* mdr-smtp-dialogue-test.c */
MdrNext mdr_smtp_dialogue_send_test (MdrSmtpDialogue *self);
MdrNext mdr_smtp_dialogue_test_answered (MdrSmtpDialogue *self);
MdrNext mdr_smtp_dialogue_leave_unconfirmed (MdrSmtpDialogue *self, MdrSpan line);

G_END_DECLS
