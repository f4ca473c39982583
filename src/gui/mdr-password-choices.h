/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The saved passwords to choose from: those that match, what is wrong first.
 */

#pragma once

#include <gtk/gtk.h>

#include "gui/mdr-password-choice.h"

G_BEGIN_DECLS

#define MDR_TYPE_PASSWORD_CHOICES (mdr_password_choices_get_type ())
G_DECLARE_FINAL_TYPE (MdrPasswordChoices, mdr_password_choices, MDR, PASSWORD_CHOICES, GObject)

MdrPasswordChoices *mdr_password_choices_new (GListModel *passwords);

GListModel *mdr_password_choices_get_all (MdrPasswordChoices *self);
GListModel *mdr_password_choices_get_shown (MdrPasswordChoices *self);
void mdr_password_choices_search (MdrPasswordChoices *self, const char *words);
void mdr_password_choices_judged (MdrPasswordChoices *self);
GPtrArray *mdr_password_choices_dup_chosen (MdrPasswordChoices *self);
guint mdr_password_choices_get_n_chosen (MdrPasswordChoices *self);

G_END_DECLS
