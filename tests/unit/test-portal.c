/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sign-in pages of networks: how they are recognised, and what they cannot do to us.
 */

#include "little-world.h"
#include "loopback.h"
#include "probe/way/mdr-portal-answer.h"
#include "probe/way/mdr-portal-probe.h"
#include "scripted-server.h"

#define PAGE "http://known.test/check.txt"
#define BEGINNING "All is well"

static void
test_bodies (void)
{
  static const struct
  {
    const char *body;
    MdrPortalAnswer answer;
  } cases[] = {
    { "All is well", MDR_PORTAL_ANSWER_KNOWN },
    { "All is well\nand will stay so", MDR_PORTAL_ANSWER_KNOWN },
    { "<html>Welcome to the Grand Hotel", MDR_PORTAL_ANSWER_SIGN_IN },
    { "<", MDR_PORTAL_ANSWER_SIGN_IN },
    { "All is lost", MDR_PORTAL_ANSWER_SIGN_IN },
    { "All is", MDR_PORTAL_ANSWER_UNCLEAR },
    { "", MDR_PORTAL_ANSWER_UNCLEAR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].body);
      g_assert_cmpint (
          mdr_portal_answer_judge_body (cases[i].body, strlen (cases[i].body), BEGINNING), ==,
          cases[i].answer);
    }
}

static void
test_statuses (void)
{
  static const struct
  {
    guint status;
    const char *location;
    MdrPortalAnswer answer;
  } cases[] = {
    { 302, "http://hotel.test/login", MDR_PORTAL_ANSWER_SIGN_IN },
    { 301, "https://hotel.test/login", MDR_PORTAL_ANSWER_SIGN_IN },
    { 303, "/login", MDR_PORTAL_ANSWER_SIGN_IN },
    { 307, "//", MDR_PORTAL_ANSWER_SIGN_IN },
    { 308, "http://known.test/login", MDR_PORTAL_ANSWER_SIGN_IN },
    { 511, NULL, MDR_PORTAL_ANSWER_SIGN_IN },
    /* Its owner has moved it. */
    { 301, "https://known.test/check.txt", MDR_PORTAL_ANSWER_UNCLEAR },
    { 308, "https://KNOWN.test/check.txt", MDR_PORTAL_ANSWER_UNCLEAR },
    /* Out of order, or forbidden; nobody wants a sign-in. */
    { 302, NULL, MDR_PORTAL_ANSWER_UNCLEAR },
    { 204, NULL, MDR_PORTAL_ANSWER_UNCLEAR },
    { 304, "http://hotel.test/login", MDR_PORTAL_ANSWER_UNCLEAR },
    { 403, NULL, MDR_PORTAL_ANSWER_UNCLEAR },
    { 404, NULL, MDR_PORTAL_ANSWER_UNCLEAR },
    { 407, NULL, MDR_PORTAL_ANSWER_UNCLEAR },
    { 503, NULL, MDR_PORTAL_ANSWER_UNCLEAR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u %s", cases[i].status, cases[i].location);
      g_assert_cmpint (mdr_portal_answer_judge_status (cases[i].status, cases[i].location, PAGE),
                       ==, cases[i].answer);
    }
}

static void
test_links (void)
{
  g_autofree char *long_one = g_strnfill (600, 'x');
  g_autofree char *too_long = g_strconcat ("http://hotel.test/", long_one, NULL);
  const struct
  {
    const char *location;
    const char *link;
  } cases[] = {
    { "http://hotel.test/login?mac=02%3A00", "http://hotel.test/login?mac=02%3A00" },
    { "https://hotel.test:8443/", "https://hotel.test:8443/" },
    { "http://192.168.1.1/", "http://192.168.1.1/" },
    { "/login", "http://known.test/login" },
    { "//hotel.test/login", "http://hotel.test/login" },
    { NULL, PAGE },
    { "", PAGE },
    { "javascript:alert(1)", PAGE },
    { "file:///etc/passwd", PAGE },
    { "mailto:anna@example.test", PAGE },
    { "ms-settings:network", PAGE },
    { "http://", PAGE },
    { "http://bank.test@hotel.test/", PAGE },
    { "http://bank.test:secret@hotel.test/", PAGE },
    { "http://hotel.test\\@bank.test/", PAGE },
    { "http://hotel.test/\"><b>", PAGE },
    { "http://hotel.test/log in", PAGE },
    { "http://hotel.test/login?to=%00", PAGE },
    { "http://hotel.test/login?to=%ff", PAGE },
    { "http://h\303\266tel.test/", PAGE },
    { "http://hotel.test/\342\200\256txt", PAGE },
    { "http://hotel.test:99999/", PAGE },
    { too_long, PAGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *link = mdr_portal_answer_dup_link (cases[i].location, PAGE);

      g_test_message ("%s", cases[i].location);
      g_assert_cmpstr (link, ==, cases[i].link);
    }
}

static void
set_known_page (LittleWorld *world, guint16 port)
{
  g_autofree char *page = g_strdup_printf ("http://known.test:%u/check.txt", port);

  little_world_add_host (world, "known.test");
  mdr_environment_set_known_page (world->environment, page, BEGINNING);
}

static MdrProbe *
run (LittleWorld *world)
{
  g_autoptr (MdrDateNotes) dates = mdr_date_notes_new (world->environment);
  MdrProbe *probe = mdr_portal_probe_new (world->environment, dates);

  little_world_run (world, probe);

  return probe;
}

static MdrProbe *
run_with_script (LittleWorld *world, const char *const *script)
{
  g_autoptr (ScriptedServer) server = scripted_server_new (script, NULL);

  set_known_page (world, scripted_server_get_port (server));

  return run (world);
}

static void
assert_portal (MdrProbe *probe, const char *link)
{
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_FAILED);
  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_CAPTIVE_PORTAL);
  little_world_assert_found (probe, "captive-portal", MDR_SEVERITY_ERROR, "link", link);
}

static void
test_known_page (LittleWorld *world, gconstpointer user_data)
{
  /* What passes it on may say so, as proxies do. */
  static const char *const script[] = { "C GET /check.txt HTTP/1.1",
                                        "S HTTP/1.1 200 OK",
                                        "S Via: 1.1 box",
                                        "S Content-Length: 20",
                                        "S ",
                                        "R All is well, friend.",
                                        NULL };
  g_autoptr (MdrProbe) probe = run_with_script (world, script);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_PASSED);
  little_world_assert_found (probe, "no-portal", MDR_SEVERITY_INFO, NULL, NULL);
  g_assert_cmpuint (world->requests->len, ==, 0);
}

static void
test_redirect (LittleWorld *world, gconstpointer user_data)
{
  static const char *const script[] = { "HEAR",
                                        "S HTTP/1.1 302 Found",
                                        "S Location: https://hotel.test/login?id=1",
                                        "S Content-Length: 0",
                                        "S ",
                                        NULL };
  g_autoptr (MdrProbe) probe = run_with_script (world, script);

  assert_portal (probe, "https://hotel.test/login?id=1");
  little_world_assert_found (probe, "captive-portal", MDR_SEVERITY_ERROR, "host", "hotel.test");
  little_world_assert_never_said (world, "hotel.test");
}

static void
test_other_page (LittleWorld *world, gconstpointer user_data)
{
  static const char *const script[] = {
    "HEAR", "S HTTP/1.1 200 OK", "S Content-Type: text/html", "S ", "BABBLE", NULL
  };
  g_autoptr (MdrProbe) probe = run_with_script (world, script);

  assert_portal (probe, mdr_environment_get_known_page (world->environment));
}

static void
test_hostile_link (LittleWorld *world, gconstpointer user_data)
{
  static const char *const script[] = {
    "HEAR", "S HTTP/1.1 302 Found", "S Location: file:///etc/passwd", "S Content-Length: 0", "S ",
    NULL
  };
  g_autoptr (MdrProbe) probe = run_with_script (world, script);

  assert_portal (probe, mdr_environment_get_known_page (world->environment));
}

static void
test_closed (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  set_known_page (world, loopback_get_port (world->closed));
  probe = run (world);

  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_OK);
  little_world_assert_not_found (probe, "captive-portal");
  little_world_assert_not_found (probe, "no-portal");
  g_assert_cmpuint (world->requests->len, ==, 1);
}

static void
test_silent (LittleWorld *world, gconstpointer user_data)
{
  static const char *const script[] = { "STALL", NULL };
  g_autoptr (MdrProbe) probe = NULL;
  guint usual;

  usual = mdr_environment_get_timeout (world->environment, MDR_PHASE_CONNECT);
  mdr_environment_limit_timeouts (world->environment, usual / 10);
  probe = run_with_script (world, script);

  little_world_assert_not_found (probe, "captive-portal");
  /* Busy machines take longer, but not ten times as long. */
  g_assert_cmpint (mdr_probe_get_duration (probe), <, usual * G_TIME_SPAN_MILLISECOND);
}

static void
test_certificate_of_another (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  /* What answers has a certificate that everybody trusts, but of its own. */
  little_world_add_host (world, "public.test");
  mdr_environment_set_provider_database (world->environment, "https://public.test/v1.1/");
  set_known_page (world, loopback_get_port (world->closed));
  probe = run (world);

  assert_portal (probe, mdr_environment_get_known_page (world->environment));
}

static void
test_untrusted_certificate (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (Authority) other = authority_new ();
  g_autoptr (GTlsDatabase) trust = authority_create_trust (other);
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_trust (world->environment, trust);
  set_known_page (world, loopback_get_port (world->closed));
  probe = run (world);

  little_world_assert_not_found (probe, "captive-portal");
}

static void
test_past_the_proxy (LittleWorld *world, gconstpointer user_data)
{
  static const char *const script[] = { "HEAR", "S HTTP/1.1 200 OK", "S Content-Length: 11",
                                        "S ",   "R All is well",     NULL };
  g_autofree char *proxy =
      g_strdup_printf ("http://127.0.0.1:%u", loopback_get_port (world->closed));
  g_autoptr (GProxyResolver) proxies = g_simple_proxy_resolver_new (proxy, NULL);
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_proxies (world->environment, proxies);
  probe = run_with_script (world, script);

  little_world_assert_found (probe, "no-portal", MDR_SEVERITY_INFO, NULL, NULL);
}

static void
test_nobody_may_be_asked (LittleWorld *world, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_lookup_allowed (world->environment, FALSE);
  probe = run (world);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);
  g_assert_cmpuint (noting_resolver_get_names (world->resolver)->len, ==, 0);
}

static void
test_stop (LittleWorld *world, gconstpointer user_data)
{
  static const char *const script[] = { "STALL", NULL };
  g_autoptr (ScriptedServer) server = scripted_server_new (script, NULL);
  g_autoptr (MdrDateNotes) dates = mdr_date_notes_new (world->environment);
  g_autoptr (GListModel) findings = NULL;
  MdrProbe *probe;

  set_known_page (world, scripted_server_get_port (server));
  probe = mdr_portal_probe_new (world->environment, dates);
  findings = g_object_ref (mdr_probe_get_findings (probe));
  mdr_probe_start (probe);
  while (scripted_server_get_n_clients (server) == 0)
    g_main_context_iteration (NULL, TRUE);
  mdr_probe_stop (probe);

  g_object_add_weak_pointer (G_OBJECT (probe), (gpointer *) &probe);
  g_object_unref (probe);
  while (probe != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
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
    { "/portal/known-page-passed-on-is-none", test_known_page },
    { "/portal/redirect-is-told-and-not-followed", test_redirect },
    { "/portal/other-page-is-told-however-long", test_other_page },
    { "/portal/only-web-pages-are-linked-to", test_hostile_link },
    { "/portal/closed-port-is-none-where-https-works", test_closed },
    { "/portal/silence-ends", test_silent },
    { "/portal/somebody-elses-certificate-is-one", test_certificate_of_another },
    { "/portal/unknown-authority-is-none", test_untrusted_certificate },
    { "/portal/is-looked-for-past-the-proxy", test_past_the_proxy },
    { "/portal/nobody-may-be-asked", test_nobody_may_be_asked },
    { "/portal/stops-at-once", test_stop },
  };

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portal-answer/bodies", test_bodies);
  g_test_add_func ("/portal-answer/statuses", test_statuses);
  g_test_add_func ("/portal-answer/links-lead-to-web-pages-only", test_links);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LittleWorld, NULL, little_world_set_up, tests[i].test,
                little_world_tear_down);

  return g_test_run ();
}
