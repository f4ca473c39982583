/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Accounts of a batch that wait until their host has room for them.
 */

#pragma once

#include "mdr-cli-batch-account.h"

G_BEGIN_DECLS

typedef struct _MdrCliBatchQueue MdrCliBatchQueue;

MdrCliBatchQueue *mdr_cli_batch_queue_new (guint per_host);
void mdr_cli_batch_queue_free (MdrCliBatchQueue *self);

void
mdr_cli_batch_queue_push (MdrCliBatchQueue *self, MdrCliBatchAccount *account, const char *host);
MdrCliBatchAccount *mdr_cli_batch_queue_pop (MdrCliBatchQueue *self);
void mdr_cli_batch_queue_release (MdrCliBatchQueue *self, MdrCliBatchAccount *account);
void mdr_cli_batch_queue_clear (MdrCliBatchQueue *self);

guint mdr_cli_batch_queue_get_length (const MdrCliBatchQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCliBatchQueue, mdr_cli_batch_queue_free)

G_END_DECLS
