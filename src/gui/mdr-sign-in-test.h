/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sign-in tests of a session, with a password and with an online account: each the same one
 * wherever it is shown.
 */

#pragma once

#include "core/mdr-program-account.h"
#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_SIGN_IN_TEST (mdr_sign_in_test_get_type ())
G_DECLARE_FINAL_TYPE (MdrSignInTest, mdr_sign_in_test, MDR, SIGN_IN_TEST, GObject)

MdrSignInTest *mdr_sign_in_test_get_for (MdrSession *session);
MdrSignInTest *mdr_sign_in_test_get_online_for (MdrSession *session);

gboolean mdr_sign_in_test_is_running (MdrSignInTest *self);
const char *mdr_sign_in_test_get_message (MdrSignInTest *self);
GListModel *mdr_sign_in_test_get_answers (MdrSignInTest *self);

void mdr_sign_in_test_say (MdrSignInTest *self, const char *message);
void mdr_sign_in_test_run (MdrSignInTest *self, MdrSecret *secret, MdrPasswordKind kind);
void mdr_sign_in_test_run_online (MdrSignInTest *self, MdrProgramAccount *account);
void mdr_sign_in_test_run_with_message (MdrSignInTest *self,
                                        MdrSecret *secret,
                                        MdrPasswordKind kind,
                                        gboolean keep);
void mdr_sign_in_test_stop (MdrSignInTest *self);

G_END_DECLS
