/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signing in to servers that a test leads.
 */

#pragma once

#include "core/mdr-session.h"
#include "fake-source.h"

G_BEGIN_DECLS

#define IMAP "imap imap.example.it:993"
#define POP3 "pop3 pop.example.it:995"
#define SMTP "smtp smtp.example.it:465"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
  guint n_before; /* sign-ins that were counted already */
} SignInTrial;

void sign_in_trial_set_address (SignInTrial *trial, const char *address);
void sign_in_trial_set_up (SignInTrial *trial, gconstpointer data);
void sign_in_trial_tear_down (SignInTrial *trial, gconstpointer data);
void sign_in_trial_run (SignInTrial *trial);
void sign_in_trial_begin_at (SignInTrial *trial, MdrProtocol receiving, const char *provider_id);
void
sign_in_trial_answer (SignInTrial *trial, const char *server, const char *code, MdrCause cause);
void sign_in_trial_signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data);
void sign_in_trial_settle (SignInTrial *trial);
guint sign_in_trial_sign_in (SignInTrial *trial,
                             const char *password,
                             MdrPasswordKind kind,
                             GError **error);
void sign_in_trial_assert_told (SignInTrial *trial, const char *password, guint n_servers);
void sign_in_trial_assert_held_back (SignInTrial *trial, const char *password);
MdrAttempts *sign_in_trial_get_attempts (SignInTrial *trial);

G_END_DECLS
