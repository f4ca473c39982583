/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `accounts` found, and its two forms of output.
 */

#pragma once

#include "core/mdr-program-review.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

/**
 * MdrCliAccounts:
 * @accounts: (element-type MdrProgramAccount): all accounts, program by program
 * @reviews: (element-type MdrProgramReview): the comparison of the account at the same place; %NULL
 *   where its address is not known
 * @unreadable: (element-type MdrUnreadable): what could not be read
 * @looked_up: whether the network was asked for what is right
 *
 * What the mail programs on this computer are set to.
 */
typedef struct
{
  GPtrArray *accounts;
  GPtrArray *reviews;
  GPtrArray *unreadable;
  gboolean looked_up;
} MdrCliAccounts;

char *mdr_cli_accounts_to_text (const MdrCliAccounts *found);
JsonNode *mdr_cli_accounts_to_json (const MdrCliAccounts *found, MdrCliStatus status);

G_END_DECLS
