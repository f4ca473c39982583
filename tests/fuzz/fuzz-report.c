/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any file in the place of a report: it is refused with a reason, or read; and what was read can be
 * written, told, compared and played back, and is then the same.
 */

#include "fuzz.h"
#include "report/mdr-report-difference.h"

static void
check_text (MdrReport *report)
{
  g_autofree char *text = mdr_report_to_text (report);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  for (const char *p = text; *p != '\0'; p++)
    g_assert_false (*p != '\n' && g_ascii_iscntrl (*p));
}

static void
check_session (MdrReport *report)
{
  g_autoptr (MdrSession) session = mdr_report_create_session (report);
  g_autoptr (MdrReport) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (MdrReport) read = NULL;
  g_autoptr (GError) error = NULL;

  mdr_session_start (session);
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);

  again = mdr_report_new_from_session (session, MDR_REPORT_WITHOUT_ADDRESS);
  bytes = mdr_report_to_bytes (again);
  read = mdr_report_new_from_bytes (bytes, &error);

  /* The session may have concluded more than there was room for. */
  if (read == NULL)
    g_assert_error (error, MDR_REPORT_ERROR, MDR_REPORT_ERROR_TOO_LARGE);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrReport) report = mdr_report_new_from_bytes (input, &error);
  g_autoptr (GBytes) output = NULL;
  g_autoptr (MdrReport) again = NULL;
  g_autoptr (GListModel) differences = NULL;

  if (report == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  output = mdr_report_to_bytes (report);
  again = mdr_report_new_from_bytes (output, &error);
  g_assert_no_error (error);
  differences = mdr_report_compare (report, again);
  g_assert_cmpuint (g_list_model_get_n_items (differences), ==, 0);

  check_text (report);
  check_session (report);

  return 0;
}
