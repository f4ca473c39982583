/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who hears that the cause was found stops looking. So it must rest on something that was measured,
 * and while checks go on, on nothing that the next answer might turn round.
 */

#include "mdr-found-cause.h"

#include "mdr-diagnosis.h"

/* Whether a finding can bear a cause: a fault that was seen, and not what somebody's message may
 * have meant. */
static gboolean
is_certain (MdrFinding *finding)
{
  return mdr_evidence_is_fault (finding) && !mdr_evidence_is_hearsay (finding) &&
         mdr_evidence_get_certainty (finding) >= MDR_DIAGNOSIS_MEASURED;
}

/* What a provider demands of all mail programs explains one that is not let in. Such a remark only
 * speaks for a cause where somebody complains. */
static gboolean
is_demand_of_provider (MdrFinding *finding)
{
  static const char *const demands[] = { "provider-takes-no-password",
                                         "provider-needs-app-password",
                                         "provider-needs-app-password-with-two-step",
                                         "provider-prefers-modern-sign-in", NULL };

  return g_strv_contains (demands, mdr_finding_get_code (finding));
}

static gboolean
rests_on_something_certain (MdrRankedCause *cause)
{
  GListModel *because = mdr_ranked_cause_get_because (cause);
  guint n_because = g_list_model_get_n_items (because);

  for (guint i = 0; i < n_because; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (because, i);

      if (is_certain (finding) || is_demand_of_provider (finding))
        return TRUE;
    }

  return FALSE;
}

/* Only the outside of a fault is seen in these, and what is still looked at may show the inside: a
 * firewall behind a closed port, a wrong clock behind a certificate. */
static gboolean
may_have_another_behind_it (MdrCause cause)
{
  static const MdrCause outsides[] = {
    MDR_CAUSE_DNS_FAILURE,
    MDR_CAUSE_CONNECTION_REFUSED,
    MDR_CAUSE_CONNECTION_TIMEOUT,
    MDR_CAUSE_CONNECTION_RESET,
    MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE,
    MDR_CAUSE_TLS_EXPIRED_CERTIFICATE,
    MDR_CAUSE_TLS_WRONG_HOST,
    MDR_CAUSE_STARTTLS_STRIPPED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (outsides); i++)
    if (outsides[i] == cause)
      return TRUE;

  return FALSE;
}

/**
 * mdr_found_cause_counts:
 * @first: (nullable): the first cause of a diagnosis
 * @running: whether checks are under way
 *
 * Judges whether @first may be called found. When all is checked, it has to be likely; before that,
 * measured, and nothing that another fault may lie behind.
 *
 * Returns: whether it may be offered
 */
gboolean
mdr_found_cause_counts (MdrRankedCause *first, gboolean running)
{
  const double least = running ? MDR_DIAGNOSIS_MEASURED : MDR_DIAGNOSIS_LIKELY;

  if (first == NULL || mdr_ranked_cause_get_cause (first) == MDR_CAUSE_OK ||
      mdr_ranked_cause_get_cause (first) == MDR_CAUSE_UNKNOWN)
    return FALSE;

  if (running && may_have_another_behind_it (mdr_ranked_cause_get_cause (first)))
    return FALSE;

  return mdr_ranked_cause_get_confidence (first) >= least && rests_on_something_certain (first);
}

/**
 * mdr_found_cause_is_measured:
 * @cause: a cause
 *
 * Returns: whether a server or the system said so itself, so that it is more than likely
 */
gboolean
mdr_found_cause_is_measured (MdrRankedCause *cause)
{
  g_return_val_if_fail (MDR_IS_RANKED_CAUSE (cause), FALSE);

  return mdr_ranked_cause_get_confidence (cause) >= MDR_DIAGNOSIS_MEASURED;
}

/**
 * mdr_found_cause_is_one_sided:
 * @cause: a cause
 * @direction: (out): the direction
 *
 * Judges by the servers that speak for @cause whether it is about receiving only, or about sending
 * only. A fault that belongs to no server may be about both.
 *
 * Returns: whether it is, and @direction is set
 */
gboolean
mdr_found_cause_is_one_sided (MdrRankedCause *cause, MdrDirection *direction)
{
  GListModel *because;
  guint n_because;
  gboolean seen[MDR_N_DIRECTIONS] = { FALSE };

  g_return_val_if_fail (MDR_IS_RANKED_CAUSE (cause), FALSE);
  g_return_val_if_fail (direction != NULL, FALSE);

  because = mdr_ranked_cause_get_because (cause);
  n_because = g_list_model_get_n_items (because);
  for (guint i = 0; i < n_because; i++)
    {
      g_autoptr (MdrFinding) finding = g_list_model_get_item (because, i);
      MdrService *service = mdr_finding_get_service (finding);

      if (!mdr_evidence_is_fault (finding))
        continue;
      if (service == NULL)
        return FALSE;
      seen[mdr_protocol_get_direction (mdr_service_get_protocol (service))] = TRUE;
    }

  *direction = seen[MDR_DIRECTION_SENDING] ? MDR_DIRECTION_SENDING : MDR_DIRECTION_RECEIVING;

  return seen[MDR_DIRECTION_SENDING] != seen[MDR_DIRECTION_RECEIVING];
}
