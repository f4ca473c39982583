/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What tests of the window from inside have in common: an account to examine, and eyes.
 */

#include "window-trial.h"

void
window_trial_set_up (WindowTrial *self, gconstpointer data)
{
  window_trial_set_up_empty (self, data);
  fake_source_add_service (self->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (self->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
}

/* No server is known for any address. */
void
window_trial_set_up_empty (WindowTrial *self, gconstpointer data)
{
  self->source = fake_source_new ();
  self->session = mdr_session_new (MDR_PROBE_SOURCE (self->source));
}

/* Before, everything that shows the session has to be gone. */
void
window_trial_tear_down (WindowTrial *self, gconstpointer data)
{
  mdr_session_stop (self->session);
  window_trial_settle ();
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->source);
}

/* Does all that can be done at once; what takes time has to be waited for. */
void
window_trial_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
window_trial_wait_for_end (WindowTrial *self)
{
  while (mdr_session_is_running (self->session))
    g_main_context_iteration (NULL, TRUE);
  window_trial_settle ();
}

void
window_trial_examine (WindowTrial *self)
{
  g_assert_true (mdr_session_set_address (self->session, "anna@example.it", NULL));
  mdr_session_start (self->session);
  window_trial_wait_for_end (self);
}

MdrProbe *
window_trial_dup_probe (WindowTrial *self, const char *id)
{
  GListModel *probes = mdr_session_get_probes (self->session);
  guint n_probes = g_list_model_get_n_items (probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (g_str_equal (mdr_probe_get_id (probe), id))
        return g_steal_pointer (&probe);
    }

  g_error ("There is no probe “%s”", id);
}

void
window_trial_present (GtkWindow *window)
{
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
}

static void
note_frame (gboolean *is_drawn)
{
  *is_drawn = TRUE;
}

/* Only what has been drawn has its place in the window. */
void
window_trial_wait_for_frame (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean is_drawn = FALSE;
  gulong handler =
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (note_frame), &is_drawn);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!is_drawn)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* The first below @widget, or itself, that @filter lets through. */
GtkWidget *
window_trial_find (GtkWidget *widget, WindowTrialFilter filter, gconstpointer data)
{
  if (filter (widget, data))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = window_trial_find (child, filter, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (type));
}

GtkWidget *
window_trial_find_type (GtkWidget *widget, GType type)
{
  return window_trial_find (widget, is_of_type, GSIZE_TO_POINTER (type));
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* All below @widget, and itself, that are of @type, in order. */
GPtrArray *
window_trial_collect_type (GtkWidget *widget, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (widget, type, found);

  return found;
}
