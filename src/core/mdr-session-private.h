/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the session share.
 */

#pragma once

#include "mdr-session.h"

G_BEGIN_DECLS

struct _MdrSession
{
  GObject parent_instance;

  gboolean running;
  guint allowed_steps;
  guint n_sign_ins;
  guint update_id;

  /* owned: what was given */
  MdrProbeSource *source;
  MdrAddress *address;
  MdrAnswers *answers;
  GHashTable *attempts; /* of MdrAttempts, by address */
  GPtrArray *given_services;
  char *user_name;

  /* owned: what goes on */
  MdrSettingsProbe *settings_probe;
  MdrSettings *settings;
  MdrProbe *message_probe;
  GListStore *probes;

  /* owned: what follows from it */
  GListStore *steps;
  GListStore *diagnosis;
  MdrVerdict *verdicts[MDR_N_DIRECTIONS];
  GHashTable *made_findings;
  GHashTable *softened_findings;
};

/* mdr-session-probes.c */
void mdr_session_begin_probes (MdrSession *self);
void mdr_session_drop_probes (MdrSession *self);
void mdr_session_add_probe (MdrSession *self, MdrProbe *probe);
void mdr_session_restart_probe (MdrSession *self, MdrProbe *probe);
void mdr_session_replace_probe (MdrSession *self, MdrProbe *old, MdrProbe *probe);

void mdr_session_take_message (MdrSession *self);

/* mdr-session-findings.c */
void mdr_session_collect_findings (MdrSession *self, GPtrArray *findings);

/* mdr-session-update.c */
void mdr_session_queue_update (MdrSession *self);
void mdr_session_update_now (MdrSession *self);

/* mdr-session.c */
void mdr_session_emit_updated (MdrSession *self);

G_END_DECLS
