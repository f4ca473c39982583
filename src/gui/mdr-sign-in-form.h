/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The optional test with a password.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_SIGN_IN_FORM (mdr_sign_in_form_get_type ())
G_DECLARE_FINAL_TYPE (MdrSignInForm, mdr_sign_in_form, MDR, SIGN_IN_FORM, AdwBin)

void mdr_sign_in_form_clear (MdrSignInForm *self);

G_END_DECLS
