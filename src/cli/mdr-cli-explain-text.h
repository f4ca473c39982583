/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One message and what it means.
 */

#pragma once

#include "explain/mdr-utterance.h"
#include "mdr-cli-remedies.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

MdrCliStatus
mdr_cli_explain_text (const MdrUtterance *utterance, const MdrReader *reader, gboolean json);
MdrCliStatus
mdr_cli_explain_stdin (const MdrUtterance *utterance, const MdrReader *reader, gboolean json);

G_END_DECLS
