/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lets every rule have its say, and draws the conclusion. A new rule needs a line here, one in
 * mdr-diagnosis-rules.h, and a case in its family's test.
 */

#include "mdr-diagnosis.h"

#include "mdr-diagnosis-rules.h"

static const MdrRule rules[] = {
  mdr_rule_findings_at_their_word,
  mdr_rule_message_at_its_word,

  mdr_rule_no_internet,
  mdr_rule_no_names,
  mdr_rule_captive_portal,
  mdr_rule_only_proxy_leads_out,
  mdr_rule_proxy,
  mdr_rule_mail_ports_shut,
  mdr_rule_sending_ports_shut,
  mdr_rule_tunnel_in_the_way,
  mdr_rule_ipv6_everywhere_dead,

  mdr_rule_host_lives_behind_shut_ports,
  mdr_rule_host_lives_but_for_sending,
  mdr_rule_host_dead,
  mdr_rule_other_port_works,
  mdr_rule_named_port_works,
  mdr_rule_shut_after_refused_sign_ins,
  mdr_rule_provider_keeps_foreigners_out,
  mdr_rule_works_beside_tunnel,
  mdr_rule_fails_beside_tunnel,

  mdr_rule_clock_off,
  mdr_rule_expired_on_different_days,
  mdr_rule_same_strange_issuer,
  mdr_rule_private_authority_at_public_provider,
  mdr_rule_interception_seen,
  mdr_rule_no_starttls_where_settings_are_doubtful,
  mdr_rule_starttls_taken_out,

  mdr_rule_server_down,
  mdr_rule_provider_down,
  mdr_rule_names_not_found,
  mdr_rule_name_leads_inside,
  mdr_rule_not_the_providers_server,

  mdr_rule_provider_wants_another_password,
  mdr_rule_refused_but_webmail_works,
  mdr_rule_webmail_fails_too,
  mdr_rule_user_name_form,
  mdr_rule_refused_again_and_again,
  mdr_rule_refused_for_sending_only,

  mdr_rule_token_is_there,
  mdr_rule_token_and_clock,
  mdr_rule_token_of_another_name,

  mdr_rule_program_is_set_otherwise,

  mdr_rule_providers_way_to_sign_in,
  mdr_rule_keeps_asking,
  mdr_rule_cannot_receive_only,
  mdr_rule_cannot_send_only,
  mdr_rule_neither_works,

  mdr_rule_saved_passwords_do_not_fit,
  mdr_rule_refused_password_is_an_old_one,
  mdr_rule_keyring_does_not_open,
  mdr_rule_password_was_not_saved,

  mdr_rule_reached_servers_speak_against,
  mdr_rule_single_findings_speak_against,
};

static gboolean
has_anything_failed (const MdrEvidence *evidence)
{
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    if (mdr_verdict_get_state (evidence->verdicts[direction]) == MDR_STATE_FAILED)
      return TRUE;

  return FALSE;
}

/* A complaint counts once what it is about was looked at. */
static gboolean
is_anything_wrong (const MdrEvidence *evidence)
{
  return has_anything_failed (evidence) || mdr_evidence_seems_well (evidence) ||
         (mdr_evidence_has_complaint (evidence) && mdr_evidence_all_work (evidence));
}

static void
put_first (GPtrArray *causes, MdrCause cause, double confidence, MdrFinding *because)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  if (because != NULL)
    g_ptr_array_add (reasons, because);

  g_ptr_array_insert (causes, 0, mdr_ranked_cause_new (cause, confidence, reasons, nothing));
}

/* Something is wrong, and no rule knows what; or nothing is. With the trouble on another device it
 * may be only this computer that does not get to the servers. */
static void
conclude (const MdrEvidence *evidence, MdrFinding *hindrance, GPtrArray *causes)
{
  if (causes->len > 0 &&
      mdr_ranked_cause_get_confidence (causes->pdata[0]) >= MDR_DIAGNOSIS_POSSIBLE)
    return;

  if (is_anything_wrong (evidence))
    put_first (causes, MDR_CAUSE_UNKNOWN, 0.5, has_anything_failed (evidence) ? hindrance : NULL);
  else if (mdr_evidence_all_work (evidence))
    put_first (causes, MDR_CAUSE_OK, 0.9, NULL);
}

/* Where the trouble shows on another device, what programs keep on this computer is no part of it.
 */
static GPtrArray *
choose_findings (const MdrEvidence *evidence)
{
  gboolean is_elsewhere = mdr_answers_are_elsewhere (evidence->answers);
  GPtrArray *chosen = g_ptr_array_sized_new (evidence->findings->len);

  for (guint i = 0; i < evidence->findings->len; i++)
    {
      MdrFinding *finding = g_ptr_array_index (evidence->findings, i);

      if (!is_elsewhere || !mdr_evidence_is_kept_here (finding))
        g_ptr_array_add (chosen, finding);
    }

  return chosen;
}

/**
 * mdr_diagnose:
 * @evidence: all that is known
 *
 * Names the causes that the evidence points to, the most likely first, each with what speaks for it
 * and against it. Nothing wrong is the single cause %MDR_CAUSE_OK; something wrong that cannot be
 * explained begins with %MDR_CAUSE_UNKNOWN; too little known to say even that is no cause at all.
 *
 * Returns: (transfer full) (element-type MdrRankedCause): the causes
 */
GPtrArray *
mdr_diagnose (const MdrEvidence *evidence)
{
  g_autoptr (GPtrArray) findings = choose_findings (evidence);
  MdrEvidence relevant = *evidence;
  g_autoptr (MdrInquiry) inquiry = mdr_inquiry_new (&relevant);
  GPtrArray *causes;

  relevant.findings = findings;

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i](inquiry);

  causes = mdr_inquiry_rank (inquiry);
  conclude (&relevant, mdr_inquiry_find_hindrance (inquiry), causes);

  return causes;
}
