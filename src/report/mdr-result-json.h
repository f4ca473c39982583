/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The result of a session as JSON, member by member.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

void mdr_json_add_verdicts (JsonBuilder *builder, MdrSession *session);
void mdr_json_add_steps (JsonBuilder *builder, MdrSession *session);
void mdr_json_add_checklist (JsonBuilder *builder, MdrSession *session);
void mdr_json_add_diagnosis (JsonBuilder *builder, MdrSession *session);
void mdr_json_add_attempts (JsonBuilder *builder, MdrSession *session);

G_END_DECLS
