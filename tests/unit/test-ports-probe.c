/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comparison of ports: when it is made, what it finds, and that it ends in time.
 */

#include "probe/way/mdr-ports-probe.h"

#include <string.h>

#include "led-probe.h"
#include "loopback.h"
#include "probe/names/mdr-override-resolver.h"
#include "probe/way/mdr-known-port.h"

#define HOST "mail.example.test"
#define TIMEOUT_MS 400

/* More than the machine may be late by. */
#define LATE_MS 300

/* A host whose known ports stand on this computer, each behind a socket that is closed at first;
 * its IMAP service, and the probe. */
typedef struct
{
  MdrEnvironment *environment;
  GSocket *sockets[MDR_N_KNOWN_PORTS];
  GPtrArray *fillers;
  GListStore *probes;
  MdrProbe *imap;
  MdrProbe *ports;
  gint64 start;
} Trial;

static GSocket *
get_socket (Trial *trial, guint16 port)
{
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    if (mdr_known_ports[i].number == port)
      return trial->sockets[i];

  g_assert_not_reached ();
}

static void
trial_set_up (Trial *trial, gconstpointer user_data)
{
  g_autoptr (GResolver) system = g_resolver_get_default ();
  g_autoptr (GResolver) resolver = mdr_override_resolver_new (system);
  g_autoptr (GInetAddress) here = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);

  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), "*", NULL);
  mdr_override_resolver_add (MDR_OVERRIDE_RESOLVER (resolver), HOST, here);

  trial->environment = mdr_environment_new ();
  mdr_environment_set_resolver (trial->environment, resolver);
  mdr_environment_limit_timeouts (trial->environment, TIMEOUT_MS);
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    {
      trial->sockets[i] = loopback_reserve (G_SOCKET_FAMILY_IPV4, 0);
      mdr_environment_move_port (trial->environment, mdr_known_ports[i].number,
                                 loopback_get_port (trial->sockets[i]));
    }

  trial->fillers = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  trial->probes = g_list_store_new (MDR_TYPE_PROBE);
  trial->imap = led_probe_new (MDR_PROTOCOL_IMAP, HOST, 993);
  trial->ports = mdr_ports_probe_new (trial->environment, HOST, G_LIST_MODEL (trial->probes));
  g_list_store_append (trial->probes, trial->imap);
  g_list_store_append (trial->probes, trial->ports);
}

static void
trial_tear_down (Trial *trial, gconstpointer user_data)
{
  mdr_probe_stop (trial->imap);
  mdr_probe_stop (trial->ports);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  g_list_store_remove_all (trial->probes);
  g_assert_finalize_object (trial->ports);
  g_assert_finalize_object (trial->imap);
  g_assert_finalize_object (trial->probes);
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    g_clear_object (&trial->sockets[i]);
  g_ptr_array_unref (trial->fillers);
  g_clear_object (&trial->environment);
}

static void
silence (Trial *trial, guint16 port)
{
  g_ptr_array_add (trial->fillers, loopback_silence (get_socket (trial, port)));
}

static void
begin (Trial *trial)
{
  trial->start = g_get_monotonic_time ();
  mdr_probe_start (trial->imap);
  mdr_probe_start (trial->ports);
  led_probe_connect (trial->imap);
}

static void
wait (Trial *trial)
{
  while (mdr_probe_get_state (trial->ports) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);
}

static void
refuse_imap (Trial *trial)
{
  begin (trial);
  led_probe_fail (trial->imap, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  wait (trial);
}

static MdrFinding *
find (Trial *trial, const char *code, guint position)
{
  GListModel *findings = mdr_probe_get_findings (trial->ports);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      /* The list keeps it alive. */
      if (g_str_equal (mdr_finding_get_code (finding), code) && position-- == 0)
        return finding;
    }

  return NULL;
}

static void
assert_ports (Trial *trial, const char *state, const char *expected)
{
  MdrFinding *compared = find (trial, "ports-compared", 0);

  g_assert_nonnull (compared);
  g_assert_cmpstr (mdr_finding_get_parameter (compared, "host"), ==, HOST);
  g_assert_cmpstr (mdr_finding_get_parameter (compared, state), ==, expected);
}

static void
assert_offered (Trial *trial,
                guint position,
                const char *port,
                const char *protocol,
                const char *security)
{
  MdrFinding *offered = find (trial, "other-port-works", position);

  g_assert_nonnull (offered);
  g_assert_cmpstr (mdr_finding_get_parameter (offered, "port"), ==, port);
  g_assert_cmpstr (mdr_finding_get_parameter (offered, "protocol"), ==, protocol);
  g_assert_cmpstr (mdr_finding_get_parameter (offered, "security"), ==, security);
  g_assert_cmpint (mdr_finding_get_severity (offered), ==, MDR_SEVERITY_INFO);
  g_assert_cmpint (mdr_finding_get_cause (offered), ==, MDR_CAUSE_OK);
}

/* Nobody was knocked at. */
static void
assert_nothing_measured (Trial *trial)
{
  g_assert_cmpint (mdr_probe_get_state (trial->ports), ==, MDR_STATE_SKIPPED);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (trial->ports)), ==, 0);
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    g_assert_cmpint (g_socket_condition_check (trial->sockets[i], G_IO_IN) & G_IO_IN, ==, 0);
}

static void
open_all (Trial *trial)
{
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    loopback_listen (trial->sockets[i]);
}

static void
test_no_trouble (Trial *trial, gconstpointer user_data)
{
  open_all (trial);
  begin (trial);
  led_probe_connected (trial->imap);
  wait (trial);

  assert_nothing_measured (trial);
}

static void
test_refused (Trial *trial, gconstpointer user_data)
{
  loopback_listen (get_socket (trial, 443));
  loopback_listen (get_socket (trial, 587));
  refuse_imap (trial);

  g_assert_cmpint (mdr_probe_get_state (trial->ports), ==, MDR_STATE_PASSED);
  assert_ports (trial, "open", "587, 443");
  assert_ports (trial, "refused", "993, 995, 465, 143, 110, 25");
  assert_ports (trial, "silent", NULL);
  assert_ports (trial, "reset", NULL);
  assert_ports (trial, "other", NULL);
  g_assert_null (find (trial, "other-port-works", 0));
}

static void
test_not_twice (Trial *trial, gconstpointer user_data)
{
  open_all (trial);
  refuse_imap (trial);

  /* What the service found counts, and nobody knocked there a second time. */
  assert_ports (trial, "refused", "993");
  g_assert_cmpint (g_socket_condition_check (get_socket (trial, 993), G_IO_IN) & G_IO_IN, ==, 0);
  g_assert_cmpint (g_socket_condition_check (get_socket (trial, 143), G_IO_IN) & G_IO_IN, !=, 0);
}

static void
test_other_port (Trial *trial, gconstpointer user_data)
{
  g_autoptr (MdrProbe) smtp = led_probe_new (MDR_PROTOCOL_SMTP, HOST, 465);

  /* Not offered are 25, which is not for mail programs, and POP3, which nobody asked for. */
  open_all (trial);
  g_list_store_append (trial->probes, smtp);
  mdr_probe_start (smtp);
  led_probe_connect (smtp);
  led_probe_fail (smtp, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  refuse_imap (trial);

  assert_offered (trial, 0, "587", "smtp", "starttls");
  assert_offered (trial, 1, "143", "imap", "starttls");
  g_assert_null (find (trial, "other-port-works", 2));
}

static void
test_port_of_settings (Trial *trial, gconstpointer user_data)
{
  g_autoptr (MdrProbe) starttls = led_probe_new (MDR_PROTOCOL_IMAP, HOST, 143);

  open_all (trial);
  g_list_store_append (trial->probes, starttls);
  mdr_probe_start (starttls);
  led_probe_connect (starttls);
  led_probe_connected (starttls);
  refuse_imap (trial);
  led_probe_end (starttls);

  assert_ports (trial, "refused", "993");
  g_assert_null (find (trial, "other-port-works", 0));
}

static gboolean
answer_cb (GSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer user_data)
{
  const char *words = user_data;

  if (words != NULL)
    g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), words,
                               strlen (words), NULL, NULL, NULL);
  else
    g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);

  return TRUE;
}

/* Somebody who says @words, or who hangs up. */
static GSocketService *
answer_at (Trial *trial, guint16 port, const char *words)
{
  GSocketService *service = g_socket_service_new ();

  loopback_listen (get_socket (trial, port));
  g_socket_listener_add_socket (G_SOCKET_LISTENER (service), get_socket (trial, port), NULL, NULL);
  g_signal_connect (service, "incoming", G_CALLBACK (answer_cb), (gpointer) words);

  return service;
}

static void
test_who_answers (Trial *trial, gconstpointer user_data)
{
  g_autoptr (GSocketService) imap = answer_at (trial, 143, "* OK hello\r\n");
  g_autoptr (GSocketService) pop3 = answer_at (trial, 110, "HTTP/1.1 400 Bad Request\r\n");
  g_autoptr (GSocketService) submission = answer_at (trial, 587, NULL);

  refuse_imap (trial);

  assert_ports (trial, "open", "143");
  assert_ports (trial, "other", "110");
  assert_ports (trial, "reset", "587");
}

static void
test_silence_ends (Trial *trial, gconstpointer user_data)
{
  gint64 duration;

  /* All are silent: the services' own time is the time of the comparison, and not its double. */
  for (guint i = 0; i < MDR_N_KNOWN_PORTS; i++)
    silence (trial, mdr_known_ports[i].number);
  begin (trial);
  wait (trial);
  duration = (g_get_monotonic_time () - trial->start) / G_TIME_SPAN_MILLISECOND;

  assert_ports (trial, "silent", "993, 995, 465, 587, 143, 110, 25, 443");
  g_assert_cmpint (duration, >=, TIMEOUT_MS * 3 / 4);
  g_assert_cmpint (duration, <, TIMEOUT_MS + LATE_MS);
}

static void
test_waits_for_service (Trial *trial, gconstpointer user_data)
{
  /* Everybody else has answered at once; the service has not, and gets its time. */
  loopback_listen (get_socket (trial, 443));
  begin (trial);
  wait (trial);

  assert_ports (trial, "open", "443");
  assert_ports (trial, "silent", "993");
  g_assert_cmpint (g_get_monotonic_time () - trial->start, >=,
                   TIMEOUT_MS * 3 / 4 * G_TIME_SPAN_MILLISECOND);
}

static void
test_late_service (Trial *trial, gconstpointer user_data)
{
  g_autoptr (MdrProbe) smtp = led_probe_new (MDR_PROTOCOL_SMTP, HOST, 465);
  guint n_findings;

  g_list_store_append (trial->probes, smtp);
  mdr_probe_start (smtp);
  led_probe_connect (smtp);
  begin (trial);
  led_probe_fail (trial->imap, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  n_findings = g_list_model_get_n_items (mdr_probe_get_findings (trial->ports));
  g_assert_cmpuint (n_findings, ==, 0);

  /* It is made after all, and then there is nothing left to wait for. */
  led_probe_connected (smtp);
  wait (trial);
  assert_ports (trial, "open", "465");
  led_probe_end (smtp);
}

static void
test_loopback (Trial *trial, gconstpointer user_data)
{
  g_autoptr (MdrEnvironment) environment = mdr_environment_new ();
  g_autoptr (MdrProbe) bridge = led_probe_new (MDR_PROTOCOL_IMAP, "127.0.0.1", 1143);
  g_autoptr (MdrProbe) ports =
      mdr_ports_probe_new (environment, "127.0.0.1", G_LIST_MODEL (trial->probes));

  g_list_store_append (trial->probes, bridge);
  mdr_probe_start (bridge);
  mdr_probe_start (ports);
  led_probe_connect (bridge);
  led_probe_fail (bridge, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  while (mdr_probe_get_state (ports) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (mdr_probe_get_state (ports), ==, MDR_STATE_SKIPPED);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (ports)), ==, 0);
}

static void
test_stop (Trial *trial, gconstpointer user_data)
{
  silence (trial, 443);
  begin (trial);
  led_probe_fail (trial->imap, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  mdr_probe_stop (trial->ports);
  g_assert_cmpint (mdr_probe_get_state (trial->ports), ==, MDR_STATE_SKIPPED);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (trial->ports)), ==, 0);

  /* And once more. */
  refuse_imap (trial);
  assert_ports (trial, "silent", "443");
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Trial *trial, gconstpointer user_data);
  } tests[] = {
    { "/ports/where-all-is-well-nobody-is-knocked-at", test_no_trouble },
    { "/ports/open-and-refused-are-told-apart", test_refused },
    { "/ports/what-a-service-tries-is-not-tried-twice", test_not_twice },
    { "/ports/another-port-is-offered", test_other_port },
    { "/ports/a-port-of-the-settings-is-not-offered", test_port_of_settings },
    { "/ports/who-speaks-first-is-listened-to", test_who_answers },
    { "/ports/silence-ends-with-the-connection", test_silence_ends },
    { "/ports/a-service-gets-its-time", test_waits_for_service },
    { "/ports/a-service-that-gets-through-is-waited-for", test_late_service },
    { "/ports/this-computer-is-passed-over", test_loopback },
    { "/ports/stop-and-start-anew", test_stop },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Trial, NULL, trial_set_up, tests[i].test, trial_tear_down);

  return g_test_run ();
}
