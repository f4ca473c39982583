/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How saved passwords, and what became of them, are written down. Their values are not known here.
 */

#pragma once

#include "mdr-cli-keyring.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

/* The list. */
MdrCliStatus mdr_cli_passwords_judge (MdrSavedPasswords *passwords);
MdrCliStatus mdr_cli_passwords_print_list (MdrSavedPasswords *passwords, gboolean json);

/* What became of them. */
MdrCliStatus mdr_cli_passwords_judge_results (GPtrArray *results, MdrItemFate wanted);
MdrCliStatus mdr_cli_passwords_print_results (GPtrArray *results, MdrItemFate wanted);
MdrCliStatus mdr_cli_passwords_print_results_json (GPtrArray *removed, GPtrArray *restored);

G_END_DECLS
