/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the verbs of the command-line tool have in common.
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * MdrCliStatus:
 * @MDR_CLI_STATUS_OK: nothing wrong found
 * @MDR_CLI_STATUS_WRONG: something wrong found
 * @MDR_CLI_STATUS_USAGE: wrong usage or bad input
 * @MDR_CLI_STATUS_NOT_CHECKED: could not check
 * @MDR_CLI_STATUS_INTERRUPTED: stopped by the user; what shells report for Ctrl+C
 *
 * The exit statuses: a contract.
 */
typedef enum
{
  MDR_CLI_STATUS_OK = 0,
  MDR_CLI_STATUS_WRONG = 1,
  MDR_CLI_STATUS_USAGE = 2,
  MDR_CLI_STATUS_NOT_CHECKED = 3,
  MDR_CLI_STATUS_INTERRUPTED = 130,
} MdrCliStatus;

GOptionContext *
mdr_cli_create_context (const char *parameters, const char *summary, const char *description);
gboolean mdr_cli_parse (GOptionContext *context, GStrv *arguments, GError **error);
gboolean mdr_cli_parse_steps (const char *text, guint *steps, GError **error);

void mdr_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
MdrCliStatus mdr_cli_refuse (const char *message);
MdrCliStatus mdr_cli_tell_interrupted (void);

MdrCliStatus mdr_cli_print_text (const char *text, MdrCliStatus status);
MdrCliStatus mdr_cli_print_bytes (const char *bytes, gsize length, MdrCliStatus status);
MdrCliStatus mdr_cli_print_json (JsonNode *node, gboolean pretty, MdrCliStatus status);

/* The verbs. */
MdrCliStatus mdr_cli_accounts (GStrv arguments);
MdrCliStatus mdr_cli_check (GStrv arguments);
MdrCliStatus mdr_cli_code (GStrv arguments);
MdrCliStatus mdr_cli_company (GStrv arguments);
MdrCliStatus mdr_cli_explain (GStrv arguments);
MdrCliStatus mdr_cli_invite (GStrv arguments);
MdrCliStatus mdr_cli_passwords (GStrv arguments);
MdrCliStatus mdr_cli_practice (GStrv arguments);
MdrCliStatus mdr_cli_report (GStrv arguments);
MdrCliStatus mdr_cli_settings (GStrv arguments);

G_END_DECLS
