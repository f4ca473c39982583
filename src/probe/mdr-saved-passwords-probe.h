/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks at the passwords that mail programs have saved on this computer, but for the passwords
 * themselves.
 */

#pragma once

#include "core/mdr-address.h"
#include "core/mdr-probe.h"
#include "mdr-saved-passwords.h"

G_BEGIN_DECLS

#define MDR_TYPE_SAVED_PASSWORDS_PROBE (mdr_saved_passwords_probe_get_type ())
G_DECLARE_FINAL_TYPE (MdrSavedPasswordsProbe,
                      mdr_saved_passwords_probe,
                      MDR,
                      SAVED_PASSWORDS_PROBE,
                      MdrProbe)

MdrProbe *mdr_saved_passwords_probe_new (MdrSavedPasswords *passwords,
                                         MdrAddress *address,
                                         GListModel *probes,
                                         gboolean looks_by_itself);

G_END_DECLS
