/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proxies: which are set, whether they answer, and whether there is another way.
 */

#include "little-world.h"
#include "loopback.h"
#include "probe/mdr-http.h"
#include "probe/way/mdr-proxy-name.h"
#include "probe/way/mdr-proxy-probe.h"
#include "scripted-server.h"

#define PASSWORD "s3cret-of-the-proxy"

static const char *const lets_through[] = { "C CONNECT database.test:*",
                                            "C *",
                                            "C *",
                                            "C *",
                                            "S HTTP/1.0 200 Connection established",
                                            "S ",
                                            NULL };
static const char *const wants_a_name[] = { "HEAR", "S HTTP/1.0 407 Proxy Authentication Required",
                                            "S ", NULL };
static const char *const refuses[] = { "HEAR", "S HTTP/1.0 403 Forbidden", "S ", NULL };
static const char *const hangs_up[] = { "CLOSE", NULL };

static void
test_names (void)
{
  static const struct
  {
    const char *uri;
    const char *public_name;
    const char *without_password;
  } cases[] = {
    { "http://proxy.test:3128", "proxy.test:3128", "http://proxy.test:3128" },
    { "http://anna:" PASSWORD "@proxy.test:3128", "proxy.test:3128", "http://proxy.test:3128" },
    { "socks5://anna@[2001:db8::1]:1080", "[2001:db8::1]:1080", "socks5://[2001:db8::1]:1080" },
    { "http://proxy.test", "proxy.test", "http://proxy.test" },
    { "http://proxy.test:3128/?" PASSWORD, "proxy.test:3128", "http://proxy.test:3128" },
    { "anna:" PASSWORD "@proxy.test:3128", "proxy.test:3128", "http://proxy.test:3128" },
    { "http://anna:" PASSWORD, NULL, NULL },
    { "http://", NULL, NULL },
    { "", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *public_name = mdr_proxy_name_dup_public (cases[i].uri);
      g_autofree char *without_password = mdr_proxy_name_dup_uri (cases[i].uri);

      g_test_message ("%s", cases[i].uri);
      g_assert_cmpstr (public_name, ==, cases[i].public_name);
      g_assert_cmpstr (without_password, ==, cases[i].without_password);
    }
}

static void
set_proxy (LittleWorld *world, const char *scheme, const char *uri)
{
  g_autoptr (GProxyResolver) proxies = g_simple_proxy_resolver_new ("direct://", NULL);

  g_simple_proxy_resolver_set_uri_proxy (G_SIMPLE_PROXY_RESOLVER (proxies), scheme, uri);
  mdr_environment_set_proxies (world->environment, proxies);
}

static MdrProbe *
run (LittleWorld *world, guint16 proxy_port)
{
  g_autofree char *uri =
      g_strdup_printf ("http://anna:" PASSWORD "@127.0.0.1:%u", (guint) proxy_port);
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.test", NULL);
  MdrProbe *probe = mdr_proxy_probe_new (world->environment, address, NULL);

  if (proxy_port != 0)
    set_proxy (world, "https", uri);
  little_world_run (world, probe);

  return probe;
}

static MdrProbe *
run_with_script (LittleWorld *world, const char *const *script)
{
  g_autoptr (ScriptedServer) server = scripted_server_new (script, NULL);
  MdrProbe *probe = run (world, scripted_server_get_port (server));

  g_assert_cmpuint (scripted_server_get_n_clients (server), ==, 1);
  g_assert_false (scripted_server_has_received (server, "uthorization"));

  return probe;
}

/* Settings that come from somewhere, and never arrive. */
#define SILENT_TYPE_PROXIES (silent_proxies_get_type ())
G_DECLARE_FINAL_TYPE (SilentProxies, silent_proxies, SILENT, PROXIES, GObject)

struct _SilentProxies
{
  GObject parent_instance;
};

static gboolean
silent_proxies_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_task_return_error_if_cancelled (G_TASK (user_data));

  return G_SOURCE_REMOVE;
}

static void
silent_proxies_lookup_async (GProxyResolver *resolver,
                             const char *uri,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  g_autoptr (GSource) source = g_cancellable_source_new (cancellable);

  g_task_attach_source (task, source, G_SOURCE_FUNC (silent_proxies_cancelled_cb));
}

static char **
silent_proxies_lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
silent_proxies_iface_init (GProxyResolverInterface *iface)
{
  iface->lookup_async = silent_proxies_lookup_async;
  iface->lookup_finish = silent_proxies_lookup_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SilentProxies,
                               silent_proxies,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                      silent_proxies_iface_init))

static void
silent_proxies_class_init (SilentProxiesClass *klass)
{
}

static void
silent_proxies_init (SilentProxies *self)
{
}

static void
test_silent_settings (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (SilentProxies) proxies = g_object_new (SILENT_TYPE_PROXIES, NULL);
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_proxies (world->environment, G_PROXY_RESOLVER (proxies));
  mdr_environment_limit_timeouts (world->environment, 50);
  probe = run (world, 0);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (probe)), ==, 0);
}

static void
close_web (LittleWorld *world)
{
  mdr_environment_move_port (world->environment, 443, loopback_get_port (world->closed));
}

static void
assert_only_configured (MdrProbe *probe)
{
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_PASSED);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (probe)), ==, 1);
  little_world_assert_found (probe, "proxy-configured", MDR_SEVERITY_INFO, "mail", "no");
}

static void
test_none (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  set_proxy (world, "https", "direct://");
  probe = run (world, 0);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_PASSED);
  little_world_assert_found (probe, "no-proxy", MDR_SEVERITY_INFO, "proxy", NULL);
  little_world_assert_not_found (probe, "proxy-configured");
  g_assert_cmpuint (noting_resolver_get_names (world->resolver)->len, ==, 0);
}

static void
test_both_ways (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = run_with_script (world, lets_through);

  assert_only_configured (probe);
}

static void
test_only_way (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  close_web (world);
  probe = run_with_script (world, lets_through);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_FAILED);
  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_PROXY_REQUIRED);
  little_world_assert_found (probe, "proxy-needed", MDR_SEVERITY_ERROR, "host", "database.test");
}

static void
test_only_way_to_names (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  /* Behind many a proxy, names outside cannot even be looked up. */
  noting_resolver_break (world->resolver);
  probe = run_with_script (world, lets_through);

  little_world_assert_found (probe, "proxy-needed", MDR_SEVERITY_ERROR, NULL, NULL);
}

static void
test_wants_a_name (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  close_web (world);
  probe = run_with_script (world, wants_a_name);

  little_world_assert_found (probe, "proxy-needed", MDR_SEVERITY_ERROR, NULL, NULL);
}

static void
test_refuses (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = run_with_script (world, refuses);

  little_world_assert_found (probe, "proxy-refuses", MDR_SEVERITY_WARNING, "host", "database.test");
  little_world_assert_not_found (probe, "proxy-unreachable");
}

static void
test_hangs_up (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = run_with_script (world, hangs_up);

  little_world_assert_not_found (probe, "proxy-needed");
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_WARNING);
}

static void
test_unreachable (LittleWorld *world, gconstpointer user_data)
{
  guint16 port = loopback_get_port (world->closed);
  g_autofree char *name = g_strdup_printf ("127.0.0.1:%u", port);
  g_autoptr (MdrProbe) probe = run (world, port);

  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_PROXY_REQUIRED);
  little_world_assert_found (probe, "proxy-unreachable", MDR_SEVERITY_WARNING, "proxy", name);
}

static void
test_silent (LittleWorld *world, gconstpointer user_data)
{
  static const char *const script[] = { "STALL", NULL };
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_limit_timeouts (world->environment, 300);
  probe = run_with_script (world, script);

  little_world_assert_found (probe, "proxy-unreachable", MDR_SEVERITY_WARNING, NULL, NULL);
}

static void
test_for_mail (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  set_proxy (world, "imap", "socks5://127.0.0.1:1080");
  probe = run (world, 0);

  little_world_assert_found (probe, "proxy-configured", MDR_SEVERITY_INFO, "mail", "yes");
  little_world_assert_found (probe, "proxy-configured", MDR_SEVERITY_INFO, "proxy",
                             "127.0.0.1:1080");
}

static void
test_nobody_may_be_asked (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_lookup_allowed (world->environment, FALSE);
  probe = run (world, loopback_get_port (world->closed));

  assert_only_configured (probe);
  g_assert_cmpuint (noting_resolver_get_names (world->resolver)->len, ==, 0);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = mdr_http_get_finish (MDR_HTTP (source), result, &error);

  g_assert_null (bytes);
  g_assert_nonnull (error);
  *(gboolean *) user_data = TRUE;
}

static void
test_web_client (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (ScriptedServer) server = scripted_server_new (refuses, NULL);
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u", scripted_server_get_port (server));
  g_autoptr (MdrHttp) http = mdr_http_new (world->environment);
  gboolean done = FALSE;

  mdr_environment_limit_timeouts (world->environment, 1000);
  set_proxy (world, "https", uri);
  mdr_http_get_async (http, "https://database.test/", 100, NULL, fetched_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (scripted_server_has_received (server, "CONNECT database.test"));
  g_assert_cmpuint (world->requests->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (LittleWorld *world, gconstpointer user_data);
  } tests[] = {
    { "/proxy/none-is-none", test_none },
    { "/proxy/silent-settings-end", test_silent_settings },
    { "/proxy/another-way-is-enough", test_both_ways },
    { "/proxy/only-way-is-needed", test_only_way },
    { "/proxy/only-way-where-names-are-not-found", test_only_way_to_names },
    { "/proxy/asking-for-a-name-is-an-answer", test_wants_a_name },
    { "/proxy/refusal-is-told", test_refuses },
    { "/proxy/hanging-up-is-no-way", test_hangs_up },
    { "/proxy/nobody-there-is-told", test_unreachable },
    { "/proxy/silence-ends", test_silent },
    { "/proxy/mail-may-have-one-too", test_for_mail },
    { "/proxy/nobody-may-be-asked", test_nobody_may_be_asked },
    { "/proxy/web-client-goes-like-browsers", test_web_client },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/proxy-name/is-without-password", test_names);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LittleWorld, NULL, little_world_set_up, tests[i].test,
                little_world_tear_down);

  return g_test_run ();
}
