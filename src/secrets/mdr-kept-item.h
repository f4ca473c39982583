/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A saved password with all that belongs to it, to be put back as it was.
 */

#pragma once

#include "core/mdr-saved-password.h"
#include "core/mdr-secret.h"

G_BEGIN_DECLS

/**
 * MdrKeptItem:
 * @password: what was listed
 * @label: what it is called, as it is
 * @attributes: its attributes, as they are; of type a{ss}
 * @modified: when it was saved last
 * @collection: the object path of its keyring
 * @content_type: what the value is
 * @value: the value
 * @is_unsure: whether it may still be in the keyring
 *
 * An item as the password store had it, in memory that is wiped when it is freed.
 */
typedef struct
{
  MdrSavedPassword *password;
  char *label;
  GVariant *attributes;
  guint64 modified;
  char *collection;
  char *content_type;
  MdrSecret *value;
  gboolean is_unsure;
} MdrKeptItem;

MdrKeptItem *mdr_kept_item_new (MdrSavedPassword *password, GVariant *facts, GError **error);
void mdr_kept_item_free (MdrKeptItem *self);
GVariant *mdr_kept_item_get_properties (MdrKeptItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrKeptItem, mdr_kept_item_free)

G_END_DECLS
