/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When probes that look closer may begin, and when there is nothing for them to do.
 */

#include "probe/way/mdr-trouble-watch.h"

#include "led-probe.h"

#define HOST "mail.example.test"
#define PATIENCE_MS 100

/* More patience than any test has. */
#define ENDLESS_MS 60000

/* Two services of the host, one of another host, and what came of the waiting. */
typedef struct
{
  GListStore *probes;
  MdrProbe *imap;
  MdrProbe *smtp;
  MdrProbe *other;
  GCancellable *cancellable;
  gboolean done;
  gboolean trouble;
  GError *error;
} Watching;

static MdrProbe *
add_probe (Watching *watching, MdrProtocol protocol, const char *host, guint16 port)
{
  MdrProbe *probe = led_probe_new (protocol, host, port);

  g_list_store_append (watching->probes, probe);
  mdr_probe_start (probe);

  return probe;
}

static void
watching_set_up (Watching *watching, gconstpointer user_data)
{
  watching->probes = g_list_store_new (MDR_TYPE_PROBE);
  watching->cancellable = g_cancellable_new ();
  watching->imap = add_probe (watching, MDR_PROTOCOL_IMAP, HOST, 993);
  watching->smtp = add_probe (watching, MDR_PROTOCOL_SMTP, "MAIL.example.test", 465);
  watching->other = add_probe (watching, MDR_PROTOCOL_POP3, "pop.example.test", 995);
}

static void
watching_tear_down (Watching *watching, gconstpointer user_data)
{
  MdrProbe *probes[] = { watching->imap, watching->smtp, watching->other };

  for (gsize i = 0; i < G_N_ELEMENTS (probes); i++)
    mdr_probe_stop (probes[i]);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_list_store_remove_all (watching->probes);
  for (gsize i = 0; i < G_N_ELEMENTS (probes); i++)
    g_assert_finalize_object (probes[i]);
  g_assert_finalize_object (watching->probes);
  g_clear_object (&watching->cancellable);
  g_clear_error (&watching->error);
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Watching *watching = user_data;

  g_assert_false (watching->done);
  mdr_trouble_watch_wait_finish (result, &watching->trouble, &watching->error);
  watching->done = TRUE;
}

static void
wait_for_trouble (Watching *watching, guint patience)
{
  mdr_trouble_watch_wait_async (G_LIST_MODEL (watching->probes), HOST, patience,
                                watching->cancellable, waited_cb, watching);
}

/* Lets all that is due happen. */
static void
assert_still_waiting (Watching *watching)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_false (watching->done);
}

static void
assert_outcome (Watching *watching, gboolean trouble)
{
  while (!watching->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (watching->error);
  g_assert_cmpint (watching->trouble, ==, trouble);
}

static gboolean
wake_up_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
let_time_pass (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, wake_up_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_all_connected (Watching *watching, gconstpointer user_data)
{
  wait_for_trouble (watching, ENDLESS_MS);
  led_probe_connect (watching->imap);
  led_probe_connect (watching->smtp);
  assert_still_waiting (watching);
  led_probe_connected (watching->imap);
  assert_still_waiting (watching);
  led_probe_connected (watching->smtp);

  assert_outcome (watching, FALSE);
}

static void
test_refused (Watching *watching, gconstpointer user_data)
{
  wait_for_trouble (watching, ENDLESS_MS);
  led_probe_connect (watching->imap);
  led_probe_connect (watching->smtp);
  assert_still_waiting (watching);
  led_probe_fail (watching->smtp, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);

  assert_outcome (watching, TRUE);
}

static void
test_refused_before (Watching *watching, gconstpointer user_data)
{
  led_probe_connect (watching->imap);
  led_probe_fail (watching->imap, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  wait_for_trouble (watching, ENDLESS_MS);

  assert_outcome (watching, TRUE);
}

static void
test_other_host (Watching *watching, gconstpointer user_data)
{
  wait_for_trouble (watching, ENDLESS_MS);
  led_probe_connect (watching->other);
  led_probe_fail (watching->other, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  led_probe_connect (watching->imap);
  led_probe_connect (watching->smtp);
  assert_still_waiting (watching);
  led_probe_connected (watching->imap);
  led_probe_connected (watching->smtp);

  assert_outcome (watching, FALSE);
}

static void
test_silence (Watching *watching, gconstpointer user_data)
{
  gint64 start = g_get_monotonic_time ();

  wait_for_trouble (watching, PATIENCE_MS);
  led_probe_connect (watching->imap);
  led_probe_connect (watching->smtp);
  led_probe_connected (watching->smtp);

  assert_outcome (watching, TRUE);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, PATIENCE_MS * G_TIME_SPAN_MILLISECOND);
}

static void
test_slow_names (Watching *watching, gconstpointer user_data)
{
  wait_for_trouble (watching, PATIENCE_MS);
  let_time_pass (2 * PATIENCE_MS);
  g_assert_false (watching->done);

  led_probe_connect (watching->imap);
  led_probe_connected (watching->imap);
  led_probe_connect (watching->smtp);
  led_probe_connected (watching->smtp);
  assert_outcome (watching, FALSE);
}

static void
test_no_name (Watching *watching, gconstpointer user_data)
{
  wait_for_trouble (watching, ENDLESS_MS);
  led_probe_fail (watching->imap, "name-not-found", MDR_CAUSE_DNS_FAILURE);
  led_probe_fail (watching->smtp, "name-not-found", MDR_CAUSE_DNS_FAILURE);

  assert_outcome (watching, FALSE);
}

static void
test_later_probe (Watching *watching, gconstpointer user_data)
{
  g_autoptr (MdrProbe) late = NULL;

  wait_for_trouble (watching, ENDLESS_MS);
  late = add_probe (watching, MDR_PROTOCOL_IMAP, HOST, 143);
  led_probe_connect (late);
  assert_still_waiting (watching);
  led_probe_fail (late, "connection-timeout", MDR_CAUSE_CONNECTION_TIMEOUT);

  assert_outcome (watching, TRUE);
}

static void
test_started_anew (Watching *watching, gconstpointer user_data)
{
  led_probe_connect (watching->imap);
  led_probe_fail (watching->imap, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
  led_probe_connect (watching->smtp);
  led_probe_connected (watching->smtp);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  /* What an earlier run met is forgotten, also where waiting begins first. */
  wait_for_trouble (watching, ENDLESS_MS);
  mdr_probe_start (watching->imap);
  led_probe_connect (watching->imap);
  assert_still_waiting (watching);
  led_probe_connected (watching->imap);

  assert_outcome (watching, FALSE);
}

static void
test_taken_away (Watching *watching, gconstpointer user_data)
{
  wait_for_trouble (watching, ENDLESS_MS);
  led_probe_connect (watching->imap);
  assert_still_waiting (watching);
  g_list_store_remove_all (watching->probes);

  assert_outcome (watching, FALSE);
}

static void
test_cancel (Watching *watching, gconstpointer user_data)
{
  wait_for_trouble (watching, ENDLESS_MS);
  led_probe_connect (watching->imap);
  assert_still_waiting (watching);
  g_cancellable_cancel (watching->cancellable);

  while (!watching->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (watching->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* What happens afterwards is nobody's business any more. */
  led_probe_fail (watching->imap, "connection-refused", MDR_CAUSE_CONNECTION_REFUSED);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Watching *watching, gconstpointer user_data);
  } tests[] = {
    { "/trouble-watch/connections-that-are-made-are-no-trouble", test_all_connected },
    { "/trouble-watch/one-refusal-is-trouble", test_refused },
    { "/trouble-watch/one-refusal-before-is-trouble", test_refused_before },
    { "/trouble-watch/other-hosts-do-not-matter", test_other_host },
    { "/trouble-watch/silence-is-trouble-after-a-while", test_silence },
    { "/trouble-watch/slow-names-are-no-trouble", test_slow_names },
    { "/trouble-watch/names-not-found-are-no-trouble", test_no_name },
    { "/trouble-watch/probes-that-come-later-count", test_later_probe },
    { "/trouble-watch/probes-started-anew-begin-anew", test_started_anew },
    { "/trouble-watch/probes-that-are-gone-do-not-count", test_taken_away },
    { "/trouble-watch/cancel-takes-effect", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Watching, NULL, watching_set_up, tests[i].test, watching_tear_down);

  return g_test_run ();
}
