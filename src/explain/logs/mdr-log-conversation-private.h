/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a conversation remembers, for the files that follow it and tell of it.
 */

#pragma once

#include "mdr-log-conversation.h"
#include "mdr-log-speech.h"
#include "mdr-log-story-private.h"

G_BEGIN_DECLS

/**
 * MdrLogTrouble:
 * @stop: what happened, %MDR_LOG_STOP_NONE if nothing did
 * @moment: when
 * @speakers: who told it
 * @line: where in the log
 * @provisional: whether what comes later outweighs it
 * @open: whether the answer goes on in the next line
 * @words: what was said, without secrets
 *
 * Something that went wrong.
 */
typedef struct
{
  MdrLogStop stop;
  MdrMoment moment;
  MdrSpeaker speakers;
  guint line;
  gboolean provisional;
  gboolean open;
  GString *words;
} MdrLogTrouble;

struct _MdrLogConversation
{
  /* with whom */
  MdrSpeaker protocol;
  char *host;
  guint16 port;

  /* how far it came */
  MdrMoment reached;
  gboolean connected;
  gboolean spoken;
  gboolean greeted;
  gboolean secured;
  gboolean signed_in;
  gboolean done;
  gboolean quitting;
  gboolean closed;

  /* what the server offers; asked anew on the secure channel */
  gboolean listed;
  gboolean offers_starttls;
  gboolean offers_sign_in;

  /* what was asked last, and whether an answer is due */
  MdrMoment asked;
  gboolean waiting;
  gboolean challenged;
  gboolean with_token;
  gboolean in_message;
  gboolean naming;

  /* owned */
  MdrSecretMask *mask;
  char *last_words;
  guint last_line;
  guint line;

  MdrLogTrouble trouble;
};

gboolean mdr_log_conversation_is_secured (MdrLogConversation *self);
void mdr_log_conversation_note_trouble (MdrLogConversation *self,
                                        MdrLogStop stop,
                                        MdrMoment moment,
                                        MdrSpeaker speakers,
                                        const char *words);
void mdr_log_conversation_forget_trouble (MdrLogConversation *self, MdrMoment moments);

void mdr_log_conversation_hear_client (MdrLogConversation *self, MdrLogText text, gboolean secret);
void
mdr_log_conversation_hear_server (MdrLogConversation *self, MdrLogText text, const char *words);
void mdr_log_conversation_hear_note (MdrLogConversation *self, MdrLogText text, const char *words);

G_END_DECLS
