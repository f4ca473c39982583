/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found, for what it matters beside all the rest.
 */

#include "mdr-evidence.h"
#include "mdr-session-private.h"
#include "mdr-verdict-rules.h"

/* Where settings come from does not matter where the user named the servers. */
static gboolean
is_overruled_by_user (MdrSession *self, MdrFinding *finding)
{
  const char *code = mdr_finding_get_code (finding);

  return self->settings != NULL &&
         mdr_settings_get_source (self->settings) == MDR_SETTINGS_SOURCE_GIVEN &&
         (g_str_has_prefix (code, "settings-from-") || g_str_equal (code, "settings-not-found"));
}

/* What programs keep on this computer is a mere remark where the trouble is on another device. */
static gboolean
is_beside_the_device (MdrSession *self, MdrFinding *finding)
{
  return mdr_answers_are_elsewhere (self->answers) && mdr_evidence_is_kept_here (finding);
}

static MdrSeverity
weigh (MdrSession *self, MdrFinding *finding)
{
  if (is_overruled_by_user (self, finding) || is_beside_the_device (self, finding))
    return MDR_SEVERITY_INFO;

  /* They may be known from before. */
  if (self->settings != NULL && g_str_equal (mdr_finding_get_code (finding), "settings-not-found"))
    return MDR_SEVERITY_INFO;

  return mdr_verdict_weigh (finding, self->verdicts);
}

/* Whether any probe reports @code, and it matters as much as @least. */
static gboolean
has_finding (MdrSession *self, const char *code, MdrSeverity least)
{
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);
      GListModel *found = mdr_probe_get_findings (probe);
      guint n_found = g_list_model_get_n_items (found);

      for (guint j = 0; j < n_found; j++)
        {
          g_autoptr (MdrFinding) finding = g_list_model_get_item (found, j);

          if (g_str_equal (mdr_finding_get_code (finding), code) && weigh (self, finding) >= least)
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
cannot_ask_for_names (MdrSession *self)
{
  static const char *const codes[] = { "offline", "no-link", "no-route", "no-names" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (has_finding (self, codes[i], MDR_SEVERITY_WARNING))
      return TRUE;

  return FALSE;
}

/* Whoever is offline cannot know that there is no such name: only that it could not be asked for.
 */
static const char *
reword (MdrSession *self, MdrFinding *finding)
{
  const char *code = mdr_finding_get_code (finding);

  if ((g_str_equal (code, "domain-not-found") || g_str_equal (code, "name-not-found")) &&
      cannot_ask_for_names (self))
    return "name-lookup-failed";

  return is_overruled_by_user (self, finding) ? "settings-given" : code;
}

/* A certificate that is not valid yet mostly means a clock that is slow; unless that is known to be
 * right. */
static MdrCause
find_cause (MdrSession *self, MdrFinding *finding)
{
  if (g_str_equal (mdr_finding_get_code (finding), "certificate-not-yet-valid") &&
      has_finding (self, "clock-right", MDR_SEVERITY_INFO))
    return MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE;

  return is_overruled_by_user (self, finding) || is_beside_the_device (self, finding)
             ? MDR_CAUSE_OK
             : mdr_finding_get_cause (finding);
}

/* A domain becomes a host where it is spoken of as one. */
static GVariant *
create_parameters (MdrFinding *finding)
{
  GVariantDict parameters;
  const char *domain = mdr_finding_get_parameter (finding, "domain");

  g_variant_dict_init (&parameters, mdr_finding_get_parameters (finding));
  if (domain != NULL && !g_variant_dict_contains (&parameters, "host"))
    g_variant_dict_insert (&parameters, "host", "s", domain);

  return g_variant_dict_end (&parameters);
}

/**
 * mdr_session_weigh_finding:
 * @self: a session
 * @finding: what one of its probes found
 *
 * Takes @finding for what it matters beside all the rest: of no importance once something else has
 * shown the contrary, with another cause, or differently worded. What is weighed again is the same
 * object as before.
 *
 * Returns: (transfer none): @finding itself, or another one in its place
 */
MdrFinding *
mdr_session_weigh_finding (MdrSession *self, MdrFinding *finding)
{
  MdrSeverity severity;
  const char *code;
  MdrCause cause;
  MdrFinding *soft;

  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);
  g_return_val_if_fail (MDR_IS_FINDING (finding), NULL);

  severity = weigh (self, finding);
  code = reword (self, finding);
  cause = find_cause (self, finding);
  if (severity == mdr_finding_get_severity (finding) && cause == mdr_finding_get_cause (finding) &&
      g_str_equal (code, mdr_finding_get_code (finding)))
    return finding;

  soft = g_hash_table_lookup (self->softened_findings, finding);
  if (soft != NULL && mdr_finding_get_severity (soft) == severity &&
      mdr_finding_get_cause (soft) == cause && g_str_equal (code, mdr_finding_get_code (soft)))
    return soft;

  soft = mdr_finding_new_with_parameters (code, mdr_finding_get_step (finding), severity, cause,
                                          mdr_finding_get_service (finding),
                                          create_parameters (finding));
  g_hash_table_insert (self->softened_findings, g_object_ref (finding), soft);

  return soft;
}

/**
 * mdr_session_collect_findings:
 * @self: a session
 * @findings: (element-type MdrFinding): where to put them, borrowed
 *
 * Gathers what all probes have found, each for what it matters.
 */
void
mdr_session_collect_findings (MdrSession *self, GPtrArray *findings)
{
  guint n_probes = g_list_model_get_n_items (G_LIST_MODEL (self->probes));

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (G_LIST_MODEL (self->probes), i);
      GListModel *found = mdr_probe_get_findings (probe);
      guint n_found = g_list_model_get_n_items (found);

      for (guint j = 0; j < n_found; j++)
        {
          g_autoptr (MdrFinding) finding = g_list_model_get_item (found, j);

          /* The probe keeps it alive during the evaluation. */
          g_ptr_array_add (findings, mdr_session_weigh_finding (self, finding));
        }
    }
}
