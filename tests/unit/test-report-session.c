/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a session to a report and back: nothing is lost, and nothing private is told.
 */

#include <string.h>

#include "core/mdr-checklist.h"
#include "fake-source.h"
#include "probe/mdr-service-probe.h"
#include "report-trial.h"
#include "report/mdr-report-difference.h"
#include "report/mdr-report-source.h"

#define SAMPLE "rossi.maildoctor"

static JsonNode *
get_part (MdrReport *report, const char *name)
{
  return json_object_get_member (json_node_get_object (mdr_report_get_json (report)), name);
}

static void
assert_same_part (MdrReport *one, MdrReport *other, const char *name)
{
  if (!json_node_equal (get_part (one, name), get_part (other, name)))
    g_error ("“%s” differs:\n%s\n%s", name, json_to_string (get_part (one, name), TRUE),
             json_to_string (get_part (other, name), TRUE));
}

static void
assert_same (MdrReport *one, MdrReport *other)
{
  static const char *const parts[] = { "account",  "answers", "verdicts",  "settings",
                                       "opinions", "steps",   "checklist", "diagnosis",
                                       "attempts", "started", "only",      "password_withheld" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_same_part (one, other, parts[i]);
}

/* What a probe says is what it said. */
static void
assert_same_probes (MdrReport *one, MdrReport *other)
{
  JsonArray *probes = json_node_get_array (get_part (one, "probes"));
  JsonArray *others = json_node_get_array (get_part (other, "probes"));

  g_assert_cmpuint (json_array_get_length (probes), ==, json_array_get_length (others));
  for (guint i = 0; i < json_array_get_length (probes); i++)
    {
      JsonObject *probe = json_array_get_object_element (probes, i);
      gboolean found = FALSE;

      for (guint j = 0; j < json_array_get_length (others) && !found; j++)
        {
          JsonObject *like = json_array_get_object_element (others, j);

          found = json_node_equal (json_object_get_member (probe, "id"),
                                   json_object_get_member (like, "id")) &&
                  json_node_equal (json_object_get_member (probe, "findings"),
                                   json_object_get_member (like, "findings")) &&
                  json_node_equal (json_object_get_member (probe, "state"),
                                   json_object_get_member (like, "state"));
        }

      if (!found)
        g_error ("No probe like %s", json_object_get_string_member (probe, "id"));
    }
}

static MdrSession *
examine (FakeSource *source)
{
  MdrSession *session = mdr_session_new (MDR_PROBE_SOURCE (source));

  fake_source_add_service (source, MDR_PROTOCOL_IMAP, "imap.example.it:993:tls");
  fake_source_add_service (source, MDR_PROTOCOL_SMTP, "smtp.example.it:465:tls");
  fake_source_set_finding (source, "imap imap.example.it:993", "connection-timeout",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_CONNECTION_TIMEOUT);
  mdr_answers_set (mdr_session_get_answers (session), MDR_QUESTION_WEBMAIL, "yes", NULL);
  mdr_session_set_address (session, "anna@example.it", NULL);
  mdr_session_start (session);
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);

  return session;
}

static void
test_round_trip (gconstpointer data)
{
  const MdrReportFlags flags = GPOINTER_TO_UINT (data);
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrSession) session = examine (source);
  g_autoptr (MdrReport) report = mdr_report_new_from_session (session, flags);
  g_autofree char *bytes = report_trial_write (report);
  g_autoptr (GError) error = NULL;
  g_autoptr (MdrReport) read = report_trial_parse (bytes, &error);
  g_autoptr (MdrSession) played = NULL;
  g_autoptr (MdrReport) again = NULL;
  g_autoptr (GListModel) differences = NULL;

  g_assert_no_error (error);
  g_assert_true (json_node_equal (mdr_report_get_json (report), mdr_report_get_json (read)));

  played = report_trial_play (read);
  again = mdr_report_new_from_session (played, flags);
  assert_same (report, again);
  assert_same_probes (report, again);
  differences = mdr_report_compare (report, again);
  g_assert_cmpuint (g_list_model_get_n_items (differences), ==, 0);
}

/* A conversation, times and what was seen of a server come back, too. */
static void
test_servers_come_back (void)
{
  g_autoptr (MdrReport) report = report_trial_load (SAMPLE);
  g_autoptr (MdrSession) session = report_trial_play (report);
  g_autoptr (MdrReport) again = mdr_report_new_from_session (session, MDR_REPORT_WITH_ADDRESS);
  MdrService *imap =
      mdr_settings_get_primary (mdr_session_get_settings (session), MDR_PROTOCOL_IMAP);
  MdrProbe *probe = mdr_session_get_service_probe (session, imap);
  MdrTranscript *transcript;
  g_autoptr (MdrFamilyResult) ipv6 = NULL;
  g_autoptr (MdrSession) replayed = NULL;
  g_autoptr (MdrReport) third = NULL;

  g_assert_true (MDR_IS_REPORT_SOURCE (mdr_session_get_source (session)));
  g_assert_true (MDR_IS_SERVICE_PROBE (probe));
  transcript = mdr_service_probe_get_transcript (MDR_SERVICE_PROBE (probe));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (transcript)), ==, 6);
  g_assert_cmpint (mdr_probe_get_duration (probe), ==, 61 * G_TIME_SPAN_MILLISECOND);
  ipv6 = mdr_service_probe_create_family (MDR_SERVICE_PROBE (probe), G_SOCKET_FAMILY_IPV6);
  g_assert_true (mdr_family_result_is_unavailable (ipv6));
  g_assert_cmpint (mdr_attempts_get_left (mdr_session_get_attempts (session)), ==, 2);
  assert_same_part (report, again, "settings");
  assert_same_part (report, again, "opinions");

  replayed = report_trial_play (again);
  third = mdr_report_new_from_session (replayed, MDR_REPORT_WITH_ADDRESS);
  assert_same (again, third);
  assert_same_probes (again, third);
}

/* What the sample knows, and nobody else is to. */
static const char *const names[] = { "rossi", "mrossi77" };
static const char *const places[] = {
  "192.168.",    "fe80",      "93.45.1.2", "93-45-1-2", "wg-casa0",     "Rete di", "casa.lan",
  "marios-note", "fritz.box", "3c:a6:2f",  "/home/",    "thunderbird/", "wlan0",
};
static const char *const encoded[] = { "bWFyaW8ucm9zc2", "mario%2E", "Jpby5yb3Nza" };

static void
assert_absent (const char *text, const char *word)
{
  g_autofree char *small = g_ascii_strdown (text, -1);
  g_autofree char *small_word = g_ascii_strdown (word, -1);
  const char *found = strstr (small, small_word);

  if (found != NULL)
    g_error ("“%s” is in it: %.200s", word, MAX (small, found - 100));
}

static void
assert_nothing_private (MdrReport *report, gboolean with_address)
{
  g_autofree char *bytes = report_trial_write (report);
  g_autofree char *text = mdr_report_to_text (report);

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      assert_absent (bytes, places[i]);
      assert_absent (text, places[i]);
    }

  if (with_address)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      assert_absent (bytes, names[i]);
      assert_absent (text, names[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (encoded); i++)
    {
      assert_absent (bytes, encoded[i]);
      assert_absent (text, encoded[i]);
    }
}

static void
test_nothing_private (void)
{
  g_autoptr (MdrReport) source = report_trial_load (SAMPLE);
  g_autoptr (MdrSession) session = report_trial_play (source);
  g_autoptr (MdrReport) without = mdr_report_new_from_session (session, MDR_REPORT_WITHOUT_ADDRESS);
  g_autoptr (MdrReport) with = mdr_report_new_from_session (session, MDR_REPORT_WITH_ADDRESS);
  g_autofree char *bytes = report_trial_write (without);
  g_autofree char *told = report_trial_write (with);

  assert_nothing_private (without, FALSE);
  assert_nothing_private (with, TRUE);

  /* What helps is still there. */
  g_assert_nonnull (strstr (bytes, "\"example.it\""));
  g_assert_nonnull (strstr (bytes, "imap.example.it"));
  g_assert_nonnull (strstr (bytes, "203.0.113.7"));
  g_assert_nonnull (strstr (bytes, "AUTHENTICATIONFAILED"));
  g_assert_nonnull (strstr (bytes, "wireguard"));
  g_assert_nonnull (strstr (told, "mario.rossi@example.it"));
  g_assert_null (strstr (told, "\"text\""));
}

static void
test_passwords_in_the_message (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrSession) session = mdr_session_new (MDR_PROBE_SOURCE (source));
  g_autoptr (MdrReport) report = NULL;
  g_autofree char *bytes = NULL;

  mdr_answers_set (mdr_session_get_answers (session), MDR_QUESTION_MESSAGE,
                   "a1 LOGIN anna geheim42 failed, password: geheim42", NULL);
  mdr_session_set_address (session, "anna@example.it", NULL);
  report = mdr_report_new_from_session (session, MDR_REPORT_WITH_ADDRESS);
  bytes = report_trial_write (report);
  assert_absent (bytes, "geheim42");
}

static void
test_differences (void)
{
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrSession) session = examine (source);
  g_autoptr (MdrReport) before = mdr_report_new_from_session (session, 0);
  g_autoptr (MdrReport) after = NULL;
  g_autoptr (GListModel) differences = NULL;
  g_autoptr (MdrReportDifference) first = NULL;
  gboolean finding_gone = FALSE;

  fake_source_take_finding (source, "imap imap.example.it:993", NULL);
  mdr_session_start (session);
  while (mdr_session_is_running (session))
    g_main_context_iteration (NULL, TRUE);
  after = mdr_report_new_from_session (session, 0);

  differences = mdr_report_compare (before, after);
  first = g_list_model_get_item (differences, 0);
  g_assert_cmpint (mdr_report_difference_get_part (first), ==, MDR_REPORT_PART_CAUSE);
  g_assert_cmpstr (mdr_report_difference_get_second (first), !=,
                   mdr_report_difference_get_first (first));

  for (guint i = 0; i < g_list_model_get_n_items (differences); i++)
    {
      g_autoptr (MdrReportDifference) difference = g_list_model_get_item (differences, i);

      if (mdr_report_difference_get_part (difference) == MDR_REPORT_PART_FINDING &&
          g_str_has_prefix (mdr_report_difference_get_id (difference), "connection-timeout"))
        finding_gone = *mdr_report_difference_get_second (difference) == '\0';
    }
  g_assert_true (finding_gone);
}

/* The one with this id. */
static MdrReportDifference *
find_difference (GListModel *differences, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (differences); i++)
    {
      g_autoptr (MdrReportDifference) difference = g_list_model_get_item (differences, i);

      if (g_str_equal (mdr_report_difference_get_id (difference), id))
        return difference;
    }

  g_assert_not_reached ();
}

/* Titles and texts are for people; codes are for programs. */
static void
test_difference_words (void)
{
  const struct
  {
    const char *id;
    const char *title;
    const char *text;
  } words[] = {
    { "cause", "First cause", "The password is not accepted" },
    { "imap imap.example.it:993", "Receiving (IMAP): imap.example.it (port 993)", NULL },
    { "sign-in-refused imap imap.example.it:993", "Receiving (IMAP): imap.example.it (port 993)",
      NULL },
    { "message-understood", "Start", NULL },
    { "program", "Mail program", "Thunderbird" },
    { "symptom", "What does not work", "receiving" },
    { "language", "Language", "it_IT.UTF-8" },
  };
  g_autoptr (FakeSource) source = fake_source_new ();
  g_autoptr (MdrSession) session = mdr_session_new (MDR_PROBE_SOURCE (source));
  g_autoptr (MdrReport) full = report_trial_load (SAMPLE);
  g_autoptr (MdrReport) empty = NULL;
  g_autoptr (GListModel) differences = NULL;

  mdr_session_set_address (session, "name@example.it", NULL);
  empty = mdr_report_new_from_session (session, 0);
  differences = mdr_report_compare (full, empty);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      MdrReportDifference *difference = find_difference (differences, words[i].id);

      g_assert_cmpstr (mdr_report_difference_get_title (difference), ==, words[i].title);
      if (words[i].text != NULL)
        g_assert_cmpstr (mdr_report_difference_get_first_text (difference), ==, words[i].text);
      g_assert_null (strstr (mdr_report_difference_get_first_text (difference), words[i].id));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/report-session/round-trip-without-address",
                        GUINT_TO_POINTER (MDR_REPORT_WITHOUT_ADDRESS), test_round_trip);
  g_test_add_data_func ("/report-session/round-trip-with-address",
                        GUINT_TO_POINTER (MDR_REPORT_WITH_ADDRESS), test_round_trip);
  g_test_add_func ("/report-session/servers-come-back", test_servers_come_back);
  g_test_add_func ("/report-session/nothing-private-is-told", test_nothing_private);
  g_test_add_func ("/report-session/passwords-in-the-message-are-masked",
                   test_passwords_in_the_message);
  g_test_add_func ("/report-session/differences-are-found", test_differences);
  g_test_add_func ("/report-session/differences-are-in-words", test_difference_words);

  return g_test_run ();
}
