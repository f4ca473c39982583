/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Providers that take no password from mail programs.
 */

#pragma once

#include "core/mdr-session.h"

G_BEGIN_DECLS

char *mdr_sign_in_policy_dup_refusal (MdrSession *session, MdrProvider *provider);

G_END_DECLS
