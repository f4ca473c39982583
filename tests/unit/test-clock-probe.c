/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clock: whom the probe asks, whom it believes, and what it makes of it.
 */

#include "knowledge/mdr-provider-list.h"
#include "little-world.h"
#include "probe/mdr-webmail-probe.h"
#include "probe/way/mdr-clock-probe.h"
#include "time-server.h"

#define TIME_HOST "time.test"
#define PAGE_HOST "page.test"
#define PAGE_WORDS "The page is here"

/* The world with a clock of its own, and a web server without TLS, which tells the time as if it
 * were
 * @http_shift seconds later. */
typedef struct
{
  LittleWorld world;
  MdrHttp *http;
  TimeServer *server;
  SoupServer *web;
  gint64 http_shift;
  const char *age;
  const char *page;
  guint n_fetched;
} Fixture;

static void
request_cb (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  Fixture *fixture = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) date = g_date_time_add_seconds (now, fixture->http_shift);
  g_autofree char *text = soup_date_time_to_string (date, SOUP_DATE_HTTP);

  fixture->n_fetched++;
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_replace (headers, "Date", text);
  if (fixture->age != NULL)
    soup_message_headers_replace (headers, "Age", fixture->age);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, fixture->page,
                                    strlen (fixture->page));
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;
  MdrEnvironment *environment;

  little_world_set_up (&fixture->world, NULL);
  environment = fixture->world.environment;
  fixture->http = mdr_http_new (environment);

  fixture->page = PAGE_WORDS ", and more.";
  little_world_add_host (&fixture->world, PAGE_HOST);
  fixture->web = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->web, NULL, request_cb, fixture, NULL);
  soup_server_listen_local (fixture->web, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->web);

  mdr_environment_set_time_server (environment, TIME_HOST);
  mdr_environment_set_known_page (environment, "http://" PAGE_HOST "/", PAGE_WORDS);
  mdr_environment_move_port (environment, 80, g_uri_get_port (uris->data));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->http);
  soup_server_disconnect (fixture->web);
  g_clear_object (&fixture->web);
  g_clear_pointer (&fixture->server, time_server_free);
  little_world_tear_down (&fixture->world, NULL);
}

static void
add_time_server (Fixture *fixture, TimeServerManner manner)
{
  little_world_add_host (&fixture->world, TIME_HOST);
  fixture->server = time_server_new (manner);
  mdr_environment_move_port (fixture->world.environment, 123,
                             time_server_get_port (fixture->server));
}

/* Turns the clock of this computer. */
static void
turn_clock (Fixture *fixture, GTimeSpan by)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) turned = g_date_time_add (now, by);

  mdr_environment_set_now (fixture->world.environment, turned);
}

static MdrProbe *
run (Fixture *fixture)
{
  MdrProbe *probe = mdr_clock_probe_new (fixture->world.environment, fixture->http);

  little_world_run (&fixture->world, probe);

  return probe;
}

static void
assert_offset (MdrProbe *probe, const char *code, gint64 expected, const char *source)
{
  MdrFinding *finding = little_world_find (probe, code);
  gint64 offset;

  g_assert_nonnull (finding);
  offset = g_ascii_strtoll (mdr_finding_get_parameter (finding, "offset"), NULL, 10);
  g_assert_cmpint (ABS (offset - expected), <=, 5);
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "source"), ==, source);
}

static void
assert_not_compared (MdrProbe *probe, const char *reason)
{
  little_world_assert_found (probe, "clock-not-compared", MDR_SEVERITY_INFO, "reason", reason);
  little_world_assert_not_found (probe, "clock-off");
}

static void
test_right (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  add_time_server (fixture, TIME_SERVER_HONEST);
  probe = run (fixture);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_PASSED);
  assert_offset (probe, "clock-right", 0, "sntp");
  g_assert_cmpuint (time_server_get_questions (fixture->server)->len, ==, 1);
  g_assert_cmpuint (fixture->n_fetched, ==, 0);
}

static void
test_tomorrow (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  add_time_server (fixture, TIME_SERVER_HONEST);
  turn_clock (fixture, G_TIME_SPAN_DAY);
  probe = run (fixture);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_WARNING);
  g_assert_cmpint (mdr_probe_get_cause (probe), ==, MDR_CAUSE_CLOCK_SKEW);
  assert_offset (probe, "clock-off", 86400, "sntp");
  g_assert_cmpuint (fixture->n_fetched, ==, 1);
}

static void
test_slow_beside_portal (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  add_time_server (fixture, TIME_SERVER_HONEST);
  fixture->page = "Welcome to our hotel";
  fixture->http_shift = 86400;
  turn_clock (fixture, -7 * G_TIME_SPAN_MINUTE);
  probe = run (fixture);

  assert_offset (probe, "clock-off", -420, "sntp");
}

static void
test_contradiction (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  add_time_server (fixture, TIME_SERVER_HONEST);
  turn_clock (fixture, G_TIME_SPAN_DAY);
  fixture->http_shift = 86400;
  probe = run (fixture);

  assert_not_compared (probe, "contradiction");
}

static void
test_only_page (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  turn_clock (fixture, G_TIME_SPAN_HOUR);
  probe = run (fixture);

  assert_offset (probe, "clock-off", 3600, "http");
}

static void
test_aged_page (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  fixture->http_shift = -3600;
  fixture->age = "3600";
  probe = run (fixture);

  assert_offset (probe, "clock-right", 0, "http");
}

static void
test_page_of_nobody_knows_when (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  fixture->age = "99999999999999999999";
  probe = run (fixture);

  assert_not_compared (probe, "no-answer");
}

static void
test_portal (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  fixture->page = "Welcome to our hotel";
  fixture->http_shift = -365 * 86400;
  probe = run (fixture);

  g_assert_cmpuint (fixture->n_fetched, ==, 1);
  assert_not_compared (probe, "no-answer");
}

static void
test_silent_server_and_page (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;
  guint limit;

  limit = mdr_environment_get_timeout (fixture->world.environment, MDR_PHASE_CONNECT);
  add_time_server (fixture, TIME_SERVER_SILENT);
  probe = run (fixture);

  /* The page is not asked in vain: the second question's answer is not awaited. */
  assert_offset (probe, "clock-right", 0, "http");
  g_assert_cmpint (mdr_probe_get_duration (probe), <, limit * G_TIME_SPAN_MILLISECOND / 2);
}

static void
test_nobody (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  add_time_server (fixture, TIME_SERVER_HONEST);
  mdr_environment_set_lookup_allowed (fixture->world.environment, FALSE);
  probe = run (fixture);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);
  assert_not_compared (probe, "not-asked");
  g_assert_cmpuint (time_server_get_questions (fixture->server)->len, ==, 0);
  g_assert_cmpuint (fixture->n_fetched, ==, 0);
  g_assert_cmpuint (noting_resolver_get_names (fixture->world.resolver)->len, ==, 0);
}

/* The webmail is asked by its own probe; the clock's only listens. */
static MdrProbe *
run_beside_webmail (Fixture *fixture)
{
  MdrProvider *gmail = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "gmail");
  g_autoptr (MdrProbe) webmail =
      mdr_webmail_probe_new (fixture->http, fixture->world.environment, gmail);
  MdrProbe *probe;

  little_world_add_page (&fixture->world, "mail.google.com", "/", SOUP_STATUS_OK, NULL);
  mdr_environment_set_lookup_allowed (fixture->world.environment, FALSE);
  mdr_probe_start (webmail);
  probe = run (fixture);
  while (mdr_probe_get_state (webmail) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->world.requests->len, <=, 1);

  return probe;
}

static void
test_webmail (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  turn_clock (fixture, -G_TIME_SPAN_DAY);
  probe = run_beside_webmail (fixture);

  assert_offset (probe, "clock-off", -86400, "http");
}

static void
test_webmail_with_old_certificate (Fixture *fixture, gconstpointer user_data)
{
  const AuthorityWish wish = { .name = "mail.google.com", .days_before = 20, .days_after = -1 };
  g_autoptr (GTlsCertificate) expired = authority_issue (fixture->world.authority, &wish);
  g_autoptr (MdrProbe) probe = NULL;

  secure_door_set_certificate (fixture->world.door, expired);
  turn_clock (fixture, G_TIME_SPAN_DAY);
  probe = run_beside_webmail (fixture);

  assert_offset (probe, "clock-off", 86400, "http");
  g_assert_true (g_str_has_prefix (fixture->world.requests->pdata[0], "HEAD "));
}

static void
test_webmail_of_a_stranger (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (Authority) other = authority_new ();
  g_autoptr (GTlsDatabase) trust = authority_create_trust (other);
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_trust (fixture->world.environment, trust);
  probe = run_beside_webmail (fixture);

  assert_not_compared (probe, "no-answer");
  g_assert_cmpuint (fixture->world.requests->len, ==, 0);
}

static void
test_again (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (MdrProbe) probe = NULL;

  turn_clock (fixture, G_TIME_SPAN_DAY);
  probe = run (fixture);
  assert_offset (probe, "clock-off", 86400, "http");

  /* The user has set the clock. What was noted before is out of date. */
  turn_clock (fixture, 0);
  add_time_server (fixture, TIME_SERVER_HONEST);
  fixture->page = "Welcome to our hotel";
  little_world_run (&fixture->world, probe);
  assert_offset (probe, "clock-right", 0, "sntp");
  little_world_assert_not_found (probe, "clock-off");
}

static void
test_stop (Fixture *fixture, gconstpointer user_data)
{
  MdrProbe *probe;

  add_time_server (fixture, TIME_SERVER_SILENT);
  probe = mdr_clock_probe_new (fixture->world.environment, fixture->http);
  mdr_probe_start (probe);
  while (time_server_get_questions (fixture->server)->len == 0)
    g_main_context_iteration (NULL, TRUE);
  mdr_probe_stop (probe);
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);

  g_object_add_weak_pointer (G_OBJECT (probe), (gpointer *) &probe);
  g_object_unref (probe);
  while (probe != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static const struct
{
  const char *path;
  void (*test) (Fixture *fixture, gconstpointer user_data);
} tests[] = {
  { "/clock/right-by-the-time-server", test_right },
  { "/clock/tomorrow-is-a-day-fast", test_tomorrow },
  { "/clock/seven-minutes-slow", test_slow_beside_portal },
  { "/clock/contradiction-accuses-nobody", test_contradiction },
  { "/clock/page-is-enough", test_only_page },
  { "/clock/age-belongs-to-the-date", test_aged_page },
  { "/clock/absurd-age-is-no-date", test_page_of_nobody_knows_when },
  { "/clock/sign-in-page-is-not-believed", test_portal },
  { "/clock/page-does-not-wait-for-silence", test_silent_server_and_page },
  { "/clock/nobody-is-asked-unless-allowed", test_nobody },
  { "/clock/webmail-is-listened-to", test_webmail },
  { "/clock/expired-certificate-does-not-hide-the-date", test_webmail_with_old_certificate },
  { "/clock/stranger-in-webmails-place-is-not-asked", test_webmail_of_a_stranger },
  { "/clock/set-clock-is-noticed", test_again },
  { "/clock/stop-at-once", test_stop },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
