/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One asynchronous question to the outside world.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-enums.h"
#include "mdr-finding.h"
#include "mdr-phase-record.h"
#include "mdr-service.h"

G_BEGIN_DECLS

#define MDR_TYPE_PROBE (mdr_probe_get_type ())
G_DECLARE_DERIVABLE_TYPE (MdrProbe, mdr_probe, MDR, PROBE, GObject)

/**
 * MdrProbeClass:
 * @reset: forgets what was found, before the first and every further run; chain up
 * @run_async: asks; reports with mdr_probe_report() and the phase functions as it goes on
 * @run_finish: what is wrong with the user's mail was reported as findings; an error only says that
 *   the probe could not do its work (cancelled, out of resources)
 *
 * What a probe has to bring.
 */
struct _MdrProbeClass
{
  GObjectClass parent_class;

  void (*reset) (MdrProbe *self);
  void (*run_async) (MdrProbe *self,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data);
  gboolean (*run_finish) (MdrProbe *self, GAsyncResult *result, GError **error);

  gpointer padding[4];
};

const char *mdr_probe_get_id (MdrProbe *self);
guint mdr_probe_get_steps (MdrProbe *self);
gboolean mdr_probe_concerns (MdrProbe *self, MdrStepId step);
MdrService *mdr_probe_get_service (MdrProbe *self);
MdrState mdr_probe_get_state (MdrProbe *self);
GListModel *mdr_probe_get_findings (MdrProbe *self);
GListModel *mdr_probe_get_phases (MdrProbe *self);
gint64 mdr_probe_get_duration (MdrProbe *self);
MdrCause mdr_probe_get_cause (MdrProbe *self);
gboolean mdr_probe_get_running_phase (MdrProbe *self, MdrPhase *phase);
gboolean mdr_probe_get_wait (MdrProbe *self, gint64 *since, gint64 *until);

void mdr_probe_start (MdrProbe *self);
void mdr_probe_stop (MdrProbe *self);

/* For those who implement one. */
void mdr_probe_report (MdrProbe *self, MdrFinding *finding);
void mdr_probe_note_nothing_measured (MdrProbe *self);
void mdr_probe_expect_phase (MdrProbe *self, MdrPhase phase);
void mdr_probe_enter_phase (MdrProbe *self, MdrPhase phase);
void mdr_probe_leave_phase (MdrProbe *self, MdrPhase phase, MdrState state);
gboolean mdr_probe_get_phase (MdrProbe *self, MdrPhase phase, MdrState *state);
void mdr_probe_recall_phase (MdrProbe *self, MdrPhaseRecord *record);
void mdr_probe_recall_duration (MdrProbe *self, gint64 duration);
void mdr_probe_limit_wait (MdrProbe *self, guint milliseconds);

G_END_DECLS
