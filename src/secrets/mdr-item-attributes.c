/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any program of the user may write what it likes into the password store; here it is cut to size
 * and cleaned.
 */

#include "mdr-item-attributes.h"

#include "core/mdr-clean-text.h"

/* gnome-keyring shows attributes of a keyring that was never unlocked since it started like this:
 * the name behind it, a checksum as value, and the schema and label of nothing at all. */
#define HASHED "gkr:compat:hashed:"

/**
 * mdr_item_attributes_read:
 * @attributes: (nullable): names and values, of type a{ss}
 *
 * Returns: (transfer full) (element-type utf8 utf8): the same, cleaned, and no more and no longer
 *   than an honest program writes them
 */
GHashTable *
mdr_item_attributes_read (GVariant *attributes)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GVariantIter iter;
  const char *name;
  const char *value;

  if (attributes == NULL || !g_variant_is_of_type (attributes, G_VARIANT_TYPE ("a{ss}")))
    return table;

  /* Says the most, and may stand last. */
  if (g_variant_lookup (attributes, "xdg:schema", "&s", &value))
    g_hash_table_insert (table, g_strdup ("xdg:schema"),
                         mdr_clean_text (value, -1, MDR_ITEM_MAX_TEXT));

  g_variant_iter_init (&iter, attributes);
  while (g_hash_table_size (table) < MDR_ITEM_MAX_ATTRIBUTES &&
         g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    g_hash_table_insert (table, mdr_clean_text (name, -1, MDR_ITEM_MAX_TEXT),
                         mdr_clean_text (value, -1, MDR_ITEM_MAX_TEXT));

  return table;
}

/**
 * mdr_item_attributes_are_hidden:
 * @attributes: (element-type utf8 utf8): what was read of an item in a locked keyring
 *
 * Returns: whether they say nothing before the keyring is unlocked
 */
gboolean
mdr_item_attributes_are_hidden (GHashTable *attributes)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, attributes);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_str_has_prefix (name, HASHED) && !g_str_equal (name, "xdg:schema"))
      return FALSE;

  return TRUE;
}
