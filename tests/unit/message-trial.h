/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session that sends a test message between two probes that the test leads.
 */

#pragma once

#include "core/mdr-session.h"
#include "fake-source.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean ended;
  GError *error;
  GCancellable *cancellable;

  FakeSource *source;
  MdrSession *session;
  GPtrArray *probes;      /* of the message, in the order in which they were made */
  GPtrArray *credentials; /* one for each */
} MessageTrial;

void message_trial_set_up (MessageTrial *trial, gconstpointer data);
void message_trial_settle (void);
void message_trial_tear_down (MessageTrial *trial, gconstpointer data);
void message_trial_send_again (MessageTrial *trial, gboolean keep);
void message_trial_send (MessageTrial *trial, gboolean keep);
MdrTestMessage *message_trial_message (MessageTrial *trial);
MdrTestStage message_trial_stage (MessageTrial *trial);
void message_trial_report (MessageTrial *trial,
                           guint index,
                           const char *code,
                           MdrSeverity severity,
                           MdrCause cause);
void message_trial_report_fact (MessageTrial *trial, guint index, const char *code);
void message_trial_end_probe (MessageTrial *trial, guint index);
void message_trial_refuse (MessageTrial *trial, guint index);
void message_trial_watch (MessageTrial *trial);
void message_trial_accept (MessageTrial *trial);
void message_trial_limit_patience (MessageTrial *trial, guint milliseconds);
gboolean message_trial_knows_secret (MessageTrial *trial, guint index);
gboolean message_trial_is_found (MessageTrial *trial, guint index, const char *code);
void message_trial_assert_ended (MessageTrial *trial);
void message_trial_assert_stopped (MessageTrial *trial);

#define MESSAGE_TRIAL_ADD(path, protocol, function)                                                \
  g_test_add (path, MessageTrial, &protocol, message_trial_set_up, function,                       \
              message_trial_tear_down)

G_END_DECLS
