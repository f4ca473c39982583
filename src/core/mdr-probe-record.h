/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an earlier run of a probe came to, perhaps on another computer.
 */

#pragma once

#include "mdr-probe.h"

G_BEGIN_DECLS

/**
 * MdrProbeRecord:
 * @id: the probe's name
 * @steps: the bits `1 << MdrStepId` of the steps that it concerns
 * @service: (nullable): the service that it is about
 * @state: how it ended
 * @duration: how long it took, in microseconds
 * @findings: (element-type MdrFinding): what it found
 * @phases: (element-type MdrPhaseRecord): how far it went
 *
 * A reference-counted record, filled in by who makes it and never changed afterwards.
 */
typedef struct
{
  char *id;
  guint steps;
  MdrService *service;
  MdrState state;
  gint64 duration;
  GPtrArray *findings;
  GPtrArray *phases;
} MdrProbeRecord;

MdrProbeRecord *mdr_probe_record_new (const char *id);
MdrProbeRecord *mdr_probe_record_ref (MdrProbeRecord *self);
void mdr_probe_record_unref (MdrProbeRecord *self);

void mdr_probe_record_play (MdrProbeRecord *self, MdrProbe *probe);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrProbeRecord, mdr_probe_record_unref)

G_END_DECLS
