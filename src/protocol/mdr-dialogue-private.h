/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the dialogues have in common, for those who implement one.
 */

#pragma once

#include "mdr-dialogue.h"
#include "mdr-reply-cause.h"
#include "mdr-sasl.h"

G_BEGIN_DECLS

typedef struct
{
  MdrPhase phase;
  gboolean secure;     /* TLS stands and the certificate was verified */
  gboolean awaits_tls; /* the server agreed to begin TLS */
  gboolean settled;
  gboolean said_goodbye;
  gboolean hidden;         /* the line that is being received has the secret in it */
  guint n_lines;           /* received since we last said something */
  guint max_private_lines; /* how many of them may come that are not written down; 0: it is */
  guint n_alerts;
  guint round_trips;
  const char *method; /* static: how we sign in */

  /* owned */
  MdrService *service;
  MdrAddress *address;
  MdrCredentials *credentials;
  MdrTestMessage *test_message; /* nullable */
  GListStore *findings;
  MdrTranscript *transcript;
  MdrFinding *farewell; /* to be reported if the server now hangs up */
  char *masked;         /* what a box on the way wrote over something else */
  GPtrArray *capabilities;
  GPtrArray *mechanisms;
  MdrSecret *outgoing;
  MdrSasl *sasl;               /* the exchange that is going on */
  MdrSecret *initial_response; /* if it has to wait for the server to ask for it */
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
gboolean mdr_dialogue_has_mechanisms (MdrDialogue *self);

/* What is learned. */
void mdr_dialogue_enter_phase (MdrDialogue *self, MdrPhase phase);
void mdr_dialogue_add_capability (MdrDialogue *self, MdrSpan capability);
void mdr_dialogue_add_mechanism (MdrDialogue *self, MdrSpan name);
void mdr_dialogue_add_plain_login (MdrDialogue *self);
void mdr_dialogue_note_mask (MdrDialogue *self, MdrSpan text);
void mdr_dialogue_clear_capabilities (MdrDialogue *self);
char *mdr_dialogue_dup_server_text (MdrDialogue *self, MdrSpan text);
void mdr_dialogue_report (MdrDialogue *self, MdrFinding *finding);
void mdr_dialogue_report_fact (MdrDialogue *self, const char *code);
void mdr_dialogue_report_error (MdrDialogue *self, const char *code, MdrCause cause, MdrSpan text);
void mdr_dialogue_report_no_starttls (MdrDialogue *self, MdrSpan text);
void mdr_dialogue_report_alert (MdrDialogue *self, MdrSpan text);
void mdr_dialogue_report_unencrypted (MdrDialogue *self, gboolean refused, MdrSpan text);
void mdr_dialogue_report_mailbox (MdrDialogue *self, guint64 n_messages);
void mdr_dialogue_expect_private (MdrDialogue *self, guint max_lines);
void mdr_dialogue_note_farewell (MdrDialogue *self, const char *code, MdrCause cause, MdrSpan text);

/* What to do next. Lines that are said before the next read go out together. */
MdrNext mdr_dialogue_say (MdrDialogue *self, const char *line);
MdrNext mdr_dialogue_say_message (MdrDialogue *self, GBytes *message);
MdrNext mdr_dialogue_say_secret (MdrDialogue *self, MdrSecret *line, const char *public_form);
MdrNext mdr_dialogue_say_goodbye_ahead (MdrDialogue *self);
MdrNext mdr_dialogue_say_goodbye (MdrDialogue *self);
MdrNext mdr_dialogue_start_tls (MdrDialogue *self);
void mdr_dialogue_settle (MdrDialogue *self);
MdrNext mdr_dialogue_end_with (MdrDialogue *self, MdrFinding *finding);
MdrNext mdr_dialogue_give_up (MdrDialogue *self, const char *code, MdrCause cause, MdrSpan text);
MdrNext mdr_dialogue_refuse_greeting (MdrDialogue *self, MdrSpan line);

/* Signing in. */
void mdr_dialogue_report_methods (MdrDialogue *self);
const char *mdr_dialogue_choose_method (MdrDialogue *self);
MdrNext mdr_dialogue_begin_exchange (MdrDialogue *self, const char *command, gsize max_length);
MdrNext mdr_dialogue_continue_exchange (MdrDialogue *self, MdrSpan challenge);
gboolean mdr_dialogue_complete_exchange (MdrDialogue *self);
void mdr_dialogue_report_refused (MdrDialogue *self, MdrRefusal *refusal);

/* Waiting for a test message. */
void mdr_dialogue_report_test (MdrDialogue *self,
                               const char *code,
                               MdrSeverity severity,
                               MdrCause cause,
                               const char *folder,
                               const char *reason,
                               MdrSpan text);
void mdr_dialogue_report_arrival (MdrDialogue *self, gboolean in_spam, const char *folder);
void mdr_dialogue_report_no_arrival (MdrDialogue *self);
void mdr_dialogue_report_not_removed (MdrDialogue *self,
                                      const char *folder,
                                      const char *reason,
                                      MdrSpan text);
void mdr_dialogue_report_not_watched (MdrDialogue *self, MdrSpan text);

#define MDR_NO_TEXT MDR_SPAN (NULL, 0)

G_END_DECLS
