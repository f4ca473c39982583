/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A session with fake probes, in a network that the test changes.
 */

#pragma once

#include "core/mdr-session.h"
#include "fake-source.h"

G_BEGIN_DECLS

#define IMAP "imap imap.example.it:993"
#define SMTP "smtp smtp.example.it:465"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
} NetworkTrial;

void network_trial_set_up (NetworkTrial *trial, gconstpointer data);
void network_trial_settle (void);
void network_trial_tear_down (NetworkTrial *trial, gconstpointer data);
void network_trial_wait_for_end (NetworkTrial *trial);
void network_trial_run (NetworkTrial *trial);
void network_trial_change_network (NetworkTrial *trial);
void network_trial_shut (NetworkTrial *trial, const char *probe_id);
void network_trial_open_again (NetworkTrial *trial, const char *probe_id);
void network_trial_switch_vpn_on (NetworkTrial *trial);
guint network_trial_count_changes (NetworkTrial *trial);
int network_trial_trend_of (NetworkTrial *trial, MdrSubject subject);
MdrCause network_trial_first_cause (NetworkTrial *trial);
void network_trial_sign_in (NetworkTrial *trial);

G_END_DECLS
