/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of the report’s text share.
 */

#pragma once

#include "mdr-report-private.h"

G_BEGIN_DECLS

/* mdr-report-text.c */
void mdr_report_text_add_heading (GString *text, const char *heading);
void mdr_report_text_add (GString *text, guint indent, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* mdr-report-text-words.c */
const char *mdr_report_text_get_state (JsonObject *object);
const char *mdr_report_text_get_cause (JsonObject *object, const char *part);
const char *mdr_report_text_get_question (const char *id);
const char *mdr_report_text_get_answer (const char *id, const char *answer);
const char *mdr_report_text_get_system_fact (const char *name);

/* mdr-report-text-parts.c */
void
mdr_report_text_add_findings (GString *text, MdrReport *report, guint indent, JsonObject *object);
void mdr_report_text_add_causes (GString *text, MdrReport *report);
void mdr_report_text_add_steps (GString *text, MdrReport *report);
void mdr_report_text_add_checklist (GString *text, MdrReport *report);
void mdr_report_text_add_changes (GString *text, MdrReport *report);

/* mdr-report-text-servers.c */
void mdr_report_text_add_settings (GString *text, MdrReport *report);
void mdr_report_text_add_probes (GString *text, MdrReport *report);

G_END_DECLS
