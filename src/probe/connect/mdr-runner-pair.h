/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two runners of a race, seen together.
 */

#pragma once

#include "mdr-family-runner.h"

G_BEGIN_DECLS

enum
{
  MDR_RUNNER_IPV6,
  MDR_RUNNER_IPV4,
  MDR_N_RUNNERS,
};

/**
 * MdrRunnerPair:
 * @runners: (array fixed-size=2): both, IPv6 first
 * @last: which one tried an address last
 *
 * Both families on their way to one server.
 */
typedef struct
{
  MdrFamilyRunner *runners[MDR_N_RUNNERS];
  guint last;
} MdrRunnerPair;

void mdr_runner_pair_init (MdrRunnerPair *self);
void mdr_runner_pair_clear (MdrRunnerPair *self);

void mdr_runner_pair_look_up (MdrRunnerPair *self, GResolver *resolver, const char *host);
void mdr_runner_pair_try_next (MdrRunnerPair *self, guint16 port);
void mdr_runner_pair_stop (MdrRunnerPair *self, const GError *reason);

gboolean mdr_runner_pair_is_looking_up (MdrRunnerPair *self);
gboolean mdr_runner_pair_is_connecting (MdrRunnerPair *self);
gboolean mdr_runner_pair_has_next (MdrRunnerPair *self);
GError *mdr_runner_pair_create_error (MdrRunnerPair *self, const char *host);
char **mdr_runner_pair_dup_addresses (MdrRunnerPair *self);

G_END_DECLS
