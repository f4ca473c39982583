/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Behind a refused permission of the provider's sign-in window. Servers mostly give one answer for
 * a token that ran out and for one of somebody else; what else is known tells them apart. These
 * rules know the findings
 *
 *   token-refused: a server refused a token; `user-name-form` says what name went with it
 *   mailbox-refused: it took the token, and has no mailbox for that name
 *   online-account-gave-permission: the desktop has a token
 *   online-account-signed-out: not even the desktop gets a token any more
 *   online-account-other-name: the token is somebody else's
 *   clock-off: the clock of this computer is wrong
 */

#include "mdr-diagnosis-rules.h"

#include <string.h>

static MdrFinding *
find_refusal (const MdrEvidence *evidence)
{
  MdrFinding *refused = mdr_evidence_find_fault (evidence, "token-refused");

  return refused != NULL ? refused
                         : mdr_evidence_find_fault (evidence, "online-account-signed-out");
}

/* That the provider wants its own sign-in window is no fault where somebody has gone through it. */
void
mdr_rule_token_is_there (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);

  if (find_refusal (evidence) != NULL ||
      mdr_evidence_has (evidence, "online-account-gave-permission"))
    mdr_inquiry_explain_away (inquiry, MDR_CAUSE_OAUTH_REQUIRED);
}

/* Whoever keeps a token reckons by the clock of this computer how long it is good. With a wrong one
 * it shows tokens that have run out, and asks too early or too late for new ones. */
void
mdr_rule_token_and_clock (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *refused = find_refusal (evidence);
  MdrFinding *clock = mdr_evidence_find_fault (evidence, "clock-off");

  if (refused == NULL || clock == NULL)
    return;

  mdr_inquiry_accuse (inquiry, MDR_CAUSE_CLOCK_SKEW, 0.93, clock);
  mdr_inquiry_support (inquiry, MDR_CAUSE_CLOCK_SKEW, refused);
  mdr_inquiry_explain_away (inquiry, MDR_CAUSE_OAUTH_TOKEN_EXPIRED);
}

/* Microsoft lets a token in that belongs to another mailbox, and then opens none. */
static MdrFinding *
find_other_mailbox (const MdrEvidence *evidence)
{
  MdrFinding *refused = mdr_evidence_find_fault (evidence, "mailbox-refused");
  const char *text = refused != NULL ? mdr_finding_get_parameter (refused, "server-text") : NULL;

  return text != NULL && strcasestr (text, "authenticated but not connected") != NULL ? refused
                                                                                      : NULL;
}

/* The permission is good, but for another account than the one whose name was sent along. */
void
mdr_rule_token_of_another_name (MdrInquiry *inquiry)
{
  const MdrEvidence *evidence = mdr_inquiry_get_evidence (inquiry);
  MdrFinding *refused = mdr_evidence_find_fault (evidence, "token-refused");
  MdrFinding *other = mdr_evidence_find (evidence, "online-account-other-name");

  if (refused == NULL)
    refused = find_other_mailbox (evidence);

  if (refused == NULL)
    return;

  if (other != NULL)
    {
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS, 0.94, refused);
      mdr_inquiry_support (inquiry, MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS, other);
      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_OAUTH_TOKEN_EXPIRED);
      mdr_inquiry_explain_away (inquiry, MDR_CAUSE_PROTOCOL_DISABLED);
    }
  else if (g_strcmp0 (mdr_finding_get_parameter (refused, "user-name-form"), "local-part") == 0)
    {
      /* A token belongs to an address. */
      mdr_inquiry_accuse (inquiry, MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS, 0.7, refused);
    }
}
