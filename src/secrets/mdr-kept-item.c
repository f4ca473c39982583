/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Unlike what is shown to people, what is put back is neither cleaned nor cut.
 */

#include "mdr-kept-item.h"

#include "core/mdr-clean-text.h"
#include "mdr-keyring-error.h"
#include "mdr-secret-bus.h"

/* Object paths can name another item once the store was started anew. */
static gboolean
is_what_was_listed (MdrKeptItem *self, guint64 created)
{
  g_autoptr (MdrSavedPassword) now = NULL;
  MdrSavedPasswordFields fields = { .id = mdr_saved_password_get_id (self->password),
                                    .label = self->label };

  now = mdr_saved_password_new (&fields);

  return g_str_equal (mdr_saved_password_get_label (now),
                      mdr_saved_password_get_label (self->password)) &&
         created == mdr_saved_password_get_created (self->password) &&
         self->modified == mdr_saved_password_get_modified (self->password);
}

/**
 * mdr_kept_item_new:
 * @password: a saved password, as it was listed
 * @facts: all properties of the item, of type a{sv}
 * @error: for an #MdrKeyringError
 *
 * Returns: (transfer full) (nullable): the item without its value, or %NULL if it is locked or not
 *   the one that was listed
 */
MdrKeptItem *
mdr_kept_item_new (MdrSavedPassword *password, GVariant *facts, GError **error)
{
  g_autoptr (MdrKeptItem) self = g_new0 (MdrKeptItem, 1);
  gboolean is_locked = FALSE;
  guint64 created = 0;

  self->password = g_object_ref (password);
  self->collection = g_path_get_dirname (mdr_saved_password_get_id (password));
  self->attributes = g_variant_lookup_value (facts, "Attributes", G_VARIANT_TYPE ("a{ss}"));
  g_variant_lookup (facts, "Label", "s", &self->label);
  g_variant_lookup (facts, "Locked", "b", &is_locked);
  g_variant_lookup (facts, "Created", "t", &created);
  g_variant_lookup (facts, "Modified", "t", &self->modified);

  if (is_locked)
    g_propagate_error (error, mdr_keyring_error_new (MDR_KEYRING_ERROR_LOCKED));
  else if (self->label == NULL || self->attributes == NULL)
    g_propagate_error (error, mdr_keyring_error_new (MDR_KEYRING_ERROR_REFUSED));
  else if (!is_what_was_listed (self, created))
    g_propagate_error (error, mdr_keyring_error_new (MDR_KEYRING_ERROR_CHANGED));
  else
    return g_steal_pointer (&self);

  return NULL;
}

/**
 * mdr_kept_item_free:
 * @self: (transfer full): an item
 *
 * Frees @self, and wipes its value.
 */
void
mdr_kept_item_free (MdrKeptItem *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->password);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->attributes, g_variant_unref);
  g_clear_pointer (&self->collection, g_free);
  g_clear_pointer (&self->content_type, g_free);
  g_clear_pointer (&self->value, mdr_secret_unref);
  g_free (self);
}

/**
 * mdr_kept_item_get_properties:
 * @self: an item
 *
 * Returns: (transfer floating): what to make it anew with, of type a{sv}
 */
GVariant *
mdr_kept_item_get_properties (MdrKeptItem *self)
{
  GVariantBuilder properties;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&properties, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&properties, "{sv}", MDR_SECRET_ITEM ".Label",
                         g_variant_new_string (self->label));
  g_variant_builder_add (&properties, "{sv}", MDR_SECRET_ITEM ".Attributes", self->attributes);

  return g_variant_builder_end (&properties);
}
