/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Room for large text.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void mdr_room_make (GtkWidget *widget);

G_END_DECLS
