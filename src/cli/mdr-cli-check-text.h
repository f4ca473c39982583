/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `check` tells people.
 */

#pragma once

#include "mdr-cli-examination.h"
#include "mdr-cli-text.h"

G_BEGIN_DECLS

void mdr_cli_check_add_finding (MdrCliText *text, guint indent, MdrFinding *finding);
void mdr_cli_check_add_skip_reason (MdrCliText *text, guint indent, MdrStep *step);
void mdr_cli_check_add_conclusion (MdrCliText *text, MdrSession *session);
void mdr_cli_check_add_details (MdrCliText *text, MdrSession *session, gboolean everything);
void mdr_cli_check_add_support_code (MdrCliText *text, MdrSession *session);

G_END_DECLS
