/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line on the terminal that says what is going on.
 */

#pragma once

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_CLI_PROGRESS (mdr_cli_progress_get_type ())
G_DECLARE_FINAL_TYPE (MdrCliProgress, mdr_cli_progress, MDR, CLI_PROGRESS, GObject)

MdrCliProgress *mdr_cli_progress_new (MdrSession *session);
void mdr_cli_progress_make_room (void);

G_END_DECLS
