/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What looks like trouble in a text that is no log.
 */

#pragma once

#include "mdr-log-story.h"

G_BEGIN_DECLS

typedef struct _MdrLogTroubleText MdrLogTroubleText;

MdrLogTroubleText *mdr_log_trouble_text_new (void);
void mdr_log_trouble_text_free (MdrLogTroubleText *self);

void
mdr_log_trouble_text_add (MdrLogTroubleText *self, const char *line, gsize length, guint number);
MdrLogStory *mdr_log_trouble_text_tell (MdrLogTroubleText *self);

G_END_DECLS
