/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines of the checklist that need neither server nor password: webmail, network, saved
 * passwords.
 */

#include "mdr-checklist-rules.h"

/**
 * mdr_checklist_judge_webmail:
 * @facts: what is known
 *
 * A page that can be reached has not let anybody in: that only the user can try.
 *
 * Returns: (transfer full): the line on the webmail
 */
MdrChecklistItem *
mdr_checklist_judge_webmail (const MdrChecklistFacts *facts)
{
  const MdrCheck check = MDR_CHECK_WEBMAIL;
  const MdrEvidence *evidence = &facts->evidence;
  MdrFinding *fault = mdr_checklist_find_fault_of_step (facts, MDR_STEP_WEBMAIL);
  MdrFinding *works = mdr_evidence_find (evidence, "webmail-sign-in-works");
  MdrFinding *unknown = mdr_evidence_find (evidence, "webmail-unknown");
  MdrChecklistItem *unfinished = mdr_checklist_tell_unfinished (facts, check);

  if (unfinished != NULL)
    return unfinished;

  if (fault != NULL)
    return mdr_checklist_tell_fault (check, fault);

  if (works != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_PASSED, works);

  if (mdr_evidence_has (evidence, "sign-in-accepted"))
    return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "not-needed", NULL);

  if (mdr_evidence_has (evidence, "webmail-reachable"))
    return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "only-reached", NULL);

  if (unknown != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_SKIPPED, unknown);

  return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "not-answered", NULL);
}

/* Of several tunnels the first one found is that which mail goes through, if any is. */
static const char *
describe_network (const MdrChecklistFacts *facts)
{
  MdrFinding *vpn = mdr_evidence_find (&facts->evidence, "vpn-active");
  const char *carries;

  if (vpn == NULL)
    return facts->vpn_sought ? "works-without-vpn" : "works";

  carries = mdr_finding_get_parameter (vpn, "mail-route");
  if (carries == NULL)
    carries = mdr_finding_get_parameter (vpn, "default-route");

  return g_strcmp0 (carries, "yes") == 0 ? "works-through-vpn" : "works-past-vpn";
}

/**
 * mdr_checklist_judge_network:
 * @facts: what is known
 *
 * A connection to the internet is not yet one to the mail servers.
 *
 * Returns: (transfer full): the line on network and VPN
 */
MdrChecklistItem *
mdr_checklist_judge_network (const MdrChecklistFacts *facts)
{
  const MdrCheck check = MDR_CHECK_NETWORK;
  MdrFinding *fault = mdr_checklist_find_fault_of_step (facts, MDR_STEP_NETWORK);
  MdrChecklistItem *unfinished = mdr_checklist_tell_unfinished (facts, check);

  if (unfinished != NULL)
    return unfinished;

  if (fault != NULL)
    return mdr_checklist_tell_fault (check, fault);

  if (mdr_checklist_have_all_reached (facts, MDR_PHASE_CONNECT))
    return mdr_checklist_item_new (check, MDR_STATE_PASSED, describe_network (facts), NULL);

  return mdr_checklist_item_new (
      check, MDR_STATE_SKIPPED,
      mdr_evidence_has (&facts->evidence, "online") ? "only-online" : "not-looked-at", NULL);
}

/**
 * mdr_checklist_judge_passwords:
 * @facts: what is known
 *
 * Where there is no password store, or one that stays locked, nothing was looked at.
 *
 * Returns: (transfer full): the line on saved passwords
 */
MdrChecklistItem *
mdr_checklist_judge_passwords (const MdrChecklistFacts *facts)
{
  static const char *const in_the_way[] = { "keyring-not-there", "keyring-not-seen",
                                            "keyring-locked", "keyring-refused", NULL };
  const MdrCheck check = MDR_CHECK_PASSWORDS;
  MdrFinding *fault = mdr_checklist_find_fault_of_step (facts, MDR_STEP_PASSWORDS);
  MdrFinding *trouble = mdr_checklist_find_any (facts, in_the_way);
  MdrFinding *none = mdr_evidence_find (&facts->evidence, "saved-passwords-none");
  MdrFinding *unseen = mdr_evidence_find (&facts->evidence, "saved-passwords-not-checked");
  MdrChecklistItem *unfinished = mdr_checklist_tell_unfinished (facts, check);

  if (unfinished != NULL)
    return unfinished;

  if (mdr_answers_are_elsewhere (facts->evidence.answers))
    return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "other-device", NULL);

  if (fault != NULL)
    return mdr_checklist_tell_fault (check, fault);

  if (trouble != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_SKIPPED, trouble);

  if (none != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_PASSED, none);

  if (mdr_evidence_has (&facts->evidence, "saved-passwords-listed"))
    return mdr_checklist_item_new (check, MDR_STATE_PASSED, "nothing-odd", NULL);

  if (unseen != NULL)
    return mdr_checklist_item_new_found (check, MDR_STATE_SKIPPED, unseen);

  return mdr_checklist_item_new (check, MDR_STATE_SKIPPED, "not-looked-at", NULL);
}
