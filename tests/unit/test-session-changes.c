/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session says to be different since the network changed.
 */

#include "network-trial.h"

static void
test_better (NetworkTrial *trial, gconstpointer data)
{
  network_trial_switch_vpn_on (trial);
  network_trial_shut (trial, IMAP);
  network_trial_shut (trial, SMTP);
  network_trial_run (trial);
  g_assert_cmpint (network_trial_first_cause (trial), ==, MDR_CAUSE_VPN_INTERFERENCE);

  network_trial_open_again (trial, "host imap.example.it");
  network_trial_open_again (trial, IMAP);
  network_trial_open_again (trial, SMTP);
  network_trial_change_network (trial);
  g_assert_true (mdr_session_is_running (trial->session));
  g_assert_true (mdr_session_is_comparing (trial->session));
  g_assert_true (mdr_session_has_network_changed (trial->session));
  network_trial_wait_for_end (trial);

  g_assert_false (mdr_session_is_comparing (trial->session));
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_VPN), ==, MDR_TREND_OTHER);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_SENDING), ==, MDR_TREND_BETTER);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_CAUSE), ==, MDR_TREND_BETTER);
  g_assert_cmpuint (network_trial_count_changes (trial), ==, 4);
}

static void
test_one_line (NetworkTrial *trial, gconstpointer data)
{
  GListModel *probes = mdr_session_get_probes (trial->session);
  guint n_probes;

  network_trial_shut (trial, SMTP);
  network_trial_run (trial);
  n_probes = fake_source_get_n_probes (trial->source);
  network_trial_open_again (trial, SMTP);

  for (guint i = 0; i < g_list_model_get_n_items (probes); i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (g_str_equal (mdr_probe_get_id (probe), SMTP))
        mdr_session_check_probe_again (trial->session, probe);
    }
  network_trial_wait_for_end (trial);

  g_assert_cmpuint (fake_source_get_n_probes (trial->source), ==, n_probes + 1);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_SENDING), ==, MDR_TREND_BETTER);
}

static void
test_worse (NetworkTrial *trial, gconstpointer data)
{
  network_trial_run (trial);

  network_trial_shut (trial, SMTP);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);

  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_RECEIVING), ==, -1);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_SENDING), ==, MDR_TREND_WORSE);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_CAUSE), ==, MDR_TREND_WORSE);
}

/* That a check found out nothing does not make a proxy, or a sign-in page, disappear. */
static void
test_not_measured_is_no_change (NetworkTrial *trial, gconstpointer data)
{
  fake_source_set_finding (trial->source, "host imap.example.it", "proxy-configured",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  fake_source_set_finding (trial->source, "online", "captive-portal", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_CAPTIVE_PORTAL);
  network_trial_shut (trial, IMAP);
  network_trial_shut (trial, SMTP);
  network_trial_run (trial);

  fake_source_take_finding (trial->source, "host imap.example.it", NULL);
  fake_source_take_finding (trial->source, "online", NULL);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_PROXY), ==, -1);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_PORTAL), ==, -1);
}

static void
test_measured_is_said (NetworkTrial *trial, gconstpointer data)
{
  fake_source_set_finding (trial->source, "host imap.example.it", "proxy-configured",
                           MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  fake_source_set_finding (trial->source, "online", "captive-portal", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_CAPTIVE_PORTAL);
  network_trial_shut (trial, IMAP);
  network_trial_shut (trial, SMTP);
  network_trial_run (trial);

  fake_source_set_finding (trial->source, "host imap.example.it", "no-proxy", MDR_SEVERITY_INFO,
                           MDR_CAUSE_OK);
  fake_source_set_finding (trial->source, "online", "online", MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_PROXY), ==, MDR_TREND_OTHER);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_PORTAL), ==, MDR_TREND_BETTER);
}

static void
test_no_change_no_word (NetworkTrial *trial, gconstpointer data)
{
  network_trial_run (trial);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);

  g_assert_cmpuint (network_trial_count_changes (trial), ==, 0);
}

static void
test_still_the_same (NetworkTrial *trial, gconstpointer data)
{
  network_trial_shut (trial, IMAP);
  network_trial_run (trial);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);

  g_assert_cmpuint (network_trial_count_changes (trial), ==, 1);
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_CAUSE), ==, MDR_TREND_SAME);
}

static void
test_changes_stay (NetworkTrial *trial, gconstpointer data)
{
  network_trial_shut (trial, IMAP);
  network_trial_run (trial);
  network_trial_open_again (trial, IMAP);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);

  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);

  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
}

static void
test_first_state_counts (NetworkTrial *trial, gconstpointer data)
{
  network_trial_shut (trial, IMAP);
  network_trial_run (trial);

  /* In between nothing is known. */
  fake_source_set_endless (trial->source, TRUE);
  network_trial_change_network (trial);
  network_trial_settle ();
  g_assert_true (mdr_session_is_comparing (trial->session));

  fake_source_set_endless (trial->source, FALSE);
  network_trial_open_again (trial, IMAP);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);

  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
}

static void
test_check_again_compares (NetworkTrial *trial, gconstpointer data)
{
  network_trial_shut (trial, IMAP);
  network_trial_run (trial);
  network_trial_open_again (trial, IMAP);
  mdr_session_check_step_again (trial->session, MDR_STEP_NETWORK);
  g_assert_true (mdr_session_is_comparing (trial->session));
  network_trial_wait_for_end (trial);

  g_assert_false (mdr_session_has_network_changed (trial->session));
  g_assert_cmpint (network_trial_trend_of (trial, MDR_SUBJECT_RECEIVING), ==, MDR_TREND_BETTER);
}

static void
test_untested_is_not_better (NetworkTrial *trial, gconstpointer data)
{
  network_trial_run (trial);
  fake_source_set_finding (trial->source, IMAP, "sign-in-refused", MDR_SEVERITY_ERROR,
                           MDR_CAUSE_PASSWORD_WRONG);
  network_trial_sign_in (trial);
  network_trial_settle ();

  network_trial_open_again (trial, IMAP);
  mdr_session_check_step_again (trial->session, MDR_STEP_NETWORK);
  network_trial_wait_for_end (trial);

  g_assert_cmpuint (network_trial_count_changes (trial), ==, 0);
}

static void
test_other_address_other_story (NetworkTrial *trial, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  network_trial_shut (trial, IMAP);
  network_trial_run (trial);
  network_trial_open_again (trial, IMAP);
  network_trial_change_network (trial);
  network_trial_wait_for_end (trial);
  g_assert_cmpuint (network_trial_count_changes (trial), >, 0);

  mdr_session_set_address (trial->session, "bruno@example.it", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (network_trial_count_changes (trial), ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-changes/" path, NetworkTrial, NULL, network_trial_set_up, function,        \
              network_trial_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-got-better-is-said", test_better);
  ADD ("one-line-is-checked-alone", test_one_line);
  ADD ("what-got-worse-is-said", test_worse);
  ADD ("what-was-not-measured-did-not-change", test_not_measured_is_no_change);
  ADD ("proxies-and-sign-in-pages-that-are-gone-are-said", test_measured_is_said);
  ADD ("nothing-is-said-where-nothing-changed", test_no_change_no_word);
  ADD ("a-fault-that-stays-is-named-once", test_still_the_same);
  ADD ("what-changed-stays-to-be-read", test_changes_stay);
  ADD ("several-changes-in-turn-are-compared-with-the-first-state", test_first_state_counts);
  ADD ("check-again-compares-too", test_check_again_compares);
  ADD ("what-is-no-longer-tested-is-not-called-better", test_untested_is_not_better);
  ADD ("another-address-begins-without-changes", test_other_address_other_story);

  return g_test_run ();
}
