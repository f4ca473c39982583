/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sentences above the result and its cause.
 */

#pragma once

#include "core/mdr-ranked-cause.h"
#include "core/mdr-verdict.h"

G_BEGIN_DECLS

const char *mdr_result_words_get_title (MdrState state,
                                        MdrVerdict *receiving,
                                        MdrVerdict *sending,
                                        MdrRankedCause *first);
const char *mdr_result_words_get_cause_heading (MdrRankedCause *first);

G_END_DECLS
