/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a running check is doing, followed for a widget that shows it.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/mdr-probe.h"

G_BEGIN_DECLS

#define MDR_TYPE_ACTIVITY (mdr_activity_get_type ())
G_DECLARE_FINAL_TYPE (MdrActivity, mdr_activity, MDR, ACTIVITY, GObject)

MdrActivity *mdr_activity_new (GtkWidget *widget);

void mdr_activity_set_probe (MdrActivity *self, MdrProbe *probe);
const char *mdr_activity_get_text (MdrActivity *self);
gboolean mdr_activity_is_ticking (MdrActivity *self);

G_END_DECLS
