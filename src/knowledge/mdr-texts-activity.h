/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a running check is doing right now, in words.
 */

#pragma once

#include "core/mdr-probe.h"

G_BEGIN_DECLS

char *mdr_texts_dup_activity (MdrProbe *probe);
char *mdr_texts_dup_activity_with_rest (MdrProbe *probe, guint seconds);

G_END_DECLS
