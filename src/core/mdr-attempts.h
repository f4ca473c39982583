/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often a password was tried, so that no account gets locked by us.
 */

#pragma once

#include "mdr-credentials.h"
#include "mdr-environment.h"
#include "mdr-finding.h"
#include "mdr-provider.h"

G_BEGIN_DECLS

/* Providers lock an account after five to ten refusals; the user's own programs use some of them.
 */
#define MDR_MAX_ATTEMPTS 3

/* How long to keep away, in minutes, from a server that asks for it without saying how long. The
 * ban that most mail servers of the smaller providers use lasts ten (fail2ban's “bantime”). */
#define MDR_DEFAULT_THROTTLE_WAIT 15

/**
 * MdrAttemptEnd:
 * @MDR_ATTEMPT_END_NOT_MADE: the server was told nothing of who signs in
 * @MDR_ATTEMPT_END_ACCEPTED: signed in
 * @MDR_ATTEMPT_END_REFUSED: the server refused this password or token
 * @MDR_ATTEMPT_END_HELD_OFF: it asked to wait, or lets nobody in from here, whatever the password
 * @MDR_ATTEMPT_END_UNDECIDED: it was told, and gave no verdict: it had trouble of its own, hung up
 *   or fell silent, or the user stopped the test
 *
 * What became of a sign-in.
 *
 * One without a verdict counts like a refusal, since the server may well count it as one: some hang
 * up on a wrong password, others answer it later and later. Yet nobody has called the password
 * wrong, so it may be tried again.
 */
typedef enum
{
  MDR_ATTEMPT_END_NOT_MADE,
  MDR_ATTEMPT_END_ACCEPTED,
  MDR_ATTEMPT_END_REFUSED,
  MDR_ATTEMPT_END_HELD_OFF,
  MDR_ATTEMPT_END_UNDECIDED,
} MdrAttemptEnd;

#define MDR_TYPE_ATTEMPTS (mdr_attempts_get_type ())
G_DECLARE_FINAL_TYPE (MdrAttempts, mdr_attempts, MDR, ATTEMPTS, GObject)

MdrAttempts *mdr_attempts_new (MdrEnvironment *environment);

guint mdr_attempts_get_left (MdrAttempts *self);
guint mdr_attempts_get_n_refused (MdrAttempts *self);
gint64 mdr_attempts_get_wait (MdrAttempts *self);
void mdr_attempts_recall (MdrAttempts *self, guint n_refused, guint left, gint64 wait);
char *mdr_attempts_dup_reason (MdrAttempts *self);

gboolean mdr_attempts_begin (MdrAttempts *self,
                             MdrCredentials *credentials,
                             gboolean name_was_chosen,
                             GError **error);
void mdr_attempts_end (MdrAttempts *self,
                       MdrCredentials *credentials,
                       MdrAttemptEnd end,
                       MdrCause cause,
                       MdrProvider *provider);

G_END_DECLS
