/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a way follows the probes of a session, and how it is told in words.
 */

#include "core/mdr-way.h"
#include "fake-source.h"
#include "knowledge/mdr-texts.h"
#include "way-trial.h"

static char *
write_down_list (gpointer way)
{
  g_autoptr (GPtrArray) stations = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (way); i++)
    g_ptr_array_add (stations, g_list_model_get_item (way, i));

  return way_trial_write_down (stations);
}

static void
count_cb (guint *n_changed, guint position, guint removed, guint added)
{
  g_assert_cmpuint (removed, ==, added);
  *n_changed += added;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
check_way (MdrWay *way, const char *expected)
{
  g_autofree char *line = write_down_list (way);

  g_assert_cmpstr (line, ==, expected);
}

static void
test_follows_the_probes (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrSession) session = NULL;
  g_autoptr (MdrWay) way = NULL;
  g_autoptr (MdrFinding) expired = NULL;
  MdrProbe *probe;
  guint n_changed = 0;

  fake_source_add_service (source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_set_endless (source, TRUE);
  session = mdr_session_new (MDR_PROBE_SOURCE (source));
  way = mdr_way_new (session, MDR_DIRECTION_RECEIVING);
  check_way (way, "computer+ network? name? server? channel? sign-in? mailbox?");
  g_assert_null (mdr_way_get_service (way));

  g_assert_true (mdr_session_set_address (session, "anna@example.it", NULL));
  mdr_session_start (session);
  settle ();
  check_way (way, "computer+ network* name? server? channel? sign-in? mailbox?");

  probe = mdr_session_get_service_probe (session, mdr_way_get_service (way));
  g_signal_connect_swapped (way, "items-changed", G_CALLBACK (count_cb), &n_changed);
  mdr_probe_enter_phase (probe, MDR_PHASE_RESOLVE);
  check_way (way, "computer+ network* name* server- channel- sign-in- mailbox-");
  n_changed = 0;
  mdr_probe_leave_phase (probe, MDR_PHASE_RESOLVE, MDR_STATE_PASSED);
  /* The name, and the network that it was asked through. */
  g_assert_cmpuint (n_changed, ==, 2);

  way_trial_go_through_phases (probe, "connect+ tls!");
  expired =
      mdr_finding_new ("certificate-expired", MDR_STEP_SETTINGS, MDR_SEVERITY_ERROR,
                       MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, mdr_way_get_service (way), NULL, NULL);
  mdr_probe_report (probe, expired);
  settle ();
  check_way (way, "computer+ network+ name+ server+ channel! sign-in. mailbox.");
  g_assert_cmpint (mdr_station_get_id (mdr_way_get_end (way)), ==, MDR_STATION_CHANNEL);
  g_assert_true (mdr_station_get_telling (mdr_way_get_end (way)) == expired);

  mdr_session_stop (session);
  settle ();
}

static void
test_no_service_no_way (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrSession) session = NULL;
  g_autoptr (MdrWay) way = NULL;

  fake_source_add_service (source, MDR_PROTOCOL_IMAP, "imap.example.it");
  session = mdr_session_new (MDR_PROBE_SOURCE (source));
  way = mdr_way_new (session, MDR_DIRECTION_SENDING);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (way)), ==, 7);

  g_assert_true (mdr_session_set_address (session, "anna@example.it", NULL));
  mdr_session_start (session);
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (way)), ==, 0);
}

static void
test_words (void)
{
  g_autoptr (MdrService) service = way_trial_new_service ("imap tls");
  g_autoptr (GPtrArray) findings = way_trial_parse_findings (service, "connection-timeout!");
  g_autoptr (MdrStation) whole = mdr_station_new (MDR_STATION_SERVER, MDR_STATE_FAILED,
                                                  MDR_STRETCH_BROKEN, FALSE, 34600, findings);
  g_autoptr (MdrStation) bare =
      mdr_station_new (MDR_STATION_NETWORK, MDR_STATE_PASSED, MDR_STRETCH_WHOLE, FALSE, 0, NULL);
  g_autoptr (MdrStation) behind =
      mdr_station_new (MDR_STATION_CHANNEL, MDR_STATE_SKIPPED, MDR_STRETCH_OPEN, TRUE, 0, findings);
  g_autofree char *sentence = mdr_texts_dup_finding (g_ptr_array_index (findings, 0));
  g_autofree char *expected = g_strdup_printf ("Server: Problem found, 35 ms. %s", sentence);
  g_autofree char *whole_text = mdr_texts_dup_station (whole);
  g_autofree char *bare_text = mdr_texts_dup_station (bare);
  g_autofree char *behind_text = mdr_texts_dup_station (behind);

  g_assert_cmpstr (whole_text, ==, expected);
  g_assert_cmpstr (bare_text, ==, "Network: In order");
  g_assert_cmpstr (behind_text, ==, "Secure channel: Not reached");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/way/follows-the-probes", test_follows_the_probes);
  g_test_add_func ("/way/no-service-no-way", test_no_service_no_way);
  g_test_add_func ("/way/is-told-in-words", test_words);

  return g_test_run ();
}
