/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where settings come from, and which of them count when sources disagree.
 */

#include "discover.h"
#include "knowledge/mdr-guides.h"
#include "scripted-server.h"

static void
test_known_domain (LittleWorld *world, gconstpointer user_data)
{
  const char *const addresses[] = { LOCAL_PART "@gmail.com", LOCAL_PART "@GMAIL.COM" };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (MdrSettingsProbe) probe = discover_create_probe (world, addresses[i]);

      /* It is there at once, so that the servers can be looked at without delay. */
      mdr_probe_start (MDR_PROBE (probe));
      discover_assert_settings (probe, MDR_SETTINGS_SOURCE_PROVIDER_LIST,
                                "imap imap.gmail.com:993");
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

  discover_assert_nothing (probe);
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

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_PROVIDER_LIST, "imap imap.gmail.com:993");
  g_assert_cmpstr (mdr_provider_get_id (mdr_settings_probe_get_provider (probe)), ==,
                   "google-workspace");
  little_world_assert_found (MDR_PROBE (probe), "provider-by-mx", MDR_SEVERITY_INFO, "mx",
                             "aspmx.l.google.com");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-provider-list", MDR_SEVERITY_INFO,
                             "provider", "Google Workspace");
}

/* Whose mail is kept by a provider gets that provider's advice, not the general one. */
static void
test_advice_by_exchanger (LittleWorld *world, gconstpointer user_data)
{
  static const struct
  {
    const char *exchanger;
    const char *provider;
    const char *topic;
    const char *guide;
  } rows[] = {
    { "aspmx.l.google.com", "google-workspace", "app-password", "app-password/google" },
    { "aspmx.l.google.com", "google-workspace", "access", "access/ask-administrator" },
    { "example-it.mail.protection.outlook.com", "microsoft365", "sign-in-window",
      "sign-in-window/microsoft365" },
    { "example-it.mail.protection.outlook.com", "microsoft365", "access", "access/microsoft365" },
    { "mx.aruba.it", "aruba", "access", "access/aruba" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *domain = g_strdup_printf ("own%" G_GSIZE_FORMAT ".test", i);
      g_autofree char *address = g_strdup_printf (LOCAL_PART "@%s", domain);
      g_autoptr (MdrSettingsProbe) probe = NULL;
      g_autoptr (GPtrArray) guides = NULL;
      MdrProvider *provider;

      little_world_add_host (world, domain);
      little_world_add_exchanger (world, domain, rows[i].exchanger);
      probe = discover (world, address);
      provider = mdr_settings_probe_get_provider (probe);
      g_assert_cmpstr (mdr_provider_get_id (provider), ==, rows[i].provider);

      guides = mdr_guides_find_topic (rows[i].topic, provider, NULL, NULL);
      g_assert_cmpstr (mdr_guide_get_id (guides->pdata[0]), ==, rows[i].guide);
    }
}

static void
test_autoconfig (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_settings (world, AUTOCONFIG, AUTOCONFIG_PATH, "imap.example.test");
  probe = discover (world, ADDRESS);

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.example.test:993");
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

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG,
                            "imap imap.xn--bse-sna.test:993");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-autoconfig", MDR_SEVERITY_INFO,
                             "host", "xn--bse-sna.test");
}

static void
test_database (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrSettingsProbe) probe = NULL;

  little_world_add_settings (world, DATABASE, "/v1.1/" DOMAIN, "imap.example.test");
  probe = discover (world, ADDRESS);

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.example.test:993");
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

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.hoster.co.uk:993");
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
  little_world_add_server (world, DOMAIN, "pop3", "pop3.hoster.test", 0);
  probe = discover (world, ADDRESS);

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_SRV, expected[0]);
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
test_guess (LittleWorld *world, gconstpointer user_data)
{
  static const char *const script[] = { "S * OK ready", NULL };
  g_autoptr (ScriptedServer) server = scripted_server_new (script, NULL);
  g_autoptr (MdrSettingsProbe) probe = NULL;

  mdr_environment_move_port (world->environment, 143, scripted_server_get_port (server));
  little_world_add_exchanger (world, DOMAIN, "mx.hoster.test");
  little_world_add_host (world, "mx.hoster.test");
  probe = discover (world, ADDRESS);

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_GUESS, "imap mx.hoster.test:143");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-guess", MDR_SEVERITY_WARNING, "host",
                             "mx.hoster.test");
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

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap imap.example.test:993");
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
  g_autoptr (MdrSettingsProbe) probe = discover_create_probe (world, ADDRESS);
  LittlePage *own =
      little_world_add_settings (world, AUTOCONFIG, AUTOCONFIG_PATH, "own.example.test");

  /* The domain's own file comes when the database has answered. */
  own->held_back = TRUE;
  little_world_add_settings (world, DATABASE, "/v1.1/" DOMAIN, "imap.example.test");
  g_signal_connect (probe, "notify::settings", G_CALLBACK (settings_changed_cb), own);
  little_world_run (world, MDR_PROBE (probe));

  discover_assert_settings (probe, MDR_SETTINGS_SOURCE_AUTOCONFIG, "imap own.example.test:993");
  little_world_assert_found (MDR_PROBE (probe), "settings-from-autoconfig", MDR_SEVERITY_INFO,
                             "host", AUTOCONFIG);
  little_world_assert_found (MDR_PROBE (probe), "settings-disagree", MDR_SEVERITY_INFO, "second",
                             "imap.example.test:993");
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
    { "/discovery/advice-by-mail-exchangeradvice-by-mail-exchanger", test_advice_by_exchanger },
    { "/discovery/domain-has-its-own-file", test_autoconfig },
    { "/discovery/file-is-at-well-known-place", test_well_known },
    { "/discovery/database-knows-domain", test_database },
    { "/discovery/database-knows-exchanger", test_exchanger_in_database },
    { "/discovery/dns-names-servers", test_records },
    { "/discovery/guesses-are-tried-when-nobody-knows", test_guess },
    { "/discovery/disagreement-is-told", test_disagreement },
    { "/discovery/own-word-counts-more-than-database", test_own_word_counts_more },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LittleWorld, NULL, discover_set_up, tests[i].test,
                little_world_tear_down);

  return g_test_run ();
}
