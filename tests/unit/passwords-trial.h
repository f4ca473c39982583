/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anna's account, the programs that she has set up, and the passwords that they have saved.
 */

#pragma once

#include "core/mdr-saved-password-rules.h"

G_BEGIN_DECLS

#define IMAP (1u << MDR_PROTOCOL_IMAP)
#define SMTP (1u << MDR_PROTOCOL_SMTP)

/* Borrowed by @known. */
typedef struct
{
  MdrSavedPasswordCase known;
  GListStore *passwords;
  GPtrArray *accounts;
  GPtrArray *services;
  MdrAddress *address;
} Trial;

void trial_init (Trial *trial);
void trial_clear (Trial *trial);

void trial_add_program (Trial *trial,
                        const char *program,
                        const char *uid,
                        const char *address,
                        const char *imap_host,
                        const char *user_name);
MdrSavedPassword *trial_save (Trial *trial, MdrSavedPasswordFields fields);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

G_END_DECLS
