/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be said of a password before it is sent.
 */

#pragma once

#include "mdr-provider.h"
#include "mdr-secret.h"

G_BEGIN_DECLS

/**
 * MdrPasswordAdvice:
 * @MDR_PASSWORD_ADVICE_NONE: nothing speaks against it
 * @MDR_PASSWORD_ADVICE_APP_PASSWORD: it has the shape of the provider's app passwords
 * @MDR_PASSWORD_ADVICE_INCOMPLETE: it nearly has that shape: characters are missing or too many, or
 *   the separators are not the provider's
 * @MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD: the provider takes app passwords only, or does so with
 *   two-step verification, which is on; and this does not look like one
 * @MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD: the same where it is not certain: nobody said whether
 *   two-step verification is on, or it is not known what the provider's app passwords look like.
 *   Not worth showing to somebody who says that it is an app password.
 * @MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD: the provider takes no password from mail programs; it is
 *   not sent
 * @MDR_PASSWORD_ADVICE_STRAY_BLANKS: it begins or ends with a blank, as if too much was copied. It
 *   is sent so all the same: a password may
 *
 * What to tell the user before a password is sent.
 */
typedef enum
{
  MDR_PASSWORD_ADVICE_NONE,
  MDR_PASSWORD_ADVICE_APP_PASSWORD,
  MDR_PASSWORD_ADVICE_INCOMPLETE,
  MDR_PASSWORD_ADVICE_NEEDS_APP_PASSWORD,
  MDR_PASSWORD_ADVICE_MAY_NEED_APP_PASSWORD,
  MDR_PASSWORD_ADVICE_TAKES_NO_PASSWORD,
  MDR_PASSWORD_ADVICE_STRAY_BLANKS,
} MdrPasswordAdvice;

/**
 * MdrTwoStep:
 *
 * What the user says of two-step verification.
 */
typedef enum
{
  MDR_TWO_STEP_UNKNOWN,
  MDR_TWO_STEP_OFF,
  MDR_TWO_STEP_ON,
} MdrTwoStep;

GType mdr_password_advice_get_type (void) G_GNUC_CONST;

#define MDR_TYPE_PASSWORD_ADVICE (mdr_password_advice_get_type ())

MdrPasswordAdvice mdr_password_advice_give (MdrProvider *provider,
                                            MdrSignInPolicy policy,
                                            MdrTwoStep two_step,
                                            const MdrSecret *secret);
MdrSecret *mdr_password_advice_tidy (MdrProvider *provider, MdrSecret *secret);

G_END_DECLS
