/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a batch comes to: how many accounts there are of each cause.
 */

#pragma once

#include "core/mdr-session.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

typedef struct _MdrCliBatchTally MdrCliBatchTally;

MdrCliBatchTally *mdr_cli_batch_tally_new (void);
void mdr_cli_batch_tally_free (MdrCliBatchTally *self);

void mdr_cli_batch_tally_count (MdrCliBatchTally *self, MdrCliStatus status, MdrSession *session);
void mdr_cli_batch_tally_count_skipped (MdrCliBatchTally *self);

JsonNode *mdr_cli_batch_tally_to_json (const MdrCliBatchTally *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCliBatchTally, mdr_cli_batch_tally_free)

G_END_DECLS
