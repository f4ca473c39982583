/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They say in a few words what the rest of the page explains, and must not contradict it.
 */

#include "mdr-result-words.h"

#include <glib/gi18n.h>

#include "core/mdr-diagnosis.h"

static gboolean
no_server_is_known (MdrVerdict *receiving, MdrVerdict *sending)
{
  return receiving != NULL && sending != NULL && mdr_verdict_get_service (receiving) == NULL &&
         mdr_verdict_get_service (sending) == NULL;
}

static gboolean
servers_are_well (MdrVerdict *receiving, MdrVerdict *sending)
{
  return receiving != NULL && sending != NULL &&
         mdr_verdict_get_state (receiving) == MDR_STATE_PASSED &&
         mdr_verdict_get_state (sending) == MDR_STATE_PASSED;
}

/* Where nothing at all can be looked up, that no server is known says nothing about the address. */
static gboolean
is_about_address (MdrRankedCause *first)
{
  if (first == NULL)
    return TRUE;

  switch (mdr_ranked_cause_get_cause (first))
    {
    case MDR_CAUSE_DNS_FAILURE:
      return g_strcmp0 (mdr_ranked_cause_get_situation (first), "no-names") != 0;
    case MDR_CAUSE_NO_INTERNET:
    case MDR_CAUSE_CAPTIVE_PORTAL:
    case MDR_CAUSE_PROXY_REQUIRED:
      return FALSE;
    default:
      return TRUE;
    }
}

/**
 * mdr_result_words_get_title:
 * @state: the state of the whole
 * @receiving: (nullable): how receiving stands
 * @sending: (nullable): how sending stands
 * @first: (nullable): the most likely cause
 *
 * Returns: the result in a sentence
 */
const char *
mdr_result_words_get_title (MdrState state,
                            MdrVerdict *receiving,
                            MdrVerdict *sending,
                            MdrRankedCause *first)
{
  switch (state)
    {
    case MDR_STATE_RUNNING:
      return _ ("Checks are still going on");

    case MDR_STATE_PASSED:
      return _ ("No fault was found");

    case MDR_STATE_WARNING:
      return servers_are_well (receiving, sending)
                 ? _ ("The servers are in order; the trouble is elsewhere")
                 : _ ("Your mail works only in part");

    case MDR_STATE_FAILED:
      return no_server_is_known (receiving, sending) && is_about_address (first)
                 ? _ ("No mail server is known for this address")
                 : _ ("This is what stops your mail");

    case MDR_STATE_WAITING:
    case MDR_STATE_SKIPPED:
    case MDR_STATE_NEEDS_ANSWER:
      return _ ("There is no result yet");
    }

  g_return_val_if_reached (NULL);
}

/**
 * mdr_result_words_get_cause_heading:
 * @first: (nullable): the most likely cause
 *
 * Returns: how sure @first is, in two words; empty where it is not known
 */
const char *
mdr_result_words_get_cause_heading (MdrRankedCause *first)
{
  if (first == NULL || mdr_ranked_cause_get_cause (first) == MDR_CAUSE_UNKNOWN)
    return "";

  return mdr_ranked_cause_get_confidence (first) >= MDR_DIAGNOSIS_LIKELY ? _ ("Most likely cause")
                                                                         : _ ("Possible cause");
}
