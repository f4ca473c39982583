/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever gives a password by an option has asked for it to be tried: it is, whatever it looks
 * like, unless the provider takes none at all.
 */

#include "mdr-cli-sign-in.h"

#include <glib/gi18n.h>

#include "knowledge/mdr-provider-list.h"
#include "mdr-cli-progress.h"
#include "mdr-cli.h"

/**
 * mdr_cli_sign_in_is_futile:
 * @session: a session that has its address and is not started
 *
 * Tells on stderr if the provider, as far as the address tells it, takes no password from mail
 * programs. Then none need be read.
 *
 * Returns: whether it is so
 */
gboolean
mdr_cli_sign_in_is_futile (MdrSession *session)
{
  const char *domain = mdr_address_get_domain (mdr_session_get_address (session));
  MdrProvider *provider =
      mdr_provider_list_find_by_domain (mdr_provider_list_get_default (), domain);

  if (provider == NULL || !mdr_session_expects_no_password (session, provider))
    return FALSE;

  mdr_session_withhold_password (session);
  mdr_cli_complain (_ ("No sign-in is tried, and no password is read: %s takes none from mail "
                       "programs, only its own sign-in window."),
                    mdr_provider_get_name (provider));

  return TRUE;
}

static char *
dup_advice (MdrPasswordAdvice advice, MdrPasswordKind kind, const char *provider)
{
  switch (advice)
    {
    case MDR_PASSWORD_ADVICE_INCOMPLETE:
      /* Translators: %s is a mail provider. */
      return g_strdup_printf (
          _ ("This is not quite what an app password of %s looks like: letters are missing or too "
             "many, or the groups are parted otherwise."),
          provider);

    case MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD:
      /* Translators: %s is a mail provider. */
      return g_strdup_printf (_ ("Mail programs need an app password of %s, and this does not look "
                                 "like one."),
                              provider);

    case MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD:
      if (kind == MDR_PASSWORD_KIND_APP)
        return NULL;
      return g_strdup (_ ("Mail programs may need an app password here, rather than the usual "
                          "one."));

    case MDR_PASSWORD_ADVICE_STRAY_BLANKS:
      return g_strdup (_ ("The password begins or ends with a blank, perhaps from copying "
                          "it."));

    /* Nothing to say; or the session says it, and sends nothing. */
    case MDR_PASSWORD_ADVICE_NONE:
    case MDR_PASSWORD_ADVICE_APP_PASSWORD:
    case MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

/**
 * mdr_cli_sign_in_advise:
 * @session: a session that knows its settings
 * @secret: the password that is about to be tried
 * @kind: what the user says it is
 *
 * Says on stderr what seems odd about the password.
 */
void
mdr_cli_sign_in_advise (MdrSession *session, MdrSecret *secret, MdrPasswordKind kind)
{
  MdrProvider *provider = mdr_session_get_provider (session);
  g_autofree char *advice = dup_advice (mdr_session_advise_on_password (session, secret), kind,
                                        provider != NULL ? mdr_provider_get_name (provider) : "");

  if (advice == NULL)
    return;

  mdr_cli_progress_make_room ();
  mdr_cli_complain ("%s", advice);
}

/**
 * mdr_cli_sign_in_tell_untried:
 * @session: a session that has ended
 * @wants_test: whether a test message was to be sent
 * @error: why nothing came of it
 *
 * Says on stderr, once, what was asked for and not tried.
 */
void
mdr_cli_sign_in_tell_untried (MdrSession *session, gboolean wants_test, const GError *error)
{
  if (mdr_session_get_test_message (session) != NULL)
    mdr_cli_complain (_ ("No test message was sent: %s"), error->message);
  else if (wants_test)
    mdr_cli_complain (_ ("No sign-in was tried, and no test message was sent: %s"), error->message);
  else
    mdr_cli_complain (_ ("No sign-in was tried: %s"), error->message);
}

static void
add_proposal (MdrCliText *text, const char *name)
{
  g_autofree char *quoted = g_shell_quote (name);
  g_autofree char *sentence = NULL;

  /* Translators: a user name, and the same as it is typed in a shell. */
  sentence = g_strdup_printf (_ ("The server may know the account by another user name, “%s”. If "
                                 "you want that tried, add --user=%s."),
                              name, quoted);
  mdr_cli_text_add (text, 2, sentence);
}

static void
add_attempts_left (MdrCliText *text, guint left)
{
  g_autofree char *sentence = g_strdup_printf (
      ngettext ("Not more than %u further attempt should follow soon: after some of them, "
                "providers lock the account.",
                "Not more than %u further attempts should follow soon: after some of them, "
                "providers lock the account.",
                left),
      left);

  mdr_cli_text_add (text, 2, sentence);
}

/**
 * mdr_cli_sign_in_add_outcome:
 * @text: a text
 * @session: a session that has ended
 *
 * Adds what to do about a sign-in that came to nothing: another user name, a pause, or care.
 */
void
mdr_cli_sign_in_add_outcome (MdrCliText *text, MdrSession *session)
{
  MdrAttempts *attempts = mdr_session_get_attempts (session);
  guint left = mdr_attempts_get_left (attempts);
  g_autofree char *reason = mdr_attempts_dup_reason (attempts);
  g_autofree char *name = mdr_session_dup_proposed_user_name (session);

  if (left == MDR_MAX_ATTEMPTS)
    return;

  mdr_cli_text_add_heading (text, _ ("Signing in again"));
  if (name != NULL)
    add_proposal (text, name);
  if (reason != NULL)
    mdr_cli_text_add (text, 2, reason);
  if (left > 0)
    add_attempts_left (text, left);
}
