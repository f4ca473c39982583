/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of the diagnosis, each a few lines. The first rule takes every finding at its word;
 * those after it look for the cause behind, and what they explain counts less from then on.
 */

#include "mdr-diagnosis.h"

typedef struct
{
  MdrCause cause;
  double confidence;
  GPtrArray *because;
} Suspect;

typedef struct
{
  const MdrEvidence *evidence;
  GPtrArray *suspects;
} Inquiry;

typedef void (*Rule) (Inquiry *inquiry);

static void
suspect_free (Suspect *suspect)
{
  g_ptr_array_unref (suspect->because);
  g_free (suspect);
}

static Suspect *
find_suspect (Inquiry *inquiry, MdrCause cause)
{
  for (guint i = 0; i < inquiry->suspects->len; i++)
    {
      Suspect *suspect = g_ptr_array_index (inquiry->suspects, i);

      if (suspect->cause == cause)
        return suspect;
    }

  return NULL;
}

/* Suspects @cause, or more strongly than before; @because may be NULL. */
static void
accuse (Inquiry *inquiry, MdrCause cause, double confidence, MdrFinding *because)
{
  Suspect *suspect = find_suspect (inquiry, cause);

  if (suspect == NULL)
    {
      suspect = g_new0 (Suspect, 1);
      suspect->cause = cause;
      suspect->because = g_ptr_array_new ();
      g_ptr_array_add (inquiry->suspects, suspect);
    }

  suspect->confidence = MAX (suspect->confidence, confidence);
  if (because != NULL && !g_ptr_array_find (suspect->because, because, NULL))
    g_ptr_array_add (suspect->because, because);
}

/* The cause behind has been found: @cause is only how it shows. */
static void
explain_away (Inquiry *inquiry, MdrCause cause)
{
  Suspect *suspect = find_suspect (inquiry, cause);

  if (suspect != NULL)
    suspect->confidence *= 0.5;
}

static gboolean
user_says (Inquiry *inquiry, MdrQuestion question, const char *answer)
{
  return mdr_answers_is (inquiry->evidence->answers, question, answer);
}

/* Whether it is about a service that stands beside the one a mail program should be set to. */
static gboolean
is_beside_the_point (const MdrEvidence *evidence, MdrFinding *finding)
{
  MdrService *service = mdr_finding_get_service (finding);

  if (service == NULL)
    return FALSE;

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    {
      MdrService *deciding = mdr_verdict_get_service (evidence->verdicts[direction]);

      if (deciding != NULL && mdr_service_same_endpoint (deciding, service))
        return FALSE;
    }

  return TRUE;
}

static double
literal_confidence (const MdrEvidence *evidence, MdrFinding *finding)
{
  if (mdr_finding_get_severity (finding) == MDR_SEVERITY_WARNING ||
      is_beside_the_point (evidence, finding))
    return 0.5;

  /* Servers say "wrong password" for much that is not one. */
  return mdr_finding_get_cause (finding) == MDR_CAUSE_PASSWORD_WRONG ? 0.7 : 0.9;
}

static void
take_findings_at_their_word (Inquiry *inquiry)
{
  for (guint i = 0; i < inquiry->evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (inquiry->evidence->findings, i);

      if (mdr_finding_get_severity (finding) > MDR_SEVERITY_INFO &&
          mdr_finding_get_cause (finding) != MDR_CAUSE_OK)
        accuse (inquiry, mdr_finding_get_cause (finding),
                literal_confidence (inquiry->evidence, finding), finding);
    }
}

static void
nothing_works_without_internet (Inquiry *inquiry)
{
  MdrFinding *offline = mdr_evidence_find (inquiry->evidence, "offline");

  if (offline == NULL || mdr_finding_get_severity (offline) == MDR_SEVERITY_INFO)
    return;

  for (guint i = 0; i < inquiry->suspects->len; i++)
    {
      Suspect *suspect = g_ptr_array_index (inquiry->suspects, i);

      suspect->confidence *= 0.5;
    }
  accuse (inquiry, MDR_CAUSE_NO_INTERNET, 0.97, offline);
}

/* One silent port is a server's affair; when none of them answers while the rest of the internet
 * does, something on the way keeps mail back. */
static void
firewall_when_every_port_is_silent (Inquiry *inquiry)
{
  MdrFinding *online = mdr_evidence_find (inquiry->evidence, "online");
  GListModel *services;
  guint n_services;

  if (online == NULL || inquiry->evidence->settings == NULL)
    return;

  services = mdr_settings_get_services (inquiry->evidence->settings);
  n_services = g_list_model_get_n_items (services);
  if (n_services < 2)
    return;

  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);

      if (mdr_evidence_find_for (inquiry->evidence, "connection-timeout", service) == NULL)
        return;
    }

  explain_away (inquiry, MDR_CAUSE_CONNECTION_TIMEOUT);
  accuse (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL, 0.85, online);
  for (guint i = 0; i < inquiry->evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (inquiry->evidence->findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), "connection-timeout"))
        accuse (inquiry, MDR_CAUSE_FIREWALL_BLOCKS_MAIL, 0.85, finding);
    }
}

static MdrFinding *
find_refused_password (Inquiry *inquiry)
{
  for (guint i = 0; i < inquiry->evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (inquiry->evidence->findings, i);

      if (g_str_equal (mdr_finding_get_code (finding), "sign-in-refused") &&
          mdr_finding_get_cause (finding) == MDR_CAUSE_PASSWORD_WRONG)
        return finding;
    }

  return NULL;
}

/* Many providers call it a wrong password when it is the wrong kind of password. */
static void
provider_rule_behind_a_refused_password (Inquiry *inquiry)
{
  MdrFinding *refused = find_refused_password (inquiry);
  gboolean two_step = user_says (inquiry, MDR_QUESTION_TWO_STEP, "yes");
  gboolean no_two_step = user_says (inquiry, MDR_QUESTION_TWO_STEP, "no");

  if (refused == NULL)
    return;

  switch (mdr_evidence_get_policy (inquiry->evidence, MDR_PROTOCOL_IMAP))
    {
    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
      explain_away (inquiry, MDR_CAUSE_PASSWORD_WRONG);
      accuse (inquiry, MDR_CAUSE_OAUTH_REQUIRED, 0.9, refused);
      break;

    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
      accuse (inquiry, MDR_CAUSE_APP_PASSWORD_REQUIRED, 0.8, refused);
      break;

    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
      accuse (inquiry, MDR_CAUSE_APP_PASSWORD_REQUIRED, 0.75, refused);
      accuse (inquiry, MDR_CAUSE_OAUTH_REQUIRED, 0.5, refused);
      break;

    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
      if (!no_two_step)
        accuse (inquiry, MDR_CAUSE_APP_PASSWORD_REQUIRED, two_step ? 0.85 : 0.55, refused);
      break;

    case MDR_SIGN_IN_POLICY_UNKNOWN:
      if (two_step)
        accuse (inquiry, MDR_CAUSE_APP_PASSWORD_REQUIRED, 0.75, refused);
      break;

    case MDR_SIGN_IN_POLICY_PASSWORD:
    case MDR_SIGN_IN_POLICY_BRIDGE:
    case MDR_SIGN_IN_POLICY_NO_IMAP:
      break;
    }
}

/* The same password that the webmail takes: then it is not the password. */
static void
refused_although_webmail_works (Inquiry *inquiry)
{
  MdrFinding *refused = find_refused_password (inquiry);
  MdrFinding *works = mdr_evidence_find (inquiry->evidence, "webmail-sign-in-works");
  MdrFinding *closed = mdr_evidence_find (inquiry->evidence, "imap-must-be-enabled");

  if (refused == NULL || works == NULL || closed == NULL)
    return;

  accuse (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, 0.75, closed);
  accuse (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, 0.75, works);
}

static gboolean
no_symptom (Inquiry *inquiry)
{
  return mdr_answers_get (inquiry->evidence->answers, MDR_QUESTION_SYMPTOM) == NULL;
}

/* Servers and network are well, the user's program is not: the provider's rule is the next suspect.
 */
static void
provider_rule_behind_the_symptom (Inquiry *inquiry)
{
  const MdrEvidence *evidence = inquiry->evidence;
  MdrFinding *rule;

  if (no_symptom (inquiry) || !mdr_evidence_all_work (evidence) ||
      mdr_evidence_has (evidence, "sign-in-accepted"))
    return;

  if ((rule = mdr_evidence_find (evidence, "provider-takes-no-password")) != NULL)
    accuse (inquiry, MDR_CAUSE_OAUTH_REQUIRED, 0.8, rule);

  if ((rule = mdr_evidence_find (evidence, "provider-needs-app-password")) != NULL)
    accuse (inquiry, MDR_CAUSE_APP_PASSWORD_REQUIRED, 0.7, rule);

  if ((rule = mdr_evidence_find (evidence, "provider-prefers-modern-sign-in")) != NULL)
    accuse (inquiry, MDR_CAUSE_APP_PASSWORD_REQUIRED, 0.6, rule);

  if ((rule = mdr_evidence_find (evidence, "provider-needs-app-password-with-two-step")) != NULL &&
      !user_says (inquiry, MDR_QUESTION_TWO_STEP, "no"))
    accuse (inquiry, MDR_CAUSE_APP_PASSWORD_REQUIRED,
            user_says (inquiry, MDR_QUESTION_TWO_STEP, "yes") ? 0.75 : 0.45, rule);

  if ((rule = mdr_evidence_find (evidence, "imap-must-be-enabled")) != NULL)
    accuse (inquiry, MDR_CAUSE_PROTOCOL_DISABLED, 0.5, rule);
}

/* Servers and network are well, and nothing else is known: what is left is in the mail program. */
static void
mail_program_behind_the_symptom (Inquiry *inquiry)
{
  const MdrEvidence *evidence = inquiry->evidence;
  MdrFinding *accepted = mdr_evidence_find (evidence, "sign-in-accepted");

  if (no_symptom (inquiry) || !mdr_evidence_all_work (evidence))
    return;

  if (!mdr_evidence_has_symptom (evidence, MDR_DIRECTION_RECEIVING))
    {
      accuse (inquiry, MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING, 0.6,
              mdr_evidence_find (evidence, "sending-needs-sign-in"));
      accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.4, NULL);
      return;
    }

  accuse (inquiry, MDR_CAUSE_STALE_CREDENTIALS, accepted != NULL ? 0.8 : 0.4, accepted);
  if (accepted == NULL)
    accuse (inquiry, MDR_CAUSE_PASSWORD_WRONG, 0.35, NULL);
  accuse (inquiry, MDR_CAUSE_WRONG_SERVER_SETTINGS, 0.3, NULL);
}

static const Rule rules[] = {
  take_findings_at_their_word,        nothing_works_without_internet,
  firewall_when_every_port_is_silent, provider_rule_behind_a_refused_password,
  refused_although_webmail_works,     provider_rule_behind_the_symptom,
  mail_program_behind_the_symptom,
};

static int
compare_suspects (gconstpointer a, gconstpointer b)
{
  const Suspect *first = *(Suspect *const *) a;
  const Suspect *second = *(Suspect *const *) b;

  return (first->confidence < second->confidence) - (first->confidence > second->confidence);
}

/* Something is wrong, and no rule knows what; or nothing is. */
static void
conclude (Inquiry *inquiry)
{
  gboolean failed = FALSE;

  if (inquiry->suspects->len > 0)
    return;

  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    failed |= mdr_verdict_get_state (inquiry->evidence->verdicts[direction]) == MDR_STATE_FAILED;

  if (failed)
    accuse (inquiry, MDR_CAUSE_UNKNOWN, 0.5, NULL);
  else if (mdr_evidence_all_work (inquiry->evidence))
    accuse (inquiry, MDR_CAUSE_OK, 0.9, NULL);
}

/**
 * mdr_diagnose:
 * @evidence: all that is known
 *
 * Names the causes that the evidence points to, the most likely first. Nothing wrong is the single
 * cause %MDR_CAUSE_OK; too little known to say even that is no cause at all.
 *
 * Returns: (transfer full) (element-type MdrRankedCause): the causes
 */
GPtrArray *
mdr_diagnose (const MdrEvidence *evidence)
{
  g_autoptr (GPtrArray) suspects = g_ptr_array_new_with_free_func ((GDestroyNotify) suspect_free);
  GPtrArray *causes = g_ptr_array_new_with_free_func (g_object_unref);
  Inquiry inquiry = { evidence, suspects };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i](&inquiry);

  conclude (&inquiry);
  /* Stable, so that among equals receiving, which was found first, stays first. */
  g_ptr_array_sort (suspects, compare_suspects);

  for (guint i = 0; i < suspects->len; i++)
    {
      Suspect *suspect = g_ptr_array_index (suspects, i);

      g_ptr_array_add (
          causes, mdr_ranked_cause_new (suspect->cause, suspect->confidence, suspect->because));
    }

  return causes;
}
