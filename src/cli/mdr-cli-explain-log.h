/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log of a mail program, and where the conversations in it stopped.
 */

#pragma once

#include "mdr-cli-remedies.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

MdrCliStatus
mdr_cli_explain_log (const char *path, gboolean all, const MdrReader *reader, gboolean json);

G_END_DECLS
