/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON of `check`.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "mdr-cli-examination.h"
#include "mdr-cli.h"

G_BEGIN_DECLS

JsonNode *mdr_cli_check_to_json (MdrCliExamination *examination, MdrCliStatus status, guint line);
JsonNode *mdr_cli_check_refusal_to_json (const char *address, const char *message, guint line);

G_END_DECLS
