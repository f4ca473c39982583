/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Single words and titles, for everything that has a code.
 */

#include "mdr-texts.h"

#include "mdr-text-store.h"

/* That every code has its words is a promise that the tests keep. */
static const char *
get_text (const char *kind, GType type, int value, const char *part)
{
  const char *text = mdr_text_store_get (kind, mdr_enum_to_nick (type, value), part);

  g_return_val_if_fail (text != NULL, "");

  return text;
}

/**
 * mdr_texts_get_cause_title:
 * @cause: a cause
 *
 * Says in a few words what is wrong: a whole sentence without its full stop.
 *
 * Returns: text for users
 */
const char *
mdr_texts_get_cause_title (MdrCause cause)
{
  return get_text ("cause", MDR_TYPE_CAUSE, cause, "title");
}

/**
 * mdr_texts_get_cause_explanation:
 * @cause: a cause
 *
 * Says what the cause means for the user, in one to three sentences.
 *
 * Returns: text for users
 */
const char *
mdr_texts_get_cause_explanation (MdrCause cause)
{
  return get_text ("cause", MDR_TYPE_CAUSE, cause, "explanation");
}

static const char *
get_text_of_ranked_cause (MdrRankedCause *ranked, const char *part)
{
  const char *situation = mdr_ranked_cause_get_situation (ranked);

  if (situation != NULL)
    return mdr_text_store_get ("situation", situation, part);

  return get_text ("cause", MDR_TYPE_CAUSE, mdr_ranked_cause_get_cause (ranked), part);
}

/**
 * mdr_texts_get_ranked_cause_title:
 * @ranked: an entry of a diagnosis
 *
 * Says in a few words what is wrong; where the cause is unknown, what the situation is.
 *
 * Returns: text for users
 */
const char *
mdr_texts_get_ranked_cause_title (MdrRankedCause *ranked)
{
  g_return_val_if_fail (MDR_IS_RANKED_CAUSE (ranked), "");

  return get_text_of_ranked_cause (ranked, "title");
}

/**
 * mdr_texts_get_ranked_cause_explanation:
 * @ranked: an entry of a diagnosis
 *
 * Says what that means for the user, in one to three sentences.
 *
 * Returns: text for users
 */
const char *
mdr_texts_get_ranked_cause_explanation (MdrRankedCause *ranked)
{
  g_return_val_if_fail (MDR_IS_RANKED_CAUSE (ranked), "");

  return get_text_of_ranked_cause (ranked, "explanation");
}

/**
 * mdr_texts_get_cause_sign:
 * @cause: a cause
 *
 * Returns: (nullable): how one recognises it, in a sentence or two
 */
const char *
mdr_texts_get_cause_sign (MdrCause cause)
{
  return mdr_text_store_get ("cause", mdr_cause_to_code (cause), "sign");
}

/**
 * mdr_texts_get_direction_title:
 * @direction: a direction
 *
 * Returns: "Receiving" or "Sending"
 */
const char *
mdr_texts_get_direction_title (MdrDirection direction)
{
  return get_text ("direction", MDR_TYPE_DIRECTION, direction, "title");
}

/**
 * mdr_texts_get_password_kind_title:
 * @kind: what a secret is
 *
 * Returns: text for users, as "App password"
 */
const char *
mdr_texts_get_password_kind_title (MdrPasswordKind kind)
{
  return get_text ("password-kind", MDR_TYPE_PASSWORD_KIND, kind, "title");
}

/**
 * mdr_texts_get_phase_title:
 * @phase: a phase
 *
 * Returns: text for users, as "Secure channel"
 */
const char *
mdr_texts_get_phase_title (MdrPhase phase)
{
  return get_text ("phase", MDR_TYPE_PHASE, phase, "title");
}

/**
 * mdr_texts_get_protocol_title:
 * @protocol: a protocol
 *
 * Names what the protocol is used for, with its own name in brackets; that alone is what
 * mdr_protocol_get_title() gives.
 *
 * Returns: text for users, as "Receiving (IMAP)"
 */
const char *
mdr_texts_get_protocol_title (MdrProtocol protocol)
{
  return get_text ("protocol", MDR_TYPE_PROTOCOL, protocol, "title");
}

/**
 * mdr_texts_get_provider_link_title:
 * @link: one of the pages that providers have
 *
 * Names a provider's page as a button does.
 *
 * Returns: text for users, as "Open the webmail"
 */
const char *
mdr_texts_get_provider_link_title (MdrProviderLink link)
{
  return get_text ("provider-link", MDR_TYPE_PROVIDER_LINK, link, "title");
}

/**
 * mdr_texts_get_security_title:
 * @security: how a channel is secured
 *
 * Names the encryption as the settings of mail programs do.
 *
 * Returns: text for users, as "SSL/TLS"
 */
const char *
mdr_texts_get_security_title (MdrSecurity security)
{
  return get_text ("security", MDR_TYPE_SECURITY, security, "title");
}

/**
 * mdr_texts_get_settings_source_title:
 * @source: where settings come from
 *
 * Returns: text for users, as "From the built-in list"
 */
const char *
mdr_texts_get_settings_source_title (MdrSettingsSource source)
{
  return get_text ("settings-source", MDR_TYPE_SETTINGS_SOURCE, source, "title");
}

/**
 * mdr_texts_get_severity_title:
 * @severity: a severity
 *
 * Returns: text for users, as "Problem"
 */
const char *
mdr_texts_get_severity_title (MdrSeverity severity)
{
  return get_text ("severity", MDR_TYPE_SEVERITY, severity, "title");
}

/**
 * mdr_texts_get_sign_in_policy_title:
 * @policy: a provider's rule
 *
 * Says with what a provider lets mail programs sign in.
 *
 * Returns: text for users, a whole sentence without its full stop
 */
const char *
mdr_texts_get_sign_in_policy_title (MdrSignInPolicy policy)
{
  return get_text ("sign-in-policy", MDR_TYPE_SIGN_IN_POLICY, policy, "title");
}

/**
 * mdr_texts_get_skip_reason:
 * @reason: why a step can be passed by, not %MDR_SKIP_REASON_NONE
 *
 * Returns: text for users, a whole sentence
 */
const char *
mdr_texts_get_skip_reason (MdrSkipReason reason)
{
  return get_text ("skip", MDR_TYPE_SKIP_REASON, reason, "title");
}

/**
 * mdr_texts_get_state_title:
 * @state: a state
 *
 * Returns: text for users, as "Not checked yet"
 */
const char *
mdr_texts_get_state_title (MdrState state)
{
  return get_text ("state", MDR_TYPE_STATE, state, "title");
}

/**
 * mdr_texts_get_step_title:
 * @step: a step
 *
 * Returns: text for users, as "Webmail"
 */
const char *
mdr_texts_get_step_title (MdrStepId step)
{
  return get_text ("step", MDR_TYPE_STEP_ID, step, "title");
}
