/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns the provider's rules and the user's answers into findings of their steps.
 */

#include "mdr-step-rules.h"

typedef struct
{
  MdrSignInPolicy policy;
  const char *code;
  MdrSeverity severity;
} PolicyRow;

/* Rules of a provider are no faults; only what no mail program can get round is more than a remark.
 */
static const PolicyRow policy_rows[] = {
  { MDR_SIGN_IN_POLICY_UNKNOWN, "provider-rule-unknown", MDR_SEVERITY_INFO },
  { MDR_SIGN_IN_POLICY_PASSWORD, "provider-takes-password", MDR_SEVERITY_INFO },
  { MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP, "provider-needs-app-password-with-two-step",
    MDR_SEVERITY_INFO },
  { MDR_SIGN_IN_POLICY_APP_PASSWORD, "provider-needs-app-password", MDR_SEVERITY_INFO },
  { MDR_SIGN_IN_POLICY_OAUTH_PREFERRED, "provider-prefers-modern-sign-in", MDR_SEVERITY_INFO },
  { MDR_SIGN_IN_POLICY_OAUTH_ONLY, "provider-takes-no-password", MDR_SEVERITY_INFO },
  { MDR_SIGN_IN_POLICY_BRIDGE, "provider-needs-bridge", MDR_SEVERITY_WARNING },
  { MDR_SIGN_IN_POLICY_NO_IMAP, "provider-has-no-imap", MDR_SEVERITY_ERROR },
};

/* The same finding must stay the same object from one evaluation to the next, or lists would
 * flicker;
 * @made keeps them by their code. */
static void
add_finding (MdrEvidence *evidence,
             GHashTable *made,
             const char *code,
             MdrStepId step,
             MdrSeverity severity,
             MdrCause cause)
{
  const char *provider =
      evidence->provider != NULL ? mdr_provider_get_name (evidence->provider) : NULL;
  g_autofree char *key = g_strdup_printf ("%s %s", code, provider != NULL ? provider : "");
  MdrFinding *finding = g_hash_table_lookup (made, key);

  if (finding == NULL)
    {
      finding = mdr_finding_new (code, step, severity, cause, NULL, "provider", provider, NULL);
      g_hash_table_insert (made, g_steal_pointer (&key), finding);
    }

  g_ptr_array_add (evidence->findings, finding);
}

static void
add_webmail_answer (MdrEvidence *evidence, GHashTable *made)
{
  if (mdr_answers_is (evidence->answers, MDR_QUESTION_WEBMAIL, "yes"))
    add_finding (evidence, made, "webmail-sign-in-works", MDR_STEP_WEBMAIL, MDR_SEVERITY_INFO,
                 MDR_CAUSE_OK);
  else if (mdr_answers_is (evidence->answers, MDR_QUESTION_WEBMAIL, "no"))
    add_finding (evidence, made, "webmail-sign-in-fails", MDR_STEP_WEBMAIL, MDR_SEVERITY_ERROR,
                 MDR_CAUSE_PASSWORD_WRONG);
}

static void
add_provider_policy (MdrEvidence *evidence, GHashTable *made)
{
  MdrSignInPolicy policy = mdr_evidence_get_policy (evidence, MDR_PROTOCOL_IMAP);

  if (evidence->settings == NULL && evidence->provider == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (policy_rows); i++)
    if (policy_rows[i].policy == policy)
      add_finding (evidence, made, policy_rows[i].code, MDR_STEP_TWO_STEP, policy_rows[i].severity,
                   policy == MDR_SIGN_IN_POLICY_NO_IMAP ? MDR_CAUSE_PROTOCOL_DISABLED
                                                        : MDR_CAUSE_OK);

  if (evidence->provider != NULL &&
      mdr_provider_get_imap_switch (evidence->provider) == MDR_IMAP_SWITCH_MUST_ENABLE)
    add_finding (evidence, made, "imap-must-be-enabled", MDR_STEP_TWO_STEP, MDR_SEVERITY_INFO,
                 MDR_CAUSE_OK);
}

/* A password that was not even tried is the fault that everybody else's refusal shows. */
static void
add_withheld_password (MdrEvidence *evidence, GHashTable *made)
{
  if (evidence->password_withheld)
    add_finding (evidence, made, "password-withheld", MDR_STEP_TWO_STEP, MDR_SEVERITY_ERROR,
                 MDR_CAUSE_OAUTH_REQUIRED);
}

static void
add_provider_country (MdrEvidence *evidence, GHashTable *made)
{
  if (evidence->provider != NULL &&
      mdr_provider_has_note (evidence->provider, "blocked-outside-italy"))
    add_finding (evidence, made, "provider-blocks-foreign-countries", MDR_STEP_NETWORK,
                 MDR_SEVERITY_INFO, MDR_CAUSE_OK);
}

static gboolean
has_finding_of (const MdrEvidence *evidence, MdrStepId step)
{
  for (guint i = 0; i < evidence->findings->len; i++)
    if (mdr_finding_get_step (evidence->findings->pdata[i]) == step)
      return TRUE;

  return FALSE;
}

/**
 * mdr_step_rules_add_findings:
 * @evidence: what is known; its findings are added to
 * @made: (element-type utf8 MdrFinding): findings made before, to be used again
 *
 * Adds what follows from the provider's rules and the user's answers.
 */
void
mdr_step_rules_add_findings (MdrEvidence *evidence, GHashTable *made)
{
  add_webmail_answer (evidence, made);
  add_provider_policy (evidence, made);
  add_withheld_password (evidence, made);
  add_provider_country (evidence, made);
  if (!has_finding_of (evidence, MDR_STEP_PASSWORDS))
    add_finding (evidence, made, "saved-passwords-not-checked", MDR_STEP_PASSWORDS,
                 MDR_SEVERITY_INFO, MDR_CAUSE_OK);
}

/**
 * mdr_step_rules_wants_change:
 * @evidence: what is known
 * @step: a step
 *
 * Asks whether the provider wants something else from mail programs than the account's password.
 * Whether the user's program does that cannot be seen, until it or we have been let in; so the page
 * advises it, and cannot say at the same time that all is in order.
 *
 * Returns: whether @step has advice to be looked at
 */
gboolean
mdr_step_rules_wants_change (const MdrEvidence *evidence, MdrStepId step)
{
  if (step != MDR_STEP_TWO_STEP || mdr_evidence_has (evidence, "sign-in-accepted") ||
      mdr_evidence_has (evidence, "online-account-gave-permission"))
    return FALSE;

  switch (mdr_evidence_get_policy (evidence, MDR_PROTOCOL_IMAP))
    {
    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
      return mdr_answers_is (evidence->answers, MDR_QUESTION_TWO_STEP, "yes");

    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
    case MDR_SIGN_IN_POLICY_BRIDGE:
    case MDR_SIGN_IN_POLICY_NO_IMAP:
      return TRUE;

    case MDR_SIGN_IN_POLICY_UNKNOWN:
    case MDR_SIGN_IN_POLICY_PASSWORD:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

/**
 * mdr_step_rules_needs_answer:
 * @evidence: what is known
 * @step: a step
 *
 * Asks whether only the user can bring @step on. A question whose answer would change nothing is
 * not asked.
 *
 * Returns: whether an answer is missing
 */
gboolean
mdr_step_rules_needs_answer (const MdrEvidence *evidence, MdrStepId step)
{
  if (mdr_evidence_has (evidence, "sign-in-accepted"))
    return FALSE;

  switch (step)
    {
    case MDR_STEP_WEBMAIL:
      return mdr_answers_get (evidence->answers, MDR_QUESTION_WEBMAIL) == NULL;

    case MDR_STEP_TWO_STEP:
      if (mdr_answers_get (evidence->answers, MDR_QUESTION_TWO_STEP) != NULL)
        return FALSE;

      switch (mdr_evidence_get_policy (evidence, MDR_PROTOCOL_IMAP))
        {
        case MDR_SIGN_IN_POLICY_UNKNOWN:
        case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
        case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
          return evidence->settings != NULL;

        case MDR_SIGN_IN_POLICY_PASSWORD:
        case MDR_SIGN_IN_POLICY_APP_PASSWORD:
        case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
        case MDR_SIGN_IN_POLICY_BRIDGE:
        case MDR_SIGN_IN_POLICY_NO_IMAP:
          return FALSE;
        }
      return FALSE;

    case MDR_STEP_START:
    case MDR_STEP_NETWORK:
    case MDR_STEP_PASSWORDS:
    case MDR_STEP_SETTINGS:
    case MDR_STEP_RESULT:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}
