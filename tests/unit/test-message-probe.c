/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The message that the user saw is understood, shown without secrets, and never believed blindly.
 */

#include "probe/mdr-message-probe.h"

#include <string.h>

#include "knowledge/mdr-provider-list.h"

static void
run (MdrProbe *probe)
{
  mdr_probe_start (probe);
  while (mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);
}

static MdrFinding *
get_first (MdrProbe *probe)
{
  g_autoptr (MdrFinding) finding = g_list_model_get_item (mdr_probe_get_findings (probe), 0);

  g_assert_nonnull (finding);

  /* The probe keeps it alive. */
  return finding;
}

static void
test_understood (void)
{
  g_autoptr (MdrProbe) probe =
      mdr_message_probe_new ("421 4.7.0 Too many connections from your host", NULL);
  MdrFinding *finding;
  const char *confidence;

  run (probe);

  finding = get_first (probe);
  g_assert_cmpstr (mdr_finding_get_code (finding), ==, "message-understood");
  g_assert_cmpint (mdr_finding_get_severity (finding), ==, MDR_SEVERITY_WARNING);
  g_assert_cmpint (mdr_finding_get_cause (finding), ==, MDR_CAUSE_TOO_MANY_CONNECTIONS);
  g_assert_cmpint (mdr_finding_get_step (finding), ==, MDR_STEP_START);
  g_assert_nonnull (strstr (mdr_finding_get_server_text (finding), "Too many connections"));

  confidence = mdr_finding_get_parameter (finding, "confidence");
  g_assert_cmpfloat (g_ascii_strtod (confidence, NULL), >, 0.3);
  g_assert_cmpfloat (g_ascii_strtod (confidence, NULL), <=, 1);
}

static void
test_could_also_mean (void)
{
  g_autoptr (MdrProbe) probe = mdr_message_probe_new ("550 5.7.1 relaying denied", NULL);
  GListModel *findings = mdr_probe_get_findings (probe);

  run (probe);

  g_assert_cmpuint (g_list_model_get_n_items (findings), >, 1);
  for (guint i = 1; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      g_assert_cmpstr (mdr_finding_get_code (finding), ==, "message-could-also-mean");
      g_assert_cmpint (mdr_finding_get_severity (finding), ==, MDR_SEVERITY_INFO);
      g_assert_cmpint (mdr_finding_get_cause (finding), !=, MDR_CAUSE_UNKNOWN);
    }
}

static void
test_provider_counts (void)
{
  MdrProvider *icloud = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "icloud");
  g_autoptr (MdrProbe) probe = mdr_message_probe_new ("NO [AUTHENTICATIONFAILED]", icloud);

  run (probe);

  g_assert_cmpstr (mdr_finding_get_code (get_first (probe)), ==, "message-understood");
}

static void
test_not_understood (void)
{
  g_autoptr (MdrProbe) probe = mdr_message_probe_new ("xyzzy plugh", NULL);

  run (probe);

  g_assert_cmpstr (mdr_finding_get_code (get_first (probe)), ==, "message-not-understood");
  g_assert_cmpint (mdr_finding_get_severity (get_first (probe)), ==, MDR_SEVERITY_INFO);
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);
}

static void
test_no_secret_and_no_flood (void)
{
  g_autoptr (GString) message = g_string_new ("a LOGIN anna@example.it hunter2-secret\r\n"
                                              "a NO [AUTHENTICATIONFAILED] \x1b[31m\xff ");
  g_autoptr (MdrProbe) probe = NULL;
  const char *shown;

  for (guint i = 0; i < 10000; i++)
    g_string_append_c (message, '(');
  probe = mdr_message_probe_new (message->str, NULL);
  run (probe);

  shown = mdr_finding_get_server_text (get_first (probe));
  g_assert_null (strstr (shown, "hunter2"));
  g_assert_null (strchr (shown, '\x1b'));
  g_assert_true (g_utf8_validate (shown, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (shown, -1), <=, 301);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/message-probe/a-message-is-understood", test_understood);
  g_test_add_func ("/message-probe/other-meanings-stand-behind-it", test_could_also_mean);
  g_test_add_func ("/message-probe/the-provider-counts", test_provider_counts);
  g_test_add_func ("/message-probe/what-is-not-known-is-said", test_not_understood);
  g_test_add_func ("/message-probe/secrets-and-floods-are-kept-back", test_no_secret_and_no_flood);

  return g_test_run ();
}
