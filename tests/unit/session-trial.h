/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session with fake probes, which a test begins, answers and asks.
 */

#pragma once

#include "core/mdr-session.h"
#include "fake-source.h"

G_BEGIN_DECLS

typedef struct
{
  FakeSource *source;
  MdrSession *session;
} SessionTrial;

void session_trial_set_up (SessionTrial *trial, gconstpointer data);
void session_trial_set_up_empty (SessionTrial *trial, gconstpointer data);
void session_trial_add_servers (SessionTrial *trial);
void session_trial_tear_down (SessionTrial *trial, gconstpointer data);
void session_trial_settle (void);
void session_trial_wait_for_end (SessionTrial *trial);
void session_trial_begin (SessionTrial *trial);
void session_trial_run (SessionTrial *trial);
void session_trial_answer (SessionTrial *trial, MdrQuestion question, const char *words);
void session_trial_sign_in (SessionTrial *trial, GError **error);
MdrCause session_trial_first_cause (SessionTrial *trial);

G_END_DECLS
