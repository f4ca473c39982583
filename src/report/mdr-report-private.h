/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the report share: how a report is looked into. What is missing reads as empty.
 */

#pragma once

#include "mdr-report.h"

G_BEGIN_DECLS

MdrReport *mdr_report_new_from_json (JsonNode *json);
JsonObject *mdr_report_get_root (MdrReport *self);

/* mdr-report-members.c */
const char *mdr_report_get_string (JsonObject *object, const char *name);
gint64 mdr_report_get_int (JsonObject *object, const char *name);
double mdr_report_get_number (JsonObject *object, const char *name);
gboolean mdr_report_get_boolean (JsonObject *object, const char *name);
gboolean mdr_report_get_answer (JsonObject *object, const char *name, gboolean *answer);
JsonObject *mdr_report_get_object (JsonObject *object, const char *name);
guint mdr_report_get_length (JsonObject *object, const char *name);
JsonObject *mdr_report_get_object_at (JsonObject *object, const char *name, guint position);
const char *mdr_report_get_string_at (JsonObject *object, const char *name, guint position);
GStrv mdr_report_dup_strings (JsonObject *object, const char *name);
gboolean mdr_report_get_enum (JsonObject *object, const char *name, GType type, int *value);

/* mdr-report-values.c: what a session has, made of what stands in a report. */
MdrService *mdr_report_create_service (JsonObject *object);
MdrFinding *mdr_report_create_finding (MdrReport *self, JsonObject *object);
MdrSettings *mdr_report_create_settings (JsonObject *object, gboolean given);
MdrService *mdr_report_find_service (MdrReport *self, const char *label);

G_END_DECLS
