/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two hash tables. Names compare without case and without the dot at the end.
 */

#include "mdr-name-table.h"

#include <string.h>

struct _MdrNameTable
{
  /* owned; name to array of GInetAddress, type and name to array of GVariant */
  GHashTable *addresses;
  GHashTable *records;
};

static char *
name_key (const char *name)
{
  char *key = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (key, "."))
    key[strlen (key) - 1] = '\0';

  return key;
}

static char *
record_key (const char *name, GResolverRecordType type)
{
  g_autofree char *key = name_key (name);

  return g_strdup_printf ("%u %s", type, key);
}

static GPtrArray *
find_addresses (MdrNameTable *self, const char *host)
{
  g_autofree char *key = name_key (host);
  GPtrArray *found = g_hash_table_lookup (self->addresses, key);

  return found != NULL ? found : g_hash_table_lookup (self->addresses, "*");
}

static GPtrArray *
find_records (MdrNameTable *self, const char *name, GResolverRecordType type)
{
  g_autofree char *key = record_key (name, type);
  g_autofree char *any = record_key ("*", type);
  GPtrArray *found = g_hash_table_lookup (self->records, key);

  return found != NULL ? found : g_hash_table_lookup (self->records, any);
}

/* Gives the array of @key, made when it is needed first. */
static GPtrArray *
ensure_array (GHashTable *table, char *key, GDestroyNotify free_element)
{
  GPtrArray *array = g_hash_table_lookup (table, key);

  if (array != NULL)
    {
      g_free (key);
      return array;
    }

  array = g_ptr_array_new_with_free_func (free_element);
  g_hash_table_insert (table, key, array);

  return array;
}

static gboolean
is_wanted (GInetAddress *address, GResolverNameLookupFlags flags)
{
  if (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY)
    return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4;
  if (flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY)
    return g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6;

  return TRUE;
}

static void
set_not_found (GError **error, const char *name)
{
  g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "There is no %s", name);
}

/**
 * mdr_name_table_new:
 *
 * Returns: (transfer full): an empty table
 */
MdrNameTable *
mdr_name_table_new (void)
{
  MdrNameTable *self = g_new0 (MdrNameTable, 1);
  const GDestroyNotify free_array = (GDestroyNotify) g_ptr_array_unref;

  self->addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_array);
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_array);

  return self;
}

/**
 * mdr_name_table_free:
 * @self: (transfer full): a table
 *
 * Frees @self.
 */
void
mdr_name_table_free (MdrNameTable *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->addresses);
  g_hash_table_unref (self->records);
  g_free (self);
}

/**
 * mdr_name_table_add_address:
 * @self: a table
 * @host: a name or "*"
 * @address: (nullable): one of its addresses, %NULL to only make the entry
 *
 * Adds to what is known about @host.
 */
void
mdr_name_table_add_address (MdrNameTable *self, const char *host, GInetAddress *address)
{
  GPtrArray *addresses;

  g_return_if_fail (self != NULL);
  g_return_if_fail (host != NULL);

  addresses = ensure_array (self->addresses, name_key (host), g_object_unref);
  if (address != NULL)
    g_ptr_array_add (addresses, g_object_ref (address));
}

/**
 * mdr_name_table_add_record:
 * @self: a table
 * @name: a name or "*"
 * @type: the type of the record
 * @record: (nullable): a record, %NULL to only make the entry; a floating reference is taken
 *
 * Adds to what is known about the records of @name.
 */
void
mdr_name_table_add_record (MdrNameTable *self,
                           const char *name,
                           GResolverRecordType type,
                           GVariant *record)
{
  GPtrArray *records;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  records = ensure_array (self->records, record_key (name, type), (GDestroyNotify) g_variant_unref);
  if (record != NULL)
    g_ptr_array_add (records, g_variant_ref_sink (record));
}

/**
 * mdr_name_table_knows_host:
 * @self: a table
 * @host: a name
 *
 * Returns: whether there is an entry for it, or for all names
 */
gboolean
mdr_name_table_knows_host (MdrNameTable *self, const char *host)
{
  return find_addresses (self, host) != NULL;
}

/**
 * mdr_name_table_knows_records:
 * @self: a table
 * @name: a name
 * @type: a type
 *
 * Returns: whether there is an entry for its records of this type, or for those of all names
 */
gboolean
mdr_name_table_knows_records (MdrNameTable *self, const char *name, GResolverRecordType type)
{
  return find_records (self, name, type) != NULL;
}

/**
 * mdr_name_table_list_addresses:
 * @self: a table
 * @host: a name that has an entry
 * @flags: which addresses
 * @error: return location for a %G_RESOLVER_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type GInetAddress): its addresses
 */
GList *
mdr_name_table_list_addresses (MdrNameTable *self,
                               const char *host,
                               GResolverNameLookupFlags flags,
                               GError **error)
{
  GPtrArray *addresses = find_addresses (self, host);
  GList *list = NULL;

  for (guint i = addresses->len; i > 0; i--)
    {
      GInetAddress *address = g_ptr_array_index (addresses, i - 1);

      if (is_wanted (address, flags))
        list = g_list_prepend (list, g_object_ref (address));
    }
  if (list == NULL)
    set_not_found (error, host);

  return list;
}

/**
 * mdr_name_table_list_records:
 * @self: a table
 * @name: a name that has an entry for records of this type
 * @type: which records
 * @error: return location for a %G_RESOLVER_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type GVariant): its records
 */
GList *
mdr_name_table_list_records (MdrNameTable *self,
                             const char *name,
                             GResolverRecordType type,
                             GError **error)
{
  GPtrArray *records = find_records (self, name, type);
  GList *list = NULL;

  for (guint i = records->len; i > 0; i--)
    list = g_list_prepend (list, g_variant_ref (g_ptr_array_index (records, i - 1)));
  if (list == NULL)
    set_not_found (error, name);

  return list;
}
