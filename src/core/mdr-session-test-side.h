/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of the two ends between which a test message travels: the submission, or the mailbox.
 */

#pragma once

#include "mdr-session.h"

G_BEGIN_DECLS

/**
 * MdrTestSide:
 * @goes_on: whether the last sign-in was no refusal, nor may have been one
 * @probe: (nullable): what is there now
 * @credentials: (nullable): with what it signs in, until that is decided
 * @attempts: whose sign-in it is
 *
 * All are owned.
 */
typedef struct
{
  gboolean goes_on;
  MdrProbe *probe;
  MdrCredentials *credentials;
  MdrAttempts *attempts;
} MdrTestSide;

gboolean mdr_test_side_begin (MdrTestSide *self,
                              MdrSession *session,
                              MdrService *service,
                              MdrSecret *secret,
                              MdrPasswordKind kind,
                              GError **error);
void mdr_test_side_take_probe (MdrTestSide *self, MdrProbe *probe, GCallback changed, GTask *task);
void mdr_test_side_settle (MdrTestSide *self, MdrSession *session);
void mdr_test_side_let_go (MdrTestSide *self, GCallback changed, GTask *task);

gboolean mdr_test_side_is_running (MdrTestSide *self);
gboolean mdr_test_side_is_stopped (MdrTestSide *self);
gboolean mdr_test_side_says (MdrTestSide *self, const char *code);
gboolean mdr_test_side_says_any_of (MdrTestSide *self, const char *const *codes);
gboolean mdr_test_side_has_found (MdrTestSide *self);
gboolean mdr_test_side_has_missed (MdrTestSide *self);

G_END_DECLS
