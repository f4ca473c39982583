/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Codes as JSON.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mdr-page-code.h"
#include "core/mdr-support-code.h"

G_BEGIN_DECLS

JsonNode *mdr_support_code_to_json (const MdrSupportCode *code, const char *alphabet);
JsonNode *mdr_page_code_to_json (MdrPlace place, MdrState state, const char *alphabet);

G_END_DECLS
