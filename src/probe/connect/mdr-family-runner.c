/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looks up its addresses, then tries one after the other when it is told to. What happens is told
 * by signals, never from within a call.
 */

#include "mdr-family-runner.h"

#include "mdr-socket-connect.h"

/* No mail service has more; a hostile DNS may say thousands. */
#define MAX_ADDRESSES 8

struct _MdrFamilyRunner
{
  GObject parent_instance;

  GSocketFamily family;
  MdrState state;
  gboolean looking_up;
  guint n_tried;
  guint n_running;
  gint64 start;
  gint64 duration;

  /* owned */
  GCancellable *cancellable;
  GPtrArray *addresses;
  GError *error;
};

G_DEFINE_FINAL_TYPE (MdrFamilyRunner, mdr_family_runner, G_TYPE_OBJECT)

enum
{
  LOOKED_UP,
  CONNECTED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_stopped (MdrFamilyRunner *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static void
end (MdrFamilyRunner *self, MdrState state)
{
  self->state = state;
  if (self->start > 0)
    self->duration = g_get_monotonic_time () - self->start;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrFamilyRunner) self = user_data;
  g_autoptr (GError) error = NULL;
  GList *addresses =
      g_resolver_lookup_by_name_with_flags_finish (G_RESOLVER (source), result, &error);

  if (!is_stopped (self))
    {
      self->looking_up = FALSE;
      for (GList *link = addresses; link != NULL; link = link->next)
        mdr_family_runner_add_address (self, link->data);
      if (self->addresses->len == 0)
        {
          end (self, MDR_STATE_SKIPPED);
          self->error = g_steal_pointer (&error);
        }
      g_signal_emit (self, signals[LOOKED_UP], 0);
    }

  g_resolver_free_addresses (addresses);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrFamilyRunner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = mdr_socket_connect_finish (result, &error);

  if (is_stopped (self))
    return;

  self->n_running--;
  if (connection != NULL)
    {
      end (self, MDR_STATE_PASSED);
      g_clear_error (&self->error);
      mdr_family_runner_stop (self, NULL);
      g_signal_emit (self, signals[CONNECTED], 0, connection);
      return;
    }

  end (self, MDR_STATE_FAILED);
  if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  g_signal_emit (self, signals[FAILED], 0);
}

static void
mdr_family_runner_dispose (GObject *object)
{
  g_cancellable_cancel (MDR_FAMILY_RUNNER (object)->cancellable);

  G_OBJECT_CLASS (mdr_family_runner_parent_class)->dispose (object);
}

static void
mdr_family_runner_finalize (GObject *object)
{
  MdrFamilyRunner *self = MDR_FAMILY_RUNNER (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->addresses, g_ptr_array_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (mdr_family_runner_parent_class)->finalize (object);
}

static void
mdr_family_runner_class_init (MdrFamilyRunnerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = mdr_family_runner_dispose;
  object_class->finalize = mdr_family_runner_finalize;

  signals[LOOKED_UP] = g_signal_new ("looked-up", MDR_TYPE_FAMILY_RUNNER, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CONNECTED] = g_signal_new ("connected", MDR_TYPE_FAMILY_RUNNER, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_SOCKET_CONNECTION);
  signals[FAILED] = g_signal_new ("failed", MDR_TYPE_FAMILY_RUNNER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
mdr_family_runner_init (MdrFamilyRunner *self)
{
  self->state = MDR_STATE_SKIPPED;
  self->cancellable = g_cancellable_new ();
  self->addresses = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * mdr_family_runner_new:
 * @family: IPv6 or IPv4
 *
 * Returns: (transfer full): a runner that has no address yet
 */
MdrFamilyRunner *
mdr_family_runner_new (GSocketFamily family)
{
  MdrFamilyRunner *self = g_object_new (MDR_TYPE_FAMILY_RUNNER, NULL);

  self->family = family;

  return self;
}

/**
 * mdr_family_runner_look_up:
 * @self: a runner
 * @resolver: whom to ask
 * @host: a name
 *
 * Looks up the addresses of @host; ::looked-up follows.
 */
void
mdr_family_runner_look_up (MdrFamilyRunner *self, GResolver *resolver, const char *host)
{
  g_return_if_fail (MDR_IS_FAMILY_RUNNER (self));
  g_return_if_fail (G_IS_RESOLVER (resolver));

  self->looking_up = TRUE;
  g_resolver_lookup_by_name_with_flags_async (resolver, host,
                                              self->family == G_SOCKET_FAMILY_IPV6
                                                  ? G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY
                                                  : G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY,
                                              self->cancellable, looked_up_cb, g_object_ref (self));
}

/**
 * mdr_family_runner_add_address:
 * @self: a runner
 * @address: an address
 *
 * Adds an address to try, if it is of the right family and there are not too many yet.
 */
void
mdr_family_runner_add_address (MdrFamilyRunner *self, GInetAddress *address)
{
  g_return_if_fail (MDR_IS_FAMILY_RUNNER (self));
  g_return_if_fail (G_IS_INET_ADDRESS (address));

  if (g_inet_address_get_family (address) == self->family && self->addresses->len < MAX_ADDRESSES)
    g_ptr_array_add (self->addresses, g_object_ref (address));
}

/**
 * mdr_family_runner_try_next:
 * @self: a runner that has another address
 * @port: where to there
 *
 * Tries the next address, beside those that have not answered yet; ::connected or ::failed follows.
 */
void
mdr_family_runner_try_next (MdrFamilyRunner *self, guint16 port)
{
  g_return_if_fail (MDR_IS_FAMILY_RUNNER (self));
  g_return_if_fail (mdr_family_runner_has_next (self));

  if (self->start == 0)
    self->start = g_get_monotonic_time ();
  self->state = MDR_STATE_RUNNING;
  self->n_running++;

  mdr_socket_connect_async (g_ptr_array_index (self->addresses, self->n_tried++), port,
                            self->cancellable, connected_cb, g_object_ref (self));
}

/**
 * mdr_family_runner_stop:
 * @self: a runner
 * @reason: (nullable): if it was connecting, what is to be said of it; %NULL where that would not
 *   be fair
 *
 * Ends whatever is under way; no signal follows any more.
 */
void
mdr_family_runner_stop (MdrFamilyRunner *self, const GError *reason)
{
  g_return_if_fail (MDR_IS_FAMILY_RUNNER (self));

  if (is_stopped (self))
    return;

  g_cancellable_cancel (self->cancellable);
  self->looking_up = FALSE;
  self->n_running = 0;

  if (self->state == MDR_STATE_RUNNING)
    {
      end (self, reason != NULL ? MDR_STATE_FAILED : MDR_STATE_SKIPPED);
      if (reason != NULL && self->error == NULL)
        self->error = g_error_copy (reason);
    }
}

/**
 * mdr_family_runner_is_looking_up:
 * @self: a runner
 *
 * Returns: whether its addresses are still being looked up
 */
gboolean
mdr_family_runner_is_looking_up (MdrFamilyRunner *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RUNNER (self), FALSE);

  return self->looking_up;
}

/**
 * mdr_family_runner_is_connecting:
 * @self: a runner
 *
 * Returns: whether at least one address has been tried and has not answered yet
 */
gboolean
mdr_family_runner_is_connecting (MdrFamilyRunner *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RUNNER (self), FALSE);

  return self->n_running > 0;
}

/**
 * mdr_family_runner_has_next:
 * @self: a runner
 *
 * Returns: whether there is an address that was not tried and is worth trying
 */
gboolean
mdr_family_runner_has_next (MdrFamilyRunner *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RUNNER (self), FALSE);

  return !is_stopped (self) && self->n_tried < self->addresses->len;
}

/**
 * mdr_family_runner_get_addresses:
 * @self: a runner
 *
 * Returns: (transfer none) (element-type GInetAddress): its addresses, tried or not
 */
GPtrArray *
mdr_family_runner_get_addresses (MdrFamilyRunner *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RUNNER (self), NULL);

  return self->addresses;
}

/**
 * mdr_family_runner_get_error:
 * @self: a runner
 *
 * Returns: (transfer none) (nullable): why there is no address, or why its first address did not
 *   answer
 */
const GError *
mdr_family_runner_get_error (MdrFamilyRunner *self)
{
  g_return_val_if_fail (MDR_IS_FAMILY_RUNNER (self), NULL);

  return self->error;
}

/**
 * mdr_family_runner_create_result:
 * @self: a runner
 *
 * Returns: (transfer full): how it went up to now
 */
MdrFamilyResult *
mdr_family_runner_create_result (MdrFamilyRunner *self)
{
  GInetAddress *last = NULL;

  g_return_val_if_fail (MDR_IS_FAMILY_RUNNER (self), NULL);

  if (self->n_tried > 0)
    last = g_ptr_array_index (self->addresses, self->n_tried - 1);

  return mdr_family_result_new (self->family, self->state, last, self->duration, self->error);
}
