/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an examination comes to.
 */

#pragma once

#include "core/mdr-session.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

MdrCliStatus mdr_cli_judge (MdrSession *session, guint steps);

G_END_DECLS
