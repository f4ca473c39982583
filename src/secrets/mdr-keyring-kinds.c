/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A keyring that knows how mail programs write their items.
 */

#include "mdr-keyring.h"

static gboolean
recognise (GHashTable *attributes,
           const char *label,
           MdrSavedPasswordFields *fields,
           gpointer user_data)
{
  return mdr_item_kinds_recognise (user_data, attributes, label, fields);
}

/**
 * mdr_keyring_new_for_kinds:
 * @connection: (nullable): the bus, or %NULL for the user's session bus
 * @kinds: how items of mail are written, for an account or in general
 *
 * Nothing is contacted before something is asked for.
 *
 * Returns: (transfer full): the keyrings of that bus
 */
MdrKeyring *
mdr_keyring_new_for_kinds (GDBusConnection *connection, MdrItemKinds *kinds)
{
  MdrKeyring *self;
  g_auto (GStrv) mail_schemas = NULL;
  g_auto (GStrv) other_schemas = NULL;

  g_return_val_if_fail (MDR_IS_ITEM_KINDS (kinds), NULL);

  mail_schemas = mdr_item_kinds_dup_schemas (kinds, TRUE);
  other_schemas = mdr_item_kinds_dup_schemas (kinds, FALSE);
  self = mdr_keyring_new (connection, recognise, g_object_ref (kinds), g_object_unref);
  mdr_keyring_set_schemas (self, (const char *const *) mail_schemas,
                           (const char *const *) other_schemas);

  return self;
}
