/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON of `check`.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "mdr-cli-batch-account.h"
#include "mdr-cli-examination.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

JsonNode *mdr_cli_check_to_json (MdrCliExamination *examination,
                                 MdrCliStatus status,
                                 const MdrCliBatchAccount *account);
JsonNode *mdr_cli_check_refusal_to_json (const MdrCliBatchAccount *account);

G_END_DECLS
