/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * IMAP's own way to sign in.
 */

#pragma once

#include "core/mdr-credentials.h"

G_BEGIN_DECLS

GPtrArray *mdr_imap_login_build (const char *tag, MdrCredentials *credentials, gboolean at_once);

G_END_DECLS
