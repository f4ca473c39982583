/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Connector and conversation do the work; here it becomes phases and findings of the probe. A run
 * outlives its being stopped for a moment, in which the next one may begin; hence each has what it
 * needs for itself, and asks before it reports.
 */

#include "mdr-service-run.h"

#include "mdr-conversation.h"
#include "probe/connect/mdr-connector.h"
#include "probe/connect/mdr-error-cause.h"
#include "probe/connect/mdr-way-findings.h"
#include "probe/names/mdr-override-resolver.h"

struct _MdrServiceRun
{
  GObject parent_instance;

  MdrPhase phase;
  MdrState state; /* that the phase would end in now */

  /* borrowed: it lives as long as the task */
  MdrProbe *probe;

  /* owned */
  GTask *task;
  MdrEnvironment *environment;
  MdrConnector *connector;
  MdrDialogue *dialogue;
  MdrConversation *conversation;
  char **addresses;
};

G_DEFINE_FINAL_TYPE (MdrServiceRun, mdr_service_run, G_TYPE_OBJECT)

static gboolean
is_stopped (MdrServiceRun *self)
{
  return self->task == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (self->task));
}

static void
enter_phase (MdrServiceRun *self, MdrPhase phase)
{
  self->phase = phase;
  self->state = MDR_STATE_PASSED;
  mdr_probe_limit_wait (self->probe, mdr_environment_get_timeout (self->environment, phase));
  mdr_probe_enter_phase (self->probe, phase);
}

static void
leave_phase (MdrServiceRun *self)
{
  mdr_probe_leave_phase (self->probe, self->phase, self->state);
}

/* A phase ends as well as the worst of what is found in it. */
static void
report (MdrServiceRun *self, MdrFinding *finding)
{
  static const MdrState states[] = {
    [MDR_SEVERITY_INFO] = MDR_STATE_PASSED,
    [MDR_SEVERITY_WARNING] = MDR_STATE_WARNING,
    [MDR_SEVERITY_ERROR] = MDR_STATE_FAILED,
  };

  self->state = mdr_state_worse (self->state, states[mdr_finding_get_severity (finding)]);
  mdr_probe_report (self->probe, finding);
}

/* Takes @error, which is NULL where the way was gone to its end, wherever that was. */
static void
end (MdrServiceRun *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
report_families (MdrServiceRun *self)
{
  static const GSocketFamily families[] = { G_SOCKET_FAMILY_IPV6, G_SOCKET_FAMILY_IPV4 };

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++)
    {
      g_autoptr (MdrFamilyResult) result =
          mdr_connector_create_result (self->connector, families[i]);
      g_autoptr (MdrFinding) finding =
          mdr_way_findings_family (mdr_probe_get_service (self->probe), result);

      if (finding != NULL)
        report (self, finding);
    }
}

static void
settled_cb (MdrConnector *connector, gpointer user_data)
{
  g_autoptr (MdrServiceRun) self = g_object_ref (MDR_SERVICE_RUN (user_data));

  g_signal_handlers_disconnect_by_data (connector, self);
  if (!is_stopped (self))
    report_families (self);
  end (self, NULL);
}

static void
phase_changed_cb (MdrConversation *conversation, GParamSpec *pspec, gpointer user_data)
{
  MdrServiceRun *self = MDR_SERVICE_RUN (user_data);

  if (is_stopped (self))
    return;

  leave_phase (self);
  enter_phase (self, mdr_conversation_get_phase (conversation));
}

static void
findings_changed_cb (GListModel *findings,
                     guint position,
                     guint removed,
                     guint added,
                     gpointer user_data)
{
  MdrServiceRun *self = MDR_SERVICE_RUN (user_data);

  for (guint i = position; i < position + added && !is_stopped (self); i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      report (self, finding);
    }
}

static void
conversation_held_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrServiceRun) self = user_data;
  GError *error = NULL;

  if (!mdr_conversation_run_finish (MDR_CONVERSATION (source), result, &error))
    {
      end (self, error);
      return;
    }

  /* The family that lost the race may still be on its way. */
  leave_phase (self);
  if (mdr_connector_is_settled (self->connector))
    settled_cb (self->connector, self);
  else
    g_signal_connect (self->connector, "settled", G_CALLBACK (settled_cb), self);
}

/* Somebody who says where a name leads, or writes an address, knows that it leads inside. */
static gboolean
was_asked_of_dns (MdrServiceRun *self, const char *host)
{
  GResolver *resolver = mdr_environment_get_resolver (self->environment);

  return !g_hostname_is_ip_address (host) && !mdr_override_resolver_knows (resolver, host);
}

static void
report_addresses (MdrServiceRun *self)
{
  MdrService *service = mdr_probe_get_service (self->probe);
  const char *const *addresses = (const char *const *) self->addresses;
  g_autoptr (MdrFinding) found = mdr_way_findings_addresses (service, addresses);
  g_autoptr (MdrFinding) inside = NULL;

  report (self, found);
  if (was_asked_of_dns (self, mdr_service_get_host (service)))
    inside = mdr_way_findings_inside (service, addresses);
  if (inside != NULL)
    report (self, inside);
}

static void
resolved_cb (MdrConnector *connector, gpointer user_data)
{
  MdrServiceRun *self = MDR_SERVICE_RUN (user_data);

  if (is_stopped (self))
    return;

  self->addresses = mdr_connector_dup_addresses (connector);
  report_addresses (self);
  leave_phase (self);
  enter_phase (self, MDR_PHASE_CONNECT);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrServiceRun) self = user_data;
  MdrService *service = mdr_probe_get_service (self->probe);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      mdr_connector_run_finish (MDR_CONNECTOR (source), result, &error);
  g_autoptr (MdrFinding) finding = NULL;

  /* What is wrong with us is no finding. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES))
    {
      end (self, g_steal_pointer (&error));
      return;
    }

  finding = connection != NULL ? mdr_way_findings_connected (service, connection)
                               : mdr_error_cause_create_finding (error, self->phase, service);
  report (self, finding);

  if (connection != NULL)
    {
      mdr_conversation_run_async (self->conversation, connection,
                                  g_task_get_cancellable (self->task), conversation_held_cb,
                                  g_object_ref (self));
      return;
    }

  leave_phase (self);
  end (self, NULL);
}

static void
mdr_service_run_finalize (GObject *object)
{
  MdrServiceRun *self = MDR_SERVICE_RUN (object);

  g_clear_object (&self->environment);
  g_clear_object (&self->connector);
  g_clear_object (&self->dialogue);
  g_clear_object (&self->conversation);
  g_clear_pointer (&self->addresses, g_strfreev);

  G_OBJECT_CLASS (mdr_service_run_parent_class)->finalize (object);
}

static void
mdr_service_run_class_init (MdrServiceRunClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_service_run_finalize;
}

static void
mdr_service_run_init (MdrServiceRun *self)
{
}

/**
 * mdr_service_run_new:
 * @probe: to whom to report
 * @environment: the world to look at
 * @address: whose mail it is about
 * @credentials: (nullable): with what to sign in
 *
 * Returns: (transfer full): a run that has not begun
 */
MdrServiceRun *
mdr_service_run_new (MdrProbe *probe,
                     MdrEnvironment *environment,
                     MdrAddress *address,
                     MdrCredentials *credentials)
{
  MdrService *service;
  MdrServiceRun *self;

  g_return_val_if_fail (MDR_IS_PROBE (probe), NULL);
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);

  service = mdr_probe_get_service (probe);
  self = g_object_new (MDR_TYPE_SERVICE_RUN, NULL);
  self->probe = probe;
  self->environment = g_object_ref (environment);
  self->dialogue = mdr_dialogue_new (service, address, credentials);
  self->connector =
      mdr_connector_new (environment, mdr_service_get_host (service),
                         mdr_environment_get_port (environment, mdr_service_get_port (service)));
  self->conversation = mdr_conversation_new (environment, service, self->dialogue);

  return self;
}

/**
 * mdr_service_run_begin:
 * @self: a run that has not begun
 * @task: (transfer full): what to end; its source object is the probe
 *
 * Goes the way. @task ends with %TRUE wherever the way ends, or with an error of ours.
 */
void
mdr_service_run_begin (MdrServiceRun *self, GTask *task)
{
  g_return_if_fail (MDR_IS_SERVICE_RUN (self));
  g_return_if_fail (G_IS_TASK (task));

  /* The run holds on to the task and the task to the run, until end(). */
  self->task = task;
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);

  enter_phase (self, MDR_PHASE_RESOLVE);
  g_signal_connect_object (self->conversation, "notify::phase", G_CALLBACK (phase_changed_cb), self,
                           0);
  g_signal_connect_object (mdr_conversation_get_findings (self->conversation), "items-changed",
                           G_CALLBACK (findings_changed_cb), self, 0);
  g_signal_connect_object (self->connector, "resolved", G_CALLBACK (resolved_cb), self, 0);
  mdr_connector_run_async (self->connector, g_task_get_cancellable (task), connected_cb,
                           g_object_ref (self));
}

/**
 * mdr_service_run_get_addresses:
 * @self: a run
 *
 * Returns: (transfer none): the addresses of the server, as far as they are known by now
 */
const char *const *
mdr_service_run_get_addresses (MdrServiceRun *self)
{
  static const char *const none[] = { NULL };

  g_return_val_if_fail (MDR_IS_SERVICE_RUN (self), none);

  return self->addresses != NULL ? (const char *const *) self->addresses : none;
}

/**
 * mdr_service_run_create_family:
 * @self: a run
 * @family: IPv4 or IPv6
 *
 * Returns: (transfer full): how @family got on with the server, as far as it is known by now
 */
MdrFamilyResult *
mdr_service_run_create_family (MdrServiceRun *self, GSocketFamily family)
{
  g_return_val_if_fail (MDR_IS_SERVICE_RUN (self), NULL);

  return mdr_connector_create_result (self->connector, family);
}

/**
 * mdr_service_run_get_certificate:
 * @self: a run
 *
 * Returns: (transfer none) (nullable): the server's certificate, if it has shown one
 */
MdrCertificate *
mdr_service_run_get_certificate (MdrServiceRun *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE_RUN (self), NULL);

  return mdr_conversation_get_certificate (self->conversation);
}

/**
 * mdr_service_run_get_dialogue:
 * @self: a run
 *
 * Returns: (transfer none): what is said to the server and what it answers
 */
MdrDialogue *
mdr_service_run_get_dialogue (MdrServiceRun *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE_RUN (self), NULL);

  return self->dialogue;
}
