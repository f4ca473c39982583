/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said about signing in: before the password goes out, and when the servers have answered.
 */

#pragma once

#include "core/mdr-session.h"
#include "mdr-cli-text.h"

G_BEGIN_DECLS

gboolean mdr_cli_sign_in_is_futile (MdrSession *session);
void mdr_cli_sign_in_advise (MdrSession *session, MdrSecret *secret, MdrPasswordKind kind);
void mdr_cli_sign_in_tell_untried (MdrSession *session, gboolean wants_test, const GError *error);
void mdr_cli_sign_in_add_outcome (MdrCliText *text, MdrSession *session);

G_END_DECLS
