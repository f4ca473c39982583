/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The mail accounts of this computer's programs, to choose from instead of typing.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-environment.h"
#include "core/mdr-program-account.h"

G_BEGIN_DECLS

#define MDR_TYPE_FOUND_ACCOUNTS (mdr_found_accounts_get_type ())
G_DECLARE_FINAL_TYPE (MdrFoundAccounts,
                      mdr_found_accounts,
                      MDR,
                      FOUND_ACCOUNTS,
                      AdwPreferencesGroup)

void mdr_found_accounts_look (MdrFoundAccounts *self, MdrEnvironment *environment);

G_END_DECLS
