/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes as the label and the attributes of an item: lines of NAME=VALUE, the first is the
 * label.
 */

#include <stdint.h>
#include <string.h>

#include "knowledge/mdr-item-kinds.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const hosts[] = { "imap.example.it", "smtp.example.it", NULL };
  g_autoptr (MdrAddress) address = mdr_address_parse ("anna@example.it", NULL);
  g_autoptr (MdrItemKinds) kinds =
      mdr_item_kinds_new_for_account (mdr_item_kinds_get_default (), address, hosts);
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GHashTable) attributes = g_hash_table_new (g_str_hash, g_str_equal);
  MdrSavedPasswordFields fields = { .id = "/item" };

  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char *value = strchr (lines[i], '=');

      if (value != NULL)
        {
          *value = '\0';
          g_hash_table_insert (attributes, lines[i], value + 1);
        }
    }

  if (mdr_item_kinds_recognise (kinds, attributes, lines[0], &fields))
    {
      g_autoptr (MdrSavedPassword) password = mdr_saved_password_new (&fields);

      g_assert_true (fields.uid == NULL || g_utf8_validate (fields.uid, -1, NULL));
      g_assert_true (fields.host == NULL || g_utf8_validate (fields.host, -1, NULL));
      g_assert_nonnull (mdr_saved_password_get_label (password));
    }

  return 0;
}
