/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Saved passwords to search and to choose from.
 */

#pragma once

#include <adwaita.h>

#include "gui/mdr-password-choices.h"

G_BEGIN_DECLS

#define MDR_TYPE_PASSWORD_LIST (mdr_password_list_get_type ())
G_DECLARE_FINAL_TYPE (MdrPasswordList, mdr_password_list, MDR, PASSWORD_LIST, AdwBin)

void mdr_password_list_set_choices (MdrPasswordList *self, MdrPasswordChoices *choices);

G_END_DECLS
