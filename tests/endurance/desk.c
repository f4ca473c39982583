/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A wizard that somebody sits before for days: what is done with it, again and again.
 */

#include "desk.h"

#include "probe/mdr-probe-kit.h"
#include "route.h"

/* Less than for a person, who is not to see anything flicker. */
#define PATIENCE_MS 20

/* What is stopped in the middle is so early, or later by steps that have nothing in common with
 * those of a check. */
#define FIRST_STOP_MS 1
#define STOP_STEP_MS 17
#define N_STOPS 23

/* Idle handlers and the last frames are done by then. */
#define REST_MS 300

struct _Desk
{
  const char *const *addresses;
  MdrSecret *secret;
  guint n_addresses;
  guint n_changes;

  /* owned */
  MdrNetworkWatch *watch;
  MdrSession *session;

  /* borrowed: GTK has it until it is closed */
  MdrWindow *window;
};

static void
wake_up_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_once (milliseconds, wake_up_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_end (Desk *self)
{
  while (mdr_session_is_running (self->session))
    g_main_context_iteration (NULL, TRUE);
}

static void
network_changed_cb (Desk *self)
{
  self->n_changes++;
}

/**
 * desk_new:
 * @application: the application
 * @environment: what its probes look at
 * @addresses: whose mail is looked at, in turn; has to live as long
 * @secret: the password of all of them
 *
 * Opens the wizard as `mail-doctor` does, only that it is quicker to notice that the network is
 * another one.
 *
 * Returns: (transfer full): the desk
 */
Desk *
desk_new (GtkApplication *application,
          MdrEnvironment *environment,
          const char *const *addresses,
          MdrSecret *secret)
{
  g_autoptr (MdrProbeKit) kit = mdr_probe_kit_new (environment);
  Desk *self = g_new0 (Desk, 1);

  self->addresses = addresses;
  self->n_addresses = g_strv_length ((char **) addresses);
  self->secret = mdr_secret_ref (secret);
  self->watch = mdr_network_watch_new (g_network_monitor_get_default (), PATIENCE_MS);
  mdr_probe_kit_set_network_watch (kit, self->watch);
  g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (network_changed_cb), self);
  self->session = mdr_session_new (MDR_PROBE_SOURCE (kit));
  self->window = mdr_window_new (application, self->session);
  gtk_window_present (GTK_WINDOW (self->window));

  return self;
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* Where nobody could be asked that is said by the pages. */
  mdr_session_sign_in_finish (MDR_SESSION (source), result, NULL);
  *(gboolean *) user_data = TRUE;
}

static void
sign_in (Desk *self)
{
  gboolean over = FALSE;

  mdr_session_sign_in_async (self->session, self->secret, MDR_PASSWORD_KIND_ACCOUNT, NULL,
                             signed_in_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  wait_for_end (self);
}

static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean is_drawn = FALSE;
  gulong handler =
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (wake_up_cb), &is_drawn);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!is_drawn)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
close_others (Desk *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (item->data != self->window)
      gtk_window_close (item->data);
}

/* What is opened in front of the window looks at the session, too. */
static void
open_others (Desk *self)
{
  static const char *const actions[] = { "win.show-times", "win.show-qr-code", "win.make-report" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), actions[i], NULL));
      wait_for_frame (GTK_WIDGET (self->window));
      close_others (self);
    }
}

/**
 * desk_check:
 * @self: a desk
 * @number: which check it is
 *
 * Checks the next address. One in five is stopped in the middle, another one given up; after one in
 * five there is a sign-in, and after another one the other windows are opened and closed.
 */
void
desk_check (Desk *self, guint number)
{
  const char *address = self->addresses[number % self->n_addresses];
  guint round = number / self->n_addresses;
  guint stop = FIRST_STOP_MS + STOP_STEP_MS * (round % N_STOPS);

  g_assert_true (mdr_session_set_address (self->session, address, NULL));
  mdr_session_start (self->session);

  switch (number % 5)
    {
    case 1:
      run_for (stop);
      mdr_session_stop (self->session);
      break;

    case 2:
      run_for (stop);
      gtk_widget_activate_action (GTK_WIDGET (self->window), "win.start-over", NULL);
      break;

    case 3:
      wait_for_end (self);
      if (mdr_session_get_settings (self->session) != NULL)
        sign_in (self);
      break;

    case 4:
      wait_for_end (self);
      open_others (self);
      break;

    default:
      wait_for_end (self);
    }
}

/**
 * desk_change_network:
 * @self: a desk
 * @number: which change it is
 *
 * Adds a route, and removes it the next time, once amid a check and once after it; waits until all
 * is checked that this may have changed.
 */
void
desk_change_network (Desk *self, guint number)
{
  guint n_before = self->n_changes;

  if (mdr_session_get_address (self->session) == NULL)
    g_assert_true (mdr_session_set_address (self->session, self->addresses[0], NULL));
  mdr_session_start (self->session);
  if (number % 2 == 1)
    wait_for_end (self);
  route_change (number % 2 == 0);
  while (self->n_changes == n_before)
    g_main_context_iteration (NULL, TRUE);
  wait_for_end (self);
}

/**
 * desk_turn_page:
 * @self: a desk
 * @number: which turn it is
 *
 * Turns to the next page, and waits until it is drawn.
 */
void
desk_turn_page (Desk *self, guint number)
{
  mdr_window_show_step (self->window, (MdrStepId) ((number + 1) % MDR_N_STEPS));
  wait_for_frame (GTK_WIDGET (self->window));
}

/**
 * desk_rest:
 * @self: a desk
 *
 * Looks at the first address on all pages, and forgets it: then everything is where it was the last
 * time, and what there is can be compared. No connection is kept for later.
 */
void
desk_rest (Desk *self)
{
  desk_check (self, 0);
  for (guint step = 0; step < MDR_N_STEPS; step++)
    desk_turn_page (self, step);

  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.start-over", NULL);
  g_signal_emit_by_name (self->watch, "changed");
  run_for (REST_MS);
}

/**
 * desk_free:
 * @self: a desk
 *
 * Closes the window. Nobody may hold it, or the session, any longer.
 */
void
desk_free (Desk *self)
{
  desk_rest (self);
  g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
  g_object_ref (self->window);
  gtk_window_destroy (GTK_WINDOW (self->window));
  run_for (REST_MS);
  g_assert_finalize_object (self->window);
  g_assert_finalize_object (self->session);
  mdr_secret_unref (self->secret);
  g_free (self);
}
