/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the probe share.
 */

#pragma once

#include "mdr-probe.h"

G_BEGIN_DECLS

typedef struct
{
  MdrState state;
  gboolean nothing_measured;
  guint steps;
  gint64 start_time;
  gint64 duration;
  gint64 recalled_duration; /* -1 where it is measured */
  gint64 wait_since;
  gint64 wait_until; /* 0 where there is no limit */

  /* owned */
  char *id;
  MdrService *service;
  GListStore *findings;
  GListStore *phases;
  GCancellable *cancellable;

  /* owned; of the last run that has ended: it may still be saying goodbye */
  GCancellable *ended;
} MdrProbePrivate;

/* mdr-probe.c */
MdrProbePrivate *mdr_probe_get_private (MdrProbe *self);

/* mdr-probe-phases.c */
void mdr_probe_settle_phases (MdrProbe *self, gboolean stopped);

G_END_DECLS
