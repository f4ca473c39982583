/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Checks one line again.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/mdr-probe.h"

G_BEGIN_DECLS

GtkWidget *mdr_check_again_button_new (MdrProbe *probe);
void mdr_check_again_button_set_subject (GtkWidget *button, const char *subject);

G_END_DECLS
