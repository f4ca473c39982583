/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Steps beside the page where there is room, above it where there is not.
 */

#include "mdr-window-private.h"

#include <glib/gi18n.h>

#include "core/mdr-kept-session.h"
#include "gui/mdr-answer-actions.h"
#include "gui/mdr-compat.h"
#include "gui/mdr-found-bar.h"
#include "gui/mdr-preferences.h"
#include "gui/mdr-step-row.h"
#include "gui/mdr-stepper.h"
#include "practice/mdr-practice.h"

G_DEFINE_FINAL_TYPE (MdrWindow, mdr_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_SESSION = 1,
} MdrWindowProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static void
session_updated_cb (MdrWindow *self)
{
  gboolean running = mdr_session_is_running (self->session);
  gboolean started = mdr_session_get_address (self->session) != NULL;
  gboolean live = mdr_session_is_live (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop", running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.make-report", live && started);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.check-again", live && started && !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.check-or-stop",
                                 running || (live && started));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.start-over",
                                 live && started && mdr_practice_get_case (self->session) == NULL);
  /* In a narrow window the label inside is empty. */
  mdr_compat_set_name (GTK_WIDGET (self->check_button), mdr_window_name_check (running));

  for (guint step = MDR_STEP_START + 1; step < MDR_N_STEPS; step++)
    gtk_widget_set_sensitive (GTK_WIDGET (gtk_list_box_get_row_at_index (self->steps, (int) step)),
                              started);

  mdr_window_keep_focus (self);
}

static void
page_changed_cb (MdrWindow *self)
{
  MdrStep *step = mdr_page_get_step (mdr_assistant_get_page (self->assistant));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->steps, i)) != NULL; i++)
    mdr_step_row_set_current (MDR_STEP_ROW (row),
                              mdr_step_row_get_step (MDR_STEP_ROW (row)) == step);
}

/* The button that had the focus goes away. */
static void
found_declined_cb (MdrWindow *self)
{
  mdr_page_focus_first (mdr_assistant_get_page (self->assistant));
}

static void
step_activated_cb (MdrWindow *self, GtkListBoxRow *row)
{
  mdr_assistant_show_step (self->assistant,
                           mdr_step_get_id (mdr_step_row_get_step (MDR_STEP_ROW (row))));
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static GtkWidget *
create_step_row (gpointer item, gpointer user_data)
{
  return mdr_step_row_new (MDR_STEP (item));
}

static void
restore_size (MdrWindow *self)
{
  if (self->preferences == NULL)
    return;

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->preferences, "window-width"),
                               g_settings_get_int (self->preferences, "window-height"));
  if (g_settings_get_boolean (self->preferences, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

/* In the list of windows, too, it is not to be taken for a check. */
static void
name_practice (MdrWindow *self)
{
  MdrPracticeCase *practice_case = mdr_practice_get_case (self->session);
  g_autofree char *title = NULL;

  if (practice_case == NULL)
    return;

  /* Translators: the title of a window; %s is a case to practise on. */
  title = g_strdup_printf (_ ("Practice: %s"), mdr_practice_case_get_title (practice_case));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* Who has seen the result has finished. */
static gboolean
is_finished (MdrWindow *self)
{
  MdrStep *step = mdr_page_get_step (mdr_assistant_get_page (self->assistant));

  return mdr_step_get_id (step) == MDR_STEP_RESULT && !mdr_session_is_running (self->session);
}

/* A check that was not begun, or is none, leaves what was kept of an earlier one alone. */
static void
keep_session (MdrWindow *self)
{
  MdrStep *step = mdr_page_get_step (mdr_assistant_get_page (self->assistant));
  g_autofree char *path = mdr_kept_session_dup_path ();
  g_autoptr (GError) error = NULL;

  if (mdr_session_get_address (self->session) == NULL || !mdr_session_is_live (self->session) ||
      mdr_practice_get_case (self->session) != NULL)
    return;

  if (is_finished (self))
    mdr_kept_session_remove (path);
  else if (!mdr_kept_session_save (path, self->session, mdr_step_get_id (step), &error))
    g_debug ("The check is not kept: %s", error->message);
}

static gboolean
mdr_window_close_request (GtkWindow *window)
{
  MdrWindow *self = MDR_WINDOW (window);
  int width, height;

  if (!mdr_window_leave_message (self, _ ("_Close Anyway"), "window.close", NULL))
    return TRUE;

  keep_session (self);
  mdr_session_stop (self->session);

  if (self->preferences != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->preferences, "window-width", width);
      g_settings_set_int (self->preferences, "window-height", height);
      g_settings_set_boolean (self->preferences, "window-maximized",
                              gtk_window_is_maximized (window));
    }

  return GTK_WINDOW_CLASS (mdr_window_parent_class)->close_request (window);
}

/* A menu makes all its items at once. Nobody opens it before the window is there. */
static gboolean
window_drawn_cb (gpointer user_data)
{
  MdrWindow *self = MDR_WINDOW (user_data);

  self->drawn_id = 0;
  gtk_menu_button_set_menu_model (self->menu_button, self->menu);

  return G_SOURCE_REMOVE;
}

static void
mdr_window_constructed (GObject *object)
{
  MdrWindow *self = MDR_WINDOW (object);
  g_autoptr (GSimpleActionGroup) answers = NULL;

  G_OBJECT_CLASS (mdr_window_parent_class)->constructed (object);

  answers = mdr_answer_actions_new (self->session);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "answers", G_ACTION_GROUP (answers));

  restore_size (self);
  name_practice (self);
  mdr_window_prepare_for_reports (self);
  gtk_list_box_bind_model (self->steps, mdr_session_get_steps (self->session), create_step_row,
                           NULL, NULL);
  g_signal_connect_object (self->session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  session_updated_cb (self);
}

static void
mdr_window_dispose (GObject *object)
{
  MdrWindow *self = MDR_WINDOW (object);

  g_clear_handle_id (&self->drawn_id, g_source_remove);
  g_clear_object (&self->preferences);
  g_signal_handlers_disconnect_by_data (self->session, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_WINDOW);

  G_OBJECT_CLASS (mdr_window_parent_class)->dispose (object);
}

static void
mdr_window_finalize (GObject *object)
{
  MdrWindow *self = MDR_WINDOW (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (mdr_window_parent_class)->finalize (object);
}

static void
mdr_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrWindow *self = MDR_WINDOW (object);

  switch ((MdrWindowProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrWindow *self = MDR_WINDOW (object);

  switch ((MdrWindowProperty) prop_id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_window_class_init (MdrWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mdr_window_constructed;
  object_class->dispose = mdr_window_dispose;
  object_class->finalize = mdr_window_finalize;
  object_class->get_property = mdr_window_get_property;
  object_class->set_property = mdr_window_set_property;
  GTK_WINDOW_CLASS (klass)->close_request = mdr_window_close_request;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS |
                               G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_ASSISTANT);
  g_type_ensure (MDR_TYPE_FOUND_BAR);
  g_type_ensure (MDR_TYPE_PAGE);
  g_type_ensure (MDR_TYPE_STEPPER);

  mdr_window_install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrWindow, assistant);
  gtk_widget_class_bind_template_child (widget_class, MdrWindow, check_button);
  gtk_widget_class_bind_template_child (widget_class, MdrWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, MdrWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, MdrWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MdrWindow, steps);
  gtk_widget_class_bind_template_child (widget_class, MdrWindow, toasts);
  mdr_window_bind_texts (widget_class);
  mdr_window_install_report_actions (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, found_declined_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
}

static void
mdr_window_init (MdrWindow *self)
{
  self->preferences = mdr_preferences_open ();

  gtk_widget_init_template (GTK_WIDGET (self));
  mdr_window_make_room (self);
  self->drawn_id = g_idle_add_full (G_PRIORITY_LOW, window_drawn_cb, self, NULL);
}

/**
 * mdr_window_new:
 * @application: the application
 * @session: the session to show
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
MdrWindow *
mdr_window_new (GtkApplication *application, MdrSession *session)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  return g_object_new (MDR_TYPE_WINDOW, "application", application, "session", session, NULL);
}

/**
 * mdr_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): the session that it shows
 */
MdrSession *
mdr_window_get_session (MdrWindow *self)
{
  g_return_val_if_fail (MDR_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * mdr_window_show_step:
 * @self: a window
 * @step: a step
 *
 * Shows the page of @step.
 */
void
mdr_window_show_step (MdrWindow *self, MdrStepId step)
{
  g_return_if_fail (MDR_IS_WINDOW (self));

  mdr_assistant_show_step (self->assistant, step);
}
