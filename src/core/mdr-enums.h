/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fixed words of the program: protocols, phases, states, steps.
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * MdrProtocol:
 *
 * What a service speaks: IMAP (RFC 9051, 3501), POP3 (RFC 1939) or SMTP submission (RFC 6409).
 */
typedef enum
{
  MDR_PROTOCOL_IMAP,
  MDR_PROTOCOL_POP3,
  MDR_PROTOCOL_SMTP,
} MdrProtocol;

#define MDR_N_PROTOCOLS (MDR_PROTOCOL_SMTP + 1)

/**
 * MdrSecurity:
 * @MDR_SECURITY_TLS: TLS from the first byte (RFC 8314)
 * @MDR_SECURITY_STARTTLS: plain text, upgraded by STARTTLS or STLS
 * @MDR_SECURITY_NONE: never encrypted; looked at, never signed in to
 */
typedef enum
{
  MDR_SECURITY_TLS,
  MDR_SECURITY_STARTTLS,
  MDR_SECURITY_NONE,
} MdrSecurity;

/**
 * MdrSettingsSource:
 *
 * Where settings come from, the most trusted first.
 */
typedef enum
{
  MDR_SETTINGS_SOURCE_GIVEN,
  MDR_SETTINGS_SOURCE_PROVIDER_LIST,
  MDR_SETTINGS_SOURCE_MAIL_PROGRAM,
  MDR_SETTINGS_SOURCE_AUTOCONFIG,
  MDR_SETTINGS_SOURCE_SRV,
  MDR_SETTINGS_SOURCE_GUESS,
} MdrSettingsSource;

/**
 * MdrSeverity:
 *
 * How much a finding matters.
 */
typedef enum
{
  MDR_SEVERITY_INFO,
  MDR_SEVERITY_WARNING,
  MDR_SEVERITY_ERROR,
} MdrSeverity;

/**
 * MdrState:
 *
 * Where a phase, a probe, a service or a step stands.
 */
typedef enum
{
  MDR_STATE_WAITING,
  MDR_STATE_RUNNING,
  MDR_STATE_PASSED,
  MDR_STATE_WARNING,
  MDR_STATE_FAILED,
  MDR_STATE_SKIPPED,
  MDR_STATE_NEEDS_ANSWER,
} MdrState;

/**
 * MdrPhase:
 *
 * How far on the way from this computer to the mailbox. In the order of the way.
 */
typedef enum
{
  MDR_PHASE_RESOLVE,
  MDR_PHASE_CONNECT,
  MDR_PHASE_TLS,
  MDR_PHASE_GREETING,
  MDR_PHASE_STARTTLS,
  MDR_PHASE_CAPABILITIES,
  MDR_PHASE_SIGN_IN,
  MDR_PHASE_MAILBOX,
  MDR_PHASE_SUBMIT,
} MdrPhase;

#define MDR_N_PHASES (MDR_PHASE_SUBMIT + 1)

/**
 * MdrStepId:
 *
 * The stations of the wizard, in their order.
 */
typedef enum
{
  MDR_STEP_START,
  MDR_STEP_WEBMAIL,
  MDR_STEP_TWO_STEP,
  MDR_STEP_NETWORK,
  MDR_STEP_PASSWORDS,
  MDR_STEP_SETTINGS,
  MDR_STEP_RESULT,
} MdrStepId;

#define MDR_N_STEPS (MDR_STEP_RESULT + 1)

/**
 * MdrSkipReason:
 * @MDR_SKIP_REASON_NONE: the step may matter
 * @MDR_SKIP_REASON_NO_INTERNET: this computer is offline
 * @MDR_SKIP_REASON_NO_NAMES: no name of any computer can be looked up
 * @MDR_SKIP_REASON_PASSWORD_ACCEPTED: a server has just taken the password
 * @MDR_SKIP_REASON_WAY_SHUT: it is known what shuts the way to every server
 *
 * Why a step can be passed by. The words for it stand in data/guides/words.xml.
 */
typedef enum
{
  MDR_SKIP_REASON_NONE,
  MDR_SKIP_REASON_NO_INTERNET,
  MDR_SKIP_REASON_NO_NAMES,
  MDR_SKIP_REASON_PASSWORD_ACCEPTED,
  MDR_SKIP_REASON_WAY_SHUT,
} MdrSkipReason;

/**
 * MdrSignInPolicy:
 * @MDR_SIGN_IN_POLICY_UNKNOWN: nothing verified is known
 * @MDR_SIGN_IN_POLICY_PASSWORD: the account's password
 * @MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP: an app password once two-step verification is on
 * @MDR_SIGN_IN_POLICY_APP_PASSWORD: always an app password
 * @MDR_SIGN_IN_POLICY_OAUTH_PREFERRED: the provider's own sign-in window; an app password may do
 * @MDR_SIGN_IN_POLICY_OAUTH_ONLY: only the provider's own sign-in window; no password is taken
 * @MDR_SIGN_IN_POLICY_BRIDGE: a bridge program on the user's computer, with its own password
 * @MDR_SIGN_IN_POLICY_NO_IMAP: mail programs are not let in at all
 *
 * With what a provider lets a mail program sign in.
 */
typedef enum
{
  MDR_SIGN_IN_POLICY_UNKNOWN,
  MDR_SIGN_IN_POLICY_PASSWORD,
  MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP,
  MDR_SIGN_IN_POLICY_APP_PASSWORD,
  MDR_SIGN_IN_POLICY_OAUTH_PREFERRED,
  MDR_SIGN_IN_POLICY_OAUTH_ONLY,
  MDR_SIGN_IN_POLICY_BRIDGE,
  MDR_SIGN_IN_POLICY_NO_IMAP,
} MdrSignInPolicy;

/**
 * MdrPasswordKind:
 *
 * What the user says the secret is.
 */
typedef enum
{
  MDR_PASSWORD_KIND_ACCOUNT,
  MDR_PASSWORD_KIND_APP,
  MDR_PASSWORD_KIND_TOKEN,
} MdrPasswordKind;

/**
 * MdrDirection:
 *
 * The two things that people use mail for; each always gets a verdict of its own.
 */
typedef enum
{
  MDR_DIRECTION_RECEIVING,
  MDR_DIRECTION_SENDING,
} MdrDirection;

#define MDR_N_DIRECTIONS (MDR_DIRECTION_SENDING + 1)

/**
 * MdrQuestion:
 *
 * What only the user knows. The nicks are the keys of `--answer` and of the options of their name.
 */
typedef enum
{
  MDR_QUESTION_WEBMAIL,
  MDR_QUESTION_TWO_STEP,
  MDR_QUESTION_PROGRAM,
  MDR_QUESTION_DEVICE,
  MDR_QUESTION_SYMPTOM,
  MDR_QUESTION_MESSAGE,
} MdrQuestion;

#define MDR_N_QUESTIONS (MDR_QUESTION_MESSAGE + 1)

GType mdr_protocol_get_type (void) G_GNUC_CONST;
GType mdr_security_get_type (void) G_GNUC_CONST;
GType mdr_settings_source_get_type (void) G_GNUC_CONST;
GType mdr_severity_get_type (void) G_GNUC_CONST;
GType mdr_state_get_type (void) G_GNUC_CONST;
GType mdr_phase_get_type (void) G_GNUC_CONST;
GType mdr_step_id_get_type (void) G_GNUC_CONST;
GType mdr_skip_reason_get_type (void) G_GNUC_CONST;
GType mdr_sign_in_policy_get_type (void) G_GNUC_CONST;
GType mdr_password_kind_get_type (void) G_GNUC_CONST;
GType mdr_direction_get_type (void) G_GNUC_CONST;
GType mdr_question_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_PROTOCOL (mdr_protocol_get_type ())
#define MDR_TYPE_SECURITY (mdr_security_get_type ())
#define MDR_TYPE_SETTINGS_SOURCE (mdr_settings_source_get_type ())
#define MDR_TYPE_SEVERITY (mdr_severity_get_type ())
#define MDR_TYPE_STATE (mdr_state_get_type ())
#define MDR_TYPE_PHASE (mdr_phase_get_type ())
#define MDR_TYPE_STEP_ID (mdr_step_id_get_type ())
#define MDR_TYPE_SKIP_REASON (mdr_skip_reason_get_type ())
#define MDR_TYPE_SIGN_IN_POLICY (mdr_sign_in_policy_get_type ())
#define MDR_TYPE_PASSWORD_KIND (mdr_password_kind_get_type ())
#define MDR_TYPE_DIRECTION (mdr_direction_get_type ())
#define MDR_TYPE_QUESTION (mdr_question_get_type ())

const char *mdr_enum_to_nick (GType type, int value);
gboolean mdr_enum_from_nick (GType type, const char *nick, int *value);

MdrState mdr_state_worse (MdrState a, MdrState b);

G_END_DECLS
