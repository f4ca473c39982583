/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a refusal means. In the order of trust: words that a known provider documents, the response
 * codes of IMAP (RFC 5530) and POP3 (RFC 2449, 3206), the codes of SMTP (RFC 5321, 3463, 4954), and
 * last what the point of the conversation makes likely.
 */

#include "mdr-reply-cause.h"

#include <string.h>

#include "core/mdr-clean-text.h"

#define AT_GREETING (1 << MDR_REPLY_POINT_GREETING)
#define AT_SIGN_IN (1 << MDR_REPLY_POINT_SIGN_IN)
#define AT_MAILBOX (1 << MDR_REPLY_POINT_MAILBOX)
#define AT_SENDER (1 << MDR_REPLY_POINT_SENDER)
#define AT_RECIPIENT (1 << MDR_REPLY_POINT_RECIPIENT)
#define AT_SENDING (AT_SENDER | AT_RECIPIENT)
#define AT_ACCOUNT (AT_SIGN_IN | AT_MAILBOX)
#define ANYWHERE (AT_GREETING | AT_ACCOUNT | AT_SENDING)

/* Lower case; a star stands for anything in between. The first that fits decides, so the narrower
 * ones stand before the wider. */
static const struct
{
  guint points;
  const char *words;
  MdrCause cause;
} known_words[] = {
  /* Google */
  { AT_ACCOUNT, "application-specific password", MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { AT_ACCOUNT, "invalidsecondfactor", MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { AT_ACCOUNT, "webalert", MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { AT_ACCOUNT, "log in*web browser", MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { AT_ACCOUNT, "login*web browser", MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { AT_ACCOUNT, "web login required", MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { AT_ACCOUNT, "command or bandwidth limits", MDR_CAUSE_RATE_LIMITED },
  { AT_ACCOUNT, "lookup failed", MDR_CAUSE_USERNAME_NOT_FULL_ADDRESS },

  /* Microsoft: five reasons share the code 5.7.139 */
  { AT_ACCOUNT, "basic authentication is disabled", MDR_CAUSE_OAUTH_REQUIRED },
  { AT_ACCOUNT, "basicauthblocked", MDR_CAUSE_OAUTH_REQUIRED },
  { AT_ACCOUNT, "smtpclientauthentication is disabled", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "user credentials were incorrect", MDR_CAUSE_PASSWORD_WRONG },
  { AT_ACCOUNT, "did not meet the criteria", MDR_CAUSE_OAUTH_REQUIRED },
  { AT_ACCOUNT, "authenticated but not connected", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "request is throttled", MDR_CAUSE_RATE_LIMITED },

  /* NetEase, Tencent, Yandex */
  { AT_ACCOUNT, "authorization code", MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { AT_ACCOUNT, "unsafe login", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "user has no permission", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "suspects it may have been hacked", MDR_CAUSE_ACCOUNT_LOCKED },

  /* What is said in much the same words everywhere */
  { AT_ACCOUNT, "app password", MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { AT_ACCOUNT, "app-specific password", MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { AT_ACCOUNT, "not enabled for imap", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "not enabled for pop", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "imap*is disabled", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "imap*not enabled", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "pop*is disabled", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "smtp*is disabled", MDR_CAUSE_PROTOCOL_DISABLED },
  { AT_ACCOUNT, "account*locked", MDR_CAUSE_ACCOUNT_LOCKED },
  { AT_ACCOUNT, "account*suspended", MDR_CAUSE_ACCOUNT_LOCKED },
  { AT_ACCOUNT, "account*disabled", MDR_CAUSE_ACCOUNT_LOCKED },
  { AT_ACCOUNT, "account*blocked", MDR_CAUSE_ACCOUNT_LOCKED },
  { AT_GREETING | AT_ACCOUNT, "too many*login", MDR_CAUSE_ACCOUNT_LOCKED },
  { AT_GREETING | AT_ACCOUNT, "too many*logon", MDR_CAUSE_ACCOUNT_LOCKED },
  { AT_GREETING | AT_ACCOUNT, "too many*auth", MDR_CAUSE_ACCOUNT_LOCKED },
  { AT_GREETING | AT_ACCOUNT, "too many*attempts", MDR_CAUSE_ACCOUNT_LOCKED },
  { ANYWHERE, "simultaneous connections", MDR_CAUSE_TOO_MANY_CONNECTIONS },
  { ANYWHERE, "too many*connections", MDR_CAUSE_TOO_MANY_CONNECTIONS },
  { ANYWHERE, "too many*sessions", MDR_CAUSE_TOO_MANY_CONNECTIONS },
  { ANYWHERE, "maximum number of connections", MDR_CAUSE_TOO_MANY_CONNECTIONS },
  { AT_GREETING, "too many invalid*commands", MDR_CAUSE_PLAINTEXT_ON_TLS_PORT },
  { ANYWHERE, "rate-limit", MDR_CAUSE_RATE_LIMITED },
  { ANYWHERE, "rate limit", MDR_CAUSE_RATE_LIMITED },
  { AT_SENDING, "try again in", MDR_CAUSE_RATE_LIMITED },
  { AT_SENDING, "daily limit", MDR_CAUSE_RATE_LIMITED },
  { AT_SENDING, "exceeded*limit", MDR_CAUSE_RATE_LIMITED },
  { AT_SENDING, "too many*recipients", MDR_CAUSE_RATE_LIMITED },
  { AT_SENDING, "too many*messages", MDR_CAUSE_RATE_LIMITED },

  /* Encrypt first */
  { ANYWHERE, "must issue a starttls", MDR_CAUSE_ENCRYPTION_REQUIRED },
  { ANYWHERE, "starttls*first", MDR_CAUSE_ENCRYPTION_REQUIRED },
  { ANYWHERE, "starttls*required", MDR_CAUSE_ENCRYPTION_REQUIRED },
  { ANYWHERE, "without ssl/tls", MDR_CAUSE_ENCRYPTION_REQUIRED },
  { ANYWHERE, "non-secure", MDR_CAUSE_ENCRYPTION_REQUIRED },
  { AT_ACCOUNT, "under a layer", MDR_CAUSE_ENCRYPTION_REQUIRED },

  /* The method, not the password */
  { AT_SIGN_IN, "no mechanism available", MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { AT_SIGN_IN, "invalid authentication mechanism", MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { AT_SIGN_IN, "unsupported authentication mechanism", MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { AT_SIGN_IN, "unrecognized authentication type", MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { AT_SIGN_IN, "stronger authentication", MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { AT_SIGN_IN, "login is disabled", MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },

  /* The server's own trouble, which is often said beside a code that blames the password */
  { AT_SIGN_IN, "temporar", MDR_CAUSE_SERVER_TEMPORARY },
  { AT_SIGN_IN, "generic failure", MDR_CAUSE_SERVER_TEMPORARY },
  { AT_SIGN_IN, "child crashed", MDR_CAUSE_SERVER_TEMPORARY },

  /* Sending */
  { AT_GREETING | AT_SENDING, "spamhaus", MDR_CAUSE_IP_BLOCKED },
  { AT_GREETING | AT_SENDING, "barracuda", MDR_CAUSE_IP_BLOCKED },
  { AT_GREETING | AT_SENDING, "spamcop", MDR_CAUSE_IP_BLOCKED },
  { AT_GREETING | AT_SENDING, "blocked using", MDR_CAUSE_IP_BLOCKED },
  { AT_GREETING | AT_SENDING, "block list", MDR_CAUSE_IP_BLOCKED },
  { AT_GREETING | AT_SENDING, "blacklist", MDR_CAUSE_IP_BLOCKED },
  { AT_GREETING | AT_SENDING, "sending ip", MDR_CAUSE_IP_BLOCKED },
  { AT_SENDING, "not owned by", MDR_CAUSE_SENDER_REJECTED },
  { AT_SENDING, "not logged in", MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { AT_SENDING, "relay", MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { AT_SENDING, "not local", MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { AT_SENDING, "rcpthosts", MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { AT_SENDING, "authenti", MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { AT_SENDING, "auth required", MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { AT_SENDING, "quota", MDR_CAUSE_MAILBOX_FULL },
};

/* LIMIT is too many of anything; of connections, when the words say so, which were read before. */
static const struct
{
  const char *code;
  MdrCause cause;
} response_codes[] = {
  { "AUTHENTICATIONFAILED", MDR_CAUSE_PASSWORD_WRONG },
  { "AUTHORIZATIONFAILED", MDR_CAUSE_PROTOCOL_DISABLED },
  { "EXPIRED", MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { "PRIVACYREQUIRED", MDR_CAUSE_ENCRYPTION_REQUIRED },
  { "CONTACTADMIN", MDR_CAUSE_PROTOCOL_DISABLED },
  { "NOPERM", MDR_CAUSE_PROTOCOL_DISABLED },
  { "WEBALERT", MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { "UNAVAILABLE", MDR_CAUSE_SERVER_TEMPORARY },
  { "INUSE", MDR_CAUSE_SERVER_TEMPORARY },
  { "SERVERBUG", MDR_CAUSE_SERVER_TEMPORARY },
  { "LIMIT", MDR_CAUSE_RATE_LIMITED },
  { "OVERQUOTA", MDR_CAUSE_MAILBOX_FULL },
  { "AUTH", MDR_CAUSE_PASSWORD_WRONG },
  { "SYS/TEMP", MDR_CAUSE_SERVER_TEMPORARY },
  { "SYS/PERM", MDR_CAUSE_PROTOCOL_DISABLED },
  { "IN-USE", MDR_CAUSE_TOO_MANY_CONNECTIONS },
  { "LOGIN-DELAY", MDR_CAUSE_RATE_LIMITED },
};

/* Whether the parts of @pattern between its stars stand in @text in this order. */
static gboolean
matches (const char *text, const char *pattern)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "*", -1);
  const char *from = text;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      from = strstr (from, parts[i]);
      if (from == NULL)
        return FALSE;

      from += strlen (parts[i]);
    }

  return TRUE;
}

static MdrCause
from_words (const MdrRefusal *refusal)
{
  g_autofree char *clean = NULL;
  g_autofree char *text = NULL;

  if (refusal->text.length == 0)
    return MDR_CAUSE_UNKNOWN;

  clean = mdr_clean_text (refusal->text.bytes, refusal->text.length, MDR_CLEAN_TEXT_MAX_CHARS);
  text = g_ascii_strdown (clean, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (known_words); i++)
    if ((known_words[i].points & 1u << refusal->point) != 0 && matches (text, known_words[i].words))
      return known_words[i].cause;

  return MDR_CAUSE_UNKNOWN;
}

static MdrCause
from_response_code (const MdrRefusal *refusal)
{
  for (gsize i = 0; i < G_N_ELEMENTS (response_codes); i++)
    if (mdr_span_equals (refusal->response_code, response_codes[i].code))
      return response_codes[i].cause;

  return MDR_CAUSE_UNKNOWN;
}

static gboolean
has_enhanced (const MdrRefusal *refusal, guint subject, guint detail)
{
  return refusal->enhanced.subject == subject && refusal->enhanced.detail == detail;
}

/* RFC 4954 sections 4 and 6. A 4xx is hardly ever the password; 451 is in use for it all the same
 * where the words did not speak of something temporary. */
static MdrCause
from_smtp_sign_in (const MdrRefusal *refusal)
{
  switch (refusal->code)
    {
    case 432:
      return MDR_CAUSE_WEB_LOGIN_REQUIRED;

    case 451:
      return refusal->enhanced.klass == 0 ? MDR_CAUSE_PASSWORD_WRONG : MDR_CAUSE_SERVER_TEMPORARY;

    case 500:
    case 502:
    case 503:
    case 504:
    case 534:
      return MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED;

    case 501:
      return MDR_CAUSE_UNKNOWN;

    case 530:
    case 538:
      return MDR_CAUSE_ENCRYPTION_REQUIRED;

    default:
      if (refusal->code < 500)
        return MDR_CAUSE_SERVER_TEMPORARY;

      /* Without one of Microsoft's reasons, 5.7.139 says that it is not for the password to tell.
       */
      return has_enhanced (refusal, 7, 139) ? MDR_CAUSE_OAUTH_REQUIRED : MDR_CAUSE_PASSWORD_WRONG;
    }
}

static MdrCause
from_smtp_sending (const MdrRefusal *refusal)
{
  if (refusal->code < 500)
    return MDR_CAUSE_SERVER_TEMPORARY;

  if (refusal->code == 530 || refusal->code == 503)
    return MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING;

  if (refusal->code == 552 || has_enhanced (refusal, 2, 2))
    return MDR_CAUSE_MAILBOX_FULL;

  return refusal->point == MDR_REPLY_POINT_SENDER ? MDR_CAUSE_SENDER_REJECTED
                                                  : MDR_CAUSE_RECIPIENT_REJECTED;
}

static MdrCause
from_smtp_code (const MdrRefusal *refusal)
{
  switch (refusal->point)
    {
    case MDR_REPLY_POINT_GREETING:
      if (refusal->code < 500)
        return MDR_CAUSE_SERVER_TEMPORARY;

      /* To be unknown or out of turn says that this is no server for sending mail. */
      return refusal->code <= 504 ? MDR_CAUSE_WRONG_SERVER_SETTINGS : MDR_CAUSE_IP_BLOCKED;

    case MDR_REPLY_POINT_SENDER:
    case MDR_REPLY_POINT_RECIPIENT:
      return from_smtp_sending (refusal);

    case MDR_REPLY_POINT_SIGN_IN:
    case MDR_REPLY_POINT_MAILBOX:
      break;
    }

  return from_smtp_sign_in (refusal);
}

/* A refusal that gives no reason. */
static MdrCause
from_point (const MdrRefusal *refusal)
{
  switch (refusal->point)
    {
    case MDR_REPLY_POINT_SIGN_IN:
      return refusal->not_understood ? MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED
                                     : MDR_CAUSE_PASSWORD_WRONG;

    case MDR_REPLY_POINT_GREETING:
      return MDR_CAUSE_SERVER_TEMPORARY;

    case MDR_REPLY_POINT_MAILBOX:
    case MDR_REPLY_POINT_SENDER:
    case MDR_REPLY_POINT_RECIPIENT:
      break;
    }

  return MDR_CAUSE_UNKNOWN;
}

/**
 * mdr_refusal_get_cause:
 * @refusal: what a server refused, and how
 *
 * Gives the literal cause of a refusal. What stands behind it, seen together with everything else,
 * is for the diagnosis to say.
 *
 * Returns: a cause; %MDR_CAUSE_UNKNOWN where neither codes nor words tell
 */
MdrCause
mdr_refusal_get_cause (const MdrRefusal *refusal)
{
  MdrCause cause;

  g_return_val_if_fail (refusal != NULL, MDR_CAUSE_UNKNOWN);

  cause = from_words (refusal);
  if (cause == MDR_CAUSE_UNKNOWN)
    cause = from_response_code (refusal);
  if (cause == MDR_CAUSE_UNKNOWN)
    cause = refusal->code != 0 ? from_smtp_code (refusal) : from_point (refusal);

  /* Whoever signs in with a token has no password to retype. */
  if (refusal->with_token &&
      (cause == MDR_CAUSE_PASSWORD_WRONG || cause == MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED))
    return MDR_CAUSE_OAUTH_TOKEN_EXPIRED;

  return cause;
}
