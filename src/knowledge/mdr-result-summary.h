/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result of an examination as a short text, for a phone that only scans and shows.
 */

#pragma once

#include "core/mdr-session.h"

G_BEGIN_DECLS

char *mdr_result_summary_dup_within (MdrSession *session,
                                     gboolean with_address,
                                     gsize max_bytes,
                                     guint *n_left_out);

G_END_DECLS
