/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was seen on the way to servers, as JSON.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mdr-session.h"
#include "probe/mdr-service-probe.h"

G_BEGIN_DECLS

void mdr_json_add_phases (JsonBuilder *builder, GListModel *phases, gint64 begin, gboolean all);
void mdr_json_add_server_members (JsonBuilder *builder, MdrServiceProbe *probe);
void mdr_json_add_services (JsonBuilder *builder, MdrSession *session, gint64 begin);

G_END_DECLS
