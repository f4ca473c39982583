/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The servers' answers are findings of their probes, among much else; here are those that somebody
 * wants to see who has just typed a password.
 */

#include "mdr-sign-in-report.h"

#include "core/mdr-cause.h"

static gboolean
is_about_sign_in (MdrFinding *finding)
{
  return mdr_finding_get_step (finding) == MDR_STEP_TWO_STEP ||
         mdr_finding_get_severity (finding) == MDR_SEVERITY_ERROR ||
         g_str_has_prefix (mdr_finding_get_code (finding), "mailbox-");
}

static void
collect_service (MdrSession *session, MdrService *service, GPtrArray *findings)
{
  MdrProbe *probe = service != NULL ? mdr_session_get_service_probe (session, service) : NULL;
  GListModel *found = probe != NULL ? mdr_probe_get_findings (probe) : NULL;
  guint n_found = found != NULL ? g_list_model_get_n_items (found) : 0;

  for (guint i = 0; i < n_found; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (found, i);

      if (is_about_sign_in (finding))
        g_ptr_array_add (findings, g_steal_pointer (&finding));
    }
}

/**
 * mdr_sign_in_report_collect:
 * @session: a session that has just signed in, or tried to
 *
 * Returns: (transfer full) (element-type MdrFinding): what the servers answered, receiving first
 */
GPtrArray *
mdr_sign_in_report_collect (MdrSession *session)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);
  MdrSettings *settings = mdr_session_get_settings (session);

  g_return_val_if_fail (settings != NULL, findings);

  collect_service (session, mdr_settings_get_receiving (settings), findings);
  collect_service (session, mdr_settings_get_primary (settings, MDR_PROTOCOL_SMTP), findings);

  return findings;
}

/**
 * mdr_sign_in_report_format_details:
 * @findings: (element-type MdrFinding): what the servers answered
 *
 * Writes down codes and parameters for somebody who knows them; never translated.
 *
 * Returns: (transfer full): lines of plain text
 */
char *
mdr_sign_in_report_format_details (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (findings, i);
      MdrService *service = mdr_finding_get_service (finding);
      GVariantIter iter;
      const char *name;
      GVariant *value;

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (
          text, "%s: %s (%s)", service != NULL ? mdr_service_get_label (service) : "-",
          mdr_finding_get_code (finding), mdr_cause_to_code (mdr_finding_get_cause (finding)));

      g_variant_iter_init (&iter, mdr_finding_get_parameters (finding));
      while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
        g_string_append_printf (text, "\n    %s: %s", name, g_variant_get_string (value, NULL));
    }

  return g_string_free (text, FALSE);
}
