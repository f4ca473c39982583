/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The comparison of ports: what it finds.
 */

#include <string.h>

#include "led-probe.h"
#include "loopback.h"
#include "ports-trial.h"

static void
assert_offered (PortsTrial *trial,
                guint position,
                const char *port,
                const char *protocol,
                const char *security)
{
  MdrFinding *offered = ports_trial_find (trial, "other-port-works", position);

  g_assert_nonnull (offered);
  g_assert_cmpstr (mdr_finding_get_parameter (offered, "port"), ==, port);
  g_assert_cmpstr (mdr_finding_get_parameter (offered, "protocol"), ==, protocol);
  g_assert_cmpstr (mdr_finding_get_parameter (offered, "security"), ==, security);
  g_assert_cmpint (mdr_finding_get_severity (offered), ==, MDR_SEVERITY_INFO);
  g_assert_cmpint (mdr_finding_get_cause (offered), ==, MDR_CAUSE_OK);
}

static void
test_refused (PortsTrial *trial, gconstpointer user_data)
{
  loopback_listen (ports_trial_get_socket (trial, 443));
  loopback_listen (ports_trial_get_socket (trial, 587));
  ports_trial_refuse_imap (trial);

  g_assert_cmpint (mdr_probe_get_state (trial->ports), ==, MDR_STATE_PASSED);
  ports_trial_assert (trial, "open", "587, 443");
  ports_trial_assert (trial, "refused", "993, 995, 465, 143, 110, 25");
  ports_trial_assert (trial, "silent", NULL);
  ports_trial_assert (trial, "reset", NULL);
  ports_trial_assert (trial, "other", NULL);
  g_assert_null (ports_trial_find (trial, "other-port-works", 0));
}

static void
test_not_twice (PortsTrial *trial, gconstpointer user_data)
{
  ports_trial_open_all (trial);
  ports_trial_refuse_imap (trial);

  /* What the service found counts, and nobody knocked there a second time. */
  ports_trial_assert (trial, "refused", "993");
  g_assert_cmpint (
      g_socket_condition_check (ports_trial_get_socket (trial, 993), G_IO_IN) & G_IO_IN, ==, 0);
  g_assert_cmpint (
      g_socket_condition_check (ports_trial_get_socket (trial, 143), G_IO_IN) & G_IO_IN, !=, 0);
}

static void
test_other_port (PortsTrial *trial, gconstpointer user_data)
{
  g_autoptr (MdrProbe) smtp = led_probe_new (MDR_PROTOCOL_SMTP, PORTS_TRIAL_HOST, 465);

  /* Not offered are 25, which is not for mail programs, and POP3, which nobody asked for. */
  ports_trial_open_all (trial);
  g_list_store_append (trial->probes, smtp);
  mdr_probe_start (smtp);
  led_probe_connect (smtp);
  led_probe_fail (smtp, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  ports_trial_refuse_imap (trial);

  assert_offered (trial, 0, "587", "smtp", "starttls");
  assert_offered (trial, 1, "143", "imap", "starttls");
  g_assert_null (ports_trial_find (trial, "other-port-works", 2));
}

static void
test_port_of_settings (PortsTrial *trial, gconstpointer user_data)
{
  g_autoptr (MdrProbe) starttls = led_probe_new (MDR_PROTOCOL_IMAP, PORTS_TRIAL_HOST, 143);

  ports_trial_open_all (trial);
  g_list_store_append (trial->probes, starttls);
  mdr_probe_start (starttls);
  led_probe_connect (starttls);
  led_probe_connected (starttls);
  ports_trial_refuse_imap (trial);
  led_probe_end (starttls);

  ports_trial_assert (trial, "refused", "993");
  g_assert_null (ports_trial_find (trial, "other-port-works", 0));
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
answer_at (PortsTrial *trial, guint16 port, const char *words)
{
  GSocketService *service = g_socket_service_new ();

  loopback_listen (ports_trial_get_socket (trial, port));
  g_socket_listener_add_socket (G_SOCKET_LISTENER (service), ports_trial_get_socket (trial, port),
                                NULL, NULL);
  g_signal_connect (service, "incoming", G_CALLBACK (answer_cb), (gpointer) words);

  return service;
}

static void
test_who_answers (PortsTrial *trial, gconstpointer user_data)
{
  g_autoptr (GSocketService) imap = answer_at (trial, 143, "* OK hello\r\n");
  g_autoptr (GSocketService) pop3 = answer_at (trial, 110, "HTTP/1.1 400 Bad Request\r\n");
  g_autoptr (GSocketService) submission = answer_at (trial, 587, NULL);

  ports_trial_refuse_imap (trial);

  ports_trial_assert (trial, "open", "143");
  ports_trial_assert (trial, "other", "110");
  ports_trial_assert (trial, "reset", "587");
}

#define ADD(name, test)                                                                            \
  g_test_add ("/ports/" name, PortsTrial, NULL, ports_trial_set_up, test, ports_trial_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("open-and-refused-are-told-apart", test_refused);
  ADD ("what-a-service-tries-is-not-tried-twice", test_not_twice);
  ADD ("another-port-is-offered", test_other_port);
  ADD ("a-port-of-the-settings-is-not-offered", test_port_of_settings);
  ADD ("who-speaks-first-is-listened-to", test_who_answers);

  return g_test_run ();
}
