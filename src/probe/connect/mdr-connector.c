/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Happy Eyeballs (RFC 8305): both families are looked up at once, IPv6 gets a small head start, and
 * an address that has not answered after a while gets company from the other family. The first
 * connection wins. Unlike in a mail program the loser is of interest, too: it is followed for a
 * little longer, for a dead IPv6 is what makes other programs slow or fail.
 */

#include "mdr-connector.h"

#include "mdr-alarm.h"
#include "mdr-runner-pair.h"

/* RFC 8305 section 8, in milliseconds. */
#define RESOLUTION_DELAY 50
#define ATTEMPT_DELAY 250

/* How long the other family may still be silent before it counts as dead, in milliseconds: a packet
 * that gets lost is sent again after one second, and once more after three. */
#define GRACE 3500

typedef enum
{
  STAGE_NEW,
  STAGE_RESOLVING,
  STAGE_RACING,
  STAGE_SETTLING,
  STAGE_SETTLED,
} Stage;

struct _MdrConnector
{
  GObject parent_instance;

  Stage stage;
  guint16 port;
  gboolean resolution_delay_over;
  gboolean attempt_due;

  /* owned */
  MdrRunnerPair pair;
  MdrEnvironment *environment;
  char *host;
  GTask *task;
  GSource *deadline;
  GSource *delay;
  GSource *cancelled;
};

G_DEFINE_FINAL_TYPE (MdrConnector, mdr_connector, G_TYPE_OBJECT)

static guint resolved_signal;
static guint settled_signal;

static void resolve (MdrConnector *self);
static void race (MdrConnector *self);
static void settle (MdrConnector *self);

/* Whatever happened, this finds out what is next. */
static void
advance (MdrConnector *self)
{
  switch (self->stage)
    {
    case STAGE_RESOLVING:
      resolve (self);
      break;

    case STAGE_RACING:
      race (self);
      break;

    case STAGE_SETTLING:
      settle (self);
      break;

    case STAGE_NEW:
    case STAGE_SETTLED:
      break;
    }
}

static void
clear_alarms (MdrConnector *self)
{
  mdr_alarm_clear (&self->deadline);
  mdr_alarm_clear (&self->delay);
  mdr_alarm_clear (&self->cancelled);
}

static void
settled (MdrConnector *self)
{
  self->stage = STAGE_SETTLED;
  clear_alarms (self);
  g_signal_emit (self, settled_signal, 0);
}

/* Ends everything. The task ends last: with it, the caller may let go of the connector. */
static void
give_up (MdrConnector *self, const GError *reason, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  mdr_runner_pair_stop (&self->pair, reason);
  settled (self);

  if (task != NULL)
    g_task_return_error (task, error);
  else
    g_error_free (error);
}

static void
delay_over_cb (gpointer user_data)
{
  MdrConnector *self = MDR_CONNECTOR (user_data);

  self->resolution_delay_over = TRUE;
  self->attempt_due = TRUE;
  advance (self);
}

static void
deadline_over_cb (gpointer user_data)
{
  g_autoptr (MdrConnector) self = g_object_ref (MDR_CONNECTOR (user_data));
  g_autoptr (GError) silence =
      g_error_new (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "No answer from %s in time", self->host);

  give_up (self, silence, g_error_copy (silence));
}

static void
cancelled_cb (gpointer user_data)
{
  g_autoptr (MdrConnector) self = g_object_ref (MDR_CONNECTOR (user_data));

  give_up (self, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));
}

static void
resolve (MdrConnector *self)
{
  MdrFamilyRunner *ipv6 = self->pair.runners[MDR_RUNNER_IPV6];
  gboolean ipv4_ready = mdr_family_runner_has_next (self->pair.runners[MDR_RUNNER_IPV4]);

  if (mdr_family_runner_has_next (ipv6) ||
      (ipv4_ready && (!mdr_family_runner_is_looking_up (ipv6) || self->resolution_delay_over)))
    {
      self->stage = STAGE_RACING;
      self->attempt_due = TRUE;
      mdr_alarm_set_timeout (&self->deadline,
                             mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT),
                             deadline_over_cb, self);
      g_signal_emit (self, resolved_signal, 0);
      advance (self);
    }
  else if (ipv4_ready && self->delay == NULL)
    {
      mdr_alarm_set_timeout (&self->delay, RESOLUTION_DELAY, delay_over_cb, self);
    }
  else if (!mdr_runner_pair_is_looking_up (&self->pair))
    {
      give_up (self, NULL, mdr_runner_pair_create_error (&self->pair, self->host));
    }
}

static void
race (MdrConnector *self)
{
  if (self->attempt_due && mdr_runner_pair_has_next (&self->pair))
    {
      self->attempt_due = FALSE;
      mdr_alarm_set_timeout (&self->delay, ATTEMPT_DELAY, delay_over_cb, self);
      mdr_runner_pair_try_next (&self->pair, self->port);
    }
  else if (!mdr_runner_pair_is_connecting (&self->pair) &&
           !mdr_runner_pair_is_looking_up (&self->pair))
    {
      give_up (self, NULL, mdr_runner_pair_create_error (&self->pair, self->host));
    }
}

static void
settle (MdrConnector *self)
{
  if (mdr_runner_pair_is_connecting (&self->pair))
    return;

  if (mdr_runner_pair_has_next (&self->pair))
    mdr_runner_pair_try_next (&self->pair, self->port);
  else if (!mdr_runner_pair_is_looking_up (&self->pair))
    settled (self);
}

static void
looked_up_cb (MdrFamilyRunner *runner, gpointer user_data)
{
  advance (MDR_CONNECTOR (user_data));
}

static void
attempt_failed_cb (MdrFamilyRunner *runner, gpointer user_data)
{
  MdrConnector *self = MDR_CONNECTOR (user_data);

  self->attempt_due = TRUE;
  advance (self);
}

static void
connected_cb (MdrFamilyRunner *runner, GSocketConnection *connection, gpointer user_data)
{
  MdrConnector *self = MDR_CONNECTOR (user_data);
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (self->stage == STAGE_RACING)
    {
      guint timeout = mdr_environment_get_timeout (self->environment, MDR_PHASE_CONNECT);

      self->stage = STAGE_SETTLING;
      mdr_alarm_clear (&self->delay);
      mdr_alarm_set_timeout (&self->deadline, MIN (GRACE, timeout), deadline_over_cb, self);
    }

  advance (self);

  if (task != NULL)
    g_task_return_pointer (task, g_object_ref (connection), g_object_unref);
}

static void
mdr_connector_finalize (GObject *object)
{
  MdrConnector *self = MDR_CONNECTOR (object);

  clear_alarms (self);
  mdr_runner_pair_clear (&self->pair);
  g_clear_object (&self->environment);
  g_clear_pointer (&self->host, g_free);

  G_OBJECT_CLASS (mdr_connector_parent_class)->finalize (object);
}

static void
mdr_connector_class_init (MdrConnectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_connector_finalize;

  /* The name is looked up as far as needed; from here on it is about connecting. */
  resolved_signal = g_signal_new ("resolved", MDR_TYPE_CONNECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  /* The results of both families are known. */
  settled_signal = g_signal_new ("settled", MDR_TYPE_CONNECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
mdr_connector_init (MdrConnector *self)
{
  mdr_runner_pair_init (&self->pair);

  for (guint i = 0; i < MDR_N_RUNNERS; i++)
    {
      MdrFamilyRunner *runner = self->pair.runners[i];

      g_signal_connect_object (runner, "looked-up", G_CALLBACK (looked_up_cb), self, 0);
      g_signal_connect_object (runner, "connected", G_CALLBACK (connected_cb), self, 0);
      g_signal_connect_object (runner, "failed", G_CALLBACK (attempt_failed_cb), self, 0);
    }
}

/**
 * mdr_connector_new:
 * @environment: the world to look at
 * @host: a name or an IP address
 * @port: a TCP port
 *
 * Returns: (transfer full): a connector that has not begun
 */
MdrConnector *
mdr_connector_new (MdrEnvironment *environment, const char *host, guint16 port)
{
  MdrConnector *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (host != NULL, NULL);

  self = g_object_new (MDR_TYPE_CONNECTOR, NULL);
  g_set_object (&self->environment, environment);
  self->host = g_strdup (host);
  self->port = port;

  return self;
}

/**
 * mdr_connector_run_async:
 * @self: a connector that has not begun
 * @cancellable: (nullable): ends everything at once, also what goes on after the connection
 * @callback: called when there is a connection, or none
 * @user_data: for @callback
 *
 * Connects. The time limits for looking up and for connecting are those of the environment.
 * Proxies are not used: mail programs rarely do, and their way is the one of interest.
 */
void
mdr_connector_run_async (MdrConnector *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (MDR_IS_CONNECTOR (self));
  g_return_if_fail (self->stage == STAGE_NEW);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, mdr_connector_run_async);

  mdr_alarm_set_cancelled (&self->cancelled, cancellable, cancelled_cb, self);
  self->stage = STAGE_RESOLVING;
  mdr_alarm_set_timeout (&self->deadline,
                         mdr_environment_get_timeout (self->environment, MDR_PHASE_RESOLVE),
                         deadline_over_cb, self);
  mdr_runner_pair_look_up (&self->pair, mdr_environment_get_resolver (self->environment),
                           self->host);
  advance (self);
}

/**
 * mdr_connector_run_finish:
 * @self: a connector
 * @result: what the callback was given
 * @error: return location for a #GError
 *
 * Ends mdr_connector_run_async(). An error is about looking up where there was no ::resolved, and
 * else about connecting.
 *
 * Returns: (transfer full): the first connection, or %NULL on error
 */
GSocketConnection *
mdr_connector_run_finish (MdrConnector *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * mdr_connector_is_settled:
 * @self: a connector
 *
 * Tells whether the results of both families are known. That takes a little longer than the first
 * connection where one of them is dead, and ends with ::settled in any case.
 *
 * Returns: whether nothing is under way
 */
gboolean
mdr_connector_is_settled (MdrConnector *self)
{
  g_return_val_if_fail (MDR_IS_CONNECTOR (self), FALSE);

  return self->stage == STAGE_SETTLED;
}

/**
 * mdr_connector_dup_addresses:
 * @self: a connector
 *
 * Returns: (transfer full): the addresses found, written out, IPv6 first
 */
char **
mdr_connector_dup_addresses (MdrConnector *self)
{
  g_return_val_if_fail (MDR_IS_CONNECTOR (self), NULL);

  return mdr_runner_pair_dup_addresses (&self->pair);
}

/**
 * mdr_connector_create_result:
 * @self: a connector
 * @family: IPv4 or IPv6
 *
 * Returns: (transfer full): how @family got on, as far as it is known by now
 */
MdrFamilyResult *
mdr_connector_create_result (MdrConnector *self, GSocketFamily family)
{
  guint runner = family == G_SOCKET_FAMILY_IPV6 ? MDR_RUNNER_IPV6 : MDR_RUNNER_IPV4;

  g_return_val_if_fail (MDR_IS_CONNECTOR (self), NULL);

  return mdr_family_runner_create_result (self->pair.runners[runner]);
}
