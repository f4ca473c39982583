/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The programs in a home folder of their own, compared in a session as it is.
 */

#include "core/mdr-session.h"
#include "little-world.h"
#include "probe/mdr-probe-kit.h"
#include "probe/mdr-programs-probe.h"
#include "program-tree.h"

#define PROFILES "[Profile0]\nName=default\nIsRelative=1\nPath=p\nDefault=1\n"

/* An account of a provider on the list; port and kind of encryption differ from case to case. */
#define PREFS(port, security)                                                                      \
  "user_pref(\"mail.accountmanager.accounts\", \"account1\");\n"                                   \
  "user_pref(\"mail.account.account1.server\", \"server1\");\n"                                    \
  "user_pref(\"mail.account.account1.identities\", \"id1\");\n"                                    \
  "user_pref(\"mail.identity.id1.useremail\", \"anna@gmail.com\");\n"                              \
  "user_pref(\"mail.server.server1.type\", \"imap\");\n"                                           \
  "user_pref(\"mail.server.server1.hostname\", \"imap.gmail.com\");\n"                             \
  "user_pref(\"mail.server.server1.port\", " port ");\n"                                           \
  "user_pref(\"mail.server.server1.socketType\", " security ");\n"                                 \
  "user_pref(\"mail.server.server1.userName\", \"anna@gmail.com\");\n"                             \
  "user_pref(\"mail.server.server1.authMethod\", 10);\n"

typedef struct
{
  LittleWorld world;
  ProgramTree tree;
} Trial;

static void
set_up (Trial *trial, gconstpointer prefs)
{
  little_world_set_up (&trial->world, NULL);
  program_tree_set_up (&trial->tree, NULL);

  if (prefs != NULL)
    {
      program_tree_make_folder (&trial->tree, ".thunderbird/p");
      program_tree_write (&trial->tree, ".thunderbird/profiles.ini", PROFILES);
      program_tree_write (&trial->tree, ".thunderbird/p/prefs.js", prefs);
    }
  mdr_environment_set_home (trial->world.environment, trial->tree.home);
  mdr_environment_set_lookup_allowed (trial->world.environment, FALSE);
}

static void
tear_down (Trial *trial, gconstpointer prefs)
{
  program_tree_tear_down (&trial->tree, NULL);
  little_world_tear_down (&trial->world, NULL);
}

/* A probe beside one that looks for settings, as in a session. */
static MdrProbe *
run (Trial *trial, const char *text)
{
  g_autoptr (MdrProbeKit) kit = mdr_probe_kit_new (trial->world.environment);
  g_autoptr (MdrAddress) address = mdr_address_parse (text, NULL);
  g_autoptr (MdrSettingsProbe) settings =
      mdr_probe_source_create_settings_probe (MDR_PROBE_SOURCE (kit), address);
  g_autoptr (GListStore) all = g_list_store_new (MDR_TYPE_PROBE);
  MdrProbe *probe = mdr_programs_probe_new (trial->world.environment, address, G_LIST_MODEL (all));

  g_list_store_append (all, settings);
  mdr_probe_start (MDR_PROBE (settings));
  mdr_probe_start (probe);
  while (mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);

  return probe;
}

static guint
count_reviews (MdrProbe *probe)
{
  return g_list_model_get_n_items (mdr_programs_probe_get_reviews (MDR_PROGRAMS_PROBE (probe)));
}

static MdrFinding *
dup_only_finding (MdrProbe *probe)
{
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (probe)), ==, 1);

  return g_list_model_get_item (mdr_probe_get_findings (probe), 0);
}

static void
test_difference_is_a_finding (Trial *trial, gconstpointer prefs)
{
  g_autoptr (MdrProbe) probe = run (trial, "anna@gmail.com");
  g_autoptr (MdrFinding) finding = dup_only_finding (probe);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_WARNING);
  g_assert_cmpuint (count_reviews (probe), ==, 1);
  g_assert_cmpstr (mdr_finding_get_code (finding), ==, "program-settings-differ");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "program"), ==, "thunderbird");
  g_assert_cmpstr (mdr_finding_get_parameter (finding, "difference"), ==, "no-encryption");
  g_assert_cmpint (mdr_finding_get_cause (finding), ==, MDR_CAUSE_ENCRYPTION_REQUIRED);
  g_assert_cmpint (mdr_finding_get_step (finding), ==, MDR_STEP_SETTINGS);
}

static void
test_again_finds_the_same_once (Trial *trial, gconstpointer prefs)
{
  g_autoptr (MdrProbe) probe = run (trial, "anna@gmail.com");
  g_autoptr (MdrFinding) finding = NULL;

  mdr_probe_start (probe);
  while (mdr_probe_get_state (probe) == MDR_STATE_RUNNING)
    g_main_context_iteration (NULL, TRUE);

  finding = dup_only_finding (probe);
  g_assert_cmpuint (count_reviews (probe), ==, 1);
}

static void
test_right_settings_are_said_to_be_right (Trial *trial, gconstpointer prefs)
{
  g_autoptr (MdrProbe) probe = run (trial, "Anna@GMail.com");
  g_autoptr (MdrFinding) finding = dup_only_finding (probe);

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_PASSED);
  g_assert_cmpstr (mdr_finding_get_code (finding), ==, "program-settings-right");
}

static void
test_another_account_is_left_alone (Trial *trial, gconstpointer prefs)
{
  g_autoptr (MdrProbe) probe = run (trial, "berta@gmail.com");

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);
  g_assert_cmpuint (count_reviews (probe), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (mdr_probe_get_findings (probe)), ==, 0);
}

static void
test_nobody_looks_where_nobody_is_to (Trial *trial, gconstpointer prefs)
{
  g_autoptr (MdrProbe) probe = NULL;

  mdr_environment_set_home (trial->world.environment, NULL);
  probe = run (trial, "anna@gmail.com");

  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);
}

static void
test_stopping_ends_it (Trial *trial, gconstpointer prefs)
{
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@gmail.com", NULL);
  g_autoptr (GListStore) all = g_list_store_new (MDR_TYPE_PROBE);
  g_autoptr (MdrProbe) probe =
      mdr_programs_probe_new (trial->world.environment, address, G_LIST_MODEL (all));

  mdr_probe_start (probe);
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_RUNNING);
  mdr_probe_stop (probe);
  g_assert_cmpint (mdr_probe_get_state (probe), ==, MDR_STATE_SKIPPED);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_reviews (probe), ==, 0);
}

#define ADD(name, prefs, test)                                                                     \
  g_test_add ("/programs-probe/" name, Trial, prefs, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("difference-is-a-finding", PREFS ("143", "0"), test_difference_is_a_finding);
  ADD ("again-finds-the-same-once", PREFS ("143", "0"), test_again_finds_the_same_once);
  ADD ("right-settings-are-said-to-be-right", PREFS ("993", "3"),
       test_right_settings_are_said_to_be_right);
  ADD ("another-account-is-left-alone", PREFS ("143", "0"), test_another_account_is_left_alone);
  ADD ("no-program-is-nothing-measured", NULL, test_another_account_is_left_alone);
  ADD ("nobody-looks-where-nobody-is-to", PREFS ("143", "0"), test_nobody_looks_where_nobody_is_to);
  ADD ("stopping-ends-it", PREFS ("143", "0"), test_stopping_ends_it);

  return g_test_run ();
}
