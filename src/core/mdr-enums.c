/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fixed words of the program. The nicks are contracts: they stand in JSON and reports.
 */

#include "mdr-enums.h"

G_DEFINE_ENUM_TYPE (MdrProtocol,
                    mdr_protocol,
                    G_DEFINE_ENUM_VALUE (MDR_PROTOCOL_IMAP, "imap"),
                    G_DEFINE_ENUM_VALUE (MDR_PROTOCOL_POP3, "pop3"),
                    G_DEFINE_ENUM_VALUE (MDR_PROTOCOL_SMTP, "smtp"))

G_DEFINE_ENUM_TYPE (MdrSecurity,
                    mdr_security,
                    G_DEFINE_ENUM_VALUE (MDR_SECURITY_TLS, "tls"),
                    G_DEFINE_ENUM_VALUE (MDR_SECURITY_STARTTLS, "starttls"),
                    G_DEFINE_ENUM_VALUE (MDR_SECURITY_NONE, "none"))

G_DEFINE_ENUM_TYPE (MdrSettingsSource,
                    mdr_settings_source,
                    G_DEFINE_ENUM_VALUE (MDR_SETTINGS_SOURCE_GIVEN, "given"),
                    G_DEFINE_ENUM_VALUE (MDR_SETTINGS_SOURCE_PROVIDER_LIST, "provider-list"),
                    G_DEFINE_ENUM_VALUE (MDR_SETTINGS_SOURCE_MAIL_PROGRAM, "mail-program"),
                    G_DEFINE_ENUM_VALUE (MDR_SETTINGS_SOURCE_AUTOCONFIG, "autoconfig"),
                    G_DEFINE_ENUM_VALUE (MDR_SETTINGS_SOURCE_SRV, "srv"),
                    G_DEFINE_ENUM_VALUE (MDR_SETTINGS_SOURCE_GUESS, "guess"))

G_DEFINE_ENUM_TYPE (MdrSeverity,
                    mdr_severity,
                    G_DEFINE_ENUM_VALUE (MDR_SEVERITY_INFO, "info"),
                    G_DEFINE_ENUM_VALUE (MDR_SEVERITY_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (MDR_SEVERITY_ERROR, "error"))

G_DEFINE_ENUM_TYPE (MdrState,
                    mdr_state,
                    G_DEFINE_ENUM_VALUE (MDR_STATE_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (MDR_STATE_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (MDR_STATE_PASSED, "passed"),
                    G_DEFINE_ENUM_VALUE (MDR_STATE_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (MDR_STATE_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (MDR_STATE_SKIPPED, "skipped"),
                    G_DEFINE_ENUM_VALUE (MDR_STATE_NEEDS_ANSWER, "needs-answer"))

G_DEFINE_ENUM_TYPE (MdrPhase,
                    mdr_phase,
                    G_DEFINE_ENUM_VALUE (MDR_PHASE_RESOLVE, "resolve"),
                    G_DEFINE_ENUM_VALUE (MDR_PHASE_CONNECT, "connect"),
                    G_DEFINE_ENUM_VALUE (MDR_PHASE_TLS, "tls"),
                    G_DEFINE_ENUM_VALUE (MDR_PHASE_GREETING, "greeting"),
                    G_DEFINE_ENUM_VALUE (MDR_PHASE_STARTTLS, "starttls"),
                    G_DEFINE_ENUM_VALUE (MDR_PHASE_CAPABILITIES, "capabilities"),
                    G_DEFINE_ENUM_VALUE (MDR_PHASE_SIGN_IN, "sign-in"),
                    G_DEFINE_ENUM_VALUE (MDR_PHASE_MAILBOX, "mailbox"),
                    G_DEFINE_ENUM_VALUE (MDR_PHASE_SUBMIT, "submit"))

G_DEFINE_ENUM_TYPE (MdrStepId,
                    mdr_step_id,
                    G_DEFINE_ENUM_VALUE (MDR_STEP_START, "start"),
                    G_DEFINE_ENUM_VALUE (MDR_STEP_WEBMAIL, "webmail"),
                    G_DEFINE_ENUM_VALUE (MDR_STEP_TWO_STEP, "two-step"),
                    G_DEFINE_ENUM_VALUE (MDR_STEP_NETWORK, "network"),
                    G_DEFINE_ENUM_VALUE (MDR_STEP_PASSWORDS, "passwords"),
                    G_DEFINE_ENUM_VALUE (MDR_STEP_SETTINGS, "settings"),
                    G_DEFINE_ENUM_VALUE (MDR_STEP_RESULT, "result"))

G_DEFINE_ENUM_TYPE (MdrSkipReason,
                    mdr_skip_reason,
                    G_DEFINE_ENUM_VALUE (MDR_SKIP_REASON_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (MDR_SKIP_REASON_NO_INTERNET, "no-internet"),
                    G_DEFINE_ENUM_VALUE (MDR_SKIP_REASON_NO_NAMES, "no-names"),
                    G_DEFINE_ENUM_VALUE (MDR_SKIP_REASON_PASSWORD_ACCEPTED, "password-accepted"),
                    G_DEFINE_ENUM_VALUE (MDR_SKIP_REASON_WAY_SHUT, "way-shut"))

G_DEFINE_ENUM_TYPE (MdrSignInPolicy,
                    mdr_sign_in_policy,
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_POLICY_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_POLICY_PASSWORD, "password"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP,
                                         "app-password-if-two-step"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_POLICY_APP_PASSWORD, "app-password"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_POLICY_OAUTH_PREFERRED, "oauth-preferred"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_POLICY_OAUTH_ONLY, "oauth-only"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_POLICY_BRIDGE, "bridge"),
                    G_DEFINE_ENUM_VALUE (MDR_SIGN_IN_POLICY_NO_IMAP, "no-imap"))

G_DEFINE_ENUM_TYPE (MdrPasswordKind,
                    mdr_password_kind,
                    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_KIND_ACCOUNT, "account"),
                    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_KIND_APP, "app"),
                    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_KIND_TOKEN, "token"))

G_DEFINE_ENUM_TYPE (MdrDirection,
                    mdr_direction,
                    G_DEFINE_ENUM_VALUE (MDR_DIRECTION_RECEIVING, "receiving"),
                    G_DEFINE_ENUM_VALUE (MDR_DIRECTION_SENDING, "sending"))

G_DEFINE_ENUM_TYPE (MdrQuestion,
                    mdr_question,
                    G_DEFINE_ENUM_VALUE (MDR_QUESTION_WEBMAIL, "webmail"),
                    G_DEFINE_ENUM_VALUE (MDR_QUESTION_TWO_STEP, "two-step"),
                    G_DEFINE_ENUM_VALUE (MDR_QUESTION_PROGRAM, "program"),
                    G_DEFINE_ENUM_VALUE (MDR_QUESTION_DEVICE, "device"),
                    G_DEFINE_ENUM_VALUE (MDR_QUESTION_SYMPTOM, "symptom"),
                    G_DEFINE_ENUM_VALUE (MDR_QUESTION_MESSAGE, "message"))

/**
 * mdr_enum_to_nick:
 * @type: an enumeration type
 * @value: one of its values
 *
 * Gives the code of @value as it stands in JSON, data files and reports.
 *
 * Returns: a static string
 */
const char *
mdr_enum_to_nick (GType type, int value)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (enum_class, value);

  g_return_val_if_fail (found != NULL, "");

  return found->value_nick;
}

/**
 * mdr_enum_from_nick:
 * @type: an enumeration type
 * @nick: (nullable): a code, any text
 * @value: (out): where to put the value
 *
 * The way back from mdr_enum_to_nick().
 *
 * Returns: whether @nick is one of the codes; @value is only set if so
 */
gboolean
mdr_enum_from_nick (GType type, const char *nick, int *value)
{
  g_autoptr (GEnumClass) enum_class = g_type_class_ref (type);
  const GEnumValue *found = nick != NULL ? g_enum_get_value_by_nick (enum_class, nick) : NULL;

  if (found == NULL)
    return FALSE;

  *value = found->value;

  return TRUE;
}

/**
 * mdr_state_worse:
 * @a: a state
 * @b: another
 *
 * Picks the state that a whole takes from two of its parts: running hides all, then the bad
 * outweighs the good, and what was not done counts least.
 *
 * Returns: @a or @b
 */
MdrState
mdr_state_worse (MdrState a, MdrState b)
{
  static const int weights[] = {
    [MDR_STATE_SKIPPED] = 0,      [MDR_STATE_WAITING] = 1, [MDR_STATE_PASSED] = 2,
    [MDR_STATE_NEEDS_ANSWER] = 3, [MDR_STATE_WARNING] = 4, [MDR_STATE_FAILED] = 5,
    [MDR_STATE_RUNNING] = 6,
  };

  return weights[a] >= weights[b] ? a : b;
}
