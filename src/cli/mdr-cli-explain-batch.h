/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many messages, one JSON object a line.
 */

#pragma once

#include "mdr-cli.h"

G_BEGIN_DECLS

MdrCliStatus mdr_cli_explain_batch (const char *path);

G_END_DECLS
