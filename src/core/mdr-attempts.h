/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often a password was tried, so that no account gets locked by us.
 */

#pragma once

#include "mdr-credentials.h"
#include "mdr-finding.h"

G_BEGIN_DECLS

/* Providers lock an account after five to ten refusals; the user's own programs use some of them.
 */
#define MDR_MAX_ATTEMPTS 3

#define MDR_TYPE_ATTEMPTS (mdr_attempts_get_type ())
G_DECLARE_FINAL_TYPE (MdrAttempts, mdr_attempts, MDR, ATTEMPTS, GObject)

MdrAttempts *mdr_attempts_new (void);

guint mdr_attempts_get_left (MdrAttempts *self);
guint mdr_attempts_get_n_refused (MdrAttempts *self);
gboolean mdr_attempts_may_try (MdrAttempts *self, MdrCredentials *credentials, GError **error);
void mdr_attempts_note_refusal (MdrAttempts *self, MdrCredentials *credentials, MdrCause cause);

G_END_DECLS
