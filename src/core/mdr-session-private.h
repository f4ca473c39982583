/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the session share.
 */

#pragma once

#include "mdr-session.h"
#include "mdr-snapshot.h"

G_BEGIN_DECLS

struct _MdrSession
{
  GObject parent_instance;

  gboolean running;
  guint allowed_steps;
  guint n_sign_ins;
  guint update_id;

  /* when it ran, in monotonic time */
  gint64 begin;
  gint64 end;            /* 0 while it runs */
  gint64 recorded_begin; /* 0 for a session that looks at the world of now */
  GTimeSpan recorded_elapsed;

  /* before and after */
  gboolean finished;        /* all is known: something to compare with */
  gboolean stopped;         /* nothing begins by itself */
  gboolean network_waits;   /* changed during a sign-in */
  gboolean network_changed; /* that is why it is compared */

  /* owned: what was given */
  MdrProbeSource *source;
  GDateTime *started;
  MdrAddress *address;
  MdrAnswers *answers;
  GHashTable *attempts; /* of MdrAttempts, by address */
  GPtrArray *given_services;
  char *user_name;
  gboolean password_withheld;
  char *refused_name; /* that the proposal is about */
  MdrService *refused_service;

  /* owned: what goes on */
  MdrSettingsProbe *settings_probe;
  MdrSettings *settings;
  MdrSettings *earlier_settings; /* found through another network */
  MdrProbe *message_probe;
  GListStore *probes;

  /* owned: what follows from it */
  GListStore *steps;
  GListStore *diagnosis;
  MdrVerdict *verdicts[MDR_N_DIRECTIONS];
  GHashTable *made_findings;
  GHashTable *softened_findings;

  /* owned: before and after */
  MdrSnapshot *before;
  GListStore *changes;
  GPtrArray *sign_ins; /* of MdrProbe, to be put back where the way is open */

  /* the test message */
  MdrTestMessage *test_message; /* owned, nullable */
  GTask *test;                  /* borrowed, while it is under way */
};

/* mdr-session-probes.c */
void mdr_session_begin_probes (MdrSession *self);
void mdr_session_drop_probes (MdrSession *self);
void mdr_session_add_probe (MdrSession *self, MdrProbe *probe);
void mdr_session_restart_probes (MdrSession *self, guint steps);
void mdr_session_restart_probe (MdrSession *self, MdrProbe *probe);
void mdr_session_replace_probe (MdrSession *self, MdrProbe *old, MdrProbe *probe);

void mdr_session_put_back_probe (MdrSession *self, MdrProbe *old, MdrProbe *probe);
void mdr_session_take_message (MdrSession *self);

/* mdr-session-advice.c */
gboolean mdr_session_service_takes_password (MdrSession *self, MdrService *service);
const char *mdr_session_choose_user_name (MdrSession *self, MdrService *service, gboolean *chosen);
void mdr_session_note_refused_name (MdrSession *self,
                                    MdrService *service,
                                    const char *user_name,
                                    MdrCause cause);
void mdr_session_forget_refused_name (MdrSession *self);
gboolean mdr_session_is_name_of_settings (MdrSession *self, const char *user_name);

/* mdr-session-attempt.c */
MdrAttemptEnd mdr_session_count_attempt (MdrSession *self,
                                         MdrAttempts *attempts,
                                         MdrProbe *probe,
                                         MdrCredentials *credentials,
                                         MdrCause *cause);
gboolean mdr_session_goes_on_after (MdrAttemptEnd end, MdrCause cause);
void mdr_session_end_sign_in (GTask *task, GError *error);
gboolean mdr_session_is_out_of_reach (MdrSession *self, MdrService *service);

/* mdr-session-course.c */
void mdr_session_note_begin (MdrSession *self);
void mdr_session_note_running (MdrSession *self, gboolean running);

/* mdr-session-test-message.c */
void mdr_session_stop_test (MdrSession *self);

/* mdr-session-changes.c */
void mdr_session_finish_comparison (MdrSession *self, GPtrArray *findings);
void mdr_session_stop_comparison (MdrSession *self);
void mdr_session_forget_comparison (MdrSession *self);

/* mdr-session-kept.c */
gboolean mdr_session_has_signed_in (MdrSession *self);
void mdr_session_keep_sign_ins (MdrSession *self);
void mdr_session_put_sign_ins_back (MdrSession *self);

/* mdr-session-findings.c */
void mdr_session_collect_findings (MdrSession *self, GPtrArray *findings);

/* mdr-session-update.c */
void mdr_session_queue_update (MdrSession *self);
void mdr_session_update_now (MdrSession *self);

/* mdr-session.c */
void mdr_session_emit_updated (MdrSession *self);

G_END_DECLS
