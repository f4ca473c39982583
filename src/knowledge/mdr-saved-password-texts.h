/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is told of a saved password, in the user's language. Nothing of its value is known here.
 */

#pragma once

#include "core/mdr-saved-password.h"

G_BEGIN_DECLS

char *mdr_saved_password_texts_dup_program (MdrSavedPassword *password);
const char *mdr_saved_password_texts_get_name (MdrSavedPassword *password);
char *mdr_saved_password_texts_dup_use (MdrSavedPassword *password);
char *mdr_saved_password_texts_dup_age (MdrSavedPassword *password, GDateTime *now);
char *mdr_saved_password_texts_dup_place (MdrSavedPassword *password);
const char *mdr_saved_password_texts_get_reason (MdrSavedPassword *password);
char **mdr_saved_password_texts_dup_problems (MdrSavedPassword *password);
char *mdr_saved_password_texts_dup_line (MdrSavedPassword *password);
char *mdr_saved_password_texts_dup_effect (const char *program_id, guint count);

G_END_DECLS
