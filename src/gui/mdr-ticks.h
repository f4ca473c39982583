/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which steps of guides are done.
 */

#pragma once

#include "core/mdr-session.h"
#include "knowledge/mdr-guide.h"

G_BEGIN_DECLS

#define MDR_TYPE_TICKS (mdr_ticks_get_type ())
G_DECLARE_FINAL_TYPE (MdrTicks, mdr_ticks, MDR, TICKS, GObject)

MdrTicks *mdr_ticks_get_for_session (MdrSession *session);

gboolean mdr_ticks_get (MdrTicks *self, MdrGuide *guide, guint step);
void mdr_ticks_set (MdrTicks *self, MdrGuide *guide, guint step, gboolean done);
guint mdr_ticks_count (MdrTicks *self, MdrGuide *guide);

G_END_DECLS
