/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is left of an examination that was closed by accident: address, answers, step. Never a
 * secret, nor the message that the user saw.
 */

#pragma once

#include "mdr-session.h"

G_BEGIN_DECLS

typedef struct _MdrKeptSession MdrKeptSession;

char *mdr_kept_session_dup_path (void);
gboolean
mdr_kept_session_save (const char *path, MdrSession *session, MdrStepId step, GError **error);
MdrKeptSession *mdr_kept_session_load (const char *path, GDateTime *now);
void mdr_kept_session_remove (const char *path);

const char *mdr_kept_session_get_address (const MdrKeptSession *self);
MdrStepId mdr_kept_session_get_step (const MdrKeptSession *self);
void mdr_kept_session_apply (const MdrKeptSession *self, MdrSession *session);
void mdr_kept_session_free (MdrKeptSession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrKeptSession, mdr_kept_session_free)

G_END_DECLS
