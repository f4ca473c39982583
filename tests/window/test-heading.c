/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever reads somebody else's report is not asked the questions of the pages.
 */

#include "gui/mdr-heading.h"
#include "report/mdr-report-file.h"
#include "window-trial.h"

#define TITLE "Does your mail open in a web browser?"
#define DESCRIPTION "This is the quickest test."

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static GtkWidget *
create (MdrSession *session, MdrStepId step)
{
  GtkWidget *heading = g_object_new (MDR_TYPE_HEADING, "session", session, "step",
                                     mdr_session_get_step (session, step), "title", TITLE,
                                     "description", DESCRIPTION, NULL);

  return g_object_ref_sink (heading);
}

static void
assert_words (MdrSession *session, MdrStepId step, const char *title, gboolean is_described)
{
  g_autoptr (GtkWidget) heading = create (session, step);

  g_assert_nonnull (window_trial_find (heading, says, title));
  g_assert_cmpint (window_trial_find (heading, says, DESCRIPTION) != NULL, ==, is_described);
}

static void
test_own_check (WindowTrial *trial, gconstpointer data)
{
  assert_words (trial->session, MDR_STEP_WEBMAIL, TITLE, TRUE);
}

static void
test_report (WindowTrial *trial, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("REPORTS"), "rossi.maildoctor", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (MdrReport) report = mdr_report_load (file, NULL, NULL);
  g_autoptr (MdrSession) session = mdr_report_create_session (report);

  assert_words (session, MDR_STEP_WEBMAIL, "Webmail", FALSE);
  assert_words (session, MDR_STEP_RESULT, "Result", FALSE);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/heading/page-asks-its-user", WindowTrial, NULL, window_trial_set_up, test_own_check,
              window_trial_tear_down);
  g_test_add ("/heading/report-asks-nobody", WindowTrial, NULL, window_trial_set_up, test_report,
              window_trial_tear_down);

  return g_test_run ();
}
