/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On what system the program runs.
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void mdr_json_add_system (JsonBuilder *builder);

G_END_DECLS
