/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks GNOME Online Accounts for the token of an account, once, with the user's consent.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-probe.h"
#include "core/mdr-program-account.h"
#include "core/mdr-secret.h"

G_BEGIN_DECLS

#define MDR_TYPE_ONLINE_TOKEN_PROBE (mdr_online_token_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrOnlineTokenProbe,
                      mdr_online_token_probe,
                      MDR,
                      ONLINE_TOKEN_PROBE,
                      MdrProbe)

MdrProbe *mdr_online_token_probe_new (MdrProgramAccount *account, MdrAddress *address);
MdrSecret *mdr_online_token_probe_take_token (MdrOnlineTokenProbe *self);

G_END_DECLS
