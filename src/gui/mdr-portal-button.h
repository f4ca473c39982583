/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Leads from a finding to the sign-in page of the network.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/mdr-finding.h"

G_BEGIN_DECLS

GtkWidget *mdr_portal_button_new (void);
void mdr_portal_button_set_finding (GtkWidget *button, MdrFinding *finding);

G_END_DECLS
