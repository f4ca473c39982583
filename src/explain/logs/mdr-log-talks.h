/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The conversations that a log is in the middle of.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-log-format.h"

G_BEGIN_DECLS

typedef struct _MdrLogTalks MdrLogTalks;

MdrLogTalks *mdr_log_talks_new (GListStore *stories);
void mdr_log_talks_free (MdrLogTalks *self);

void mdr_log_talks_hear (MdrLogTalks *self,
                         const MdrLogFormat *format,
                         const MdrLogLine *line,
                         guint number);
gboolean mdr_log_talks_hear_secret (MdrLogTalks *self, MdrLogText text, guint number);
void mdr_log_talks_end (MdrLogTalks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrLogTalks, mdr_log_talks_free)

G_END_DECLS
