/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The probes of names and of webmail.
 */

#include "core/mdr-service.h"
#include "knowledge/mdr-provider-list.h"
#include "little-world.h"
#include "loopback.h"
#include "probe/mdr-name-probe.h"
#include "probe/way/mdr-online-probe.h"
#include "probe/mdr-webmail-probe.h"
#include "probe/names/mdr-override-resolver.h"

#define LOCAL_PART "anna.rossi"
#define DOMAIN "example.test"

static MdrProvider *
get_gmail (void)
{
  return mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "gmail");
}

static MdrProbe *
run_names (LittleWorld *world)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (LOCAL_PART "@" DOMAIN, NULL);
  MdrProbe *probe = mdr_name_probe_new (world->environment, address);

  little_world_run (world, probe);
  little_world_assert_never_said (world, LOCAL_PART);

  return probe;
}

static void
test_exchangers (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  little_world_add_exchanger (world, DOMAIN, "mx1.hoster.test");
  little_world_add_exchanger (world, DOMAIN, "mx2.hoster.test");
  probe = run_names (world);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_PASSED);
  little_world_assert_found (probe, "mail-exchangers", MDR_SEVERITY_INFO, "hosts",
                             "mx1.hoster.test, mx2.hoster.test");
}

static void
test_implicit_exchanger (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  little_world_add_host (world, DOMAIN);
  probe = run_names (world);

  little_world_assert_found (probe, "mail-exchangers", MDR_SEVERITY_INFO, "hosts", DOMAIN);
}

static void
test_no_domain (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = run_names (world);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_FAILED);
  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_DNS_FAILURE);
  little_world_assert_found (probe, "domain-not-found", MDR_SEVERITY_ERROR, "domain", DOMAIN);
}

static void
test_misspelt_domain (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (LOCAL_PART "@gmial.com", NULL);
  g_autoptr (MdrProbe) probe = mdr_name_probe_new (world->environment, address);

  little_world_run (world, probe);

  little_world_assert_found (probe, "domain-not-found", MDR_SEVERITY_ERROR, "domain", "gmial.com");
  little_world_assert_found (probe, "domain-misspelt", MDR_SEVERITY_WARNING, "suggestion",
                             "gmail.com");
}

static void
test_no_mail (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  mdr_override_resolver_add_record (MDR_OVERRIDE_RESOLVER (world->names), DOMAIN,
                                    G_RESOLVER_RECORD_NS, g_variant_new ("(s)", "ns.example.test"));
  probe = run_names (world);

  little_world_assert_found (probe, "domain-without-mail", MDR_SEVERITY_WARNING, "domain", DOMAIN);
}

static void
test_null_exchanger (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  /* RFC 7505: the domain has a web server, and says that it takes no mail. */
  little_world_add_host (world, DOMAIN);
  little_world_add_exchanger (world, DOMAIN, ".");
  probe = run_names (world);

  little_world_assert_found (probe, "domain-without-mail", MDR_SEVERITY_WARNING, "domain", DOMAIN);
}

static void
test_broken_resolver (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  noting_resolver_break (world->resolver);
  probe = run_names (world);

  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_DNS_FAILURE);
  little_world_assert_found (probe, "name-lookup-failed", MDR_SEVERITY_WARNING, "host", DOMAIN);
  little_world_assert_not_found (probe, "domain-not-found");
}

static MdrProbe *
run_webmail (LittleWorld *world, const char *provider_id)
{
  g_autoptr (MdrHttp) http = mdr_http_new (world->environment);
  MdrProvider *provider =
      mdr_provider_list_find_by_id (mdr_provider_list_get_default (), provider_id);
  MdrProbe *probe;

  g_assert_nonnull (provider);
  probe = mdr_webmail_probe_new (http, world->environment, provider);
  little_world_run (world, probe);

  return probe;
}

static void
test_webmail (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;
  LittlePage *page = little_world_add_page (world, "mail.google.com", "/", SOUP_STATUS_FOUND, NULL);

  /* Whatever it says, it is there. It is not followed to where it points. */
  page->location = "http://elsewhere.test/";
  probe = run_webmail (world, "gmail");

  little_world_assert_found (probe, "webmail-reachable", MDR_SEVERITY_INFO, "host",
                             "mail.google.com");
  g_assert_cmpuint (world->requests->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (world->requests, 0), "HEAD "));
}

static void
test_webmail_refused (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_move_port (world->environment, 443, loopback_get_port (world->closed));
  little_world_add_host (world, "mail.google.com");
  probe = run_webmail (world, "gmail");

  little_world_assert_found (probe, "webmail-unreachable", MDR_SEVERITY_WARNING, "reason",
                             "connection-refused");
}

static void
test_webmail_untrusted (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (Authority) other = authority_new ();
  g_autoptr (GTlsDatabase) trust = authority_create_trust (other);
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_trust (world->environment, trust);
  little_world_add_host (world, "mail.google.com");
  probe = run_webmail (world, "gmail");

  little_world_assert_found (probe, "webmail-unreachable", MDR_SEVERITY_WARNING, "reason",
                             "certificate-untrusted");
  g_assert_cmpuint (world->requests->len, ==, 0);
}

/* Whoever is in between for the web is told, too, whether this computer trusts it or not. */
static void
test_webmail_by_private_authority (LittleWorld *world, gconstpointer user_data)
{
  gboolean trusted = GPOINTER_TO_INT (user_data);
  g_autoptr (Authority) other = authority_new ();
  g_autoptr (GTlsDatabase) trust = authority_create_trust (other);
  const char *const places[] = { authority_get_path (other), NULL };
  g_autoptr (MdrProbe) probe = NULL;

  if (!trusted)
    mdr_environment_set_trust (world->environment, trust);
  mdr_environment_set_public_authorities (world->environment, places);
  little_world_add_page (world, "mail.google.com", "/", SOUP_STATUS_OK, NULL);
  probe = run_webmail (world, "gmail");

  little_world_assert_found (probe, trusted ? "webmail-reachable" : "webmail-unreachable",
                             trusted ? MDR_SEVERITY_INFO : MDR_SEVERITY_WARNING, "host",
                             "mail.google.com");
  little_world_assert_found (probe, "certificate-private-authority", MDR_SEVERITY_INFO, "trusted",
                             trusted ? "yes" : "no");
}

static void
test_webmail_expired (LittleWorld *world, gconstpointer user_data)
{
  const AuthorityWish wish = { .name = "mail.google.com", .days_before = 20, .days_after = -1 };
  g_autoptr (GTlsCertificate) expired = authority_issue (world->authority, &wish);
  g_autoptr (MdrProbe) probe = NULL;

  /* Asked for the time and for nothing else, it does not count as reached, the second time either.
   */
  secure_door_set_certificate (world->door, expired);
  little_world_add_page (world, "mail.google.com", "/", SOUP_STATUS_OK, NULL);
  probe = run_webmail (world, "gmail");
  little_world_run (world, probe);

  little_world_assert_found (probe, "webmail-unreachable", MDR_SEVERITY_WARNING, "reason",
                             "certificate-untrusted");
  little_world_assert_not_found (probe, "webmail-reachable");
  g_assert_cmpuint (world->requests->len, ==, 2);
}

static void
test_stop (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (LOCAL_PART "@" DOMAIN, NULL);
  g_autoptr (MdrHttp) http = mdr_http_new (world->environment);
  MdrProbe *probes[] = {
    mdr_online_probe_new (world->environment, address, NULL),
    mdr_name_probe_new (world->environment, address),
    mdr_webmail_probe_new (http, world->environment, get_gmail ()),
  };

  little_world_add_host (world, "mail.google.com");
  for (gsize i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      g_autoptr (GListModel) findings = g_object_ref (mdr_probe_get_findings (probes[i]));

      mdr_probe_start (probes[i]);
      mdr_probe_stop (probes[i]);
      g_assert_cmpint (mdr_probe_get_state (probes[i]), ==, MDR_STATE_SKIPPED);

      g_object_add_weak_pointer (G_OBJECT (probes[i]), (gpointer *) &probes[i]);
      g_object_unref (probes[i]);
      while (probes[i] != NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (LittleWorld *world, gconstpointer user_data);
  } tests[] = {
    { "/names/exchangers-are-told-in-order", test_exchangers },
    { "/names/domain-takes-its-own-mail", test_implicit_exchanger },
    { "/names/domain-does-not-exist", test_no_domain },
    { "/names/domain-is-misspelt", test_misspelt_domain },
    { "/names/domain-has-no-mail", test_no_mail },
    { "/names/domain-refuses-mail", test_null_exchanger },
    { "/names/broken-resolver-is-told", test_broken_resolver },
    { "/webmail/any-answer-counts", test_webmail },
    { "/webmail/refusal-is-told", test_webmail_refused },
    { "/webmail/certificate-is-checked", test_webmail_untrusted },
    { "/webmail/expired-certificate-is-not-reached", test_webmail_expired },
    { "/way-probes/stop-at-once", test_stop },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LittleWorld, NULL, little_world_set_up, tests[i].test,
                little_world_tear_down);

  g_test_add ("/webmail/private-authority-is-told", LittleWorld, GINT_TO_POINTER (TRUE),
              little_world_set_up, test_webmail_by_private_authority, little_world_tear_down);
  g_test_add ("/webmail/untrusted-authority-is-told", LittleWorld, GINT_TO_POINTER (FALSE),
              little_world_set_up, test_webmail_by_private_authority, little_world_tear_down);

  return g_test_run ();
}
