/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked before something is done with saved passwords, and what is said afterwards.
 */

#pragma once

#include "core/mdr-session.h"
#include "gui/mdr-compat.h"
#include "gui/mdr-password-choice.h"
#include "secrets/mdr-item-result.h"

G_BEGIN_DECLS

void mdr_password_question_ask_removal (GtkWindow *parent,
                                        GPtrArray *choices,
                                        MdrCompatAnswered callback,
                                        gpointer user_data);
void mdr_password_question_ask_test (GtkWindow *parent,
                                     MdrSavedPassword *password,
                                     guint attempts_left,
                                     MdrCompatAnswered callback,
                                     gpointer user_data);

char *mdr_password_question_dup_summary (GPtrArray *results, MdrItemFate wanted);
char *mdr_password_question_dup_failures (GPtrArray *results, MdrItemFate wanted);

G_END_DECLS
