/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shows what a server answered to a sign-in test.
 */

#pragma once

#include <adwaita.h>

#include "gui/mdr-sign-in-answer.h"

G_BEGIN_DECLS

#define MDR_TYPE_SIGN_IN_ANSWER_VIEW (mdr_sign_in_answer_view_get_type ())
G_DECLARE_FINAL_TYPE (MdrSignInAnswerView,
                      mdr_sign_in_answer_view,
                      MDR,
                      SIGN_IN_ANSWER_VIEW,
                      AdwBin)

GtkWidget *mdr_sign_in_answer_view_new (MdrSignInAnswer *answer);

G_END_DECLS
