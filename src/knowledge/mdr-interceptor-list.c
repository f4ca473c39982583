/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads data/knowledge/interceptors.ini. A mistake there is found here rather than by a user.
 */

#include "mdr-interceptor-list.h"

#include "core/mdr-error.h"
#include "mdr-knowledge.h"

struct _MdrInterceptorList
{
  GObject parent_instance;

  /* owned */
  GListStore *interceptors;
};

G_DEFINE_FINAL_TYPE (MdrInterceptorList, mdr_interceptor_list, G_TYPE_OBJECT)

static const char *const keys[] = { "name",         "vendor",  "kind", "common-name",
                                    "organization", "sources", NULL };

static const char *const sources[] = { "source-code", "vendor",   "seen", "openvas",
                                       "badssl",      "recalled", NULL };

static gboolean
refuse (GError **error, const char *id, const char *key, const char *reason)
{
  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] %s: %s", id, key, reason);

  return FALSE;
}

static gboolean
has_known_keys_only (GKeyFile *file, const char *id, GError **error)
{
  g_auto (GStrv) present = g_key_file_get_keys (file, id, NULL, NULL);

  for (char **key = present; *key != NULL; key++)
    if (!g_strv_contains (keys, *key))
      return refuse (error, id, *key, "there is no such key");

  return TRUE;
}

static gboolean
has_sources (GKeyFile *file, const char *id, GError **error)
{
  g_auto (GStrv) named = g_key_file_get_string_list (file, id, "sources", NULL, error);

  if (named == NULL)
    return FALSE;

  if (*named == NULL)
    return refuse (error, id, "sources", "there is none");

  for (char **source = named; *source != NULL; source++)
    if (!g_strv_contains (sources, *source))
      return refuse (error, id, "sources", "one of them is not known");

  return TRUE;
}

static gboolean
read_interceptor (MdrInterceptorList *self, GKeyFile *file, const char *id, GError **error)
{
  g_autoptr (MdrInterceptor) interceptor = NULL;
  g_autofree char *name = g_key_file_get_string (file, id, "name", error);
  g_autofree char *vendor = NULL;
  g_autofree char *nick = NULL;
  g_auto (GStrv) common_names = NULL;
  g_auto (GStrv) organizations = NULL;
  MdrInterceptorKind kind;

  if (name == NULL || !has_known_keys_only (file, id, error) || !has_sources (file, id, error))
    return FALSE;

  vendor = g_key_file_get_string (file, id, "vendor", error);
  nick = vendor != NULL ? g_key_file_get_string (file, id, "kind", error) : NULL;
  if (nick == NULL)
    return FALSE;

  if (!mdr_interceptor_kind_from_nick (nick, &kind))
    return refuse (error, id, "kind", "there is no such kind");

  common_names = g_key_file_get_string_list (file, id, "common-name", NULL, NULL);
  organizations = g_key_file_get_string_list (file, id, "organization", NULL, NULL);
  if (common_names == NULL && organizations == NULL)
    return refuse (error, id, "common-name", "it cannot be known by any name");

  interceptor = mdr_interceptor_new (id, name, kind, (const char *const *) common_names,
                                     (const char *const *) organizations);
  g_list_store_append (self->interceptors, interceptor);

  return TRUE;
}

static void
mdr_interceptor_list_finalize (GObject *object)
{
  MdrInterceptorList *self = MDR_INTERCEPTOR_LIST (object);

  g_clear_object (&self->interceptors);

  G_OBJECT_CLASS (mdr_interceptor_list_parent_class)->finalize (object);
}

static void
mdr_interceptor_list_class_init (MdrInterceptorListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_interceptor_list_finalize;
}

static void
mdr_interceptor_list_init (MdrInterceptorList *self)
{
  self->interceptors = g_list_store_new (MDR_TYPE_INTERCEPTOR);
}

/**
 * mdr_interceptor_list_get_default:
 *
 * Gives the list that is built into the program; it is read when first asked for.
 *
 * Returns: (transfer none): the list
 */
MdrInterceptorList *
mdr_interceptor_list_get_default (void)
{
  static MdrInterceptorList *list;

  if (g_once_init_enter (&list))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("interceptors.ini", &error);
      MdrInterceptorList *built_in = file != NULL ? mdr_interceptor_list_new (file, &error) : NULL;

      /* The tests read this very file, so a broken one is never shipped. */
      if (built_in == NULL)
        g_error ("interceptors.ini: %s", error->message);

      g_once_init_leave (&list, built_in);
    }

  return list;
}

/**
 * mdr_interceptor_list_new:
 * @file: a file like data/knowledge/interceptors.ini
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with %MDR_ERROR_INVALID_DATA or
 *   %G_KEY_FILE_ERROR
 */
MdrInterceptorList *
mdr_interceptor_list_new (GKeyFile *file, GError **error)
{
  g_autoptr (MdrInterceptorList) self = NULL;
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_object_new (MDR_TYPE_INTERCEPTOR_LIST, NULL);
  ids = g_key_file_get_groups (file, NULL);

  for (char **id = ids; *id != NULL; id++)
    if (!read_interceptor (self, file, *id, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * mdr_interceptor_list_get_interceptors:
 * @self: a list
 *
 * Returns: (transfer none): the products, as a list of #MdrInterceptor
 */
GListModel *
mdr_interceptor_list_get_interceptors (MdrInterceptorList *self)
{
  g_return_val_if_fail (MDR_IS_INTERCEPTOR_LIST (self), NULL);

  return G_LIST_MODEL (self->interceptors);
}

/**
 * mdr_interceptor_list_find:
 * @self: a list
 * @common_name: (nullable): the common name of who issued a certificate
 * @organization: (nullable): and its organisation
 *
 * Returns: (transfer none) (nullable): the product that calls itself so
 */
MdrInterceptor *
mdr_interceptor_list_find (MdrInterceptorList *self,
                           const char *common_name,
                           const char *organization)
{
  g_return_val_if_fail (MDR_IS_INTERCEPTOR_LIST (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->interceptors)); i++)
    {
      g_autoptr (MdrInterceptor) interceptor =
          g_list_model_get_item (G_LIST_MODEL (self->interceptors), i);

      if (mdr_interceptor_matches (interceptor, common_name, organization))
        return interceptor;
    }

  return NULL;
}
