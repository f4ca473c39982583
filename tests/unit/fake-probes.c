/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source of probes for tests of the session.
 */

#include "fake-probes.h"

#define FAKE_TYPE_PROBE (fake_probe_get_type ())
G_DECLARE_FINAL_TYPE (FakeProbe, fake_probe, FAKE, PROBE, MdrProbe)

struct _FakeProbe
{
  MdrProbe parent_instance;

  FakeSource *source;
};

G_DEFINE_FINAL_TYPE (FakeProbe, fake_probe, MDR_TYPE_PROBE)

#define FAKE_TYPE_SETTINGS_PROBE (fake_settings_probe_get_type ())
G_DECLARE_FINAL_TYPE (FakeSettingsProbe,
                      fake_settings_probe,
                      FAKE,
                      SETTINGS_PROBE,
                      MdrSettingsProbe)

struct _FakeSettingsProbe
{
  MdrSettingsProbe parent_instance;

  FakeSource *source;
  MdrProvider *provider;
  GPtrArray *services;
};

G_DEFINE_FINAL_TYPE (FakeSettingsProbe, fake_settings_probe, MDR_TYPE_SETTINGS_PROBE)

struct _FakeSource
{
  GObject parent_instance;

  gboolean endless;
  gboolean talkative;
  guint n_probes;
  guint n_sign_ins;
  MdrSettingsSource settings_source;
  char *message;
  char *user_name;
  char *password;

  MdrEnvironment *environment;
  MdrProvider *provider;
  MdrProvider *message_provider;
  GPtrArray *services;
  GHashTable *findings;
};

static void fake_source_iface_init (MdrProbeSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeSource,
                               fake_source,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MDR_TYPE_PROBE_SOURCE,
                                                      fake_source_iface_init))

static void
cancelled_cb (GCancellable *cancellable, GTask *task)
{
  g_task_return_error_if_cancelled (task);
  g_object_unref (task);
}

/* What it finds in this run: the test may have changed the world since the last. */
static MdrFinding *
create_finding (FakeProbe *self)
{
  MdrProbe *probe = MDR_PROBE (self);
  MdrFinding *finding = g_hash_table_lookup (self->source->findings, mdr_probe_get_id (probe));

  if (finding == NULL)
    return NULL;

  return mdr_finding_new_with_parameters (
      mdr_finding_get_code (finding), MDR_STEP_NETWORK, mdr_finding_get_severity (finding),
      mdr_finding_get_cause (finding), mdr_probe_get_service (probe),
      mdr_finding_get_parameters (finding));
}

/* Who has something to say about signing in was reached, and so was who was told a password. */
static gboolean
is_about_sign_in (FakeProbe *self, MdrFinding *finding)
{
  return self->source->talkative || strstr (mdr_finding_get_code (finding), "sign-in") != NULL;
}

static void
fake_probe_run_async (MdrProbe *probe,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  FakeProbe *self = FAKE_PROBE (probe);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (MdrFinding) finding = create_finding (self);

  if (self->source->endless)
    {
      g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task);
      return;
    }

  if (finding != NULL)
    mdr_probe_report (probe, finding);

  if (finding == NULL || is_about_sign_in (self, finding))
    mdr_probe_leave_phase (probe, MDR_PHASE_CAPABILITIES, MDR_STATE_PASSED);
  if (finding != NULL && is_about_sign_in (self, finding))
    mdr_probe_leave_phase (probe, MDR_PHASE_SIGN_IN,
                           mdr_finding_get_severity (finding) == MDR_SEVERITY_INFO
                               ? MDR_STATE_PASSED
                               : MDR_STATE_FAILED);

  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static gboolean
fake_probe_run_finish (MdrProbe *probe, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fake_probe_finalize (GObject *object)
{
  FakeProbe *self = FAKE_PROBE (object);

  g_clear_object (&self->source);

  G_OBJECT_CLASS (fake_probe_parent_class)->finalize (object);
}

static void
fake_probe_class_init (FakeProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_probe_finalize;
  MDR_PROBE_CLASS (klass)->run_async = fake_probe_run_async;
  MDR_PROBE_CLASS (klass)->run_finish = fake_probe_run_finish;
}

static void
fake_probe_init (FakeProbe *self)
{
}

static void
fake_settings_probe_run_async (MdrProbe *probe,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  FakeSettingsProbe *self = FAKE_SETTINGS_PROBE (probe);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (MdrSettings) settings =
      mdr_settings_new (self->source->settings_source, self->services);
  g_autoptr (MdrFinding) none = mdr_finding_new ("settings-not-found", MDR_STEP_SETTINGS,
                                                 MDR_SEVERITY_ERROR, MDR_CAUSE_UNKNOWN, NULL, NULL);

  if (self->provider != NULL)
    mdr_settings_probe_set_provider (MDR_SETTINGS_PROBE (self), self->provider);
  if (self->services->len > 0)
    mdr_settings_probe_add_opinion (MDR_SETTINGS_PROBE (self), settings);
  else
    mdr_probe_report (probe, none);
  g_task_return_boolean (task, TRUE);
}

static void
fake_settings_probe_finalize (GObject *object)
{
  FakeSettingsProbe *self = FAKE_SETTINGS_PROBE (object);

  g_clear_object (&self->source);
  g_clear_object (&self->provider);
  g_clear_pointer (&self->services, g_ptr_array_unref);

  G_OBJECT_CLASS (fake_settings_probe_parent_class)->finalize (object);
}

static void
fake_settings_probe_class_init (FakeSettingsProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_settings_probe_finalize;
  MDR_PROBE_CLASS (klass)->run_async = fake_settings_probe_run_async;
  MDR_PROBE_CLASS (klass)->run_finish = fake_probe_run_finish;
}

static void
fake_settings_probe_init (FakeSettingsProbe *self)
{
}

static MdrEnvironment *
fake_source_get_environment (MdrProbeSource *source)
{
  return FAKE_SOURCE (source)->environment;
}

static MdrSettingsProbe *
fake_source_create_settings_probe (MdrProbeSource *source, MdrAddress *address)
{
  FakeSource *self = FAKE_SOURCE (source);
  FakeSettingsProbe *probe = g_object_new (FAKE_TYPE_SETTINGS_PROBE, "id", "settings", "steps",
                                           1u << MDR_STEP_SETTINGS, NULL);

  probe->source = g_object_ref (self);
  g_set_object (&probe->provider, self->provider);
  probe->services = g_ptr_array_ref (self->services);

  return MDR_SETTINGS_PROBE (probe);
}

static FakeProbe *
create_probe (FakeSource *self, const char *id, guint steps, MdrService *service)
{
  FakeProbe *probe =
      g_object_new (FAKE_TYPE_PROBE, "id", id, "steps", steps, "service", service, NULL);

  probe->source = g_object_ref (self);
  self->n_probes++;

  return probe;
}

static GPtrArray *
fake_source_create_way_probes (MdrProbeSource *source,
                               MdrAddress *address,
                               MdrProvider *provider,
                               GListModel *all)
{
  GPtrArray *probes = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (probes,
                   create_probe (FAKE_SOURCE (source), "online", 1u << MDR_STEP_NETWORK, NULL));

  return probes;
}

static GPtrArray *
fake_source_create_host_probes (MdrProbeSource *source, const char *host, GListModel *all)
{
  g_autofree char *id = g_strdup_printf ("host %s", host);
  GPtrArray *probes = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (probes, create_probe (FAKE_SOURCE (source), id, 1u << MDR_STEP_NETWORK, NULL));

  return probes;
}

static void
take_credentials (FakeSource *self, MdrCredentials *credentials)
{
  self->n_sign_ins++;
  g_free (self->user_name);
  self->user_name = g_strdup (mdr_credentials_get_user_name (credentials));
  g_free (self->password);
  self->password = g_strdup (mdr_secret_peek (mdr_credentials_get_secret (credentials), NULL));
  if (self->talkative)
    mdr_credentials_note_sent (credentials);
}

static MdrProbe *
fake_source_create_service_probe (MdrProbeSource *source,
                                  MdrAddress *address,
                                  MdrService *service,
                                  MdrCredentials *credentials)
{
  FakeSource *self = FAKE_SOURCE (source);

  if (credentials != NULL)
    take_credentials (self, credentials);

  return MDR_PROBE (create_probe (self, mdr_service_get_label (service),
                                  1u << MDR_STEP_NETWORK | 1u << MDR_STEP_SETTINGS, service));
}

static MdrProbe *
fake_source_create_test_probe (MdrProbeSource *source,
                               MdrAddress *address,
                               MdrService *service,
                               MdrCredentials *credentials,
                               MdrTestMessage *message)
{
  return fake_source_create_service_probe (source, address, service, credentials);
}

static MdrProbe *
fake_source_create_message_probe (MdrProbeSource *source,
                                  const char *message,
                                  MdrProvider *provider)
{
  FakeSource *self = FAKE_SOURCE (source);

  g_set_object (&self->message_provider, provider);
  g_free (self->message);
  self->message = g_strdup (message);

  return MDR_PROBE (create_probe (self, "message", 1u << MDR_STEP_START, NULL));
}

static void
fake_source_iface_init (MdrProbeSourceInterface *iface)
{
  iface->get_environment = fake_source_get_environment;
  iface->create_settings_probe = fake_source_create_settings_probe;
  iface->create_way_probes = fake_source_create_way_probes;
  iface->create_host_probes = fake_source_create_host_probes;
  iface->create_service_probe = fake_source_create_service_probe;
  iface->create_test_probe = fake_source_create_test_probe;
  iface->create_message_probe = fake_source_create_message_probe;
}

static void
fake_source_finalize (GObject *object)
{
  FakeSource *self = FAKE_SOURCE (object);

  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->user_name, g_free);
  g_clear_pointer (&self->password, g_free);
  g_clear_object (&self->environment);
  g_clear_object (&self->provider);
  g_clear_object (&self->message_provider);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_hash_table_unref);

  G_OBJECT_CLASS (fake_source_parent_class)->finalize (object);
}

static void
fake_source_class_init (FakeSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_source_finalize;
}

static void
fake_source_init (FakeSource *self)
{
  self->settings_source = MDR_SETTINGS_SOURCE_PROVIDER_LIST;
  self->environment = mdr_environment_new ();
  mdr_environment_set_home (self->environment, NULL);
  self->services = g_ptr_array_new_with_free_func (g_object_unref);
  self->findings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

FakeSource *
fake_source_new (void)
{
  return g_object_new (FAKE_TYPE_SOURCE, NULL);
}

void
fake_source_add_service (FakeSource *self, MdrProtocol protocol, const char *text)
{
  fake_source_add_named_service (self, protocol, text, NULL);
}

void
fake_source_add_named_service (FakeSource *self,
                               MdrProtocol protocol,
                               const char *text,
                               const char *user_name)
{
  g_autoptr (GError) error = NULL;
  MdrService *service = mdr_service_parse (protocol, text, user_name, &error);

  g_assert_no_error (error);
  g_ptr_array_add (self->services, service);
}

void
fake_source_set_settings_source (FakeSource *self, MdrSettingsSource settings_source)
{
  self->settings_source = settings_source;
}

void
fake_source_set_finding (FakeSource *self,
                         const char *probe_id,
                         const char *code,
                         MdrSeverity severity,
                         MdrCause cause)
{
  fake_source_take_finding (self, probe_id,
                            mdr_finding_new (code, MDR_STEP_NETWORK, severity, cause, NULL, NULL));
}

/* NULL for none. */
void
fake_source_take_finding (FakeSource *self, const char *probe_id, MdrFinding *finding)
{
  if (finding != NULL)
    g_hash_table_insert (self->findings, g_strdup (probe_id), finding);
  else
    g_hash_table_remove (self->findings, probe_id);
}

void
fake_source_set_endless (FakeSource *self, gboolean endless)
{
  self->endless = endless;
}

guint
fake_source_get_n_probes (FakeSource *self)
{
  return self->n_probes;
}

guint
fake_source_get_n_sign_ins (FakeSource *self)
{
  return self->n_sign_ins;
}

void
fake_source_set_provider (FakeSource *self, MdrProvider *provider)
{
  g_set_object (&self->provider, provider);
}

const char *
fake_source_get_message (FakeSource *self)
{
  return self->message;
}

MdrProvider *
fake_source_get_message_provider (FakeSource *self)
{
  return self->message_provider;
}

/* Whether the next credentials count as sent, whatever comes of it. */
void
fake_source_set_talkative (FakeSource *self, gboolean talkative)
{
  self->talkative = talkative;
}

/* With which name and password somebody last signed in. */
const char *
fake_source_get_user_name (FakeSource *self)
{
  return self->user_name;
}

const char *
fake_source_get_password (FakeSource *self)
{
  return self->password;
}
