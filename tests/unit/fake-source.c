/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A source of probes for tests of the session.
 */

#include "fake-source.h"

#include "fake-probe.h"
#include "fake-settings-probe.h"

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

static MdrEnvironment *
fake_source_get_environment (MdrProbeSource *source)
{
  return FAKE_SOURCE (source)->environment;
}

static MdrSettingsProbe *
fake_source_create_settings_probe (MdrProbeSource *source, MdrAddress *address)
{
  FakeSource *self = FAKE_SOURCE (source);

  return fake_settings_probe_new (self, self->provider, self->services);
}

static MdrProbe *
create_probe (FakeSource *self, const char *id, guint steps, MdrService *service)
{
  self->n_probes++;

  return fake_probe_new (self, id, steps, service);
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

  return create_probe (self, mdr_service_get_label (service),
                       1u << MDR_STEP_NETWORK | 1u << MDR_STEP_SETTINGS, service);
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

  return create_probe (self, "message", 1u << MDR_STEP_START, NULL);
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

MdrSettingsSource
fake_source_get_settings_source (FakeSource *self)
{
  return self->settings_source;
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

/* What a probe is to find; NULL for nothing. */
MdrFinding *
fake_source_find_finding (FakeSource *self, const char *probe_id)
{
  return g_hash_table_lookup (self->findings, probe_id);
}

void
fake_source_set_endless (FakeSource *self, gboolean endless)
{
  self->endless = endless;
}

gboolean
fake_source_is_endless (FakeSource *self)
{
  return self->endless;
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

gboolean
fake_source_is_talkative (FakeSource *self)
{
  return self->talkative;
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
