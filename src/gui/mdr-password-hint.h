/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says, while a password is typed, what it looks like.
 */

#pragma once

#include <adwaita.h>

#include "core/mdr-password-advice.h"
#include "core/mdr-session.h"

G_BEGIN_DECLS

#define MDR_TYPE_PASSWORD_HINT (mdr_password_hint_get_type ())
G_DECLARE_FINAL_TYPE (MdrPasswordHint, mdr_password_hint, MDR, PASSWORD_HINT, AdwBin)

void mdr_password_hint_look_at (MdrPasswordHint *self,
                                MdrSession *session,
                                const MdrSecret *secret,
                                MdrPasswordKind kind);
void mdr_password_hint_show_now (MdrPasswordHint *self);
MdrPasswordAdvice mdr_password_hint_get_advice (MdrPasswordHint *self);

gboolean mdr_password_hint_is_warning (MdrPasswordAdvice advice);

G_END_DECLS
