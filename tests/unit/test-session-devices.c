/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The trouble is on another device: a session then takes what is kept on this computer for no more
 * than a remark, and changes its mind with the answer.
 */

#include "core/mdr-checklist.h"
#include "core/mdr-session.h"
#include "fake-source.h"
#include "knowledge/mdr-texts.h"

typedef struct
{
  FakeSource *source;
  MdrSession *session;
  GListModel *checklist;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = fake_source_new ();
  fixture->session = mdr_session_new (MDR_PROBE_SOURCE (fixture->source));
  fixture->checklist = G_LIST_MODEL (mdr_checklist_new (fixture->session));
  fake_source_add_service (fixture->source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (fixture->source, MDR_PROTOCOL_SMTP, "smtp.example.it");
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  mdr_session_stop (fixture->session);
  settle ();
  g_assert_finalize_object (fixture->checklist);
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->source);
}

static void
find (Fixture *fixture, const char *code, MdrSeverity severity, MdrCause cause)
{
  g_autoptr (GError) error = NULL;

  fake_source_set_finding (fixture->source, "online", code, severity, cause);
  mdr_session_set_address (fixture->session, "anna@example.it", &error);
  g_assert_no_error (error);
  mdr_session_start (fixture->session);
  while (mdr_session_is_running (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
say_device (Fixture *fixture, const char *device)
{
  mdr_answers_set (mdr_session_get_answers (fixture->session), MDR_QUESTION_DEVICE, device, NULL);
  settle ();
}

/* All that the fakes find belongs to the network. */
static MdrState
get_state_of_step (Fixture *fixture)
{
  return mdr_step_get_state (mdr_session_get_step (fixture->session, MDR_STEP_NETWORK));
}

static MdrCause
get_first_cause (Fixture *fixture)
{
  g_autoptr (MdrRankedCause) first =
      g_list_model_get_item (mdr_session_get_diagnosis (fixture->session), 0);

  return first != NULL ? mdr_ranked_cause_get_cause (first) : MDR_CAUSE_OK;
}

static void
test_remark (Fixture *fixture, gconstpointer data)
{
  find (fixture, "saved-passwords-outdated", MDR_SEVERITY_WARNING, MDR_CAUSE_STALE_CREDENTIALS);
  g_assert_cmpint (get_state_of_step (fixture), ==, MDR_STATE_WARNING);
  g_assert_cmpint (get_first_cause (fixture), ==, MDR_CAUSE_STALE_CREDENTIALS);

  say_device (fixture, "android");
  g_assert_cmpint (get_state_of_step (fixture), ==, MDR_STATE_PASSED);
  g_assert_cmpint (get_first_cause (fixture), ==, MDR_CAUSE_OK);

  say_device (fixture, "this-computer");
  g_assert_cmpint (get_state_of_step (fixture), ==, MDR_STATE_WARNING);
  g_assert_cmpint (get_first_cause (fixture), ==, MDR_CAUSE_STALE_CREDENTIALS);
}

static void
test_servers_count (Fixture *fixture, gconstpointer data)
{
  find (fixture, "web-unreachable", MDR_SEVERITY_WARNING, MDR_CAUSE_PROXY_REQUIRED);
  say_device (fixture, "android");
  g_assert_cmpint (get_state_of_step (fixture), ==, MDR_STATE_WARNING);
}

static void
assert_line (Fixture *fixture, MdrCheck check, MdrState state)
{
  g_autoptr (MdrChecklistItem) line = g_list_model_get_item (fixture->checklist, check);

  g_assert_cmpint (mdr_checklist_item_get_state (line), ==, state);
}

static void
test_passwords_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MdrChecklistItem) line = NULL;
  g_autofree char *text = NULL;

  find (fixture, "saved-passwords-listed", MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  assert_line (fixture, MDR_CHECK_PASSWORDS, MDR_STATE_PASSED);

  say_device (fixture, "iphone");
  assert_line (fixture, MDR_CHECK_PASSWORDS, MDR_STATE_SKIPPED);
  line = g_list_model_get_item (fixture->checklist, MDR_CHECK_PASSWORDS);
  g_assert_cmpstr (mdr_checklist_item_get_reason (line), ==, "other-device");
  text = mdr_texts_dup_checklist_item (line);
  g_assert_true (g_str_has_prefix (text, "The trouble is on another device"));
}

static void
test_settings_line (Fixture *fixture, gconstpointer data)
{
  find (fixture, "program-settings-right", MDR_SEVERITY_INFO, MDR_CAUSE_OK);
  assert_line (fixture, MDR_CHECK_SETTINGS, MDR_STATE_PASSED);

  say_device (fixture, "windows");
  assert_line (fixture, MDR_CHECK_SETTINGS, MDR_STATE_SKIPPED);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/session-devices/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-is-kept-here-is-a-remark-for-another-device", test_remark);
  ADD ("what-is-measured-of-the-network-still-counts", test_servers_count);
  ADD ("passwords-of-another-device-are-not-looked-at", test_passwords_line);
  ADD ("a-program-here-is-not-the-one-on-another-device", test_settings_line);

  return g_test_run ();
}
