/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a report looks like inside, as data/report.schema.json says it for others.
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Counted up when a member goes or changes its meaning. */
#define MDR_REPORT_SCHEMA 1

/* Counted up when members or codes come. */
#define MDR_REPORT_SCHEMA_MINOR 0

#define MDR_REPORT_KIND "maildoctor-report"

gboolean mdr_report_shape_check (JsonObject *root, GError **error);

G_END_DECLS
