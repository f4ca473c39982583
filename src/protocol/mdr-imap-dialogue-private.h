/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the IMAP dialogue share.
 */

#pragma once

#include "mdr-dialogue-private.h"
#include "mdr-imap-await.h"
#include "mdr-imap-dialogue.h"
#include "mdr-imap-reply.h"

G_BEGIN_DECLS

typedef enum
{
  MDR_IMAP_STATE_GREETING,
  MDR_IMAP_STATE_STARTTLS,
  MDR_IMAP_STATE_CAPABILITY,
  MDR_IMAP_STATE_LOGIN,
  MDR_IMAP_STATE_AUTHENTICATE,
  MDR_IMAP_STATE_CANCELLED,
  MDR_IMAP_STATE_EXAMINE,
  MDR_IMAP_STATE_AWAIT,
  MDR_IMAP_STATE_GOODBYE,
} MdrImapState;

struct _MdrImapDialogue
{
  MdrDialogue parent_instance;

  MdrImapState state;
  gboolean capabilities_known;
  gboolean preauthenticated;
  guint n_tags;
  guint64 n_messages;

  /* owned */
  char *tag;           /* of the command whose end we wait for */
  char *id_tag;        /* of ID, whose end does not matter */
  char *aside;         /* what the server said besides while we signed in */
  GPtrArray *login;    /* the lines of LOGIN that it has not asked for yet */
  MdrImapAwait *await; /* what is known of the mailbox in which a test message is awaited */
};

char *mdr_imap_dialogue_make_tag (MdrImapDialogue *self);
MdrNext mdr_imap_dialogue_command (MdrImapDialogue *self, MdrImapState state, const char *text);
MdrNext mdr_imap_dialogue_leave (MdrImapDialogue *self);
MdrRefusal mdr_imap_reply_to_refusal (const MdrImapReply *reply, MdrMoment moment);
void mdr_imap_dialogue_take_capabilities (MdrImapDialogue *self, MdrSpan words);

MdrNext mdr_imap_dialogue_demand_tls (MdrImapDialogue *self);
MdrNext mdr_imap_dialogue_starttls_answered (MdrImapDialogue *self, const MdrImapReply *reply);

MdrNext mdr_imap_dialogue_sign_in (MdrImapDialogue *self, const char *method);
MdrNext mdr_imap_dialogue_login_continued (MdrImapDialogue *self, const MdrImapReply *reply);
MdrNext mdr_imap_dialogue_authenticate_continued (MdrImapDialogue *self, const MdrImapReply *reply);
MdrNext mdr_imap_dialogue_sign_in_answered (MdrImapDialogue *self, const MdrImapReply *reply);

MdrNext mdr_imap_dialogue_look_into_mailbox (MdrImapDialogue *self);
MdrNext mdr_imap_dialogue_examine_answered (MdrImapDialogue *self, const MdrImapReply *reply);

G_END_DECLS
