/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The support code of an examination, and what it says to the agent.
 */

#include <locale.h>
#include <string.h>

#include "fake-source.h"
#include "knowledge/mdr-code-numbers.h"
#include "knowledge/mdr-provider-list.h"
#include "knowledge/mdr-session-code.h"
#include "knowledge/mdr-support-code-texts.h"

static MdrSession *
examine (FakeSource *source)
{
  MdrSession *session = mdr_session_new (MDR_PROBE_SOURCE (source));

  g_assert_true (mdr_session_set_address (session, "anna.bianchi@example.it", NULL));
  g_assert_true (mdr_answers_set (mdr_session_get_answers (session), MDR_QUESTION_SYMPTOM,
                                  "cannot-send", NULL));
  mdr_session_start (session);
  while (mdr_session_is_running (session) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);

  return session;
}

static FakeSource *
create_source (void)
{
  FakeSource *source = fake_source_new ();

  fake_source_add_service (source, MDR_PROTOCOL_IMAP, "imap.example.it");
  fake_source_add_service (source, MDR_PROTOCOL_SMTP, "smtp.example.it");

  return source;
}

static void
test_tells_what_the_session_found (void)
{
  g_autoptr (FakeSource) source = create_source ();
  g_autoptr (MdrSession) session = NULL;
  g_autofree char *text = NULL;
  MdrCodeNumbers *numbers = mdr_code_numbers_get_default ();
  MdrProvider *gmail = mdr_provider_list_find_by_id (mdr_provider_list_get_default (), "gmail");
  g_autoptr (MdrFinding) clock =
      mdr_finding_new ("clock-off", MDR_STEP_NETWORK, MDR_SEVERITY_WARNING, MDR_CAUSE_CLOCK_SKEW,
                       NULL, "offset", "-4000", NULL);
  MdrSupportCode code;

  fake_source_set_provider (source, gmail);
  fake_source_take_finding (source, "online", g_steal_pointer (&clock));
  fake_source_set_finding (source, "smtp smtp.example.it:465", "certificate-expired",
                           MDR_SEVERITY_ERROR, MDR_CAUSE_TLS_EXPIRED_CERTIFICATE);
  session = examine (source);

  text = mdr_session_code_dup_text (session);
  g_assert_true (mdr_support_code_unpack (text, &code, NULL));

  g_assert_cmpuint (code.release, ==, 1);
  g_assert_cmpstr (mdr_code_numbers_get_id (numbers, MDR_NUMBERED_PROVIDERS, code.provider), ==,
                   "gmail");
  g_assert_cmpstr (mdr_code_numbers_get_id (numbers, MDR_NUMBERED_SYMPTOMS, code.symptom), ==,
                   "cannot-send");
  g_assert_cmpint (code.clock, ==, MDR_CLOCK_STATE_SLOW);

  for (guint i = 0; i < MDR_N_STEPS; i++)
    g_assert_cmpint (code.steps[i], ==, mdr_step_get_state (mdr_session_get_step (session, i)));
  for (guint i = 0; i < MDR_N_DIRECTIONS; i++)
    {
      MdrVerdict *verdict = mdr_session_get_verdict (session, i);

      g_assert_cmpint (code.directions[i].state, ==, mdr_verdict_get_state (verdict));
      g_assert_cmpint (code.directions[i].reached, ==, mdr_verdict_get_reached (verdict));
    }
  for (guint i = 0; i < g_list_model_get_n_items (mdr_session_get_diagnosis (session)) && i < 3;
       i++)
    {
      g_autoptr (MdrRankedCause) ranked =
          g_list_model_get_item (mdr_session_get_diagnosis (session), i);

      g_assert_cmpstr (mdr_code_numbers_get_id (numbers, MDR_NUMBERED_CAUSES, code.causes[i]), ==,
                       mdr_cause_to_code (mdr_ranked_cause_get_cause (ranked)));
    }
  g_assert_cmpuint (code.causes[0], !=, 0);
}

static void
test_says_nothing_about_the_person (void)
{
  g_autoptr (FakeSource) source = create_source ();
  g_autoptr (MdrSession) one = examine (source);
  g_autoptr (MdrSession) other = NULL;
  g_autofree char *code_of_one = mdr_session_code_dup_text (one);
  g_autofree char *code_of_other = NULL;

  other = mdr_session_new (MDR_PROBE_SOURCE (source));
  g_assert_true (mdr_session_set_address (other, "b@example.it", NULL));
  mdr_answers_set (mdr_session_get_answers (other), MDR_QUESTION_SYMPTOM, "cannot-send", NULL);
  mdr_session_start (other);
  while (mdr_session_is_running (other) || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  code_of_other = mdr_session_code_dup_text (other);

  g_assert_cmpstr (code_of_one, ==, code_of_other);
}

static const char *
find_line (GPtrArray *lines, const char *title)
{
  for (guint i = 0; i < lines->len; i++)
    {
      MdrSupportCodeLine *line = lines->pdata[i];

      if (g_str_equal (line->title, title))
        return line->text;
    }

  return NULL;
}

static void
test_is_told_in_words (void)
{
  MdrCodeNumbers *numbers = mdr_code_numbers_get_default ();
  MdrSupportCode code = {
    .release = 1,
    .provider = mdr_code_numbers_find (numbers, MDR_NUMBERED_PROVIDERS, "gmail"),
    .symptom = 2,
    .causes = { mdr_code_numbers_find (numbers, MDR_NUMBERED_CAUSES, "mailbox-full"), 63 },
    .steps = { [MDR_STEP_NETWORK] = MDR_STATE_FAILED },
    .directions = { { MDR_STATE_PASSED, MDR_PHASE_MAILBOX, MDR_PACE_NORMAL } },
    .clock = MDR_CLOCK_STATE_RIGHT,
  };
  g_autoptr (GPtrArray) lines = mdr_support_code_create_lines (&code);

  g_assert_cmpstr (find_line (lines, "Provider"), ==, "Gmail");
  g_assert_cmpstr (find_line (lines, "What goes wrong"), ==, "No mail can be sent");
  g_assert_cmpstr (find_line (lines, "Cause"), ==, "The mailbox is full");
  g_assert_nonnull (strstr (find_line (lines, "Less likely"), "63"));
  g_assert_cmpstr (find_line (lines, "Receiving"), ==,
                   "In order. Got as far as: Looking into the mailbox. Time: less than 2 seconds");
  g_assert_cmpstr (find_line (lines, "Sending"), ==, "Waiting");
  g_assert_cmpstr (find_line (lines, "Network"), ==, "Problem found");
  g_assert_cmpstr (find_line (lines, "Clock"), ==, "Right");
  g_assert_cmpstr (find_line (lines, "Made by"), ==, "Mail Doctor 0.1");
}

/* Even numbers that only a newer version knows. */
static void
test_every_code_has_words (void)
{
  for (guint number = 0; number <= MDR_SUPPORT_CODE_MAX_PROVIDER; number++)
    {
      MdrSupportCode code = {
        .release = number % (MDR_SUPPORT_CODE_MAX_RELEASE + 1),
        .provider = number,
        .symptom = number % (MDR_SUPPORT_CODE_MAX_SYMPTOM + 1),
        .causes = { number % (MDR_SUPPORT_CODE_MAX_CAUSE + 1) },
        .directions = { { MDR_STATE_FAILED, number % MDR_N_PHASES, number % MDR_N_PACES } },
        .clock = number % MDR_N_CLOCK_STATES,
      };
      g_autoptr (GPtrArray) lines = mdr_support_code_create_lines (&code);

      g_assert_cmpuint (lines->len, ==, 14);
      for (guint i = 0; i < lines->len; i++)
        {
          MdrSupportCodeLine *line = lines->pdata[i];

          g_assert_cmpstr (line->title, !=, "");
          g_assert_cmpstr (line->text, !=, "");
        }
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session-code/tells-what-the-session-found", test_tells_what_the_session_found);
  g_test_add_func ("/session-code/says-nothing-about-the-person",
                   test_says_nothing_about_the_person);
  g_test_add_func ("/session-code/is-told-in-words", test_is_told_in_words);
  g_test_add_func ("/session-code/every-code-has-words", test_every_code_has_words);

  return g_test_run ();
}
