/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The system's monitor and the kernel's routes together: the one knows of sign-in pages and, in a
 * sandbox, what the portal tells; the other of tunnels. Neither is asked whether there is a
 * network: that is for the probes to find out.
 */

#include "mdr-network-watch.h"

#include "mdr-route-watch.h"
#include "probe/connect/mdr-alarm.h"

struct _MdrNetworkWatch
{
  GObject parent_instance;

  guint patience;

  /* owned */
  GNetworkMonitor *monitor;
  MdrRouteWatch *routes;
  GSource *quiet;
};

G_DEFINE_FINAL_TYPE (MdrNetworkWatch, mdr_network_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
quiet_cb (gpointer user_data)
{
  g_signal_emit (user_data, signals[CHANGED], 0);
}

/* Each change starts the time anew, so that what is looked at is what stays. */
static void
note_change (MdrNetworkWatch *self)
{
  mdr_alarm_set_timeout (&self->quiet, self->patience, quiet_cb, self);
}

static void
routes_changed_cb (gpointer user_data)
{
  note_change (MDR_NETWORK_WATCH (user_data));
}

static void
mdr_network_watch_dispose (GObject *object)
{
  MdrNetworkWatch *self = MDR_NETWORK_WATCH (object);

  mdr_alarm_clear (&self->quiet);
  g_clear_pointer (&self->routes, mdr_route_watch_free);
  g_clear_object (&self->monitor);

  G_OBJECT_CLASS (mdr_network_watch_parent_class)->dispose (object);
}

static void
mdr_network_watch_class_init (MdrNetworkWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = mdr_network_watch_dispose;

  /**
   * MdrNetworkWatch::changed:
   * @self: a watch
   *
   * The network changed, and has been as it is now for a moment.
   */
  signals[CHANGED] = g_signal_new ("changed", MDR_TYPE_NETWORK_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdr_network_watch_init (MdrNetworkWatch *self)
{
}

/**
 * mdr_network_watch_new:
 * @monitor: what hears of changes of the network
 * @patience: how long nothing must change any more before that is said, in milliseconds; see
 *   %MDR_NETWORK_WATCH_PATIENCE
 *
 * Returns: (transfer full): a watch
 */
MdrNetworkWatch *
mdr_network_watch_new (GNetworkMonitor *monitor, guint patience)
{
  MdrNetworkWatch *self;

  g_return_val_if_fail (G_IS_NETWORK_MONITOR (monitor), NULL);

  self = g_object_new (MDR_TYPE_NETWORK_WATCH, NULL);
  self->patience = patience;
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "network-changed", G_CALLBACK (note_change), self,
                           G_CONNECT_SWAPPED);
  self->routes = mdr_route_watch_new (routes_changed_cb, self);

  return self;
}
