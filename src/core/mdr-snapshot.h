/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How everything that can be compared stands at one time.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-change.h"
#include "mdr-verdict.h"

G_BEGIN_DECLS

/**
 * MdrSnapshot:
 *
 * What is remembered of one check, so that the next can be compared with it.
 */
typedef struct _MdrSnapshot MdrSnapshot;

MdrSnapshot *
mdr_snapshot_new (GPtrArray *findings, MdrVerdict *const *verdicts, GListModel *diagnosis);
void mdr_snapshot_free (MdrSnapshot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrSnapshot, mdr_snapshot_free)

GPtrArray *mdr_snapshot_compare (MdrSnapshot *before, MdrSnapshot *after);

G_END_DECLS
