/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each probe that stays when the probe is run again.
 */

#pragma once

#include <gtk/gtk.h>

#include "core/mdr-probe.h"

G_BEGIN_DECLS

/**
 * MdrProbeRowsCreate:
 * @probe: a probe
 * @user_data: what was given
 *
 * Makes a row whose property "probe" can be set.
 *
 * Returns: (transfer floating): a row that shows @probe
 */
typedef GtkWidget *(*MdrProbeRowsCreate) (MdrProbe *probe, gpointer user_data);

void mdr_probe_rows_bind (GtkListBox *list_box,
                          GListModel *probes,
                          MdrProbeRowsCreate create,
                          gpointer user_data);

G_END_DECLS
