/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `check` tells people: first what works, then what is wrong and what to do, then how it was
 * found out, and at the end what was tried and what was not.
 */

#include "mdr-cli-company.h"
#include "mdr-cli-check-text.h"

#include <glib/gi18n.h>

#include "core/mdr-phase-record.h"
#include "core/mdr-way.h"
#include "knowledge/mdr-company.h"
#include "knowledge/mdr-session-code.h"
#include "knowledge/mdr-texts.h"
#include "mdr-cli-checklist.h"
#include "mdr-cli-remedies.h"
#include "mdr-cli-sign-in.h"
#include "mdr-cli-test-message.h"
#include "probe/mdr-service-probe.h"

static void
add_account (MdrCliText *text, MdrSession *session)
{
  const char *address = mdr_address_get_text (mdr_session_get_address (session));
  MdrProvider *provider = mdr_session_get_provider (session);
  g_autofree char *title = NULL;

  if (provider != NULL)
    title = g_strdup_printf ("%s (%s)", address, mdr_provider_get_name (provider));

  mdr_cli_text_add_heading (text, title != NULL ? title : address);
}

static void
add_verdicts (MdrCliText *text, MdrSession *session)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      g_autofree char *sentence =
          mdr_texts_dup_verdict (mdr_session_get_verdict (session, direction));

      mdr_cli_text_add (text, 2, sentence);
    }
}

/**
 * mdr_cli_check_add_finding:
 * @text: a text
 * @indent: how far it is indented
 * @finding: what was found
 *
 * Adds a sentence on @finding. Where there is a page to open, its address stands below.
 */
void
mdr_cli_check_add_finding (MdrCliText *text, guint indent, MdrFinding *finding)
{
  g_autofree char *sentence = mdr_texts_dup_finding (finding);
  const char *link = mdr_finding_get_parameter (finding, "link");

  mdr_cli_text_add_item (text, indent, "-", 2, sentence);
  if (link != NULL)
    mdr_cli_text_add (text, indent + 2, link);
}

static void
add_findings (MdrCliText *text, guint indent, GListModel *findings)
{
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (findings, i);

      mdr_cli_check_add_finding (text, indent, finding);
    }
}

static void
add_reasons (MdrCliText *text, const char *heading, GListModel *findings)
{
  if (g_list_model_get_n_items (findings) == 0)
    return;

  mdr_cli_text_add_heading (text, heading);
  add_findings (text, 2, findings);
}

static void
add_other_causes (MdrCliText *text, GListModel *diagnosis)
{
  guint n_causes = g_list_model_get_n_items (diagnosis);

  if (n_causes < 2)
    return;

  mdr_cli_text_add_heading (text, _ ("Less likely"));
  for (guint i = 1; i < n_causes; i++)
    {
      g_autoptr (MdrRankedCause) ranked = g_list_model_get_item (diagnosis, i);

      mdr_cli_text_add_item (text, 2, "-", 2, mdr_texts_get_ranked_cause_title (ranked));
    }
}

static void
add_diagnosis (MdrCliText *text, MdrSession *session)
{
  MdrReader reader = mdr_reader_of_session (session);
  GListModel *diagnosis = mdr_session_get_diagnosis (session);
  g_autoptr (MdrRankedCause) first = g_list_model_get_item (diagnosis, 0);
  MdrCause cause;

  if (first == NULL)
    {
      mdr_cli_text_add_gap (text);
      mdr_cli_text_add (text, 0, _ ("Too little could be checked to say more."));
      return;
    }

  cause = mdr_ranked_cause_get_cause (first);
  reader.topic = mdr_ranked_cause_get_situation (first);
  mdr_cli_text_add_heading (text, mdr_texts_get_ranked_cause_title (first));
  mdr_cli_text_add (text, 2, mdr_texts_get_ranked_cause_explanation (first));

  if (cause == MDR_CAUSE_OK)
    return;

  mdr_cli_text_add_remedies (text, cause, &reader);
  add_reasons (text, _ ("What speaks for this cause"), mdr_ranked_cause_get_because (first));
  add_reasons (text, _ ("What speaks against this cause"), mdr_ranked_cause_get_against (first));
  add_other_causes (text, diagnosis);
}

/**
 * mdr_cli_check_add_conclusion:
 * @text: a text
 * @session: a session that has ended
 *
 * Adds the verdicts, what came of a test message, the first cause, what to do about it, and when to
 * sign in again.
 */
void
mdr_cli_check_add_conclusion (MdrCliText *text, MdrSession *session)
{
  add_account (text, session);
  add_verdicts (text, session);
  mdr_cli_test_message_add_text (text, session);
  add_diagnosis (text, session);
  mdr_cli_sign_in_add_outcome (text, session);
}

static void
add_message (MdrCliText *text, MdrSession *session)
{
  MdrStep *start = mdr_session_get_step (session, MDR_STEP_START);

  add_reasons (text, _ ("The message that you saw"), mdr_step_get_findings (start));
}

/**
 * mdr_cli_check_add_skip_reason:
 * @text: a text
 * @indent: how far it is indented
 * @step: a step
 *
 * Says why @step can be passed by, if it can.
 */
void
mdr_cli_check_add_skip_reason (MdrCliText *text, guint indent, MdrStep *step)
{
  MdrSkipReason reason = mdr_step_get_skip_reason (step);

  if (reason != MDR_SKIP_REASON_NONE)
    mdr_cli_text_add (text, indent, mdr_texts_get_skip_reason (reason));
}

/* How the checks began and ended stands above. */
static void
add_steps (MdrCliText *text, GListModel *steps)
{
  mdr_cli_text_add_heading (text, _ ("What was looked at"));
  for (guint id = MDR_STEP_START + 1; id < MDR_STEP_RESULT; id++)
    {
      g_autoptr (MdrStep) step = g_list_model_get_item (steps, id);
      /* Translators: a step of the check and how it ended, like “Network: passed”. */
      g_autofree char *line =
          g_strdup_printf (_ ("%s: %s"), mdr_texts_get_step_title (id),
                           mdr_texts_get_state_title (mdr_step_get_state (step)));

      mdr_cli_text_add (text, 2, line);
      mdr_cli_check_add_skip_reason (text, 4, step);
      add_findings (text, 4, mdr_step_get_findings (step));
    }
}

/* "Name 3 ms, connection 12 ms, secure channel: failed". */
static char *
describe_phases (GListModel *phases)
{
  GString *line = g_string_new (NULL);
  guint n_phases = g_list_model_get_n_items (phases);

  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);
      const char *title = mdr_texts_get_phase_title (mdr_phase_record_get_phase (record));
      MdrState state = mdr_phase_record_get_state (record);
      int milliseconds = (int) ((mdr_phase_record_get_duration (record) + 500) / 1000);

      if (state == MDR_STATE_WAITING || state == MDR_STATE_SKIPPED)
        continue;

      if (line->len > 0)
        g_string_append (line, " · ");
      if (state == MDR_STATE_PASSED)
        /* Translators: a phase and how long it took, like “Connection 12 ms”. */
        g_string_append_printf (line, _ ("%s %d ms"), title, milliseconds);
      else
        /* Translators: a phase, how it ended and when, like “Connection: failed after 12 ms”. */
        g_string_append_printf (line, _ ("%s: %s after %d ms"), title,
                                mdr_texts_get_state_title (state), milliseconds);
    }

  return g_string_free (line, FALSE);
}

/* "Name 3 ms → Server 12 ms → Secure channel: Problem found, 9 ms → Sign-in: Not reached". */
static char *
describe_way (MdrWay *way)
{
  GString *line = g_string_new (NULL);
  guint n_stations = g_list_model_get_n_items (G_LIST_MODEL (way));

  for (guint i = 0; i < n_stations; i++)
    {
      g_autoptr (MdrStation) station = g_list_model_get_item (G_LIST_MODEL (way), i);
      const char *title = mdr_texts_get_station_title (mdr_station_get_id (station));
      const char *state = mdr_texts_get_station_state (station);
      gint64 duration = mdr_station_get_duration (station);
      g_autofree char *time = duration > 0 ? mdr_texts_dup_duration (duration) : NULL;

      if (i > 0)
        g_string_append (line, " → ");
      if (time == NULL)
        /* Translators: a station and how it stands: “Network: In order” */
        g_string_append_printf (line, _ ("%s: %s"), title, state);
      else
        /* Translators: a station, how it stands, and how long it took: “Server: In order, 12 ms” */
        g_string_append_printf (line, _ ("%s: %s, %s"), title, state, time);
    }

  return g_string_free (line, FALSE);
}

static void
add_ways (MdrCliText *text, MdrSession *session)
{
  mdr_cli_text_add_heading (text, _ ("The way of your mail"));
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      g_autoptr (MdrWay) way = mdr_way_new (session, direction);
      g_autofree char *stations = describe_way (way);
      g_autofree char *lead =
          /* Translators: receiving or sending, before its way: “Receiving:” */
          g_strdup_printf (_ ("%s:"), mdr_texts_get_direction_title (direction));

      if (*stations != '\0')
        mdr_cli_text_add_item (text, 2, lead, 0, stations);
    }
}

static void
add_service (MdrCliText *text, MdrServiceProbe *probe)
{
  MdrProbe *base = MDR_PROBE (probe);
  MdrService *service = mdr_probe_get_service (base);
  g_autofree char *phases = describe_phases (mdr_probe_get_phases (base));
  const char *const *mechanisms = mdr_service_probe_get_mechanisms (probe);
  MdrCertificate *certificate = mdr_service_probe_get_certificate (probe);
  g_autofree char *name = mdr_texts_dup_service (service);
  g_autofree char *line = NULL;

  /* Translators: a protocol, a server, and how the check went, like “IMAP, imap.example.com, port
   * 993: in order”. */
  line = g_strdup_printf (_ ("%s, %s: %s"),
                          mdr_protocol_get_title (mdr_service_get_protocol (service)), name,
                          mdr_texts_get_state_title (mdr_probe_get_state (base)));
  mdr_cli_text_add (text, 2, line);
  if (*phases != '\0')
    mdr_cli_text_add (text, 4, phases);

  if (certificate != NULL && mdr_certificate_get_version (certificate) != NULL)
    {
      /* Translators: as in “TLS 1.3, certificate from Example Authority”. */
      g_autofree char *channel =
          g_strdup_printf (_ ("%s, certificate from %s"), mdr_certificate_get_version (certificate),
                           mdr_certificate_get_issuer (certificate));

      mdr_cli_text_add (text, 4, channel);
    }

  if (mechanisms != NULL && *mechanisms != NULL)
    {
      g_autofree char *names = g_strjoinv (", ", (char **) mechanisms);
      g_autofree char *offer = g_strdup_printf (_ ("Ways to sign in: %s"), names);

      mdr_cli_text_add (text, 4, offer);
    }
}

static void
add_services (MdrCliText *text, GListModel *probes)
{
  guint n_probes = g_list_model_get_n_items (probes);
  gboolean first = TRUE;

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, i);

      if (!MDR_IS_SERVICE_PROBE (probe))
        continue;

      if (first)
        mdr_cli_text_add_heading (text, _ ("The way to each server"));
      first = FALSE;
      add_service (text, MDR_SERVICE_PROBE (probe));
    }
}

/**
 * mdr_cli_check_add_support_code:
 * @text: a text
 * @session: a session that has ended
 *
 * Adds the code that tells all this to a support agent on the phone, and who that is where a
 * company has one.
 */
void
mdr_cli_check_add_support_code (MdrCliText *text, MdrSession *session)
{
  g_autofree char *code = mdr_session_code_dup_text (session);

  mdr_cli_text_add_heading (text, _ ("Support code"));
  mdr_cli_text_add (text, 2, code);
  mdr_cli_company_add_support (text, mdr_company_get_support (mdr_company_get_default ()));
}

/**
 * mdr_cli_check_add_details:
 * @text: a text
 * @session: a session that has ended
 * @everything: whether to add all that was found, step by step, too
 *
 * Adds what the message means, the ways of receiving and sending, the way to each server phase by
 * phase, and at the end the checklist.
 */
void
mdr_cli_check_add_details (MdrCliText *text, MdrSession *session, gboolean everything)
{
  add_message (text, session);
  if (everything)
    add_steps (text, mdr_session_get_steps (session));
  add_ways (text, session);
  add_services (text, mdr_session_get_probes (session));
  mdr_cli_checklist_add_text (text, session);
}
