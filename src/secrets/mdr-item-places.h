/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the password store has items, and which of them are worth a look.
 */

#pragma once

#include "mdr-secret-bus.h"

G_BEGIN_DECLS

/**
 * MdrItemCollection:
 * @path: what the store calls it
 * @label: what people call it; cleaned
 * @is_locked: whether it has to be unlocked before values can be read
 * @is_hidden: whether not even the attributes of its items can be seen while it is locked
 *
 * A keyring.
 */
typedef struct
{
  char *path;
  char *label;
  gboolean is_locked;
  gboolean is_hidden;
} MdrItemCollection;

/**
 * MdrItemPlace:
 * @path: what the store calls the item
 * @collection: where it is
 * @is_mail: whether it is of a schema that mail programs use
 *
 * An item that was not read yet.
 */
typedef struct
{
  char *path;
  MdrItemCollection *collection;
  gboolean is_mail;
} MdrItemPlace;

/**
 * MdrItemPlaces:
 * @collections: (element-type MdrItemCollection): all keyrings
 * @items: (element-type MdrItemPlace): the items, those of mail programs first
 *
 * What there is.
 */
typedef struct
{
  GPtrArray *collections;
  GArray *items;
} MdrItemPlaces;

void mdr_item_places_find_async (MdrSecretBus *bus,
                                 const char *const *mail_schemas,
                                 const char *const *other_schemas,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
MdrItemPlaces *
mdr_item_places_find_finish (MdrSecretBus *bus, GAsyncResult *result, GError **error);
void mdr_item_places_free (MdrItemPlaces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrItemPlaces, mdr_item_places_free)

G_END_DECLS
