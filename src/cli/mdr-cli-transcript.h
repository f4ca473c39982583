/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was said on the wire, for those who read protocols.
 */

#pragma once

#include "core/mdr-session.h"

G_BEGIN_DECLS

void mdr_cli_print_transcripts (MdrSession *session);

G_END_DECLS
