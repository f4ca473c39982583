/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What real refusals mean. All of them were said by servers.
 */

#include <string.h>

#include "protocol/mdr-imap-reply.h"
#include "protocol/mdr-pop3-reply.h"
#include "protocol/mdr-reply-cause.h"

static const struct
{
  MdrMoment moment;
  const char *line;
  MdrCause cause;
} smtp_refusals[] = {
  { MDR_MOMENT_GREETING, "421 4.7.0 Try again later, closing connection.",
    MDR_CAUSE_SERVER_TEMPORARY },
  { MDR_MOMENT_GREETING, "421 Too many concurrent SMTP connections from this IP address",
    MDR_CAUSE_TOO_MANY_CONNECTIONS },
  { MDR_MOMENT_GREETING, "554 5.7.1 Your IP is not welcome", MDR_CAUSE_IP_BLOCKED },
  { MDR_MOMENT_GREETING, "554 Client host blocked using zen.spamhaus.org", MDR_CAUSE_IP_BLOCKED },
  { MDR_MOMENT_GREETING, "502 command not implemented", MDR_CAUSE_WRONG_SERVER_SETTINGS },
  { MDR_MOMENT_SIGN_IN, "432 4.7.12 A password transition is needed",
    MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { MDR_MOMENT_SIGN_IN, "454 4.7.0 Temporary authentication failure", MDR_CAUSE_SERVER_TEMPORARY },
  { MDR_MOMENT_SIGN_IN, "454 4.7.0 Too many login attempts, please try again later.",
    MDR_CAUSE_ACCOUNT_LOCKED },
  { MDR_MOMENT_SIGN_IN, "421 4.7.0 Cannot connect to SMTP server", MDR_CAUSE_SERVER_TEMPORARY },
  { MDR_MOMENT_SIGN_IN, "451 Authentication failed: Could not authenticate",
    MDR_CAUSE_PASSWORD_WRONG },
  { MDR_MOMENT_SIGN_IN, "451 4.3.0 Authentication backend unreachable",
    MDR_CAUSE_SERVER_TEMPORARY },
  { MDR_MOMENT_SIGN_IN, "451 4.3.2 Temporary authentication failure (rate-limit)",
    MDR_CAUSE_RATE_LIMITED },
  { MDR_MOMENT_SIGN_IN, "500 5.5.1 Command unrecognized", MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { MDR_MOMENT_SIGN_IN, "504 5.7.4 Unrecognized authentication type",
    MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { MDR_MOMENT_SIGN_IN, "530 5.7.0 Must issue a STARTTLS command first",
    MDR_CAUSE_ENCRYPTION_REQUIRED },
  { MDR_MOMENT_SIGN_IN, "530 5.7.7 Email sending without SSL/TLS encryption is not allowed.",
    MDR_CAUSE_ENCRYPTION_REQUIRED },
  { MDR_MOMENT_SIGN_IN, "538 5.7.11 Encryption required", MDR_CAUSE_ENCRYPTION_REQUIRED },
  { MDR_MOMENT_SIGN_IN, "534 5.7.9 Application-specific password required.",
    MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { MDR_MOMENT_SIGN_IN,
    "534 5.7.14 <https://accounts.google.com/> Please log in via your web browser",
    MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { MDR_MOMENT_SIGN_IN, "534 5.7.9 Authentication mechanism is too weak",
    MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { MDR_MOMENT_SIGN_IN, "535 5.7.8 Username and Password not accepted.", MDR_CAUSE_PASSWORD_WRONG },
  { MDR_MOMENT_SIGN_IN, "535 Incorrect authentication data", MDR_CAUSE_PASSWORD_WRONG },
  { MDR_MOMENT_SIGN_IN, "535 5.7.8 Error: authentication failed: Invalid authentication mechanism",
    MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { MDR_MOMENT_SIGN_IN,
    "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
    MDR_CAUSE_OAUTH_REQUIRED },
  { MDR_MOMENT_SIGN_IN,
    "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
    MDR_CAUSE_PROTOCOL_DISABLED },
  { MDR_MOMENT_SIGN_IN,
    "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.",
    MDR_CAUSE_PASSWORD_WRONG },
  { MDR_MOMENT_SIGN_IN, "535 5.7.139 Authentication unsuccessful, account is locked.",
    MDR_CAUSE_ACCOUNT_LOCKED },
  { MDR_MOMENT_SIGN_IN, "535 5.7.139 Authentication unsuccessful", MDR_CAUSE_OAUTH_REQUIRED },
  { MDR_MOMENT_SIGN_IN, "535 5.7.0 (#AUTH005) Too many bad auth attempts.",
    MDR_CAUSE_ACCOUNT_LOCKED },
  { MDR_MOMENT_SIGN_IN, "535 Login Fail. Please enter your authorization code to login.",
    MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { MDR_MOMENT_SIGN_IN, "550 User has no permission", MDR_CAUSE_PROTOCOL_DISABLED },
  { MDR_MOMENT_SENDER, "530 5.7.57 Client was not authenticated to send anonymous mail",
    MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { MDR_MOMENT_SENDER, "530 5.7.0 Must issue a STARTTLS command first",
    MDR_CAUSE_ENCRYPTION_REQUIRED },
  { MDR_MOMENT_SENDER, "553 5.7.1 Sender address rejected: not owned by auth user.",
    MDR_CAUSE_SENDER_REJECTED },
  { MDR_MOMENT_SENDER, "501 5.1.0 Emetteur invalide. Invalid Sender.", MDR_CAUSE_SENDER_REJECTED },
  { MDR_MOMENT_SENDER, "450 4.1.8 Domain not found", MDR_CAUSE_SERVER_TEMPORARY },
  { MDR_MOMENT_RECIPIENT, "554 5.7.1 <x@example.com>: Relay access denied",
    MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { MDR_MOMENT_RECIPIENT, "553 sorry, that domain isn't in my list of allowed rcpthosts",
    MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { MDR_MOMENT_RECIPIENT, "550-Please turn on SMTP Authentication in your mail client.",
    MDR_CAUSE_AUTH_REQUIRED_FOR_SENDING },
  { MDR_MOMENT_RECIPIENT, "550 5.1.1 <x@example.com>: User unknown in local recipient table",
    MDR_CAUSE_RECIPIENT_REJECTED },
  { MDR_MOMENT_RECIPIENT, "552 5.2.2 <x@example.com>: user is over quota", MDR_CAUSE_MAILBOX_FULL },
  { MDR_MOMENT_RECIPIENT,
    "550 5.7.1 Mail from IP 198.51.100.7 was rejected due to listing in Spamhaus SBL.",
    MDR_CAUSE_IP_BLOCKED },
  { MDR_MOMENT_RECIPIENT, "422 try again in 15 seconds.", MDR_CAUSE_RATE_LIMITED },
};

static const struct
{
  MdrMoment moment;
  gboolean with_token;
  const char *line;
  MdrCause cause;
} imap_refusals[] = {
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)",
    MDR_CAUSE_PASSWORD_WRONG },
  { MDR_MOMENT_SIGN_IN, TRUE, "a NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)",
    MDR_CAUSE_OAUTH_TOKEN_EXPIRED },
  { MDR_MOMENT_SIGN_IN, TRUE, "a NO AUTHENTICATE failed.", MDR_CAUSE_OAUTH_TOKEN_EXPIRED },
  { MDR_MOMENT_SIGN_IN, TRUE, "a BAD Command Error. 10", MDR_CAUSE_OAUTH_TOKEN_EXPIRED },
  { MDR_MOMENT_SIGN_IN, TRUE, "a NO [UNAVAILABLE] later", MDR_CAUSE_SERVER_TEMPORARY },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO Login failed: authentication failure",
    MDR_CAUSE_PASSWORD_WRONG },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO Login failed: generic failure", MDR_CAUSE_SERVER_TEMPORARY },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO Login only available under a layer",
    MDR_CAUSE_ENCRYPTION_REQUIRED },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [PRIVACYREQUIRED] Plaintext authentication disallowed",
    MDR_CAUSE_ENCRYPTION_REQUIRED },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [EXPIRED] your password has expired",
    MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [CONTACTADMIN] ask", MDR_CAUSE_PROTOCOL_DISABLED },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [LIMIT] too fast", MDR_CAUSE_RATE_LIMITED },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [LIMIT] Too many connections",
    MDR_CAUSE_TOO_MANY_CONNECTIONS },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [ALERT] Too many simultaneous connections. (Failure)",
    MDR_CAUSE_TOO_MANY_CONNECTIONS },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [ALERT] Your account is not enabled for IMAP use.",
    MDR_CAUSE_PROTOCOL_DISABLED },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [ALERT] Please log in via your web browser: https://x/",
    MDR_CAUSE_WEB_LOGIN_REQUIRED },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO [ALERT] Application-specific password required: https://x/",
    MDR_CAUSE_APP_PASSWORD_REQUIRED },
  { MDR_MOMENT_SIGN_IN, FALSE,
    "a NO [AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled",
    MDR_CAUSE_PROTOCOL_DISABLED },
  { MDR_MOMENT_SIGN_IN, FALSE, "a NO no mechanism available",
    MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { MDR_MOMENT_SIGN_IN, FALSE, "a BAD unknown command", MDR_CAUSE_AUTH_MECHANISM_UNSUPPORTED },
  { MDR_MOMENT_MAILBOX, FALSE, "a NO [OVERQUOTA] Account exceeded command or bandwidth limits.",
    MDR_CAUSE_RATE_LIMITED },
  { MDR_MOMENT_MAILBOX, FALSE, "a NO [OVERQUOTA] mailbox is full", MDR_CAUSE_MAILBOX_FULL },
  { MDR_MOMENT_MAILBOX, FALSE, "a NO EXAMINE Unsafe Login. Please contact kefu@188.com",
    MDR_CAUSE_PROTOCOL_DISABLED },
  { MDR_MOMENT_MAILBOX, FALSE, "a NO [INUSE] in use", MDR_CAUSE_SERVER_TEMPORARY },
  { MDR_MOMENT_MAILBOX, FALSE, "a BAD Request is throttled. Suggested Backoff Time: 299961",
    MDR_CAUSE_RATE_LIMITED },
  { MDR_MOMENT_MAILBOX, FALSE, "a NO whatever", MDR_CAUSE_UNKNOWN },
  { MDR_MOMENT_GREETING, FALSE, "* BYE Too many invalid IMAP commands.",
    MDR_CAUSE_PLAINTEXT_ON_TLS_PORT },
};

static const struct
{
  const char *line;
  MdrCause cause;
} pop3_refusals[] = {
  { "-ERR [AUTH] Authentication failed.", MDR_CAUSE_PASSWORD_WRONG },
  { "-ERR [SYS/TEMP] Internal error", MDR_CAUSE_SERVER_TEMPORARY },
  { "-ERR [SYS/PERM] Call the administrator", MDR_CAUSE_PROTOCOL_DISABLED },
  { "-ERR [IN-USE] Another session is running", MDR_CAUSE_TOO_MANY_CONNECTIONS },
  { "-ERR [LOGIN-DELAY] Retry later", MDR_CAUSE_RATE_LIMITED },
  { "-ERR authorization failed", MDR_CAUSE_PASSWORD_WRONG },
  { "-ERR temporary error", MDR_CAUSE_SERVER_TEMPORARY },
  { "-ERR Login to your account via a web browser to verify your account.",
    MDR_CAUSE_WEB_LOGIN_REQUIRED },
};

static void
assert_cause (const MdrRefusal *refusal, const char *line, MdrCause cause)
{
  g_test_message ("%s", line);
  g_assert_cmpstr (mdr_cause_to_code (mdr_refusal_get_cause (refusal)), ==,
                   mdr_cause_to_code (cause));
}

static void
test_smtp (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (smtp_refusals); i++)
    {
      const char *line = smtp_refusals[i].line;
      MdrRefusal refusal = { .protocol = MDR_PROTOCOL_SMTP, .moment = smtp_refusals[i].moment };
      MdrSmtpReply reply;

      g_assert_true (mdr_smtp_reply_parse (line, strlen (line), &reply));
      refusal.code = reply.code;
      refusal.enhanced = reply.enhanced;
      refusal.text = reply.text;
      assert_cause (&refusal, line, smtp_refusals[i].cause);
    }
}

static void
test_imap (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (imap_refusals); i++)
    {
      const char *line = imap_refusals[i].line;
      MdrRefusal refusal = { .protocol = MDR_PROTOCOL_IMAP, .moment = imap_refusals[i].moment };
      MdrImapReply reply;

      g_assert_true (mdr_imap_reply_parse (line, strlen (line), &reply));
      refusal.with_token = imap_refusals[i].with_token;
      refusal.not_understood = reply.status == MDR_IMAP_STATUS_BAD;
      refusal.response_code = reply.code;
      refusal.text = reply.text;
      assert_cause (&refusal, line, imap_refusals[i].cause);
    }
}

static void
test_pop3 (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pop3_refusals); i++)
    {
      const char *line = pop3_refusals[i].line;
      MdrRefusal refusal = { .protocol = MDR_PROTOCOL_POP3, .moment = MDR_MOMENT_SIGN_IN };
      MdrPop3Reply reply;

      g_assert_true (mdr_pop3_reply_parse (line, strlen (line), &reply));
      refusal.response_code = reply.code;
      refusal.text = reply.text;
      assert_cause (&refusal, line, pop3_refusals[i].cause);
    }
}

static void
test_codes_suffice_where_the_words_are_hidden (void)
{
  MdrRefusal refusal = { .protocol = MDR_PROTOCOL_SMTP, .moment = MDR_MOMENT_SIGN_IN, .code = 535 };

  assert_cause (&refusal, "535", MDR_CAUSE_PASSWORD_WRONG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reply-cause/smtp", test_smtp);
  g_test_add_func ("/reply-cause/imap", test_imap);
  g_test_add_func ("/reply-cause/pop3", test_pop3);
  g_test_add_func ("/reply-cause/codes-suffice-where-the-words-are-hidden",
                   test_codes_suffice_where_the_words_are_hidden);

  return g_test_run ();
}
