/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A service probe let loose on a scripted server, and what came of it.
 */

#pragma once

#include "authority.h"
#include "probe/mdr-service-probe.h"
#include "scripted-server.h"

G_BEGIN_DECLS

#define PROBE_TRIAL_HOST "mail.example.test"
#define PROBE_TRIAL_ADDRESS "anna@example.test"
#define PROBE_TRIAL_PASSWORD "s3cret-Passw0rd"

/**
 * ProbeTrial:
 *
 * The host has the address 127.0.0.1 only, and only the authority is trusted.
 */
typedef struct
{
  Authority *authority;
  ScriptedServer *server;
  MdrEnvironment *environment;
  MdrServiceProbe *probe;
} ProbeTrial;

void probe_trial_init (ProbeTrial *self, guint limit_ms);
void probe_trial_serve (ProbeTrial *self, const char *const *script, GTlsCertificate *certificate);
void probe_trial_aim (ProbeTrial *self,
                      MdrProtocol protocol,
                      const char *host,
                      guint16 port,
                      MdrSecurity security,
                      gboolean with_password);
void probe_trial_wait (ProbeTrial *self);
void probe_trial_clear (ProbeTrial *self);

char *probe_trial_dup_troubles (ProbeTrial *self);
MdrFinding *probe_trial_find (ProbeTrial *self, const char *code);
void probe_trial_assert_stopped_in (ProbeTrial *self, const char *phase);
void probe_trial_assert_password_is_safe (ProbeTrial *self);

G_END_DECLS
