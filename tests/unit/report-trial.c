/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loads and plays reports.
 */

#include "report-trial.h"

char *
report_trial_read (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_DATA_DIR, "reports", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

MdrReport *
report_trial_parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return mdr_report_new_from_bytes (bytes, error);
}

MdrReport *
report_trial_load (const char *name)
{
  g_autofree char *text = report_trial_read (name);
  g_autoptr (GError) error = NULL;
  MdrReport *report = report_trial_parse (text, &error);

  g_assert_no_error (error);

  return report;
}

/* The session of a report, when it has ended. */
MdrSession *
report_trial_play (MdrReport *report)
{
  MdrSession *session = mdr_report_create_session (report);

  mdr_session_start (session);
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);

  return session;
}

char *
report_trial_write (MdrReport *report)
{
  g_autoptr (GBytes) bytes = mdr_report_to_bytes (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}
