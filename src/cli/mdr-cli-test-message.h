/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of a test message, for people and for programs.
 */

#pragma once

#include "core/mdr-session.h"
#include "mdr-cli-text.h"

G_BEGIN_DECLS

char *mdr_cli_test_message_dup_whereabouts (MdrSession *session);

void mdr_cli_test_message_add_text (MdrCliText *text, MdrSession *session);

G_END_DECLS
