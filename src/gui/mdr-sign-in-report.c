/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The servers' answers are findings of their probes, among much else; here is made of them what
 * somebody wants to know who has just typed a password.
 */

#include "mdr-sign-in-report.h"

#include <glib/gi18n.h>

#include "core/mdr-cause.h"
#include "core/mdr-phase-record.h"
#include "gui/mdr-sign-in-answer.h"
#include "knowledge/mdr-texts.h"

/* What is about a test message is shown elsewhere. */
static gboolean
is_about_sign_in (MdrFinding *finding)
{
  const char *code = mdr_finding_get_code (finding);

  if (g_str_has_prefix (code, "test-message-") || g_str_equal (code, "mailbox-watched"))
    return FALSE;

  return mdr_finding_get_step (finding) == MDR_STEP_TWO_STEP ||
         mdr_finding_get_severity (finding) == MDR_SEVERITY_ERROR ||
         g_str_has_prefix (code, "mailbox-");
}

static GPtrArray *
collect_findings (MdrSession *session, MdrProbe *probe)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *found = mdr_probe_get_findings (probe);
  guint n_found = g_list_model_get_n_items (found);

  for (guint i = 0; i < n_found; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (found, i);

      if (is_about_sign_in (finding))
        g_ptr_array_add (findings, g_steal_pointer (&finding));
    }

  return findings;
}

/* What decides: the first of the worst. */
static MdrFinding *
choose_telling (GPtrArray *findings)
{
  MdrFinding *telling = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (findings, i);

      if (telling == NULL ||
          mdr_finding_get_severity (finding) > mdr_finding_get_severity (telling))
        telling = finding;
    }

  return telling;
}

static MdrState
state_of (MdrFinding *finding)
{
  switch (mdr_finding_get_severity (finding))
    {
    case MDR_SEVERITY_WARNING:
      return MDR_STATE_WARNING;

    case MDR_SEVERITY_ERROR:
      return MDR_STATE_FAILED;

    case MDR_SEVERITY_INFO:
      break;
    }

  return g_str_equal (mdr_finding_get_code (finding), "sign-in-withheld") ? MDR_STATE_SKIPPED
                                                                          : MDR_STATE_PASSED;
}

/* What the verdict means, and where all is well what else is well; a sentence a line. */
static char *
dup_meaning (GPtrArray *findings, MdrFinding *telling)
{
  MdrCause cause = mdr_finding_get_cause (telling);
  GString *text = g_string_new (NULL);

  if (cause != MDR_CAUSE_OK && cause != MDR_CAUSE_UNKNOWN)
    g_string_append (text, mdr_texts_get_cause_explanation (cause));

  for (guint i = 0; i < findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = NULL;

      if (finding == telling)
        continue;

      sentence = mdr_texts_dup_finding (finding);
      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, sentence);
    }

  return g_string_free (text, text->len == 0);
}

static void
append_finding (GString *text, MdrFinding *finding)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_string_append_printf (text, "\n%s (%s)", mdr_finding_get_code (finding),
                          mdr_cause_to_code (mdr_finding_get_cause (finding)));

  g_variant_iter_init (&iter, mdr_finding_get_parameters (finding));
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    if (!g_str_equal (name, "server-text"))
      g_string_append_printf (text, "\n    %s: %s", name, g_variant_get_string (value, NULL));
}

static void
append_phases (GString *text, MdrProbe *probe)
{
  GListModel *phases = mdr_probe_get_phases (probe);
  guint n_phases = g_list_model_get_n_items (phases);

  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);
      gint64 duration = mdr_phase_record_get_duration (record);
      g_autofree char *time = duration > 0 ? mdr_texts_dup_duration (duration) : NULL;

      g_string_append_printf (
          text, "\n%s: %s", mdr_enum_to_nick (MDR_TYPE_PHASE, mdr_phase_record_get_phase (record)),
          mdr_enum_to_nick (MDR_TYPE_STATE, mdr_phase_record_get_state (record)));
      if (time != NULL)
        g_string_append_printf (text, ", %s", time);
    }
}

/* Codes, parameters, phases and times, for somebody who knows them; never translated. */
static char *
dup_details (MdrProbe *probe, GPtrArray *findings)
{
  MdrService *service = mdr_probe_get_service (probe);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s (%s)", mdr_service_get_label (service),
                          mdr_enum_to_nick (MDR_TYPE_SECURITY, mdr_service_get_security (service)));
  for (guint i = 0; i < findings->len; i++)
    append_finding (text, g_ptr_array_index (findings, i));
  append_phases (text, probe);

  return g_string_free (text, FALSE);
}

/* Whether a server that shares the account has refused just now. */
static gboolean
has_refusal (GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    if (mdr_sign_in_answer_get_state (g_ptr_array_index (answers, i)) == MDR_STATE_FAILED)
      return TRUE;

  return FALSE;
}

static const char *
reason_not_tried (MdrService *service, GPtrArray *answers)
{
  if (mdr_service_get_security (service) == MDR_SECURITY_NONE)
    return _ ("Not tried: this server is used without encryption, so the password is not sent to "
              "it.");

  if (has_refusal (answers))
    return _ ("Not tried, so that the account is not locked: it would be the same password once "
              "more.");

  return _ ("Not tried: the test ended before it came to this server.");
}

static MdrSignInAnswer *
create_untried (MdrService *service, GPtrArray *answers)
{
  const char *title = mdr_texts_get_protocol_title (mdr_service_get_protocol (service));
  g_autofree char *place = mdr_texts_dup_service (service);
  g_autofree char *asked = g_strdup_printf (_ ("%s: %s"), title, place);

  return mdr_sign_in_answer_new (service, MDR_STATE_SKIPPED, reason_not_tried (service, answers),
                                 asked, NULL, NULL);
}

static void
add_answer (MdrSession *session, MdrService *service, GPtrArray *answers)
{
  MdrProbe *probe = service != NULL ? mdr_session_get_service_probe (session, service) : NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *meaning = NULL;
  g_autofree char *details = NULL;
  MdrFinding *telling;

  if (service == NULL)
    return;

  findings = probe != NULL ? collect_findings (session, probe)
                           : g_ptr_array_new_with_free_func (g_object_unref);
  telling = choose_telling (findings);
  if (telling == NULL)
    {
      g_ptr_array_add (answers, create_untried (service, answers));
      return;
    }

  verdict = mdr_texts_dup_finding (telling);
  meaning = dup_meaning (findings, telling);
  details = dup_details (probe, findings);
  g_ptr_array_add (answers,
                   mdr_sign_in_answer_new (service, state_of (telling), verdict, meaning,
                                           mdr_finding_get_server_text (telling), details));
}

/**
 * mdr_sign_in_report_create:
 * @session: a session that has just signed in, or tried to
 *
 * Returns: (transfer full) (element-type MdrSignInAnswer): what the servers answered, receiving
 *   first; one that was not asked says why
 */
GPtrArray *
mdr_sign_in_report_create (MdrSession *session)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func (g_object_unref);
  MdrSettings *settings = mdr_session_get_settings (session);

  if (settings == NULL)
    return answers;

  add_answer (session, mdr_settings_get_receiving (settings), answers);
  add_answer (session, mdr_settings_get_primary (settings, MDR_PROTOCOL_SMTP), answers);

  return answers;
}
