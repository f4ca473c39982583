/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of the JSON output that more than one verb has.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

/* Counted up when a key goes or changes its meaning; new keys do not count. */
#define MDR_JSON_SCHEMA 1

void mdr_json_begin (JsonBuilder *builder);
void mdr_json_add_program (JsonBuilder *builder);
JsonNode *mdr_json_end (JsonBuilder *builder);
char *mdr_json_to_text (JsonNode *node, gboolean pretty);

void mdr_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void mdr_json_add_strv (JsonBuilder *builder, const char *name, const char *const *values);
void mdr_json_add_enum (JsonBuilder *builder, const char *name, GType type, int value);
void mdr_json_add_time (JsonBuilder *builder, const char *name, GDateTime *time);
void mdr_json_add_account (JsonBuilder *builder, MdrAddress *address, MdrProvider *provider);
void mdr_json_add_settings (JsonBuilder *builder, MdrSettings *settings);
void mdr_json_add_finding (JsonBuilder *builder, MdrFinding *finding);
void mdr_json_add_findings (JsonBuilder *builder, GListModel *findings);
void mdr_json_add_service_members (JsonBuilder *builder, MdrService *service);

G_END_DECLS
