/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that is known at one moment: what rules judge by.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-address.h"
#include "mdr-answers.h"
#include "mdr-finding.h"
#include "mdr-provider.h"
#include "mdr-settings.h"
#include "mdr-verdict.h"

G_BEGIN_DECLS

/**
 * MdrEvidence:
 * @findings: (element-type MdrFinding): everything found, by probes and by the rules of the steps
 * @answers: what the user said
 * @address: (nullable): the address in trouble
 * @provider: (nullable): the provider, where it is on the list
 * @settings: (nullable): the settings that were looked at
 * @now: the time, for rules with dates
 * @verdicts: receiving and sending; never %NULL
 * @password_withheld: whether a password was given that would have been good for nothing
 * @n_refused_sign_ins: how often servers refused to sign this account in, in this run
 *
 * Borrowed facts; lives as long as one evaluation.
 */
typedef struct
{
  GPtrArray *findings;
  MdrAnswers *answers;
  MdrAddress *address;
  MdrProvider *provider;
  MdrSettings *settings;
  GDateTime *now;
  MdrVerdict *verdicts[MDR_N_DIRECTIONS];
  gboolean password_withheld;
  guint n_refused_sign_ins;
} MdrEvidence;

/**
 * MdrFate:
 * @MDR_FATE_UNKNOWN: nothing is known yet
 * @MDR_FATE_NAMELESS: its name was not found
 * @MDR_FATE_SILENT: nobody answered
 * @MDR_FATE_TURNED_AWAY: somebody refused or cut the connection
 * @MDR_FATE_REACHED: the connection was made
 *
 * How far the way to a service leads.
 */
typedef enum
{
  MDR_FATE_UNKNOWN,
  MDR_FATE_NAMELESS,
  MDR_FATE_SILENT,
  MDR_FATE_TURNED_AWAY,
  MDR_FATE_REACHED,
} MdrFate;

#define MDR_N_FATES (MDR_FATE_REACHED + 1)

/**
 * MdrCensus:
 * @n_services: how many services there are
 * @n: how many of them met each #MdrFate
 *
 * Services by their fate.
 */
typedef struct
{
  guint n_services;
  guint n[MDR_N_FATES];
} MdrCensus;

MdrFinding *mdr_evidence_find (const MdrEvidence *self, const char *code);
MdrFinding *mdr_evidence_find_fault (const MdrEvidence *self, const char *code);
MdrFinding *mdr_evidence_find_for (const MdrEvidence *self, const char *code, MdrService *service);
MdrFinding *mdr_evidence_find_tunnel (const MdrEvidence *self);
gboolean mdr_evidence_has (const MdrEvidence *self, const char *code);
MdrSignInPolicy mdr_evidence_get_policy (const MdrEvidence *self, MdrProtocol protocol);
gboolean mdr_evidence_has_symptom (const MdrEvidence *self, MdrDirection direction);
gboolean mdr_evidence_has_complaint (const MdrEvidence *self);
gboolean mdr_evidence_all_work (const MdrEvidence *self);
gboolean mdr_evidence_seems_well (const MdrEvidence *self);

gboolean mdr_evidence_is_fault (MdrFinding *finding);
gboolean mdr_evidence_is_hearsay (MdrFinding *finding);
gboolean mdr_evidence_is_about_program (MdrFinding *finding);
gboolean mdr_evidence_is_kept_here (MdrFinding *finding);
double mdr_evidence_get_certainty (MdrFinding *finding);

/* mdr-evidence-services.c */
MdrFate mdr_evidence_get_fate (const MdrEvidence *self, MdrService *service);
MdrCensus mdr_evidence_count_services (const MdrEvidence *self, MdrDirection direction);
MdrCensus mdr_evidence_count_all_services (const MdrEvidence *self);
gboolean mdr_evidence_settings_are_trusted (const MdrEvidence *self);

G_END_DECLS
