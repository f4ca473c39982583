/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Name, address, connection, secure channel, dialogue: it says where on the way it stops. The way
 * is gone by a run, a new one each time.
 */

#include "mdr-service-probe.h"

#include "mdr-service-run.h"

struct _MdrServiceProbe
{
  MdrProbe parent_instance;

  /* owned */
  MdrEnvironment *environment;
  MdrAddress *address;
  MdrCredentials *credentials;
  MdrTestMessage *test_message;
  MdrServiceRun *run;

  /* owned: of a probe that only tells what was seen before */
  MdrProbeRecord *record;
  MdrServiceRecord *server;
};

G_DEFINE_FINAL_TYPE (MdrServiceProbe, mdr_service_probe, MDR_TYPE_PROBE)

static const char *const none[] = { NULL };

/* So that the whole way can be seen from the start. */
static void
expect_phases (MdrServiceProbe *self)
{
  MdrProbe *probe = MDR_PROBE (self);
  MdrService *service = mdr_probe_get_service (probe);
  MdrSecurity security = mdr_service_get_security (service);

  mdr_probe_expect_phase (probe, MDR_PHASE_RESOLVE);
  mdr_probe_expect_phase (probe, MDR_PHASE_CONNECT);
  if (security == MDR_SECURITY_TLS)
    mdr_probe_expect_phase (probe, MDR_PHASE_TLS);
  mdr_probe_expect_phase (probe, MDR_PHASE_GREETING);
  if (security == MDR_SECURITY_STARTTLS)
    mdr_probe_expect_phase (probe, MDR_PHASE_STARTTLS);
  mdr_probe_expect_phase (probe, MDR_PHASE_CAPABILITIES);

  if (self->credentials == NULL)
    return;

  mdr_probe_expect_phase (probe, MDR_PHASE_SIGN_IN);
  if (mdr_service_get_protocol (service) != MDR_PROTOCOL_SMTP)
    mdr_probe_expect_phase (probe, MDR_PHASE_MAILBOX);
  else if (self->test_message != NULL)
    mdr_probe_expect_phase (probe, MDR_PHASE_SUBMIT);
}

static void
mdr_service_probe_reset (MdrProbe *probe)
{
  MdrServiceProbe *self = MDR_SERVICE_PROBE (probe);

  g_clear_object (&self->run);

  MDR_PROBE_CLASS (mdr_service_probe_parent_class)->reset (probe);
}

static void
mdr_service_probe_run_async (MdrProbe *probe,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  MdrServiceProbe *self = MDR_SERVICE_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, mdr_service_probe_run_async);

  if (self->record != NULL)
    {
      mdr_probe_record_play (self->record, probe);
      g_task_return_boolean (task, TRUE);
      return;
    }

  expect_phases (self);
  self->run = mdr_service_run_new (probe, self->environment, self->address, self->credentials);
  mdr_dialogue_set_test_message (mdr_service_run_get_dialogue (self->run), self->test_message);
  mdr_service_run_begin (self->run, g_steal_pointer (&task));
}

static gboolean
mdr_service_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, probe), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
mdr_service_probe_finalize (GObject *object)
{
  MdrServiceProbe *self = MDR_SERVICE_PROBE (object);

  g_clear_object (&self->environment);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_object (&self->credentials);
  g_clear_object (&self->test_message);
  g_clear_object (&self->run);
  g_clear_pointer (&self->record, mdr_probe_record_unref);
  g_clear_pointer (&self->server, mdr_service_record_unref);

  G_OBJECT_CLASS (mdr_service_probe_parent_class)->finalize (object);
}

static void
mdr_service_probe_class_init (MdrServiceProbeClass *klass)
{
  MdrProbeClass *probe_class = MDR_PROBE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_service_probe_finalize;
  probe_class->reset = mdr_service_probe_reset;
  probe_class->run_async = mdr_service_probe_run_async;
  probe_class->run_finish = mdr_service_probe_run_finish;
}

static void
mdr_service_probe_init (MdrServiceProbe *self)
{
}

/**
 * mdr_service_probe_new:
 * @environment: the world to look at
 * @address: whose mail it is about
 * @service: where to
 * @credentials: (nullable): with what to sign in; without, it only looks
 *
 * Makes the probe of one service. It signs in over verified TLS only, whatever @service says.
 *
 * Returns: (transfer full): a probe that has not begun
 */
MdrServiceProbe *
mdr_service_probe_new (MdrEnvironment *environment,
                       MdrAddress *address,
                       MdrService *service,
                       MdrCredentials *credentials)
{
  const guint steps = 1u << MDR_STEP_NETWORK | 1u << MDR_STEP_SETTINGS;
  MdrServiceProbe *self;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (environment), NULL);
  g_return_val_if_fail (address != NULL, NULL);
  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);
  g_return_val_if_fail (credentials == NULL || MDR_IS_CREDENTIALS (credentials), NULL);

  self = g_object_new (MDR_TYPE_SERVICE_PROBE, "id", mdr_service_get_label (service), "service",
                       service, "steps",
                       credentials != NULL ? steps | 1u << MDR_STEP_TWO_STEP : steps, NULL);
  self->environment = g_object_ref (environment);
  self->address = mdr_address_ref (address);
  g_set_object (&self->credentials, credentials);

  return self;
}

/**
 * mdr_service_probe_new_recorded:
 * @record: what an earlier run came to
 * @server: what it saw of the server
 *
 * Makes a probe that contacts nobody, and says what was found before. Of the certificate that is
 * what stands in the findings.
 *
 * Returns: (transfer full): a probe that has not begun
 */
MdrServiceProbe *
mdr_service_probe_new_recorded (MdrProbeRecord *record, MdrServiceRecord *server)
{
  MdrServiceProbe *self;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (server != NULL, NULL);

  self = g_object_new (MDR_TYPE_SERVICE_PROBE, "id", record->id, "service", record->service,
                       "steps", record->steps, NULL);
  self->record = mdr_probe_record_ref (record);
  self->server = mdr_service_record_ref (server);

  return self;
}

/**
 * mdr_service_probe_set_test_message:
 * @self: a probe with credentials that has not begun
 * @message: the message of a test
 *
 * Has @message sent over the service, or waited for there, once it let us in.
 */
void
mdr_service_probe_set_test_message (MdrServiceProbe *self, MdrTestMessage *message)
{
  g_return_if_fail (MDR_IS_SERVICE_PROBE (self));
  g_return_if_fail (MDR_IS_TEST_MESSAGE (message));

  g_set_object (&self->test_message, message);
}

/**
 * mdr_service_probe_get_addresses:
 * @self: a probe
 *
 * Returns: (transfer none): the IP addresses of the server, as far as they are known by now
 */
const char *const *
mdr_service_probe_get_addresses (MdrServiceProbe *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE_PROBE (self), none);

  if (self->server != NULL)
    return (const char *const *) self->server->addresses;

  return self->run != NULL ? mdr_service_run_get_addresses (self->run) : none;
}

/**
 * mdr_service_probe_create_family:
 * @self: a probe
 * @family: IPv4 or IPv6
 *
 * Returns: (transfer full) (nullable): how @family got on with the server, as far as it is known by
 *   now; %NULL before the probe began
 */
MdrFamilyResult *
mdr_service_probe_create_family (MdrServiceProbe *self, GSocketFamily family)
{
  g_return_val_if_fail (MDR_IS_SERVICE_PROBE (self), NULL);

  if (self->server != NULL)
    {
      MdrFamilyResult *result = mdr_service_record_find_family (self->server, family);

      return result != NULL ? g_object_ref (result) : NULL;
    }

  return self->run != NULL ? mdr_service_run_create_family (self->run, family) : NULL;
}

/**
 * mdr_service_probe_get_certificate:
 * @self: a probe
 *
 * Returns: (transfer none) (nullable): the server's certificate, if it has shown one
 */
MdrCertificate *
mdr_service_probe_get_certificate (MdrServiceProbe *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE_PROBE (self), NULL);

  return self->run != NULL ? mdr_service_run_get_certificate (self->run) : NULL;
}

/**
 * mdr_service_probe_get_capabilities:
 * @self: a probe
 *
 * Returns: (transfer none): what the server says that it can do, cleaned
 */
const char *const *
mdr_service_probe_get_capabilities (MdrServiceProbe *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE_PROBE (self), none);

  if (self->server != NULL)
    return (const char *const *) self->server->capabilities;

  return self->run != NULL
             ? mdr_dialogue_get_capabilities (mdr_service_run_get_dialogue (self->run))
             : none;
}

/**
 * mdr_service_probe_get_mechanisms:
 * @self: a probe
 *
 * Returns: (transfer none): the ways to sign in that the server offers
 */
const char *const *
mdr_service_probe_get_mechanisms (MdrServiceProbe *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE_PROBE (self), none);

  if (self->server != NULL)
    return (const char *const *) self->server->mechanisms;

  return self->run != NULL ? mdr_dialogue_get_mechanisms (mdr_service_run_get_dialogue (self->run))
                           : none;
}

/**
 * mdr_service_probe_get_transcript:
 * @self: a probe
 *
 * Returns: (transfer none) (nullable): what was said, without secrets
 */
MdrTranscript *
mdr_service_probe_get_transcript (MdrServiceProbe *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE_PROBE (self), NULL);

  if (self->server != NULL)
    return self->server->transcript;

  return self->run != NULL ? mdr_dialogue_get_transcript (mdr_service_run_get_dialogue (self->run))
                           : NULL;
}

/**
 * mdr_service_probe_get_round_trips:
 * @self: a probe
 *
 * Returns: how often the dialogue had to wait for the server
 */
guint
mdr_service_probe_get_round_trips (MdrServiceProbe *self)
{
  g_return_val_if_fail (MDR_IS_SERVICE_PROBE (self), 0);

  if (self->server != NULL)
    return self->server->round_trips;

  return self->run != NULL ? mdr_dialogue_get_round_trips (mdr_service_run_get_dialogue (self->run))
                           : 0;
}
