/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a row calls the check that it is about.
 */

#pragma once

#include "core/mdr-probe.h"

G_BEGIN_DECLS

gboolean mdr_reach_texts_has_title (MdrProbe *probe);
char *mdr_reach_texts_dup_subject (MdrProbe *probe);
char *mdr_reach_texts_dup_families (MdrProbe *probe);

G_END_DECLS
