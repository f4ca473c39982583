/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of the two ends between which a test message travels: the submission, or the mailbox.
 */

#pragma once

#include "mdr-session.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean refused;

  /* owned */
  MdrProbe *probe;
  MdrCredentials *credentials;
} MdrTestSide;

void mdr_test_side_take_probe (MdrTestSide *self, MdrProbe *probe, GCallback changed, GTask *task);
void mdr_test_side_let_go (MdrTestSide *self, GCallback changed, GTask *task);
void mdr_test_side_forget_credentials (MdrTestSide *self);
void mdr_test_side_note_refusal (MdrTestSide *self, MdrAttempts *attempts);

gboolean mdr_test_side_is_running (MdrTestSide *self);
gboolean mdr_test_side_is_stopped (MdrTestSide *self);
gboolean mdr_test_side_is_shut (MdrTestSide *self);
gboolean mdr_test_side_has_signed_in (MdrTestSide *self);
gboolean mdr_test_side_says (MdrTestSide *self, const char *code);
gboolean mdr_test_side_says_any_of (MdrTestSide *self, const char *const *codes);
gboolean mdr_test_side_has_found (MdrTestSide *self);
gboolean mdr_test_side_has_missed (MdrTestSide *self);

G_END_DECLS
