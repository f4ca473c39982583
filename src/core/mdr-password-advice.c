/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compares a password with what the provider wants. It is only looked at, never sent nor copied.
 */

#include "mdr-password-advice.h"

#include "mdr-password-shape.h"

G_DEFINE_ENUM_TYPE (
    MdrPasswordAdvice,
    mdr_password_advice,
    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_ADVICE_NONE, "none"),
    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_ADVICE_APP_PASSWORD, "app-password"),
    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_ADVICE_INCOMPLETE, "incomplete"),
    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD, "needs-app-password"),
    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD, "may-need-app-password"),
    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD, "takes-no-password"),
    G_DEFINE_ENUM_VALUE (MDR_PASSWORD_ADVICE_STRAY_BLANKS, "stray-blanks"))

/* Whether anything but an app password is refused; %MDR_TWO_STEP_UNKNOWN for "perhaps". Who prefers
 * the sign-in window takes app passwords beside it, and nothing else. */
static MdrTwoStep
wants_app_password (MdrSignInPolicy policy, MdrTwoStep two_step)
{
  switch (policy)
    {
    case MDR_SIGN_IN_POLICY_APP_PASSWORD:
    case MDR_SIGN_IN_POLICY_OAUTH_PREFERRED:
      return MDR_TWO_STEP_ON;

    case MDR_SIGN_IN_POLICY_APP_PASSWORD_IF_TWO_STEP:
      return two_step;

    case MDR_SIGN_IN_POLICY_UNKNOWN:
      return two_step == MDR_TWO_STEP_ON ? MDR_TWO_STEP_UNKNOWN : MDR_TWO_STEP_OFF;

    case MDR_SIGN_IN_POLICY_PASSWORD:
    case MDR_SIGN_IN_POLICY_OAUTH_ONLY:
    case MDR_SIGN_IN_POLICY_BRIDGE:
    case MDR_SIGN_IN_POLICY_NO_IMAP:
      return MDR_TWO_STEP_OFF;
    }

  g_return_val_if_reached (MDR_TWO_STEP_OFF);
}

/* The length of the blank at the end of @bytes; the longest one first. */
static gsize
measure_last_blank (const char *bytes, gsize length)
{
  for (gsize n = MIN (length, 3); n > 0; n--)
    if (mdr_password_shape_measure_blank (bytes + length - n, n) == n)
      return n;

  return 0;
}

static gboolean
has_stray_blanks (const MdrSecret *secret)
{
  const char *bytes;
  gsize length;

  bytes = mdr_secret_peek (secret, &length);

  return mdr_password_shape_measure_blank (bytes, length) > 0 ||
         measure_last_blank (bytes, length) > 0;
}

/* Whether it is an app password with blanks around it that were not part of it. */
static gboolean
fits_without_blanks (const char *shape, const MdrSecret *secret)
{
  g_autoptr (MdrSecret) bare = mdr_password_shape_take_out_blanks (secret);

  return mdr_password_shape_match (shape, bare) == MDR_SHAPE_MATCH_WHOLE;
}

/**
 * mdr_password_advice_give:
 * @provider: (nullable): the provider, if it is known
 * @policy: with what it lets a mail program sign in today
 * @two_step: whether two-step verification is on
 * @secret: what somebody wants to sign in with
 *
 * Returns: what to tell before it is sent
 */
MdrPasswordAdvice
mdr_password_advice_give (MdrProvider *provider,
                          MdrSignInPolicy policy,
                          MdrTwoStep two_step,
                          const MdrSecret *secret)
{
  MdrTwoStep wanted = wants_app_password (policy, two_step);
  MdrShapeMatch match = MDR_SHAPE_MATCH_NONE;
  const char *shape = NULL;
  gboolean stray;

  g_return_val_if_fail (provider == NULL || MDR_IS_PROVIDER (provider), MDR_PASSWORD_ADVICE_NONE);
  g_return_val_if_fail (secret != NULL, MDR_PASSWORD_ADVICE_NONE);

  if (policy == MDR_SIGN_IN_POLICY_OAUTH_ONLY)
    return MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD;

  stray = has_stray_blanks (secret);
  if (provider != NULL)
    shape = mdr_provider_get_app_password_shape (provider);
  if (shape != NULL)
    match = mdr_password_shape_match (shape, secret);

  if (match == MDR_SHAPE_MATCH_WHOLE)
    return MDR_PASSWORD_ADVICE_APP_PASSWORD;

  if (shape != NULL && stray && fits_without_blanks (shape, secret))
    return MDR_PASSWORD_ADVICE_STRAY_BLANKS;

  if (match == MDR_SHAPE_MATCH_NEAR && wanted != MDR_TWO_STEP_OFF)
    return MDR_PASSWORD_ADVICE_INCOMPLETE;

  if (wanted == MDR_TWO_STEP_ON && shape != NULL)
    return MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD;

  if (stray)
    return MDR_PASSWORD_ADVICE_STRAY_BLANKS;

  return wanted == MDR_TWO_STEP_OFF ? MDR_PASSWORD_ADVICE_NONE
                                    : MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD;
}

/**
 * mdr_password_advice_tidy:
 * @provider: (nullable): the provider, if it is known
 * @secret: what somebody wants to sign in with
 *
 * Takes out the blanks of an app password where the provider shows some that do not belong to it.
 * Every other password is what it is, to the last byte.
 *
 * Returns: (transfer full): what to send
 */
MdrSecret *
mdr_password_advice_tidy (MdrProvider *provider, MdrSecret *secret)
{
  const char *shape = provider != NULL ? mdr_provider_get_app_password_shape (provider) : NULL;

  g_return_val_if_fail (secret != NULL, NULL);

  /* One that has the shape has blanks only where the shape has them for the eye. */
  if (shape != NULL && mdr_password_shape_match (shape, secret) == MDR_SHAPE_MATCH_WHOLE)
    return mdr_password_shape_take_out_blanks (secret);

  return mdr_secret_ref (secret);
}
