/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds a provider by domain or mail exchanger in a time that does not grow with the list.
 */

#include "mdr-provider-list.h"

#include <string.h>

#include "core/mdr-error.h"
#include "mdr-company.h"
#include "mdr-knowledge.h"

struct _MdrProviderList
{
  GObject parent_instance;

  /* owned */
  GListStore *providers;

  /* owned, their values borrowed from @providers; host names in their DNS form */
  GHashTable *by_id;
  GHashTable *by_domain;
  GHashTable *by_mx_suffix;
};

G_DEFINE_FINAL_TYPE (MdrProviderList, mdr_provider_list, G_TYPE_OBJECT)

/* One form for every way to write a host name: A-labels in lower case, no full stop at the end. */
static char *
normalize_host (const char *host)
{
  g_autofree char *bare = NULL;

  if (!g_utf8_validate (host, -1, NULL))
    return NULL;

  bare = g_strndup (host, strlen (host) - g_str_has_suffix (host, "."));

  return g_hostname_to_ascii (bare);
}

static gboolean
index_hosts (GHashTable *index, const char *const *hosts, MdrProvider *provider, GError **error)
{
  for (; *hosts != NULL; hosts++)
    {
      g_autofree char *host = normalize_host (*hosts);
      MdrProvider *other = host != NULL ? g_hash_table_lookup (index, host) : NULL;

      if (host == NULL)
        {
          g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] “%s” is not a host name",
                       mdr_provider_get_id (provider), *hosts);
          return FALSE;
        }

      if (other != NULL)
        {
          g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] “%s” is in [%s] already",
                       mdr_provider_get_id (provider), *hosts, mdr_provider_get_id (other));
          return FALSE;
        }

      g_hash_table_insert (index, g_steal_pointer (&host), provider);
    }

  return TRUE;
}

static void
mdr_provider_list_finalize (GObject *object)
{
  MdrProviderList *self = MDR_PROVIDER_LIST (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->by_domain, g_hash_table_unref);
  g_clear_pointer (&self->by_mx_suffix, g_hash_table_unref);
  g_clear_object (&self->providers);

  G_OBJECT_CLASS (mdr_provider_list_parent_class)->finalize (object);
}

static void
mdr_provider_list_class_init (MdrProviderListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_provider_list_finalize;
}

static void
mdr_provider_list_init (MdrProviderList *self)
{
  self->providers = g_list_store_new (MDR_TYPE_PROVIDER);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_domain = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_mx_suffix = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* What was there before stays. */
static void
index_more_hosts (GHashTable *index, const char *const *hosts, MdrProvider *provider)
{
  for (; *hosts != NULL; hosts++)
    {
      g_autofree char *host = normalize_host (*hosts);

      if (host != NULL && !g_hash_table_contains (index, host))
        g_hash_table_insert (index, g_steal_pointer (&host), provider);
    }
}

static void
add_provider (MdrProviderList *self, MdrProvider *provider)
{
  const char *id = mdr_provider_get_id (provider);

  if (g_hash_table_contains (self->by_id, id))
    return;

  index_more_hosts (self->by_domain, mdr_provider_get_domains (provider), provider);
  index_more_hosts (self->by_mx_suffix, mdr_provider_get_mx_suffixes (provider), provider);
  g_hash_table_insert (self->by_id, (gpointer) id, provider);
  g_list_store_append (self->providers, provider);
}

/**
 * mdr_provider_list_new_with_own:
 * @own: (element-type MdrProvider): a company's own providers
 * @others: the list that they come before
 *
 * Returns: (transfer full): a list of all of them. A domain that several have belongs to the first
 */
MdrProviderList *
mdr_provider_list_new_with_own (GPtrArray *own, MdrProviderList *others)
{
  MdrProviderList *self = g_object_new (MDR_TYPE_PROVIDER_LIST, NULL);
  guint n_others;

  g_return_val_if_fail (own != NULL, self);
  g_return_val_if_fail (MDR_IS_PROVIDER_LIST (others), self);

  for (guint i = 0; i < own->len; i++)
    add_provider (self, own->pdata[i]);

  n_others = g_list_model_get_n_items (G_LIST_MODEL (others->providers));
  for (guint i = 0; i < n_others; i++)
    {
      g_autoptr (MdrProvider) provider =
          g_list_model_get_item (G_LIST_MODEL (others->providers), i);

      add_provider (self, provider);
    }

  return self;
}

/**
 * mdr_provider_list_get_default:
 *
 * Gives the providers of the company, if any, and those that are built into the program; they are
 * read when first asked for.
 *
 * Returns: (transfer none): the list
 */
MdrProviderList *
mdr_provider_list_get_default (void)
{
  static MdrProviderList *list;

  if (g_once_init_enter (&list))
    {
      GPtrArray *own = mdr_company_get_providers (mdr_company_get_default ());
      MdrProviderList *built_in = mdr_provider_list_get_built_in ();

      g_once_init_leave (&list, own->len > 0 ? mdr_provider_list_new_with_own (own, built_in)
                                             : g_object_ref (built_in));
    }

  return list;
}

/**
 * mdr_provider_list_get_built_in:
 *
 * Gives the list that is built into the program; it is read when first asked for.
 *
 * Returns: (transfer none): the list
 */
MdrProviderList *
mdr_provider_list_get_built_in (void)
{
  static MdrProviderList *list;

  if (g_once_init_enter (&list))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("providers.ini", &error);
      MdrProviderList *built_in = file != NULL ? mdr_provider_list_new (file, &error) : NULL;

      /* The tests read this very file, so a broken one is never shipped. */
      if (built_in == NULL)
        g_error ("providers.ini: %s", error->message);

      g_once_init_leave (&list, built_in);
    }

  return list;
}

/**
 * mdr_provider_list_new:
 * @file: a file like data/knowledge/providers.ini
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with %MDR_ERROR_INVALID_DATA
 */
MdrProviderList *
mdr_provider_list_new (GKeyFile *file, GError **error)
{
  g_autoptr (MdrProviderList) self = NULL;
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_object_new (MDR_TYPE_PROVIDER_LIST, NULL);
  ids = g_key_file_get_groups (file, NULL);

  for (char **id = ids; *id != NULL; id++)
    {
      g_autoptr (MdrProvider) provider = mdr_provider_new_from_key_file (file, *id, error);

      if (provider == NULL ||
          !index_hosts (self->by_domain, mdr_provider_get_domains (provider), provider, error) ||
          !index_hosts (self->by_mx_suffix, mdr_provider_get_mx_suffixes (provider), provider,
                        error))
        return NULL;

      g_hash_table_insert (self->by_id, (gpointer) mdr_provider_get_id (provider), provider);
      g_list_store_append (self->providers, provider);
    }

  return g_steal_pointer (&self);
}

/**
 * mdr_provider_list_get_providers:
 * @self: a list of providers
 *
 * Returns: (transfer none): all of them, as a list of #MdrProvider
 */
GListModel *
mdr_provider_list_get_providers (MdrProviderList *self)
{
  g_return_val_if_fail (MDR_IS_PROVIDER_LIST (self), NULL);

  return G_LIST_MODEL (self->providers);
}

/**
 * mdr_provider_list_find_by_domain:
 * @self: a list of providers
 * @domain: what stands behind the @ of an address, in any spelling
 *
 * Looks for the provider that gives out addresses of a domain. A sub-domain is another domain.
 *
 * Returns: (transfer none) (nullable): the provider
 */
MdrProvider *
mdr_provider_list_find_by_domain (MdrProviderList *self, const char *domain)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (MDR_IS_PROVIDER_LIST (self), NULL);
  g_return_val_if_fail (domain != NULL, NULL);

  normal = normalize_host (domain);

  return normal != NULL ? g_hash_table_lookup (self->by_domain, normal) : NULL;
}

/**
 * mdr_provider_list_find_by_mx:
 * @self: a list of providers
 * @mx_host: the name of a mail exchanger, in any spelling
 *
 * Looks for the provider behind a domain of somebody else's. The longest known end of @mx_host
 * counts.
 *
 * Returns: (transfer none) (nullable): the provider
 */
MdrProvider *
mdr_provider_list_find_by_mx (MdrProviderList *self, const char *mx_host)
{
  g_autofree char *normal = NULL;

  g_return_val_if_fail (MDR_IS_PROVIDER_LIST (self), NULL);
  g_return_val_if_fail (mx_host != NULL, NULL);

  normal = normalize_host (mx_host);

  for (const char *end = normal; end != NULL; end = strchr (end, '.'))
    {
      MdrProvider *provider;

      if (*end == '.')
        end++;

      provider = g_hash_table_lookup (self->by_mx_suffix, end);
      if (provider != NULL)
        return provider;
    }

  return NULL;
}

/**
 * mdr_provider_list_find_by_id:
 * @self: a list of providers
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the provider
 */
MdrProvider *
mdr_provider_list_find_by_id (MdrProviderList *self, const char *id)
{
  g_return_val_if_fail (MDR_IS_PROVIDER_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}
