/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A saved password on the page: whether it is chosen, and what the server said of it.
 */

#pragma once

#include <gio/gio.h>

#include "core/mdr-saved-password.h"

G_BEGIN_DECLS

#define MDR_TYPE_PASSWORD_CHOICE (mdr_password_choice_get_type ())
G_DECLARE_FINAL_TYPE (MdrPasswordChoice, mdr_password_choice, MDR, PASSWORD_CHOICE, GObject)

MdrPasswordChoice *mdr_password_choice_new (MdrSavedPassword *password);

MdrSavedPassword *mdr_password_choice_get_password (MdrPasswordChoice *self);
gboolean mdr_password_choice_get_chosen (MdrPasswordChoice *self);
void mdr_password_choice_set_chosen (MdrPasswordChoice *self, gboolean chosen);
void mdr_password_choice_set_testable (MdrPasswordChoice *self, gboolean testable);
void mdr_password_choice_set_answer (MdrPasswordChoice *self, const char *answer);

gboolean mdr_password_choice_matches (MdrPasswordChoice *self, const char *folded_words);
int mdr_password_choice_compare (MdrPasswordChoice *self, MdrPasswordChoice *other);
char *mdr_password_choice_dup_description (MdrPasswordChoice *self);

G_END_DECLS
