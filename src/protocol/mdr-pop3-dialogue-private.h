/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the POP3 dialogue share.
 */

#pragma once

#include "mdr-dialogue-private.h"
#include "mdr-id-match.h"
#include "mdr-pop3-dialogue.h"
#include "mdr-pop3-reply.h"

G_BEGIN_DECLS

typedef enum
{
  MDR_POP3_STATE_GREETING,
  MDR_POP3_STATE_STLS,
  MDR_POP3_STATE_CAPA,
  MDR_POP3_STATE_CAPA_LIST,
  MDR_POP3_STATE_USER,
  MDR_POP3_STATE_PASS,
  MDR_POP3_STATE_AUTH,
  MDR_POP3_STATE_CANCELLED,
  MDR_POP3_STATE_STAT,
  MDR_POP3_STATE_UIDL,
  MDR_POP3_STATE_TOP,
  MDR_POP3_STATE_TOP_LINES,
  MDR_POP3_STATE_DELE,
  MDR_POP3_STATE_QUIT, /* with which the deletion is done */
  MDR_POP3_STATE_GOODBYE,
} MdrPop3State;

struct _MdrPop3Dialogue
{
  MdrDialogue parent_instance;

  MdrPop3State state;

  /* the look for a test message */
  guint64 at;            /* the message that is looked at */
  guint n_left;          /* how many more may be looked at */
  gboolean numbers_only; /* the server has no names for messages that last */
  MdrIdMatch match;
  char *uid; /* owned: the name of the message that is looked at */
};

MdrNext mdr_pop3_dialogue_command (MdrPop3Dialogue *self, MdrPop3State state, const char *line);
MdrNext mdr_pop3_dialogue_leave (MdrPop3Dialogue *self);
MdrNext mdr_pop3_dialogue_malformed (MdrPop3Dialogue *self, MdrSpan text);
MdrRefusal mdr_pop3_reply_to_refusal (const MdrPop3Reply *reply, MdrMoment moment);

MdrNext mdr_pop3_dialogue_look_into_mailbox (MdrPop3Dialogue *self);
MdrNext mdr_pop3_dialogue_stat_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply);

MdrNext mdr_pop3_dialogue_look (MdrPop3Dialogue *self, guint64 n_messages);
MdrNext mdr_pop3_dialogue_uidl_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply);
MdrNext mdr_pop3_dialogue_top_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply);
MdrNext mdr_pop3_dialogue_top_line (MdrPop3Dialogue *self, MdrSpan line);
MdrNext mdr_pop3_dialogue_dele_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply);
MdrNext mdr_pop3_dialogue_quit_answered (MdrPop3Dialogue *self, const MdrPop3Reply *reply);

G_END_DECLS
