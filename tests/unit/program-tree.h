/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A home folder made for one test, and what the readers of mail programs find in it.
 */

#pragma once

#include "core/mdr-program-account.h"
#include "programs/mdr-programs-reader.h"

G_BEGIN_DECLS

/**
 * ProgramTree:
 * @home: the home folder
 * @accounts: (nullable) (element-type MdrProgramAccount): what was found by the last reading
 * @unreadable: (nullable) (element-type MdrUnreadable): what could not be read
 * @evolution_uids: (nullable): what Evolution has passwords for
 * @reader: (nullable): what read last
 */
typedef struct
{
  char *home;
  GPtrArray *accounts;
  GPtrArray *unreadable;
  char **evolution_uids;
  MdrProgramsReader *reader;
} ProgramTree;

void program_tree_set_up (ProgramTree *tree, gconstpointer data);
void program_tree_tear_down (ProgramTree *tree, gconstpointer data);

char *program_tree_path (ProgramTree *tree, const char *name);
void program_tree_make_folder (ProgramTree *tree, const char *name);
void program_tree_write (ProgramTree *tree, const char *name, const char *text);
void program_tree_copy (ProgramTree *tree, const char *data, const char *name);
void program_tree_link (ProgramTree *tree, const char *target, const char *name);

void program_tree_read (ProgramTree *tree);
void program_tree_read_with (ProgramTree *tree, const char *const *environment);

MdrProgramAccount *program_tree_find (ProgramTree *tree, const char *address);
void program_tree_assert_service (MdrProgramAccount *account,
                                  guint index,
                                  const char *expected,
                                  const char *user_name,
                                  MdrSignInMethod method);
void program_tree_assert_unreadable (ProgramTree *tree,
                                     const char *program,
                                     const char *place,
                                     MdrUnreadableReason reason);

G_END_DECLS
