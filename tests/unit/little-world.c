/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One web server answers for all hosts; it notes what it is told.
 */

#include "little-world.h"

#include <string.h>

#include "loopback.h"
#include "probe/names/mdr-override-resolver.h"

static void
page_free (gpointer data)
{
  LittlePage *page = data;

  g_clear_object (&page->message);
  g_free (page->body);
  g_free (page);
}

static void
note_request (LittleWorld *self, SoupServerMessage *message)
{
  g_autoptr (GString) request = g_string_new (soup_server_message_get_method (message));
  g_autofree char *uri = g_uri_to_string (soup_server_message_get_uri (message));
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;

  g_string_append_printf (request, " %s\n", uri);
  soup_message_headers_iter_init (&iter, soup_server_message_get_request_headers (message));
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (request, "%s: %s\n", name, value);

  g_ptr_array_add (self->requests, g_string_free (g_steal_pointer (&request), FALSE));
}

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  LittleWorld *self = user_data;
  const char *host = g_uri_get_host (soup_server_message_get_uri (message));
  g_autofree char *key = g_strconcat (host, path, NULL);
  LittlePage *page = g_hash_table_lookup (self->pages, key);

  note_request (self, message);
  if (page == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }

  soup_server_message_set_status (message, page->status, NULL);
  if (page->location != NULL)
    soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                  page->location);
  if (page->body != NULL)
    soup_server_message_set_response (message, "text/xml", SOUP_MEMORY_COPY, page->body,
                                      strlen (page->body));
  if (page->held_back)
    {
      g_set_object (&page->message, message);
      soup_server_message_pause (message);
    }
}

static void
start_web (LittleWorld *self)
{
  static const char *const names[] = { "example.test",    "*.example.test",   "database.test",
                                       "mail.google.com", "xn--bse-sna.test", NULL };
  const AuthorityWish wish = { .more_names = names };
  g_autoptr (GTlsCertificate) certificate = authority_issue (self->authority, &wish);

  self->web = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->web, NULL, request_cb, self, NULL);
  self->door = secure_door_new (self->web, certificate);
  self->web_port = secure_door_get_port (self->door);
}

/* Only what a test opens is open: the ports of mail servers lead to a closed one. */
static void
close_mail_ports (LittleWorld *self)
{
  static const guint16 ports[] = { 993, 143, 995, 465, 587 };

  self->closed = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (ports); i++)
    mdr_environment_move_port (self->environment, ports[i], loopback_get_port (self->closed));
}

/**
 * little_world_set_up:
 * @self: a world
 * @user_data: not used
 *
 * Makes a world without names. It has a provider database with no pages.
 */
void
little_world_set_up (LittleWorld *self, gconstpointer user_data)
{
  self->environment = mdr_environment_new ();
  self->authority = authority_new ();
  self->trust = authority_create_trust (self->authority);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, page_free);
  self->requests = g_ptr_array_new_with_free_func (g_free);
  self->old_resolver = g_resolver_get_default ();
  self->names = mdr_override_resolver_new (self->old_resolver);
  self->resolver = noting_resolver_new (self->names);
  start_web (self);

  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (self->names), "*", NULL);
  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (self->names), "*", G_RESOLVER_RECORD_MX,
                                    NULL);
  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (self->names), "*", G_RESOLVER_RECORD_SRV,
                                    NULL);
  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (self->names), "*", G_RESOLVER_RECORD_NS,
                                    NULL);
  little_world_add_host (self, "database.test");

  /* libsoup asks the default resolver. */
  g_resolver_set_default (G_RESOLVER (self->resolver));
  mdr_environment_set_resolver (self->environment, G_RESOLVER (self->resolver));
  mdr_environment_set_trust (self->environment, self->trust);
  mdr_environment_set_provider_database (self->environment, "https://database.test/v1.1/");
  mdr_environment_set_known_address (self->environment, "127.0.0.1");
  mdr_environment_set_home (self->environment, NULL);
  mdr_environment_move_port (self->environment, 443, self->web_port);
  close_mail_ports (self);
}

/**
 * little_world_tear_down:
 * @self: a world
 * @user_data: not used
 *
 * Ends it.
 */
void
little_world_tear_down (LittleWorld *self, gconstpointer user_data)
{
  g_resolver_set_default (self->old_resolver);
  g_clear_pointer (&self->door, secure_door_free);
  soup_server_disconnect (self->web);
  g_clear_object (&self->web);
  g_clear_object (&self->closed);
  g_clear_object (&self->environment);
  g_clear_object (&self->resolver);
  g_clear_object (&self->names);
  g_clear_object (&self->old_resolver);
  g_clear_object (&self->trust);
  g_clear_pointer (&self->authority, authority_free);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  g_clear_pointer (&self->requests, g_ptr_array_unref);
}

/**
 * little_world_add_host:
 * @self: a world
 * @name: a name
 *
 * Gives @name an address.
 */
void
little_world_add_host (LittleWorld *self, const char *name)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);

  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (self->names), name, address);
}

/**
 * little_world_add_exchanger:
 * @self: a world
 * @domain: a domain
 * @host: a mail exchanger; those added first are preferred
 *
 * Gives @domain a mail exchanger.
 */
void
little_world_add_exchanger (LittleWorld *self, const char *domain, const char *host)
{
  static guint16 preference = 0;

  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (self->names), domain,
                                    G_RESOLVER_RECORD_MX,
                                    g_variant_new ("(qs)", ++preference, host));
}

/**
 * little_world_add_server:
 * @self: a world
 * @domain: a domain
 * @service: the service as RFC 6186 calls it
 * @host: a mail server, "." for none
 * @port: its port
 *
 * Gives @domain a mail server in the DNS.
 */
void
little_world_add_server (LittleWorld *self,
                         const char *domain,
                         const char *service,
                         const char *host,
                         guint16 port)
{
  g_autofree char *name = g_strdup_printf ("_%s._tcp.%s", service, domain);

  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (self->names), name,
                                    G_RESOLVER_RECORD_SRV,
                                    g_variant_new ("(qqqs)", 0, 1, port, host));
}

/**
 * little_world_add_page:
 * @self: a world
 * @host: a web server; it gets an address
 * @path: a path on it
 * @status: what it answers
 * @body: (nullable): what it says
 *
 * Puts a page on the web.
 *
 * Returns: (transfer none): the page
 */
LittlePage *
little_world_add_page (LittleWorld *self,
                       const char *host,
                       const char *path,
                       guint status,
                       const char *body)
{
  LittlePage *page = g_new0 (LittlePage, 1);

  page->status = status;
  page->body = g_strdup (body);
  little_world_add_host (self, host);
  g_hash_table_insert (self->pages, g_strconcat (host, path, NULL), page);

  return page;
}

/**
 * little_world_add_settings:
 * @self: a world
 * @host: a web server
 * @path: a path on it
 * @imap_host: the mail server that the file names
 *
 * Puts a configuration file on the web.
 *
 * Returns: (transfer none): the page
 */
LittlePage *
little_world_add_settings (LittleWorld *self,
                           const char *host,
                           const char *path,
                           const char *imap_host)
{
  g_autofree char *body = g_strdup_printf (
      "<clientConfig version='1.1'><emailProvider id='x'><incomingServer type='imap'>"
      "<hostname>%s</hostname><port>993</port><socketType>SSL</socketType>"
      "<authentication>OAuth2</authentication><username>%%EMAILADDRESS%%</username>"
      "</incomingServer></emailProvider></clientConfig>",
      imap_host);

  return little_world_add_page (self, host, path, SOUP_STATUS_OK, body);
}

/**
 * little_world_let_go:
 * @page: a page that is held back
 *
 * Gives the page to whoever asked for it.
 */
void
little_world_let_go (LittlePage *page)
{
  g_autoptr (SoupServerMessage) message = g_steal_pointer (&page->message);

  page->held_back = FALSE;
  if (message != NULL)
    soup_server_message_unpause (message);
}

/**
 * little_world_run:
 * @self: a world
 * @probe: a probe
 *
 * Runs @probe to its end.
 */
void
little_world_run (LittleWorld *self, MdrProbe *probe)
{
  mdr_probe_start (probe);
  while (mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * little_world_find:
 * @probe: a probe
 * @code: a code
 *
 * Returns: (transfer none) (nullable): the first finding with that code
 */
MdrFinding *
little_world_find (MdrProbe *probe, const char *code)
{
  GListModel *findings = mdr_probe_get_findings (probe);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (strcmp (mdr_finding_get_code (finding), code) == 0)
        return finding;
    }

  return NULL;
}

/**
 * little_world_assert_found:
 * @probe: a probe
 * @code: a code
 * @severity: how much it matters
 * @parameter: (nullable): the name of a parameter
 * @value: (nullable): its value
 *
 * Asserts that @probe found @code.
 */
void
little_world_assert_found (MdrProbe *probe,
                           const char *code,
                           MdrSeverity severity,
                           const char *parameter,
                           const char *value)
{
  MdrFinding *finding = little_world_find (probe, code);

  g_test_message ("expecting %s", code);
  g_assert_nonnull (finding);
  g_assert_cmpint (mdr_finding_get_severity (finding), ==, severity);
  if (parameter != NULL)
    g_assert_cmpstr (mdr_finding_get_parameter (finding, parameter), ==, value);
}

/**
 * little_world_assert_not_found:
 * @probe: a probe
 * @code: a code
 *
 * Asserts that @probe did not find @code.
 */
void
little_world_assert_not_found (MdrProbe *probe, const char *code)
{
  g_test_message ("not expecting %s", code);
  g_assert_null (little_world_find (probe, code));
}

/**
 * little_world_assert_never_said:
 * @self: a world
 * @text: a text
 *
 * Asserts that neither a web server nor the DNS was told @text.
 */
void
little_world_assert_never_said (LittleWorld *self, const char *text)
{
  GPtrArray *names = noting_resolver_get_names (self->resolver);

  for (guint i = 0; i < self->requests->len; i++)
    g_assert_null (strstr (g_ptr_array_index (self->requests, i), text));
  for (guint i = 0; i < names->len; i++)
    g_assert_null (strstr (g_ptr_array_index (names, i), text));
}
