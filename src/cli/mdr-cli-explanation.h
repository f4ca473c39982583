/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a message means, in both forms of output.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "explain/mdr-explanation.h"
#include "mdr-cli-remedies.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

void mdr_cli_text_add_meaning (MdrCliText *text, const MdrMeaning *meaning);
void mdr_cli_text_add_explanation (MdrCliText *text,
                                   const MdrExplanation *explanation,
                                   const MdrReader *reader);
void mdr_json_add_explanation (JsonBuilder *builder,
                               const MdrExplanation *explanation,
                               const MdrReader *reader);

MdrCliStatus mdr_cli_explanation_judge (const MdrExplanation *explanation);

G_END_DECLS
