/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A recorded conversation that is being played.
 */

#pragma once

#include "protocol/mdr-dialogue.h"
#include "protocol/mdr-line-splitter.h"
#include "recorded-dialogue.h"

G_BEGIN_DECLS

typedef struct
{
  MdrService *service;
  MdrAddress *address;
  MdrCredentials *credentials;
  char *user;
  char *password;
  MdrPasswordKind kind;
  MdrTestMessage *message;

  MdrDialogue *dialogue;
  MdrLineSplitter *splitter;
  MdrNext next;
  char *outgoing; /* what is still to be compared */
  guint n_findings;
} Player;

void recorded_dialogue_check_finding (Player *self, const char *words);
void recorded_dialogue_check_mechanisms (Player *self, const char *words);
void recorded_dialogue_check_nothing_leaked (Player *self);
void recorded_dialogue_check_private (Player *self, const char *text);

G_END_DECLS
