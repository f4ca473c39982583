/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be measured of a window from inside. Whatever is wrong is printed, a line each.
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

char *measure_describe (GtkWidget *widget);
GtkWidget *measure_find_page (GtkWidget *window);

void measure_beginning (GtkWidget *window);
void measure_blame (GtkWidget *window, int width);
void measure_drawn (GtkWidget *window);
void measure_focus (GtkWidget *window);
void measure_picture (GtkWidget *window, const char *path);
void measure_room (GtkWidget *window);

G_END_DECLS
