/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of MdrSavedPasswords among themselves.
 */

#pragma once

#include "core/mdr-saved-password-rules.h"
#include "mdr-saved-passwords.h"

G_BEGIN_DECLS

struct _MdrSavedPasswords
{
  GObject parent_instance;

  gboolean looked;
  gboolean refused;
  guint n_busy;

  /* owned: the world */
  MdrKeyring *keyring;
  MdrProgramsReader *reader;
  GCancellable *cancellable;

  /* owned: what is known */
  MdrAddress *address;
  GPtrArray *services;
  GPtrArray *accounts;
  GHashTable *refusals;
  MdrSavedPasswordReview *review;
  GListStore *list;

  /* owned: who waits for the look that is under way, and what is not done yet of it */
  GPtrArray *waiting;
  gboolean may_start;   /* one of them wants the store started, */
  gboolean could_start; /* and it was when the look was begun */
  guint n_pending;
  GError *error;
};

/* mdr-saved-passwords-look.c */
void mdr_saved_passwords_judge (MdrSavedPasswords *self);
char *mdr_saved_passwords_dup_refusal_key (MdrSavedPassword *password);

/* mdr-saved-passwords.c */
void mdr_saved_passwords_emit_judged (MdrSavedPasswords *self);
void mdr_saved_passwords_add_busy (MdrSavedPasswords *self, int change);

G_END_DECLS
