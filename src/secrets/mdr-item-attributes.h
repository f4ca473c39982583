/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The attributes of an item, as far as they are fit to be looked at.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Programs write fewer than ten, none of them longer than an address of a web page. */
#define MDR_ITEM_MAX_ATTRIBUTES 64
#define MDR_ITEM_MAX_TEXT 512

GHashTable *mdr_item_attributes_read (GVariant *attributes);
gboolean mdr_item_attributes_are_hidden (GHashTable *attributes);

G_END_DECLS
