/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What to do about a cause.
 */

#pragma once

#include "mdr-cli-text.h"
#include "report/mdr-reader.h"

G_BEGIN_DECLS

void mdr_cli_text_add_remedies (MdrCliText *text, MdrCause cause, const MdrReader *reader);

G_END_DECLS
