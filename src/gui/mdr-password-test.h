/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether the server still accepts a saved password: asked only for the one that the user names.
 */

#pragma once

#include "core/mdr-session.h"
#include "gui/mdr-password-choice.h"
#include "probe/mdr-saved-passwords.h"

G_BEGIN_DECLS

MdrService *mdr_password_test_find_service (MdrSession *session, MdrSavedPassword *password);
void mdr_password_test_run (MdrSession *session,
                            MdrSavedPasswords *passwords,
                            MdrPasswordChoice *choice,
                            GCancellable *cancellable);

G_END_DECLS
