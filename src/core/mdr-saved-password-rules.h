/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with saved passwords, judged from all but their values.
 */

#pragma once

#include <gio/gio.h>

#include "mdr-address.h"
#include "mdr-program-account.h"
#include "mdr-saved-password.h"

G_BEGIN_DECLS

/**
 * MdrReadProgram:
 * @program: the id of a program
 * @other_uids: (nullable): the program's own names for what has a password and is no mail account,
 *   such as Evolution's calendars
 * @is_only_here: whether it keeps its passwords in the Secret Service and nowhere else
 *
 * A program whose accounts were all read, and whose @other_uids, if it has such, are complete.
 */
typedef struct
{
  const char *program;
  const char *const *other_uids;
  gboolean is_only_here;
} MdrReadProgram;

/**
 * MdrSavedPasswordCase:
 * @passwords: (element-type MdrSavedPassword): all that were found
 * @accounts: (element-type MdrProgramAccount): what the programs here are set to
 * @programs: (array length=n_programs): the programs that could be read
 * @n_programs: how many there are
 * @address: (nullable): the account in trouble
 * @services: (nullable) (element-type MdrService): its right servers; none unless they are certain
 * @user_names: (nullable) (array zero-terminated=1): further names that it may sign in with; the
 *   address and the user names of @services are right anyway
 * @is_partly_locked: whether there are keyrings whose items cannot be seen
 *
 * What is known; borrowed.
 */
typedef struct
{
  GListModel *passwords;
  GPtrArray *accounts;
  const MdrReadProgram *programs;
  gsize n_programs;
  const MdrAddress *address;
  GPtrArray *services;
  const char *const *user_names;
  gboolean is_partly_locked;
} MdrSavedPasswordCase;

/**
 * MdrSavedPasswordReview:
 * @missing: (element-type MdrProgramAccount): accounts whose program has no entry for them
 * @elsewhere: (element-type MdrSavedPassword): entries that turned out not to be for mail
 * @concerned: (element-type MdrSavedPassword): entries of the account in trouble, and those of
 *   which nobody can say whose they are
 * @n_needing: how many accounts depend on the keyring
 *
 * What follows from it, beside the problems of each.
 */
typedef struct
{
  GPtrArray *missing;
  GPtrArray *elsewhere;
  GPtrArray *concerned;
  guint n_needing;
} MdrSavedPasswordReview;

MdrSavedPasswordReview *mdr_saved_password_review_new (const MdrSavedPasswordCase *known);
void mdr_saved_password_review_free (MdrSavedPasswordReview *self);

gboolean mdr_saved_password_rules_needs_keyring (MdrProgramAccount *account,
                                                 const MdrReadProgram *read);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrSavedPasswordReview, mdr_saved_password_review_free)

G_END_DECLS
