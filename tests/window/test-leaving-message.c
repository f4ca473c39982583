/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody leaves a test message without knowing what becomes of it.
 */

#include "gui/mdr-window.h"
#include "message-trial.h"
#include "window-trial.h"

static const MdrProtocol imap = MDR_PROTOCOL_IMAP;

/* There is only one in a program. */
static GtkApplication *application;

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* Told by its label, in all windows: which of them holds a question depends on libadwaita. */
static GtkWidget *
find_button (const char *label)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      GtkWidget *found = window_trial_find (l->data, is_button, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
press (const char *label)
{
  while (find_button (label) == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_signal_emit_by_name (find_button (label), "clicked");
  while (find_button (label) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWindow *
open_window (MessageTrial *trial)
{
  GtkWindow *window = GTK_WINDOW (mdr_window_new (application, trial->session));

  window_trial_present (window);

  return window;
}

static gboolean
is_open (void)
{
  message_trial_settle ();

  return gtk_application_get_windows (application) != NULL;
}

static void
wait_until_closed (void)
{
  while (is_open ())
    g_main_context_iteration (NULL, TRUE);
}

static void
test_waiting (MessageTrial *trial, gconstpointer data)
{
  GtkWindow *window = open_window (trial);

  message_trial_send (trial, FALSE);
  message_trial_accept (trial);
  gtk_window_close (window);
  press ("_Wait");
  g_assert_true (is_open ());
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_WAITING);

  gtk_window_close (window);
  press ("_Close Anyway");
  wait_until_closed ();
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_ENDED);
  message_trial_assert_stopped (trial);
}

static void
test_nothing_sent (MessageTrial *trial, gconstpointer data)
{
  GtkWindow *window = open_window (trial);

  message_trial_send (trial, FALSE);
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_SIGN_IN);
  gtk_window_close (window);
  wait_until_closed ();
}

static void
test_kept (MessageTrial *trial, gconstpointer data)
{
  GtkWindow *window = open_window (trial);

  message_trial_send (trial, TRUE);
  message_trial_accept (trial);
  gtk_window_close (window);
  wait_until_closed ();
}

/* Starting over forgets it. */
static gboolean
is_awaited (MessageTrial *trial)
{
  return mdr_session_get_test_message (trial->session) != NULL &&
         message_trial_stage (trial) != MDR_TEST_STAGE_ENDED;
}

static char *
dup_service_line (MdrSession *session)
{
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (mdr_probe_get_service (probe) != NULL)
        return g_strdup (mdr_probe_get_id (probe));
    }

  g_assert_not_reached ();
}

static void
assert_asks (MessageTrial *trial, const char *action, const char *line, const char *label)
{
  const char *format = line != NULL ? "s" : NULL;
  GtkWidget *window = GTK_WIDGET (gtk_application_get_active_window (application));

  gtk_widget_activate_action (window, action, format, line);
  press ("_Wait");
  message_trial_settle ();
  g_assert_cmpint (message_trial_stage (trial), ==, MDR_TEST_STAGE_WAITING);

  gtk_widget_activate_action (window, action, format, line);
  press (label);
  while (is_awaited (trial))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_open ());

  gtk_window_close (GTK_WINDOW (window));
  wait_until_closed ();
}

static void
test_starting_over (MessageTrial *trial, gconstpointer data)
{
  open_window (trial);
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);

  assert_asks (trial, "win.start-over", NULL, "_Start Over Anyway");
  g_assert_null (mdr_session_get_address (trial->session));
}

static void
test_checking_again (MessageTrial *trial, gconstpointer data)
{
  g_autofree char *line = NULL;

  open_window (trial);
  message_trial_send (trial, FALSE);
  message_trial_accept (trial);

  line = dup_service_line (trial->session);
  assert_asks (trial, "win.check-line", line, "_Check Again Anyway");
}

/* libadwaita 1.7 tries whether the large heading of a question fits, and GTK does not like how. */
static GLogWriterOutput
write_all_but_large_heading (GLogLevelFlags level,
                             const GLogField *fields,
                             gsize n_fields,
                             gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel "))
      return G_LOG_WRITER_HANDLED;

  return g_log_writer_default (level, fields, n_fields, user_data);
}

int
main (int argc, char *argv[])
{
  int status;

  g_log_set_writer_func (write_all_but_large_heading, NULL, NULL);
  gtk_test_init (&argc, &argv);
  application =
      GTK_APPLICATION (adw_application_new ("org.example.Test", G_APPLICATION_NON_UNIQUE));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));

  MESSAGE_TRIAL_ADD ("/leaving-message/closing-asks-while-it-is-awaited", imap, test_waiting);
  MESSAGE_TRIAL_ADD ("/leaving-message/closing-at-once-before-anything-is-sent", imap,
                     test_nothing_sent);
  MESSAGE_TRIAL_ADD ("/leaving-message/closing-at-once-if-it-is-kept-anyway", imap, test_kept);
  MESSAGE_TRIAL_ADD ("/leaving-message/starting-over-asks", imap, test_starting_over);
  MESSAGE_TRIAL_ADD ("/leaving-message/checking-a-line-again-asks", imap, test_checking_again);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
