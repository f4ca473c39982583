/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of a conversation share.
 */

#pragma once

#include "mdr-conversation.h"
#include "mdr-wire.h"

G_BEGIN_DECLS

struct _MdrConversation
{
  GObject parent_instance;

  MdrPhase phase;
  gboolean is_second_look;
  gboolean awaits; /* what somebody else has to bring */
  gulong news_id;

  /* owned */
  MdrEnvironment *environment;
  MdrService *service;
  MdrDialogue *dialogue;
  MdrWire *wire;
  MdrTlsUpgrade *upgrade;
  GListStore *findings;
  GTask *task;
};

void mdr_conversation_enter_phase (MdrConversation *self, MdrPhase phase);
void mdr_conversation_begin (MdrConversation *self);

G_END_DECLS
