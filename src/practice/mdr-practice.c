/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probes are the real ones, the connections and the secure channels too; only the names lead to
 * this computer, and only the authority of this very session is trusted. What asks anybody else, or
 * looks at what this computer has (saved passwords, mail programs, the network), is not among the
 * probes; and there is no name that leads elsewhere.
 */

#include "mdr-practice.h"

#include "core/mdr-error.h"
#include "knowledge/mdr-provider-list.h"
#include "mdr-practice-authority.h"
#include "mdr-practice-server.h"
#include "probe/discovery/mdr-discovery.h"
#include "probe/mdr-message-probe.h"
#include "probe/mdr-service-probe.h"
#include "probe/names/mdr-override-resolver.h"
#include "probe/way/mdr-ports-probe.h"

#define OTHER_HOST "mail.other.example"

/* What listens where, unless the case says otherwise. */
static const struct
{
  guint16 port;
  MdrProtocol protocol;
  MdrSecurity security;
} doors[] = {
  { 110, MDR_PROTOCOL_POP3, MDR_SECURITY_STARTTLS },
  { 143, MDR_PROTOCOL_IMAP, MDR_SECURITY_STARTTLS },
  { 465, MDR_PROTOCOL_SMTP, MDR_SECURITY_TLS },
  { 587, MDR_PROTOCOL_SMTP, MDR_SECURITY_STARTTLS },
  { 993, MDR_PROTOCOL_IMAP, MDR_SECURITY_TLS },
  { 995, MDR_PROTOCOL_POP3, MDR_SECURITY_TLS },
};

struct _MdrPractice
{
  GObject parent_instance;

  /* owned */
  MdrPracticeCase *practice_case;
  MdrPracticeAuthority *authority;
  MdrEnvironment *environment;
  MdrHttp *http;
  GPtrArray *hosts;
  GPtrArray *servers;
  GSocket *closed; /* bound, and nobody listens */
};

static void mdr_practice_source_init (MdrProbeSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrPractice,
                               mdr_practice,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MDR_TYPE_PROBE_SOURCE,
                                                      mdr_practice_source_init))

static MdrEnvironment *
mdr_practice_get_environment (MdrProbeSource *source)
{
  return MDR_PRACTICE (source)->environment;
}

static MdrSettingsProbe *
mdr_practice_create_settings_probe (MdrProbeSource *source, MdrAddress *address)
{
  MdrPractice *self = MDR_PRACTICE (source);

  return mdr_discovery_new (self->environment, self->http, address);
}

static GPtrArray *
mdr_practice_create_way_probes (MdrProbeSource *source,
                                MdrAddress *address,
                                MdrProvider *provider,
                                GListModel *probes)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static GPtrArray *
mdr_practice_create_host_probes (MdrProbeSource *source, const char *host, GListModel *probes)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (made, mdr_ports_probe_new (MDR_PRACTICE (source)->environment, host, probes));

  return made;
}

static MdrProbe *
mdr_practice_create_service_probe (MdrProbeSource *source,
                                   MdrAddress *address,
                                   MdrService *service,
                                   MdrCredentials *credentials)
{
  return MDR_PROBE (
      mdr_service_probe_new (MDR_PRACTICE (source)->environment, address, service, credentials));
}

static MdrProbe *
mdr_practice_create_test_probe (MdrProbeSource *source,
                                MdrAddress *address,
                                MdrService *service,
                                MdrCredentials *credentials,
                                MdrTestMessage *message)
{
  MdrProbe *probe = mdr_practice_create_service_probe (source, address, service, credentials);

  mdr_service_probe_set_test_message (MDR_SERVICE_PROBE (probe), message);

  return probe;
}

static MdrProbe *
mdr_practice_create_message_probe (MdrProbeSource *source,
                                   const char *message,
                                   MdrProvider *provider)
{
  return mdr_message_probe_new (message, provider);
}

static void
mdr_practice_source_init (MdrProbeSourceInterface *iface)
{
  iface->get_environment = mdr_practice_get_environment;
  iface->create_settings_probe = mdr_practice_create_settings_probe;
  iface->create_way_probes = mdr_practice_create_way_probes;
  iface->create_host_probes = mdr_practice_create_host_probes;
  iface->create_service_probe = mdr_practice_create_service_probe;
  iface->create_test_probe = mdr_practice_create_test_probe;
  iface->create_message_probe = mdr_practice_create_message_probe;
}

static void
mdr_practice_finalize (GObject *object)
{
  MdrPractice *self = MDR_PRACTICE (object);

  g_clear_pointer (&self->servers, g_ptr_array_unref);
  g_clear_object (&self->closed);
  g_clear_object (&self->http);
  g_clear_object (&self->environment);
  g_clear_object (&self->authority);
  g_clear_pointer (&self->hosts, g_ptr_array_unref);
  g_clear_object (&self->practice_case);

  G_OBJECT_CLASS (mdr_practice_parent_class)->finalize (object);
}

static void
mdr_practice_class_init (MdrPracticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_practice_finalize;
}

static void
mdr_practice_init (MdrPractice *self)
{
  self->hosts = g_ptr_array_new_with_free_func (g_free);
  self->servers = g_ptr_array_new_with_free_func (g_object_unref);
}

/* The servers of the provider, as far as their names go. */
static gboolean
find_hosts (MdrPractice *self, GError **error)
{
  MdrAddress *address = mdr_practice_case_get_address (self->practice_case);
  MdrProvider *provider = mdr_provider_list_find_by_domain (mdr_provider_list_get_default (),
                                                            mdr_address_get_domain (address));
  g_autoptr (GPtrArray) services = NULL;

  if (provider == NULL)
    {
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] address: no known provider",
                   mdr_practice_case_get_id (self->practice_case));
      return FALSE;
    }

  services = mdr_provider_create_services (provider, address);
  for (guint i = 0; i < services->len; i++)
    {
      const char *host = mdr_service_get_host (g_ptr_array_index (services, i));

      if (!g_ptr_array_find_with_equal_func (self->hosts, host, g_str_equal, NULL))
        g_ptr_array_add (self->hosts, g_strdup (host));
    }

  return TRUE;
}

static GTlsCertificate *
issue_certificate (MdrPractice *self, GError **error)
{
  MdrPracticeCertificate kind = mdr_practice_case_get_certificate (self->practice_case);
  g_autoptr (GPtrArray) other = g_ptr_array_new ();

  g_ptr_array_add (other, (gpointer) OTHER_HOST);

  return mdr_practice_authority_issue (
      self->authority, kind == MDR_PRACTICE_CERTIFICATE_OTHER_NAME ? other : self->hosts,
      kind == MDR_PRACTICE_CERTIFICATE_EXPIRED, error);
}

/* There is no name that is not told here. */
static void
limit_names (MdrPractice *self)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GResolver) unused = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = mdr_override_resolver_new (unused);
  MdrOverrideResolver *names = MDR_OVERRIDE_RESOLVER (resolver);

  mdr_override_resolver_add (names, "*", NULL);
  for (guint type = G_RESOLVER_RECORD_SRV; type <= G_RESOLVER_RECORD_NS; type++)
    mdr_override_resolver_add_record (names, "*", type, NULL);
  for (guint i = 0; i < self->hosts->len; i++)
    mdr_override_resolver_add (names, g_ptr_array_index (self->hosts, i), loopback);

  mdr_environment_set_resolver (self->environment, resolver);
}

/* What listens on this computer by itself, another mail server perhaps, is none of ours. */
static gboolean
close_ports (MdrPractice *self, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;

  self->closed =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (self->closed == NULL || !g_socket_bind (self->closed, wanted, FALSE, error))
    return FALSE;

  got = g_socket_get_local_address (self->closed, error);
  if (got == NULL)
    return FALSE;

  mdr_environment_move_other_ports (self->environment,
                                    g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));

  return TRUE;
}

static gboolean
open_doors (MdrPractice *self, GError **error)
{
  g_autoptr (GTlsCertificate) certificate = issue_certificate (self, error);

  if (certificate == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (doors); i++)
    {
      MdrPracticeServer *server;

      if (mdr_practice_case_closes (self->practice_case, doors[i].port))
        continue;

      server = mdr_practice_server_new (self->practice_case, doors[i].protocol, doors[i].security,
                                        certificate, error);
      if (server == NULL)
        return FALSE;

      g_ptr_array_add (self->servers, server);
      mdr_environment_move_port (self->environment, doors[i].port,
                                 mdr_practice_server_get_port (server));
    }

  return TRUE;
}

static MdrPractice *
create_practice (MdrPracticeCase *practice_case, GError **error)
{
  g_autoptr (MdrPractice) self = g_object_new (MDR_TYPE_PRACTICE, NULL);
  g_autoptr (GProxyResolver) direct = g_simple_proxy_resolver_new ("direct://", NULL);

  self->practice_case = g_object_ref (practice_case);
  self->authority = mdr_practice_authority_new (error);
  if (self->authority == NULL || !find_hosts (self, error))
    return NULL;

  self->environment = mdr_environment_new ();
  mdr_environment_set_lookup_allowed (self->environment, FALSE);
  mdr_environment_set_home (self->environment, NULL);
  mdr_environment_set_proxies (self->environment, direct);
  mdr_environment_set_trust (self->environment, G_TLS_DATABASE (self->authority));
  limit_names (self);
  if (!close_ports (self, error) || !open_doors (self, error))
    return NULL;

  self->http = mdr_http_new (self->environment);

  return g_steal_pointer (&self);
}

/**
 * mdr_practice_create_session:
 * @practice_case: a case
 * @error: return location for a #GError
 *
 * Makes a session that knows what the user of @practice_case says, and sees nothing but the servers
 * that play it. These run as long as the session is there.
 *
 * Returns: (transfer full) (nullable): a session, not started; %NULL with %G_TLS_ERROR or
 *   %G_IO_ERROR where this computer does not let us play
 */
MdrSession *
mdr_practice_create_session (MdrPracticeCase *practice_case, GError **error)
{
  g_autoptr (MdrPractice) self = NULL;
  g_autoptr (MdrSession) session = NULL;
  MdrAddress *address;

  g_return_val_if_fail (MDR_IS_PRACTICE_CASE (practice_case), NULL);

  self = create_practice (practice_case, error);
  if (self == NULL)
    return NULL;

  session = mdr_session_new (MDR_PROBE_SOURCE (self));
  address = mdr_practice_case_get_address (practice_case);
  mdr_session_set_given_services (session, mdr_practice_case_get_given_services (practice_case));
  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    mdr_answers_set (mdr_session_get_answers (session), question,
                     mdr_answers_get (mdr_practice_case_get_answers (practice_case), question),
                     NULL);

  return mdr_session_set_address (session, mdr_address_get_text (address), error)
             ? g_steal_pointer (&session)
             : NULL;
}

/**
 * mdr_practice_get_case:
 * @session: any session
 *
 * Returns: (transfer none) (nullable): what @session plays; %NULL if it looks at the real world
 */
MdrPracticeCase *
mdr_practice_get_case (MdrSession *session)
{
  MdrProbeSource *source;

  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  source = mdr_session_get_source (session);

  return MDR_IS_PRACTICE (source) ? MDR_PRACTICE (source)->practice_case : NULL;
}
