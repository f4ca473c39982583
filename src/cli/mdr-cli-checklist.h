/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checklist, for people and for programs.
 */

#pragma once

#include "core/mdr-session.h"
#include "mdr-cli-text.h"

G_BEGIN_DECLS

void mdr_cli_checklist_add_text (MdrCliText *text, MdrSession *session);

G_END_DECLS
