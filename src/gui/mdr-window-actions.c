/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What keys, header bar and pages can ask of the window, by name.
 */

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-result-qr-window.h"
#include "gui/mdr-timeline-window.h"
#include "gui/mdr-window-private.h"
#include "practice/mdr-practice.h"

static void
show_toast (MdrWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

/* Where one reads from right to left, the next page lies to the left. */
static void
turn (MdrWindow *self, gboolean left)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (left == mirrored)
    mdr_assistant_go_next (self->assistant);
  else
    mdr_assistant_go_back (self->assistant);
}

static void
left_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  turn (MDR_WINDOW (widget), TRUE);
}

static void
right_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  turn (MDR_WINDOW (widget), FALSE);
}

static void
stop_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_window_expect_result (MDR_WINDOW (widget));
  mdr_session_stop (MDR_WINDOW (widget)->session);
}

/* First and last page are about everything, the others about their step. */
static void
check_again_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrWindow *self = MDR_WINDOW (widget);
  MdrStepId step = mdr_step_get_id (mdr_page_get_step (mdr_assistant_get_page (self->assistant)));

  mdr_window_expect_result (self);
  if (step == MDR_STEP_START || step == MDR_STEP_RESULT)
    mdr_session_start (self->session);
  else
    mdr_session_check_step_again (self->session, step);
}

/* One action for the button that changes its meaning, and not two in turn: each change of a name
 * makes GTK 4.8 tell it once more to all who listen, so that a long day of checks got ever slower.
 */
static void
check_or_stop_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gboolean running = mdr_session_is_running (MDR_WINDOW (widget)->session);

  gtk_widget_activate_action (widget, running ? "win.stop" : "win.check-again", NULL);
}

static MdrProbe *
dup_probe (MdrSession *session, const char *id)
{
  GListModel *probes = mdr_session_get_probes (session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (g_strcmp0 (mdr_probe_get_id (probe), id) == 0)
        return g_steal_pointer (&probe);
    }

  return NULL;
}

static void
check_line_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrWindow *self = MDR_WINDOW (widget);
  MdrSession *session = self->session;
  g_autoptr (MdrProbe) probe = dup_probe (session, g_variant_get_string (parameter, NULL));

  if (probe != NULL &&
      mdr_window_leave_message (self, _ ("_Check Again Anyway"), "win.check-line", parameter))
    mdr_session_check_probe_again (session, probe);
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          g_variant_get_string (parameter, NULL));
  show_toast (MDR_WINDOW (widget), _ ("Copied"));
}

static void
uri_opened_cb (GtkWindow *window, gboolean opened, gpointer user_data)
{
  if (!opened)
    show_toast (MDR_WINDOW (window), _ ("No web browser could be opened"));
}

/* A real page would know nothing of what is played. */
static void
open_uri_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (mdr_practice_get_case (MDR_WINDOW (widget)->session) != NULL)
    {
      show_toast (MDR_WINDOW (widget), _ ("In practice no page is opened"));
      return;
    }

  mdr_compat_open_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), uri_opened_cb,
                       NULL);
}

static void
start_over_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrWindow *self = MDR_WINDOW (widget);

  if (!mdr_window_leave_message (self, _ ("_Start Over Anyway"), "win.start-over", NULL))
    return;

  /* A sign-in or a test message ends as one that the user has stopped. */
  mdr_session_stop (self->session);
  mdr_session_forget (self->session);
  mdr_assistant_show_step (self->assistant, MDR_STEP_START);
  mdr_page_focus_first (mdr_assistant_get_page (self->assistant));
}

static void
go_to_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  int step;

  if (mdr_enum_from_nick (MDR_TYPE_STEP_ID, g_variant_get_string (parameter, NULL), &step))
    mdr_assistant_show_step (MDR_WINDOW (widget)->assistant, step);
}

static void
show_check_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  int check;

  if (mdr_enum_from_nick (MDR_TYPE_CHECK, g_variant_get_string (parameter, NULL), &check))
    mdr_assistant_show_check (MDR_WINDOW (widget)->assistant, check);
}

/* The page of the result is the only one that knows the action. */
static void
show_cause_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrWindow *self = MDR_WINDOW (widget);

  mdr_assistant_show_step (self->assistant, MDR_STEP_RESULT);
  gtk_widget_activate_action (GTK_WIDGET (mdr_assistant_get_page (self->assistant)),
                              "result.show-cause", NULL);
}

/* The same window again, should it be open. */
static void
show_times_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_timeline_window_present (GTK_WINDOW (widget), MDR_WINDOW (widget)->session);
}

static void
show_qr_code_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_result_qr_window_present (GTK_WINDOW (widget), MDR_WINDOW (widget)->session);
}

/**
 * mdr_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions and their keys. The keys are bound to the window and not to the application,
 * so that an open menu or list gets Escape first.
 */
void
mdr_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.left", NULL, left_activated);
  gtk_widget_class_install_action (widget_class, "win.right", NULL, right_activated);
  gtk_widget_class_install_action (widget_class, "win.stop", NULL, stop_activated);
  gtk_widget_class_install_action (widget_class, "win.check-again", NULL, check_again_activated);
  gtk_widget_class_install_action (widget_class, "win.check-or-stop", NULL,
                                   check_or_stop_activated);
  gtk_widget_class_install_action (widget_class, "win.check-line", "s", check_line_activated);
  gtk_widget_class_install_action (widget_class, "win.copy", "s", copy_activated);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_activated);
  gtk_widget_class_install_action (widget_class, "win.go-to", "s", go_to_activated);
  gtk_widget_class_install_action (widget_class, "win.show-cause", NULL, show_cause_activated);
  gtk_widget_class_install_action (widget_class, "win.show-check", "s", show_check_activated);
  gtk_widget_class_install_action (widget_class, "win.start-over", NULL, start_over_activated);
  gtk_widget_class_install_action (widget_class, "win.show-qr-code", NULL, show_qr_code_activated);
  gtk_widget_class_install_action (widget_class, "win.show-times", NULL, show_times_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.left", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "win.right",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.stop", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "win.check-again",
                                       NULL);
}
