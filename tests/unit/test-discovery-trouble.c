/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Discovery when nobody knows, when sources misbehave or are silent, and when it is stopped.
 */

#include "discover.h"
#include "loopback.h"
#include "probe/names/mdr-override-resolver.h"

static void
test_nothing (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = discover (world, ADDRESS);

  discover_assert_nothing (probe);
  little_world_assert_not_found (MDR_PROBE (probe), "lookup-failed");
  little_world_assert_not_found (MDR_PROBE (probe), "domain-not-found");
}

static void
test_no_domain (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = discover (world, LOCAL_PART "@missing.test");

  g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (probe)), ==, MDR_STATE_FAILED);
  g_assert_cmpint (mdr_probe_get_cause (MDR_PROBE (probe)), ==, MDR_CAUSE_DNS_FAILURE);
  little_world_assert_found (MDR_PROBE (probe), "domain-not-found", MDR_SEVERITY_INFO, "domain",
                             "missing.test");
  little_world_assert_found (MDR_PROBE (probe), "settings-not-found", MDR_SEVERITY_ERROR, NULL,
                             NULL);
}

static void
test_parked_domain (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (world->names), "parked.test",
                                    G_RESOLVER_RECORD_NS, g_variant_new ("(s)", "ns.parked.test"));
  probe = discover (world, LOCAL_PART "@parked.test");

  little_world_assert_found (MDR_PROBE (probe), "settings-not-found", MDR_SEVERITY_ERROR, "domain",
                             "parked.test");
  little_world_assert_not_found (MDR_PROBE (probe), "domain-not-found");
}

static void
test_huge_file (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;
  g_autofree char *body = g_strnfill (1024 * 1024, ' ');

  little_world_add_page (world, AUTOCONFIG, AUTOCONFIG_PATH, SOUP_STATUS_OK, body);
  probe = discover (world, ADDRESS);

  discover_assert_nothing (probe);
  discover_assert_failed (probe, "autoconfig", "too-long");
}

static void
test_broken_file (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_page (world, DATABASE, "/v1.1/" DOMAIN, SOUP_STATUS_OK, "<clientConfig><");
  probe = discover (world, ADDRESS);

  discover_assert_nothing (probe);
  discover_assert_failed (probe, "database", "not-understood");
}

static void
test_front_page (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_page (world, DOMAIN, WELL_KNOWN_PATH, SOUP_STATUS_OK,
                         "<!DOCTYPE html><html><body>Welcome!</body></html>");
  probe = discover (world, ADDRESS);

  discover_assert_nothing (probe);
  little_world_assert_not_found (MDR_PROBE (probe), "lookup-failed");
}

static void
test_server_error (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_page (world, DATABASE, "/v1.1/" DOMAIN, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
  probe = discover (world, ADDRESS);

  discover_assert_nothing (probe);
  discover_assert_failed (probe, "database", "server-error");
}

static guint
count_requests (LittleWorld *world, const char *path)
{
  g_autofree char *end_of_uri = g_strconcat (path, "\n", NULL);
  guint n_requests = 0;

  for (guint i = 0; i < world->requests->len; i++)
    if (strstr (g_ptr_array_index (world->requests, i), end_of_uri) != NULL)
      n_requests++;

  return n_requests;
}

static void
redirect (LittleWorld *world, const char *host, const char *path, const char *location)
{
  LittlePage *page = little_world_add_page (world, host, path, SOUP_STATUS_FOUND, NULL);

  page->location = location;
}

static void
test_redirect (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  redirect (world, AUTOCONFIG, AUTOCONFIG_PATH, "/one");
  redirect (world, AUTOCONFIG, "/one", "//www.example.test/two");
  redirect (world, "www.example.test", "/two", "https://www.example.test/three?format=1.1");
  little_world_add_settings (world, "www.example.test", "/three", "imap.example.test");
  probe = discover (world, ADDRESS);

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.example.test:993");
}

static void
test_redirect_loop (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  redirect (world, AUTOCONFIG, AUTOCONFIG_PATH, "/again");
  redirect (world, AUTOCONFIG, "/again", "/again");
  probe = discover (world, ADDRESS);

  discover_assert_nothing (probe);
  discover_assert_failed (probe, "autoconfig", "too-many-redirects");
  g_assert_cmpuint (count_requests (world, "/again"), ==, 3);
}

static void
test_downgrade (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  redirect (world, AUTOCONFIG, AUTOCONFIG_PATH, "http://www.example.test/settings.xml");
  little_world_add_settings (world, "www.example.test", "/settings.xml", "imap.example.test");
  probe = discover (world, ADDRESS);

  discover_assert_nothing (probe);
  discover_assert_failed (probe, "autoconfig", "not-https");
  g_assert_cmpuint (count_requests (world, "/settings.xml"), ==, 0);
}

static void
test_untrusted (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  /* The web server's certificate is not for this name. */
  little_world_add_settings (world, "autoconfig.other.test", AUTOCONFIG_PATH, "imap.other.test");
  probe = discover (world, LOCAL_PART "@other.test");

  g_assert_null (mdr_settings_probe_get_settings (probe));
  discover_assert_failed (probe, "autoconfig", "certificate-untrusted");
}

static void
test_silence (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (GSocket) socket = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
  g_autoptr (MdrSettingsProbe) probe = NULL;

  /* It takes the connection and then says nothing. */
  loopback_listen (socket);
  mdr_environment_move_port (world->environment, 443, loopback_get_port (socket));
  mdr_environment_limit_timeouts (world->environment, 100);
  little_world_add_host (world, AUTOCONFIG);
  probe = discover (world, ADDRESS);

  discover_assert_nothing (probe);
  discover_assert_failed (probe, "autoconfig", "connection-timeout");
}

static void
test_patience (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;
  LittlePage *page =
      little_world_add_settings (world, AUTOCONFIG, AUTOCONFIG_PATH, "imap.example.test");
  gint64 start = g_get_monotonic_time ();
  guint limit;

  limit = mdr_environment_get_timeout (world->environment, MDR_PHASE_CONNECT);
  page->held_back = TRUE;
  little_world_add_server (world, DOMAIN, "imaps", "imap.example.test", 993);
  probe = discover (world, ADDRESS);

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_SRV, "imap imap.example.test:993");
  little_world_assert_not_found (MDR_PROBE (probe), "lookup-failed");
  g_assert_cmpint (g_get_monotonic_time () - start, <, limit * (gint64) 1000 / 2);
}

static void
test_broken_resolver (LittleWorld *world, gconstpointer user_data)
{
  GPtrArray *names = noting_resolver_get_names (world->resolver);
  g_autoptr (MdrSettingsProbe) probe = NULL;

  noting_resolver_break (world->resolver);
  probe = discover (world, ADDRESS);

  discover_assert_nothing (probe);
  discover_assert_failed (probe, "mx", "name-lookup-failed");
  discover_assert_failed (probe, "srv", "name-lookup-failed");
  little_world_assert_not_found (MDR_PROBE (probe), "domain-not-found");

  /* Without a network it is no use to guess. */
  for (guint i = 0; i < names->len; i++)
    g_assert_false (g_str_has_prefix (g_ptr_array_index (names, i), "imap."));
}

static void
test_stop (LittleWorld *world, gconstpointer user_data)
{
  MdrSettingsProbe *probe = discover_create_probe (world, ADDRESS);
  g_autoptr (GListModel) findings = g_object_ref (mdr_probe_get_findings (MDR_PROBE (probe)));
  g_autoptr (GListModel) opinions = g_object_ref (mdr_settings_probe_get_opinions (probe));
  LittlePage *page =
      little_world_add_settings (world, AUTOCONFIG, AUTOCONFIG_PATH, "imap.example.test");
  gint64 start;
  guint limit;

  limit = mdr_environment_get_timeout (world->environment, MDR_PHASE_CONNECT);
  page->held_back = TRUE;
  little_world_add_server (world, DOMAIN, "imaps", "imap.example.test", 993);
  mdr_probe_start (MDR_PROBE (probe));
  while (page->message == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (opinions), ==, 1);

  start = g_get_monotonic_time ();
  mdr_probe_stop (MDR_PROBE (probe));
  g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (probe)), ==, MDR_STATE_SKIPPED);

  /* Whatever is under way holds the probe: it is quiet when nobody does. */
  g_object_add_weak_pointer (G_OBJECT (probe), (gpointer *) &probe);
  g_object_unref (probe);
  while (probe != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (g_get_monotonic_time () - start, <, limit * (gint64) 1000 / 2);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (opinions), ==, 1);
}

static void
test_stop_at_once (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = discover_create_probe (world, ADDRESS);
  g_autoptr (GListModel) findings = g_object_ref (mdr_probe_get_findings (MDR_PROBE (probe)));

  mdr_probe_start (MDR_PROBE (probe));
  mdr_probe_stop (MDR_PROBE (probe));
  g_object_add_weak_pointer (G_OBJECT (probe), (gpointer *) &probe);
  g_object_unref (probe);
  while (probe != NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (LittleWorld *world, gconstpointer user_data);
  } tests[] = {
    { "/discovery-trouble/nothing-is-found", test_nothing },
    { "/discovery-trouble/domain-does-not-exist", test_no_domain },
    { "/discovery-trouble/domain-exists-without-mail", test_parked_domain },
    { "/discovery-trouble/huge-file-is-not-read", test_huge_file },
    { "/discovery-trouble/broken-file-is-told", test_broken_file },
    { "/discovery-trouble/front-page-is-no-file", test_front_page },
    { "/discovery-trouble/server-error-is-told", test_server_error },
    { "/discovery-trouble/redirects-are-followed", test_redirect },
    { "/discovery-trouble/redirects-end", test_redirect_loop },
    { "/discovery-trouble/redirect-to-http-is-not-followed", test_downgrade },
    { "/discovery-trouble/certificate-is-checked", test_untrusted },
    { "/discovery-trouble/silence-ends", test_silence },
    { "/discovery-trouble/stragglers-are-not-waited-for", test_patience },
    { "/discovery-trouble/broken-resolver-is-told", test_broken_resolver },
    { "/discovery-trouble/stops-before-it-begins", test_stop_at_once },
    { "/discovery-trouble/stops-on-the-way", test_stop },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LittleWorld, NULL, discover_set_up, tests[i].test,
                little_world_tear_down);

  return g_test_run ();
}
