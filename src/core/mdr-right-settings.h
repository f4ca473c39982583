/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a mail program should be set to, for one address.
 */

#pragma once

#include "mdr-program-account.h"
#include "mdr-provider.h"
#include "mdr-settings.h"

G_BEGIN_DECLS

/**
 * MdrRightSettings:
 * @address: whose account it is
 * @settings: (nullable): the right settings, as far as they are known
 * @provider: (nullable): the provider, where it is on the list
 * @now: the time, for rules with dates
 *
 * What a program should be set to. Borrowed facts; lives as long as one comparison.
 */
typedef struct
{
  MdrAddress *address;
  MdrSettings *settings;
  MdrProvider *provider;
  GDateTime *now;
} MdrRightSettings;

gboolean mdr_right_settings_are_sure (const MdrRightSettings *right, MdrProviderFact fact);
gboolean mdr_right_settings_name_all_hosts (const MdrRightSettings *right);
MdrSignInPolicy mdr_right_settings_get_policy (const MdrRightSettings *right, MdrProtocol protocol);
gboolean mdr_right_settings_is_foreign (const MdrRightSettings *right, MdrService *yours);
MdrService *mdr_right_settings_find (const MdrRightSettings *right, MdrService *yours);
gboolean mdr_right_settings_concern (const MdrRightSettings *right, MdrProgramAccount *account);

G_END_DECLS
