/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hosts as the comparison of their ports shows them.
 */

#pragma once

#include "mdr-evidence.h"

G_BEGIN_DECLS

/**
 * MdrHostView:
 * @compared: the finding that compares its ports
 * @n_mail: at how many ports for mail it was tried
 * @n_silent: at how many of them there was silence
 * @n_open: at how many of them it takes connections
 * @n_sending: at how many ports for sending it was tried
 * @n_sending_silent: at how many of them there was silence
 * @web_open: whether it takes connections at the port of the web
 * @web_answers: whether it answers there at all, be it with a refusal
 * @n_receiving: how many services of the settings receive from it
 * @n_services: how many services of the settings are on it
 * @n_elsewhere: how many are on other hosts
 * @n_reached_elsewhere: how many of those were reached
 *
 * One host of the settings, beside the others. Borrowed facts.
 */
typedef struct
{
  MdrFinding *compared;
  guint n_mail;
  guint n_silent;
  guint n_open;
  guint n_sending;
  guint n_sending_silent;
  gboolean web_open;
  gboolean web_answers;
  guint n_receiving;
  guint n_services;
  guint n_elsewhere;
  guint n_reached_elsewhere;
} MdrHostView;

gboolean mdr_evidence_next_host (const MdrEvidence *self, guint *position, MdrHostView *view);
gboolean mdr_evidence_next_shut_host (const MdrEvidence *self, guint *position, MdrHostView *view);
MdrService *mdr_evidence_find_replaceable (const MdrEvidence *self, MdrFinding *other_port);

G_END_DECLS
