/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of which type every member is. Those that are not in here are from a newer version.
 */

#include "mdr-report-shape-private.h"

static const MdrReportMember program_members[] = {
  { "name", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "version", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const MdrReportMember system_members[] = {
  { "name", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "desktop", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "language", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "glib", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "gnutls", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "sandbox", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const MdrReportMember account_members[] = {
  { "address", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "domain", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "provider", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const MdrReportMember verdict_members[] = {
  { "state", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "cause", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "reached", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "service", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "alternative", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const MdrReportMember verdicts_members[] = {
  { "receiving", MDR_REPORT_TYPE_OBJECT, verdict_members, FALSE },
  { "sending", MDR_REPORT_TYPE_OBJECT, verdict_members, FALSE },
  { NULL },
};

static const MdrReportMember service_members[] = {
  { "protocol", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "host", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "port", MDR_REPORT_TYPE_INTEGER, NULL, TRUE },
  { "security", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "user_name", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "source", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const MdrReportMember settings_members[] = {
  { "source", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "services", MDR_REPORT_TYPE_OBJECTS, service_members, FALSE },
  { NULL },
};

static const MdrReportMember finding_members[] = {
  { "code", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "step", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "severity", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "cause", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "service", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "server_text", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "parameters", MDR_REPORT_TYPE_VALUES, NULL, FALSE },
  { NULL },
};

static const MdrReportMember step_members[] = {
  { "id", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "state", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "reason", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "findings", MDR_REPORT_TYPE_OBJECTS, finding_members, FALSE },
  { NULL },
};

static const MdrReportMember check_members[] = {
  { "id", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "state", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { NULL },
};

static const MdrReportMember phase_members[] = {
  { "phase", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "state", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "start_ms", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { "ms", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { NULL },
};

static const MdrReportMember family_members[] = {
  { "family", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "state", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "address", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "ms", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { "reason", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { NULL },
};

static const MdrReportMember tls_members[] = {
  { "version", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "cipher", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "subject", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "issuer", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "not_before", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "not_after", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "verified", MDR_REPORT_TYPE_ANSWER, NULL, FALSE },
  { "public_authority", MDR_REPORT_TYPE_ANSWER, NULL, FALSE },
  { "sct", MDR_REPORT_TYPE_ANSWER, NULL, FALSE },
  { "problems", MDR_REPORT_TYPE_STRINGS, NULL, FALSE },
  { NULL },
};

static const MdrReportMember line_members[] = {
  { "direction", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "at_ms", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { "line", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { NULL },
};

static const MdrReportMember server_members[] = {
  { "round_trips", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { "addresses", MDR_REPORT_TYPE_STRINGS, NULL, FALSE },
  { "families", MDR_REPORT_TYPE_OBJECTS, family_members, FALSE },
  { "tls", MDR_REPORT_TYPE_OBJECT_OR_NULL, tls_members, FALSE },
  { "capabilities", MDR_REPORT_TYPE_STRINGS, NULL, FALSE },
  { "sign_in", MDR_REPORT_TYPE_STRINGS, NULL, FALSE },
  { "transcript", MDR_REPORT_TYPE_OBJECTS, line_members, FALSE },
  { "transcript_complete", MDR_REPORT_TYPE_BOOLEAN, NULL, FALSE },
  { NULL },
};

static const MdrReportMember probe_members[] = {
  { "id", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "steps", MDR_REPORT_TYPE_STRINGS, NULL, FALSE },
  { "state", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "ms", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { "service", MDR_REPORT_TYPE_OBJECT_OR_NULL, service_members, FALSE },
  { "phases", MDR_REPORT_TYPE_OBJECTS, phase_members, FALSE },
  { "findings", MDR_REPORT_TYPE_OBJECTS, finding_members, FALSE },
  { "server", MDR_REPORT_TYPE_OBJECT_OR_NULL, server_members, FALSE },
  { NULL },
};

static const MdrReportMember test_message_members[] = {
  { "message_id", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "subject", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "stage", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "accepted", MDR_REPORT_TYPE_ANSWER, NULL, FALSE },
  { "arrived", MDR_REPORT_TYPE_ANSWER, NULL, FALSE },
  { "seconds", MDR_REPORT_TYPE_AMOUNT, NULL, FALSE },
  { "folder", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "removed", MDR_REPORT_TYPE_ANSWER, NULL, FALSE },
  { NULL },
};

static const MdrReportMember cause_members[] = {
  { "cause", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "situation", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "confidence", MDR_REPORT_TYPE_NUMBER, NULL, FALSE },
  { "because", MDR_REPORT_TYPE_STRINGS, NULL, FALSE },
  { "against", MDR_REPORT_TYPE_STRINGS, NULL, FALSE },
  { NULL },
};

static const MdrReportMember attempts_members[] = {
  { "left", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { "wait_s", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { "refused", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { NULL },
};

static const MdrReportMember condition_members[] = {
  { "state", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "cause", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "service", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "alternative", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "finding", MDR_REPORT_TYPE_OBJECT_OR_NULL, finding_members, FALSE },
  { NULL },
};

static const MdrReportMember change_members[] = {
  { "subject", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "trend", MDR_REPORT_TYPE_STRING, NULL, TRUE },
  { "before", MDR_REPORT_TYPE_OBJECT, condition_members, FALSE },
  { "after", MDR_REPORT_TYPE_OBJECT, condition_members, FALSE },
  { NULL },
};

const MdrReportMember mdr_report_root_members[] = {
  { "program", MDR_REPORT_TYPE_OBJECT, program_members, FALSE },
  { "system", MDR_REPORT_TYPE_OBJECT, system_members, FALSE },
  { "started", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "written", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "utc_offset_minutes", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { "elapsed_ms", MDR_REPORT_TYPE_INTEGER, NULL, FALSE },
  { "running", MDR_REPORT_TYPE_BOOLEAN, NULL, FALSE },
  { "account", MDR_REPORT_TYPE_OBJECT, account_members, TRUE },
  { "answers", MDR_REPORT_TYPE_VALUES, NULL, FALSE },
  { "password_withheld", MDR_REPORT_TYPE_BOOLEAN, NULL, FALSE },
  { "only", MDR_REPORT_TYPE_STRINGS, NULL, FALSE },
  { "verdicts", MDR_REPORT_TYPE_OBJECT, verdicts_members, FALSE },
  { "settings", MDR_REPORT_TYPE_OBJECT, settings_members, FALSE },
  { "opinions", MDR_REPORT_TYPE_OBJECTS, settings_members, FALSE },
  { "steps", MDR_REPORT_TYPE_OBJECTS, step_members, FALSE },
  { "checklist", MDR_REPORT_TYPE_OBJECTS, check_members, FALSE },
  { "probes", MDR_REPORT_TYPE_OBJECTS, probe_members, FALSE },
  { "test_message", MDR_REPORT_TYPE_OBJECT_OR_NULL, test_message_members, FALSE },
  { "diagnosis", MDR_REPORT_TYPE_OBJECTS, cause_members, FALSE },
  { "attempts", MDR_REPORT_TYPE_OBJECT, attempts_members, FALSE },
  { "proposed_user", MDR_REPORT_TYPE_STRING, NULL, FALSE },
  { "changes", MDR_REPORT_TYPE_OBJECTS, change_members, FALSE },
  { "support", MDR_REPORT_TYPE_VALUES, NULL, FALSE },
  { NULL },
};
