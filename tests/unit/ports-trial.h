/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A comparison of ports on this computer, of which a test says who listens.
 */

#pragma once

#include "core/mdr-environment.h"
#include "core/mdr-probe.h"
#include "probe/way/mdr-known-port.h"

G_BEGIN_DECLS

#define PORTS_TRIAL_HOST "mail.example.test"
#define PORTS_TRIAL_TIMEOUT_MS 400

/* A host whose known ports stand on this computer, each behind a socket that is closed at first;
 * its IMAP service, and the probe. */
typedef struct
{
  MdrEnvironment *environment;
  GSocket *sockets[MDR_N_KNOWN_PORTS];
  GPtrArray *fillers;
  GListStore *probes;
  MdrProbe *imap;
  MdrProbe *ports;
  gint64 start;
} PortsTrial;

GSocket *ports_trial_get_socket (PortsTrial *trial, guint16 port);
void ports_trial_set_up (PortsTrial *trial, gconstpointer user_data);
void ports_trial_tear_down (PortsTrial *trial, gconstpointer user_data);
void ports_trial_silence (PortsTrial *trial, guint16 port);
void ports_trial_begin (PortsTrial *trial);
void ports_trial_wait (PortsTrial *trial);
void ports_trial_refuse_imap (PortsTrial *trial);
MdrFinding *ports_trial_find (PortsTrial *trial, const char *code, guint position);
void ports_trial_assert (PortsTrial *trial, const char *state, const char *expected);
void ports_trial_open_all (PortsTrial *trial);

G_END_DECLS
