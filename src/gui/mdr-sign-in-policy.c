/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where no password gets a mail program in, none is asked for; but why, and what to do instead, is
 * said in its place.
 */

#include "mdr-sign-in-policy.h"

#include <glib/gi18n.h>

/**
 * mdr_sign_in_policy_dup_refusal:
 * @session: a session
 * @provider: the provider of its account
 *
 * Returns: (transfer full) (nullable): why no password can be tested, and what to do instead, in
 *   the user's language
 */
char *
mdr_sign_in_policy_dup_refusal (MdrSession *session, MdrProvider *provider)
{
  const char *name = mdr_provider_get_name (provider);
  g_autoptr (GDateTime) now = mdr_environment_dup_now (mdr_session_get_environment (session));

  switch (mdr_provider_get_policy (provider, MDR_PROTOCOL_IMAP, now))
    {
    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
      return g_strdup_printf (
          _ ("%s takes no password from mail programs, so there is none to be tested. Remove the "
             "account from your mail program and add it again: then the sign-in window of the "
             "provider opens. The page “Two-step verification” says how, step by step."),
          name);

    case MDR_SIGN_IN_POLICY_NO_IMAP:
      return g_strdup_printf (_ ("%s does not let mail programs in, so there is no password to be "
                                 "tested. Read your mail in the webmail instead."),
                              name);

    case MDR_SIGN_IN_POLICY_UNKNOWN:
    case MDR_SIGN_IN_POLICY_PASSWORD:
    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
    case MDR_SIGN_IN_POLICY_BRIDGE:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}
