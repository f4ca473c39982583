/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Causes and guides, to be read like lessons.
 */

#pragma once

#include "mdr-help-index.h"
#include "mdr-lesson.h"

G_BEGIN_DECLS

char *mdr_help_article_dup_id (MdrHelpKind kind, const char *id);
MdrLesson *mdr_help_article_find (const char *id, const MdrHelpReader *reader);

G_END_DECLS
