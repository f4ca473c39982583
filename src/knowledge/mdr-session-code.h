/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The support code of an examination.
 */

#pragma once

#include "core/mdr-session.h"
#include "core/mdr-support-code.h"

G_BEGIN_DECLS

void mdr_session_code_fill (MdrSession *session, MdrSupportCode *code);
char *mdr_session_code_dup_text (MdrSession *session);

G_END_DECLS
