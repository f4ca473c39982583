/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who says that there is no internet connection has tried it.
 */

#include "probe/way/mdr-online-probe.h"

#include <net/if.h>

#include "knowledge/mdr-provider-list.h"
#include "little-world.h"
#include "loopback.h"
#include "probe/names/mdr-override-resolver.h"

#define LOCAL_PART "anna.rossi"
#define DOMAIN "example.test"

static MdrProvider *
get_gmail (void)
{
  return mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "gmail");
}

static MdrProbe *
run_online (LittleWorld *world, MdrProvider *provider)
{
  g_autoptr (MdrAddress) address = mdr_address_parse (LOCAL_PART "@" DOMAIN, NULL);
  MdrProbe *probe = mdr_online_probe_new (world->environment, address, provider);

  little_world_run (world, probe);
  little_world_assert_never_said (world, LOCAL_PART);

  return probe;
}

static void
assert_only_asked (LittleWorld *world, const char *name)
{
  GPtrArray *names = noting_resolver_get_names (world->resolver);

  for (guint i = 0; i < names->len; i++)
    g_assert_cmpstr (g_ptr_array_index (names, i), ==, name);
}

static void
test_online (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = run_online (world, NULL);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_PASSED);
  little_world_assert_found (probe, "online", MDR_SEVERITY_INFO, "host", "database.test");
}

static void
test_online_by_webmail (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_lookup_allowed (world->environment, FALSE);
  little_world_add_host (world, "mail.google.com");
  probe = run_online (world, get_gmail ());

  little_world_assert_found (probe, "online", MDR_SEVERITY_INFO, "host", "mail.google.com");
  assert_only_asked (world, "mail.google.com");
}

static void
test_online_not_checked (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_lookup_allowed (world->environment, FALSE);
  probe = run_online (world, NULL);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);
  little_world_assert_found (probe, "online-not-checked", MDR_SEVERITY_INFO, NULL, NULL);
  g_assert_cmpuint (noting_resolver_get_names (world->resolver)->len, ==, 0);
}

static MdrReach
measure_forbidden (void)
{
  return MDR_REACH_FORBIDDEN;
}

static MdrReach
measure_no_link (void)
{
  return MDR_REACH_NO_LINK;
}

static MdrReach
measure_no_route (void)
{
  return MDR_REACH_NO_ROUTE;
}

static MdrReach
measure_route (void)
{
  return MDR_REACH_ROUTE;
}

static MdrProbe *
run_without_names (LittleWorld *world, MdrReach (*measure) (void))
{
  g_autoptr (MdrAddress) address = mdr_address_parse (LOCAL_PART "@" DOMAIN, NULL);
  MdrProbe *probe;

  /* Nothing has a name. */
  mdr_environment_set_provider_database (world->environment, "https://nowhere.test/v1.1/");
  probe = mdr_online_probe_new (world->environment, address, get_gmail ());
  mdr_online_probe_set_measure (MDR_ONLINE_PROBE (probe), measure);
  little_world_run (world, probe);

  return probe;
}

static void
close_web (LittleWorld *world)
{
  mdr_environment_move_port (world->environment, 443, loopback_get_port (world->closed));
}

static void
assert_offline (MdrProbe *probe, const char *code)
{
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_FAILED);
  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_NO_INTERNET);
  little_world_assert_found (probe, code, MDR_SEVERITY_ERROR, NULL, NULL);
}

static void
test_offline (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  close_web (world);
  probe = run_without_names (world, measure_route);

  assert_offline (probe, "offline");
}

static void
test_no_link (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = run_without_names (world, measure_no_link);

  assert_offline (probe, "no-link");
}

/* It is not known, then, whether there is a network. */
static void
test_forbidden (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = run_without_names (world, measure_forbidden);

  assert_offline (probe, "offline");
  little_world_assert_found (probe, "offline", MDR_SEVERITY_ERROR, "reason", "not-allowed");
}

static void
test_no_route (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = run_without_names (world, measure_no_route);

  assert_offline (probe, "no-route");
}

static void
test_no_names (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = run_without_names (world, measure_route);

  /* The known address answers. */
  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_DNS_FAILURE);
  little_world_assert_found (probe, "no-names", MDR_SEVERITY_ERROR, NULL, NULL);
  little_world_assert_not_found (probe, "online");
}

static void
test_address_is_not_asked (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_lookup_allowed (world->environment, FALSE);
  probe = run_without_names (world, measure_route);

  assert_offline (probe, "offline");
}

static void
test_offline_for_resolver (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  noting_resolver_break (world->resolver);
  close_web (world);
  probe = run_without_names (world, measure_route);

  assert_offline (probe, "offline");
}

static void
test_links (void)
{
  struct ifaddrs wire = { .ifa_flags = IFF_UP };
  struct ifaddrs self = { .ifa_next = &wire, .ifa_flags = IFF_UP | IFF_RUNNING | IFF_LOOPBACK };

  g_assert_false (mdr_reach_has_link (NULL));
  g_assert_false (mdr_reach_has_link (&self));

  wire.ifa_flags |= IFF_RUNNING;
  g_assert_true (mdr_reach_has_link (&self));

  wire.ifa_flags = IFF_RUNNING;
  g_assert_false (mdr_reach_has_link (&self));
}

static void
test_web_refused (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  close_web (world);
  probe = run_online (world, NULL);

  /* Somebody said no: that is not what it is like without a network. */
  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_OK);
  little_world_assert_found (probe, "web-unreachable", MDR_SEVERITY_WARNING, "reason",
                             "connection-refused");
  little_world_assert_not_found (probe, "offline");
}

static void
test_web_silent (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (GSocket) socket = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
  g_autoptr (GPtrArray) fillers = loopback_silence (socket);
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_move_port (world->environment, 443, loopback_get_port (socket));
  mdr_environment_limit_timeouts (world->environment, 100);
  probe = run_online (world, NULL);

  little_world_assert_found (probe, "web-unreachable", MDR_SEVERITY_WARNING, "reason",
                             "connection-timeout");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (LittleWorld *world, gconstpointer user_data);
  } tests[] = {
    { "/online/anybody-outside-is-proof", test_online },
    { "/online/database-is-not-told-unless-allowed", test_online_by_webmail },
    { "/online/nobody-may-be-asked", test_online_not_checked },
    { "/online/no-name-is-found", test_offline },
    { "/online/no-link-is-told", test_no_link },
    { "/online/no-route-is-told", test_no_route },
    { "/online/no-permission-is-told", test_forbidden },
    { "/online/no-names-where-an-address-answers", test_no_names },
    { "/online/address-is-not-asked-unless-allowed", test_address_is_not_asked },
    { "/online/resolver-is-broken", test_offline_for_resolver },
    { "/online/refusal-is-not-offline", test_web_refused },
    { "/online/silence-ends", test_web_silent },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reach/only-links-that-are-up-count", test_links);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LittleWorld, NULL, little_world_set_up, tests[i].test,
                little_world_tear_down);

  return g_test_run ();
}
