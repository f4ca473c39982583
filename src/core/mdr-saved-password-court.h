/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that saved passwords are judged by, ready to be looked up. For mdr-saved-password-rules.c.
 */

#pragma once

#include "mdr-program-index.h"
#include "mdr-saved-password-rules.h"

G_BEGIN_DECLS

/* A password, with what its program knows of it. */
typedef struct
{
  MdrSavedPassword *password;
  const MdrReadProgram *read;
  const MdrProgramEnd *end;
  const char *program;
  const char *account;
  const char *user_name;
  const char *host;
  guint protocols;
  guint problems;
} MdrSavedPasswordEntry;

/* Sets have folded keys, but for names of accounts: these are told apart by upper and lower case.
 */
typedef struct
{
  const MdrSavedPasswordCase *known;

  /* owned */
  MdrProgramIndex *index;
  GHashTable *read;
  GHashTable *other_uids;
  GHashTable *hosts;
  GHashTable *user_names;
  GHashTable *groups;
  GHashTable *saved;
  GPtrArray *entries;
} MdrSavedPasswordCourt;

void mdr_saved_password_court_init (MdrSavedPasswordCourt *court,
                                    const MdrSavedPasswordCase *known);
void mdr_saved_password_court_clear (MdrSavedPasswordCourt *court);

MdrSavedPasswordEntry *mdr_saved_password_court_add (MdrSavedPasswordCourt *court,
                                                     MdrSavedPassword *password);
gboolean mdr_saved_password_court_is_elsewhere (const MdrSavedPasswordCourt *court,
                                                const MdrSavedPasswordEntry *entry);
gboolean mdr_saved_password_court_is_right_host (const MdrSavedPasswordCourt *court,
                                                 const char *host);
gboolean mdr_saved_password_court_is_right_name (const MdrSavedPasswordCourt *court,
                                                 const char *name);
gboolean mdr_saved_password_court_has_saved (const MdrSavedPasswordCourt *court,
                                             const char *program,
                                             const char *uid,
                                             const char *name,
                                             const char *host);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdrSavedPasswordCourt, mdr_saved_password_court_clear)

G_END_DECLS
