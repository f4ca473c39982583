/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The causes that a diagnosis can name.
 */

#include "mdr-cause.h"

G_DEFINE_ENUM_TYPE (
    MdrCause,
    mdr_cause,
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_OK, "ok"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_PASSWORD_WRONG, "password-wrong"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_APP_PASSWORD_REQUIRED, "app-password-required"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_OAUTH_REQUIRED, "oauth-required"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_OAUTH_TOKEN_EXPIRED, "oauth-token-expired"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_ACCOUNT_LOCKED, "account-locked"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_WEB_LOGIN_REQUIRED, "web-login-required"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_PROTOCOL_DISABLED, "protocol-disabled"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED, "auth-mechanism-unsupported"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS, "username-not-full-address"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_KEYRING_PROBLEM, "keyring-problem"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_STALE_CREDENTIALS, "stale-credentials"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING, "auth-required-for-sending"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_SENDER_REJECTED, "sender-rejected"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_RECIPIENT_REJECTED, "recipient-rejected"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_MESSAGE_REJECTED_POLICY, "message-rejected-policy"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_RATE_LIMITED, "rate-limited"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_IP_BLOCKED, "ip-blocked"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_SERVER_TEMPORARY, "server-temporary"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_SERVER_DOWN, "server-down"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_TOO_MANY_CONNECTIONS, "too-many-connections"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_MAILBOX_FULL, "mailbox-full"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_WRONG_SERVER_SETTINGS, "wrong-server-settings"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_ENCRYPTION_REQUIRED, "encryption-required"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_PLAINTEXT_ON_TLS_PORT, "plaintext-on-tls-port"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_DNS_FAILURE, "dns-failure"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_NO_INTERNET, "no-internet"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_CAPTIVE_PORTAL, "captive-portal"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_PROXY_REQUIRED, "proxy-required"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_VPN_INTERFERENCE, "vpn-interference"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_FIREWALL_BLOCKS_MAIL, "firewall-blocks-mail"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_IPV6_BROKEN, "ipv6-broken"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_CONNECTION_REFUSED, "connection-refused"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_CONNECTION_TIMEOUT, "connection-timeout"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_CONNECTION_RESET, "connection-reset"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_TLS_UNTRUSTED_CERTIFICATE, "tls-untrusted-certificate"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_TLS_EXPIRED_CERTIFICATE, "tls-expired-certificate"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_TLS_WRONG_HOST, "tls-wrong-host"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_TLS_INTERCEPTION, "tls-interception"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_TLS_VERSION_OR_CIPHER, "tls-version-or-cipher"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_STARTTLS_STRIPPED, "starttls-stripped"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_CLOCK_SKEW, "clock-skew"),
    G_DEFINE_ENUM_VALUE (MDR_CAUSE_UNKNOWN, "unknown"))

/**
 * mdr_cause_to_code:
 * @cause: a cause
 *
 * Gives the code that stands in JSON, data files and reports.
 *
 * Returns: a static string
 */
const char *
mdr_cause_to_code (MdrCause cause)
{
  return mdr_enum_to_nick (MDR_TYPE_CAUSE, cause);
}

/**
 * mdr_cause_from_code:
 * @code: (nullable): any text
 * @cause: (out): where to put the cause
 *
 * Returns: whether @code is a cause's code; @cause is only set if so
 */
gboolean
mdr_cause_from_code (const char *code, MdrCause *cause)
{
  int value;

  if (!mdr_enum_from_nick (MDR_TYPE_CAUSE, code, &value))
    return FALSE;

  *cause = value;

  return TRUE;
}
