/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session saw and concluded, for somebody else to read: in codes, without secrets, and
 * without what is private.
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

/**
 * MdrReportError:
 * @MDR_REPORT_ERROR_NOT_A_REPORT: it is something else
 * @MDR_REPORT_ERROR_TOO_LARGE: no report is so large, or so deep
 * @MDR_REPORT_ERROR_TOO_NEW: a newer program writes reports otherwise
 * @MDR_REPORT_ERROR_DAMAGED: it is a report, but not all of it can be understood
 *
 * Why something could not be read as a report. The message is fit for the user.
 */
typedef enum
{
  MDR_REPORT_ERROR_NOT_A_REPORT,
  MDR_REPORT_ERROR_TOO_LARGE,
  MDR_REPORT_ERROR_TOO_NEW,
  MDR_REPORT_ERROR_DAMAGED,
} MdrReportError;

#define MDR_REPORT_ERROR (mdr_report_error_quark ())
GQuark mdr_report_error_quark (void);

/* A usual one has 20 to 60 KiB. */
#define MDR_REPORT_MAX_SIZE (4 * 1024 * 1024)

/**
 * MdrReportFlags:
 * @MDR_REPORT_WITHOUT_ADDRESS: only the domain of the address is told
 * @MDR_REPORT_WITH_ADDRESS: the address and the user names are told, too
 *
 * What a report tells.
 */
typedef enum
{
  MDR_REPORT_WITHOUT_ADDRESS = 0,
  MDR_REPORT_WITH_ADDRESS = 1 << 0,
} MdrReportFlags;

#define MDR_TYPE_REPORT (mdr_report_get_type ())
G_DECLARE_FINAL_TYPE (MdrReport, mdr_report, MDR, REPORT, GObject)

/* mdr-report-making.c */
MdrReport *mdr_report_new_from_session (MdrSession *session, MdrReportFlags flags);

/* mdr-report-reading.c */
MdrReport *mdr_report_new_from_bytes (GBytes *bytes, GError **error);

GBytes *mdr_report_to_bytes (MdrReport *self);

JsonNode *mdr_report_get_json (MdrReport *self);
gboolean mdr_report_has_address (MdrReport *self);
MdrAddress *mdr_report_get_address (MdrReport *self);
const char *mdr_report_get_domain (MdrReport *self);
const char *mdr_report_get_program_version (MdrReport *self);
const char *mdr_report_get_locale (MdrReport *self);
gboolean mdr_report_get_first_cause (MdrReport *self, MdrCause *cause);
GDateTime *mdr_report_dup_started (MdrReport *self);
gboolean mdr_report_is_from_newer_version (MdrReport *self);
char *mdr_report_dup_file_name (MdrReport *self);

/* mdr-report-text.c */
char *mdr_report_to_text (MdrReport *self);

/* mdr-report-session.c */
MdrSession *mdr_report_create_session (MdrReport *self);

G_END_DECLS
