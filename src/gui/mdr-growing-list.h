/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The beginning of a long list, item by item, and then all of it.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define MDR_TYPE_GROWING_LIST (mdr_growing_list_get_type ())
G_DECLARE_FINAL_TYPE (MdrGrowingList, mdr_growing_list, MDR, GROWING_LIST, GObject)

MdrGrowingList *mdr_growing_list_new (GListModel *all, guint enough);
gboolean mdr_growing_list_grow (MdrGrowingList *self);
gboolean mdr_growing_list_grow_by (MdrGrowingList *self, guint most);

G_END_DECLS
