/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What came of the test message of a session.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

GPtrArray *mdr_test_outcome_collect (MdrSession *session);
gboolean mdr_test_outcome_failed (MdrSession *session);
void mdr_test_outcome_add_json (JsonBuilder *builder, MdrSession *session);

G_END_DECLS
