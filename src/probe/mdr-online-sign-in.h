/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in with what GNOME Online Accounts has, for an account that is examined.
 */

#pragma once

#include "core/mdr-program-account.h"
#include "core/mdr-session.h"

G_BEGIN_DECLS

GPtrArray *mdr_online_sign_in_find_accounts (MdrSession *session);

void mdr_online_sign_in_async (MdrSession *session,
                               MdrProgramAccount *account,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void mdr_online_sign_in_send_test_async (MdrSession *session,
                                         MdrProgramAccount *account,
                                         gboolean keep,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean mdr_online_sign_in_finish (MdrSession *session, GAsyncResult *result, GError **error);
MdrFinding *mdr_online_sign_in_dup_missing (MdrSession *session);

G_END_DECLS
