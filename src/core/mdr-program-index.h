/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that mail programs on this computer are set to, to be asked quickly.
 */

#pragma once

#include "mdr-program-account.h"

G_BEGIN_DECLS

typedef struct _MdrProgramIndex MdrProgramIndex;

/**
 * MdrProgramEnd:
 * @account: the account
 * @service: (nullable): one of its ends, if the name is that of an end alone
 *
 * What a program calls by one name.
 */
typedef struct
{
  MdrProgramAccount *account;
  MdrProgramService *service;
} MdrProgramEnd;

MdrProgramIndex *mdr_program_index_new (GPtrArray *accounts);
void mdr_program_index_free (MdrProgramIndex *self);

const MdrProgramEnd *
mdr_program_index_find (const MdrProgramIndex *self, const char *program, const char *uid);

gboolean
mdr_program_index_knows_name (const MdrProgramIndex *self, const char *program, const char *name);
gboolean mdr_program_index_uses (const MdrProgramIndex *self,
                                 const char *program,
                                 const char *host,
                                 const char *user_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrProgramIndex, mdr_program_index_free)

G_END_DECLS
