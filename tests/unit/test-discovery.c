/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where settings come from, what is done when sources disagree, misbehave or are silent, and that
 * nobody is told the address.
 */

#include "probe/mdr-discovery.h"

#include "little-world.h"
#include "loopback.h"
#include "probe/mdr-override-resolver.h"

#define LOCAL_PART "anna.rossi"
#define DOMAIN "example.test"
#define ADDRESS LOCAL_PART "@" DOMAIN

#define AUTOCONFIG "autoconfig." DOMAIN
#define AUTOCONFIG_PATH "/mail/config-v1.1.xml"
#define WELL_KNOWN_PATH "/.well-known/autoconfig/mail/config-v1.1.xml"
#define DATABASE "database.test"

/* The domain exists, but nothing more is known of it. */
static void
set_up (LittleWorld *world, gconstpointer user_data)
{
  little_world_set_up (world, user_data);
  little_world_add_host (world, DOMAIN);
}

static MdrSettingsProbe *
create_probe (LittleWorld *world, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrAddress) address = mdr_address_parse (text, &error);
  g_autoptr (MdrHttp) http = mdr_http_new (world->environment);

  g_assert_no_error (error);

  return mdr_discovery_new (world->environment, http, address);
}

static MdrSettingsProbe *
discover (LittleWorld *world, const char *text)
{
  MdrSettingsProbe *probe = create_probe (world, text);

  little_world_run (world, MDR_PROBE (probe));
  little_world_assert_never_said (world, LOCAL_PART);

  return probe;
}

static void
assert_settings (MdrSettingsProbe *probe, MdrSettingsSource source, const char *label)
{
  MdrSettings *settings = mdr_settings_probe_get_settings (probe);

  g_assert_nonnull (settings);
  g_assert_cmpint (mdr_settings_get_source (settings), ==, source);
  g_assert_cmpstr (mdr_service_get_label (mdr_settings_get_receiving (settings)), ==, label);
}

static void
assert_nothing_found (MdrSettingsProbe *probe)
{
  g_assert_null (mdr_settings_probe_get_settings (probe));
  g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (probe)), ==, MDR_STATE_FAILED);
  little_world_assert_found (MDR_PROBE (probe), "settings-not-found", MDR_SEVERITY_ERROR, "domain",
                             DOMAIN);
}

static void
assert_lookup_failed (MdrSettingsProbe *probe, const char *what, const char *reason)
{
  GListModel *findings = mdr_probe_get_findings (MDR_PROBE (probe));
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), "lookup-failed") &&
          g_str_equal (mdr_finding_get_parameter (finding, "what"), what) &&
          g_str_equal (mdr_finding_get_parameter (finding, "reason"), reason))
        return;
    }

  g_test_fail_printf ("nothing says that %s failed because of %s", what, reason);
}

static void
test_known_domain (LittleWorld *world, gconstpointer user_data)
{
  const char *const addresses[] = { LOCAL_PART "@gmail.com", LOCAL_PART "@GMAIL.COM" };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (MdrSettingsProbe) probe = create_probe (world, addresses[i]);

      /* It is there at once, so that the servers can be looked at without delay. */
      mdr_probe_start (MDR_PROBE (probe));
      assert_settings (probe, MDR_SETTINGS_SOURCE_PROVIDER_LIST, "imap imap.gmail.com:993");
      g_assert_cmpstr (mdr_provider_get_id (mdr_settings_probe_get_provider (probe)), ==, "gmail");

      while (mdr_probe_get_state (MDR_PROBE (probe)) == MDR_STATE_RUNNING)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (probe)), ==, MDR_STATE_PASSED);
      little_world_assert_found (MDR_PROBE (probe), "settings-from-provider-list",
                                 MDR_SEVERITY_INFO, "provider", "Gmail");
    }

  g_assert_cmpuint (world->requests->len, ==, 0);
  g_assert_cmpuint (noting_resolver_get_names (world->resolver)->len, ==, 0);
}

static void
test_not_allowed (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_settings (world, AUTOCONFIG, AUTOCONFIG_PATH, "imap.example.test");
  mdr_environment_set_lookup_allowed (world->environment, FALSE);
  probe = discover (world, ADDRESS);

  assert_nothing_found (probe);
  little_world_assert_found (MDR_PROBE (probe), "lookup-switched-off", MDR_SEVERITY_INFO, NULL,
                             NULL);
  g_assert_cmpuint (noting_resolver_get_names (world->resolver)->len, ==, 0);
}

static void
test_exchanger (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_exchanger (world, DOMAIN, "ASPMX.L.Google.com.");
  little_world_add_exchanger (world, DOMAIN, "alt1.aspmx.l.google.com");
  probe = discover (world, ADDRESS);

  assert_settings (probe, MDR_SETTINGS_SOURCE_PROVIDER_LIST, "imap imap.gmail.com:993");
  g_assert_cmpstr (mdr_provider_get_id (mdr_settings_probe_get_provider (probe)), ==,
                   "google-workspace");
  little_world_assert_found (MDR_PROBE (probe), "provider-by-mx", MDR_SEVERITY_INFO, "mx",
                             "aspmx.l.google.com");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-provider-list", MDR_SEVERITY_INFO,
                             "provider", "Google Workspace");
}

static void
test_autoconfig (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_settings (world, AUTOCONFIG, AUTOCONFIG_PATH, "imap.example.test");
  probe = discover (world, ADDRESS);

  assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.example.test:993");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-autoconfig", MDR_SEVERITY_INFO,
                             "host", AUTOCONFIG);
  little_world_assert_found (MDR_PROBE (probe), "advised-sign-in", MDR_SEVERITY_INFO, "methods",
                             "OAuth2");
  g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (probe)), ==, MDR_STATE_PASSED);
}

static void
test_well_known (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_settings (world, "xn--bse-sna.test", WELL_KNOWN_PATH, "imap.xn--bse-sna.test");
  probe = discover (world, LOCAL_PART "@B\xc3\x96SE.test");

  assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.xn--bse-sna.test:993");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-autoconfig", MDR_SEVERITY_INFO,
                             "host", "xn--bse-sna.test");
}

static void
test_database (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_settings (world, DATABASE, "/v1.1/" DOMAIN, "imap.example.test");
  probe = discover (world, ADDRESS);

  assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.example.test:993");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-database", MDR_SEVERITY_INFO, "host",
                             DATABASE);
}

static void
test_exchanger_in_database (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_exchanger (world, DOMAIN, "mx1.mail.hoster.co.uk");
  little_world_add_settings (world, DATABASE, "/v1.1/hoster.co.uk", "imap.hoster.co.uk");
  probe = discover (world, ADDRESS);

  assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.hoster.co.uk:993");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-database", MDR_SEVERITY_INFO, NULL,
                             NULL);
}

static void
test_records (LittleWorld *world, gconstpointer user_data)
{
  static const char *const expected[] = {
    "imap imap.hoster.test:993",
    "imap imap.hoster.test:143",
    "smtp submit.hoster.test:465",
    "smtp submit.hoster.test:587",
  };
  g_autoptr (MdrSettingsProbe) probe = NULL;
  GListModel *services;

  little_world_add_server (world, DOMAIN, "submission", "submit.hoster.test", 587);
  little_world_add_server (world, DOMAIN, "submissions", "Submit.Hoster.test", 465);
  little_world_add_server (world, DOMAIN, "imap", "imap.hoster.test", 143);
  little_world_add_server (world, DOMAIN, "imaps", "imap.hoster.test", 993);
  little_world_add_server (world, DOMAIN, "pop3s", ".", 0);
  little_world_add_server (world, DOMAIN, "pop3", "localhost", 110);
  probe = discover (world, ADDRESS);

  assert_settings (probe, MDR_SETTINGS_SOURCE_SRV, expected[0]);
  services = mdr_settings_get_services (mdr_settings_probe_get_settings (probe));
  g_assert_cmpuint (g_list_model_get_n_items (services), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      g_assert_cmpstr (mdr_service_get_label (service), ==, expected[i]);
      g_assert_cmpstr (mdr_service_get_user_name (service), ==, ADDRESS);
    }
  little_world_assert_found (MDR_PROBE (probe), "settings-from-srv", MDR_SEVERITY_INFO, "host",
                             "imap.hoster.test");
  little_world_assert_found (MDR_PROBE (probe), "server-outside-domain", MDR_SEVERITY_INFO, "host",
                             "imap.hoster.test");
}

static void
test_disagreement (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;
  MdrFinding *finding;

  little_world_add_settings (world, AUTOCONFIG, AUTOCONFIG_PATH, "imap.example.test");
  little_world_add_settings (world, DATABASE, "/v1.1/" DOMAIN, "imap.example.test");
  little_world_add_server (world, DOMAIN, "imaps", "imap.elsewhere.test", 993);
  probe = discover (world, ADDRESS);

  assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.example.test:993");
  g_assert_cmpuint (g_list_model_get_n_items (mdr_settings_probe_get_opinions (probe)), ==, 3);
  little_world_assert_found (MDR_PROBE (probe), "settings-disagree", MDR_SEVERITY_WARNING,
                             "protocol", "imap");
  finding = little_world_find (MDR_PROBE (probe), "settings-disagree");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "first"), ==, "imap.example.test:993");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "second"), ==, "imap.elsewhere.test:993");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "second-source"), ==, "srv");
}

static void
settings_changed_cb (MdrSettingsProbe *probe, GParamSpec *pspec, gpointer user_data)
{
  if (mdr_settings_probe_get_settings (probe) != NULL)
    little_world_let_go (user_data);
}

static void
test_own_word_counts_more (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = create_probe (world, ADDRESS);
  LittlePage *own =
      little_world_add_settings (world, AUTOCONFIG, AUTOCONFIG_PATH, "own.example.test");

  /* The domain's own file comes when the database has answered. */
  own->held_back = TRUE;
  little_world_add_settings (world, DATABASE, "/v1.1/" DOMAIN, "imap.example.test");
  g_signal_connect (probe, "notify::settings", G_CALLBACK (settings_changed_cb), own);
  little_world_run (world, MDR_PROBE (probe));

  assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap own.example.test:993");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-autoconfig", MDR_SEVERITY_INFO,
                             "host", AUTOCONFIG);
  little_world_assert_found (MDR_PROBE (probe), "settings-disagree", MDR_SEVERITY_INFO, "second",
                             "imap.example.test:993");
}

static void
test_nothing (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = discover (world, ADDRESS);

  assert_nothing_found (probe);
  little_world_assert_not_found (MDR_PROBE (probe), "lookup-failed");
  little_world_assert_not_found (MDR_PROBE (probe), "domain-not-found");
}

static void
test_no_domain (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = discover (world, LOCAL_PART "@missing.test");

  g_assert_cmpint (mdr_probe_get_state (MDR_PROBE (probe)), ==, MDR_STATE_FAILED);
  g_assert_cmpint (mdr_probe_get_cause (MDR_PROBE (probe)), ==, MDR_CAUSE_DNS_FAILURE);
  little_world_assert_found (MDR_PROBE (probe), "domain-not-found", MDR_SEVERITY_ERROR, "domain",
                             "missing.test");
  little_world_assert_not_found (MDR_PROBE (probe), "settings-not-found");
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

  assert_nothing_found (probe);
  assert_lookup_failed (probe, "autoconfig", "too-long");
}

static void
test_broken_file (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_page (world, DATABASE, "/v1.1/" DOMAIN, SOUP_STATUS_OK, "<clientConfig><");
  probe = discover (world, ADDRESS);

  assert_nothing_found (probe);
  assert_lookup_failed (probe, "database", "not-understood");
}

static void
test_front_page (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_page (world, DOMAIN, WELL_KNOWN_PATH, SOUP_STATUS_OK,
                         "<!DOCTYPE html><html><body>Welcome!</body></html>");
  probe = discover (world, ADDRESS);

  assert_nothing_found (probe);
  little_world_assert_not_found (MDR_PROBE (probe), "lookup-failed");
}

static void
test_server_error (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_page (world, DATABASE, "/v1.1/" DOMAIN, SOUP_STATUS_SERVICE_UNAVAILABLE, NULL);
  probe = discover (world, ADDRESS);

  assert_nothing_found (probe);
  assert_lookup_failed (probe, "database", "server-error");
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

  assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.example.test:993");
}

static void
test_redirect_loop (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  redirect (world, AUTOCONFIG, AUTOCONFIG_PATH, AUTOCONFIG_PATH);
  probe = discover (world, ADDRESS);

  assert_nothing_found (probe);
  assert_lookup_failed (probe, "autoconfig", "too-many-redirects");
}

static void
test_downgrade (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;
  guint n_requests;

  redirect (world, AUTOCONFIG, AUTOCONFIG_PATH, "http://www.example.test/settings.xml");
  little_world_add_settings (world, "www.example.test", "/settings.xml", "imap.example.test");
  probe = discover (world, ADDRESS);

  assert_nothing_found (probe);
  assert_lookup_failed (probe, "autoconfig", "not-https");
  n_requests = 0;
  for (guint i = 0; i < world->requests->len; i++)
    if (strstr (g_ptr_array_index (world->requests, i), "settings.xml") != NULL)
      n_requests++;
  g_assert_cmpuint (n_requests, ==, 0);
}

static void
test_untrusted (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  /* The web server's certificate is not for this name. */
  little_world_add_settings (world, "autoconfig.other.test", AUTOCONFIG_PATH, "imap.other.test");
  probe = discover (world, LOCAL_PART "@other.test");

  g_assert_null (mdr_settings_probe_get_settings (probe));
  assert_lookup_failed (probe, "autoconfig", "certificate-untrusted");
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

  assert_nothing_found (probe);
  assert_lookup_failed (probe, "autoconfig", "connection-timeout");
}

static void
test_broken_resolver (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  noting_resolver_break (world->resolver);
  probe = discover (world, ADDRESS);

  assert_nothing_found (probe);
  assert_lookup_failed (probe, "mx", "name-lookup-failed");
  assert_lookup_failed (probe, "srv", "name-lookup-failed");
  little_world_assert_not_found (MDR_PROBE (probe), "domain-not-found");
}

static void
test_stop (LittleWorld *world, gconstpointer user_data)
{
  MdrSettingsProbe *probe = create_probe (world, ADDRESS);
  g_autoptr (GListModel) findings = g_object_ref (mdr_probe_get_findings (MDR_PROBE (probe)));
  g_autoptr (GListModel) opinions = g_object_ref (mdr_settings_probe_get_opinions (probe));
  LittlePage *page =
      little_world_add_settings (world, AUTOCONFIG, AUTOCONFIG_PATH, "imap.example.test");
  gint64 start;

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

  g_assert_cmpint (g_get_monotonic_time () - start, <, LITTLE_WORLD_LIMIT_MS * 1000 / 2);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (opinions), ==, 1);
}

static void
test_stop_at_once (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = create_probe (world, ADDRESS);
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
    { "/discovery/known-domain-needs-no-network", test_known_domain },
    { "/discovery/nobody-is-asked-unless-allowed", test_not_allowed },
    { "/discovery/exchanger-tells-provider", test_exchanger },
    { "/discovery/domain-has-its-own-file", test_autoconfig },
    { "/discovery/file-is-at-well-known-place", test_well_known },
    { "/discovery/database-knows-domain", test_database },
    { "/discovery/database-knows-exchanger", test_exchanger_in_database },
    { "/discovery/dns-names-servers", test_records },
    { "/discovery/disagreement-is-told", test_disagreement },
    { "/discovery/own-word-counts-more-than-database", test_own_word_counts_more },
    { "/discovery/nothing-is-found", test_nothing },
    { "/discovery/domain-does-not-exist", test_no_domain },
    { "/discovery/domain-exists-without-mail", test_parked_domain },
    { "/discovery/huge-file-is-not-read", test_huge_file },
    { "/discovery/broken-file-is-told", test_broken_file },
    { "/discovery/front-page-is-no-file", test_front_page },
    { "/discovery/server-error-is-told", test_server_error },
    { "/discovery/redirects-are-followed", test_redirect },
    { "/discovery/redirects-end", test_redirect_loop },
    { "/discovery/redirect-to-http-is-not-followed", test_downgrade },
    { "/discovery/certificate-is-checked", test_untrusted },
    { "/discovery/silence-ends", test_silence },
    { "/discovery/broken-resolver-is-told", test_broken_resolver },
    { "/discovery/stops-before-it-begins", test_stop_at_once },
    { "/discovery/stops-on-the-way", test_stop },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LittleWorld, NULL, set_up, tests[i].test, little_world_tear_down);

  return g_test_run ();
}
