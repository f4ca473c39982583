/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dialogues have in common, for those who implement one.
 */

#pragma once

#include "mdr-dialogue.h"

G_BEGIN_DECLS

typedef struct
{
  MdrPhase phase;
  gboolean secure;     /* TLS stands and the certificate was verified */
  gboolean awaits_tls; /* the server agreed to begin TLS */
  gboolean settled;
  gboolean hidden; /* the line that is being received has the secret in it */
  guint n_lines;   /* received since we last said something */
  guint round_trips;

  /* owned */
  MdrService *service;
  MdrAddress *address;
  MdrCredentials *credentials;
  GListStore *findings;
  MdrTranscript *transcript;
  MdrFinding *farewell; /* to be reported if the server now hangs up */
  GPtrArray *capabilities;
  GPtrArray *mechanisms;
  MdrSecret *outgoing;
} MdrDialoguePrivate;

MdrDialoguePrivate *mdr_dialogue_get_private (MdrDialogue *self);

/* What is known. */
MdrService *mdr_dialogue_get_service (MdrDialogue *self);
MdrAddress *mdr_dialogue_get_address (MdrDialogue *self);
MdrCredentials *mdr_dialogue_get_credentials (MdrDialogue *self);
gboolean mdr_dialogue_is_secure (MdrDialogue *self);
gboolean mdr_dialogue_wants_tls (MdrDialogue *self);
gboolean mdr_dialogue_seems_to_await_tls (MdrDialogue *self);
gboolean mdr_dialogue_has_capability (MdrDialogue *self, const char *name);

/* What is learned. */
void mdr_dialogue_enter_phase (MdrDialogue *self, MdrPhase phase);
void mdr_dialogue_add_capability (MdrDialogue *self, const char *text, gsize length);
void mdr_dialogue_add_mechanism (MdrDialogue *self, const char *name, gsize length);
void mdr_dialogue_clear_capabilities (MdrDialogue *self);
char *mdr_dialogue_dup_server_text (MdrDialogue *self, const char *text, gsize length);
void mdr_dialogue_report (MdrDialogue *self, MdrFinding *finding);
void mdr_dialogue_report_fact (MdrDialogue *self, const char *code);
void mdr_dialogue_report_reply (MdrDialogue *self,
                                const char *code,
                                MdrCause cause,
                                const char *text,
                                gsize length);
void mdr_dialogue_note_farewell (MdrDialogue *self,
                                 const char *code,
                                 MdrCause cause,
                                 const char *text,
                                 gsize length);

/* What to do next. Lines that are said before the next read go out together. */
MdrNext mdr_dialogue_say (MdrDialogue *self, const char *line);
MdrNext mdr_dialogue_say_secret (MdrDialogue *self, MdrSecret *line, const char *public_form);
MdrNext mdr_dialogue_say_goodbye (MdrDialogue *self);
MdrNext mdr_dialogue_start_tls (MdrDialogue *self);
void mdr_dialogue_settle (MdrDialogue *self);
MdrNext mdr_dialogue_end_with (MdrDialogue *self, MdrFinding *finding);
MdrNext mdr_dialogue_give_up (MdrDialogue *self,
                              const char *code,
                              MdrCause cause,
                              const char *text,
                              gsize length);

G_END_DECLS
