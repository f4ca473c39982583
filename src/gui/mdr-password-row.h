/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A saved password in a list of them.
 */

#pragma once

#include <adwaita.h>

#include "gui/mdr-password-choice.h"

G_BEGIN_DECLS

#define MDR_TYPE_PASSWORD_ROW (mdr_password_row_get_type ())
G_DECLARE_FINAL_TYPE (MdrPasswordRow, mdr_password_row, MDR, PASSWORD_ROW, AdwBin)

GtkWidget *mdr_password_row_new (void);

G_END_DECLS
