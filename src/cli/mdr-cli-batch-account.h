/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of a batch.
 */

#pragma once

#include "core/mdr-session.h"
#include "probe/mdr-check-options.h"

G_BEGIN_DECLS

/**
 * MdrCliBatchAccount:
 * @line: the number of the line, from 1
 * @id: (nullable): what the line calls itself, to be given back
 * @address: what stands in the place of the address
 * @services: (element-type MdrService): servers that the line gives, often none
 * @problem: (nullable): what is wrong with the line
 *
 * One account of many.
 */
typedef struct
{
  guint line;
  char *id;
  char *address;
  GPtrArray *services;
  char *problem;
} MdrCliBatchAccount;

MdrCliBatchAccount *mdr_cli_batch_account_new (const char *text, guint line);
void mdr_cli_batch_account_free (MdrCliBatchAccount *self);

char *mdr_cli_batch_account_dup_address (const MdrCliBatchAccount *self);
char *mdr_cli_batch_account_dup_key (const MdrCliBatchAccount *self);
char *mdr_cli_batch_account_dup_host (const MdrCliBatchAccount *self, MdrCheckOptions *options);
void mdr_cli_batch_account_apply (const MdrCliBatchAccount *self, MdrSession *session);

char *mdr_cli_batch_key_of (const char *id, const char *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrCliBatchAccount, mdr_cli_batch_account_free)

G_END_DECLS
