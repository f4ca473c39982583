/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cancellable that runs out.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_DEADLINE (mdr_deadline_get_type ())
G_DECLARE_FINAL_TYPE (MdrDeadline, mdr_deadline, MDR, DEADLINE, GCancellable)

MdrDeadline *mdr_deadline_new (GCancellable *parent, guint milliseconds);

void mdr_deadline_expire (MdrDeadline *self);
void mdr_deadline_shorten (MdrDeadline *self, guint milliseconds);
gboolean mdr_deadline_has_passed (MdrDeadline *self);
void mdr_deadline_explain (MdrDeadline *self, GError *error);

G_END_DECLS
