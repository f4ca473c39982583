/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be asked for about saved passwords, on the command line and line by line.
 */

#pragma once

#include "mdr-cli-keyring.h"
#include "mdr-cli-lines.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

/**
 * MdrCliPasswords:
 * @json: whether results are for programs
 * @yes: whether the user has said beforehand that what is named is to be removed
 * @unlock: whether to have the keyrings unlocked first
 * @keyring: the saved passwords
 * @lines: what the user types
 * @is_terminal: whether the user sees questions
 *
 * One run of the program. What it owns is freed by who made it.
 */
typedef struct
{
  gboolean json;
  gboolean yes;
  gboolean unlock;
  MdrCliKeyring *keyring;
  MdrCliLines *lines;
  gboolean is_terminal;
} MdrCliPasswords;

char *mdr_cli_passwords_read_line (MdrCliPasswords *self, const char *question);
MdrCliStatus mdr_cli_passwords_look (MdrCliPasswords *self);
MdrCliStatus mdr_cli_passwords_list (MdrCliPasswords *self);
MdrCliStatus mdr_cli_passwords_remove (MdrCliPasswords *self, char **ids, GPtrArray **results);
MdrCliStatus mdr_cli_passwords_undo (MdrCliPasswords *self, GPtrArray **results);
MdrCliStatus mdr_cli_passwords_obey (MdrCliPasswords *self);

G_END_DECLS
