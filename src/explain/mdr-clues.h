/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An utterance taken apart: its codes, its words, and what is known around it.
 */

#pragma once

#include "mdr-utterance.h"

G_BEGIN_DECLS

/**
 * MdrReplyStatus:
 * @MDR_REPLY_STATUS_OK: IMAP's OK and PREAUTH, POP3's +OK, SMTP's 2xx
 * @MDR_REPLY_STATUS_NO: IMAP's NO
 * @MDR_REPLY_STATUS_BAD: IMAP's BAD
 * @MDR_REPLY_STATUS_BYE: IMAP's BYE
 * @MDR_REPLY_STATUS_ERR: POP3's -ERR
 *
 * The words with which servers say yes or no; flags.
 */
typedef enum
{
  MDR_REPLY_STATUS_OK = 1 << 0,
  MDR_REPLY_STATUS_NO = 1 << 1,
  MDR_REPLY_STATUS_BAD = 1 << 2,
  MDR_REPLY_STATUS_BYE = 1 << 3,
  MDR_REPLY_STATUS_ERR = 1 << 4,
} MdrReplyStatus;

/**
 * MdrClues:
 * @folded: the text, as by mdr_folded_text_append(), without the codes before each line of a reply
 * @code: the reply code of SMTP that decides (RFC 5321 section 4.2), or 0
 * @expected: the code that a program says it had expected in its stead, or 0
 * @klass: first digit of the enhanced status code (RFC 3463), 0 where there is none
 * @subject: its second number
 * @detail: its third number
 * @statuses: all words of yes and no
 * @speakers: who speaks, as was given
 * @moments: when, as was given
 * @provider: (nullable): the provider, as was given or as the words show
 * @with_token: whether a token was shown instead of a password
 *
 * What rules look at.
 */
typedef struct
{
  GString *folded;
  guint code;
  guint expected;
  guint klass;
  guint subject;
  guint detail;
  MdrReplyStatus statuses;
  MdrSpeaker speakers;
  MdrMoment moments;
  const char *provider;
  gboolean with_token;
} MdrClues;

void mdr_clues_init (MdrClues *self, const MdrUtterance *utterance);
void mdr_clues_clear (MdrClues *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdrClues, mdr_clues_clear)

G_END_DECLS
