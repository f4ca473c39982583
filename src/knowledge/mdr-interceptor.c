/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who is in between, known by the names in the certificates that it makes.
 */

#include "mdr-interceptor.h"

struct _MdrInterceptor
{
  GObject parent_instance;

  MdrInterceptorKind kind;

  /* owned; the patterns are of #GPatternSpec and in lower case */
  char *id;
  char *name;
  GPtrArray *common_names;
  GPtrArray *organizations;
};

G_DEFINE_FINAL_TYPE (MdrInterceptor, mdr_interceptor, G_TYPE_OBJECT)

static const char *const kinds[] = {
  [MDR_INTERCEPTOR_ANTIVIRUS] = "antivirus",   [MDR_INTERCEPTOR_FILTER] = "filter",
  [MDR_INTERCEPTOR_INSPECTION] = "inspection", [MDR_INTERCEPTOR_DEBUGGING] = "debugging",
  [MDR_INTERCEPTOR_UNWANTED] = "unwanted",     [MDR_INTERCEPTOR_BRIDGE] = "bridge",
};

/**
 * mdr_interceptor_kind_to_nick:
 * @kind: a kind
 *
 * Returns: its short name
 */
const char *
mdr_interceptor_kind_to_nick (MdrInterceptorKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

/**
 * mdr_interceptor_kind_from_nick:
 * @nick: any text
 * @kind: (out): the kind
 *
 * Returns: whether @nick is the short name of a kind
 */
gboolean
mdr_interceptor_kind_from_nick (const char *nick, MdrInterceptorKind *kind)
{
  g_return_val_if_fail (nick != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (nick, kinds[i]))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

static GPtrArray *
compile (const char *const *patterns)
{
  GPtrArray *compiled = g_ptr_array_new_with_free_func ((GDestroyNotify) g_pattern_spec_free);

  for (; patterns != NULL && *patterns != NULL; patterns++)
    {
      g_autofree char *lower = g_utf8_strdown (*patterns, -1);

      g_ptr_array_add (compiled, g_pattern_spec_new (lower));
    }

  return compiled;
}

static gboolean
matches_any (GPtrArray *patterns, const char *text)
{
  g_autofree char *lower = NULL;

  if (text == NULL || patterns->len == 0)
    return FALSE;

  lower = g_utf8_strdown (text, -1);
  for (guint i = 0; i < patterns->len; i++)
    if (g_pattern_spec_match_string (g_ptr_array_index (patterns, i), lower))
      return TRUE;

  return FALSE;
}

static void
mdr_interceptor_finalize (GObject *object)
{
  MdrInterceptor *self = MDR_INTERCEPTOR (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->common_names, g_ptr_array_unref);
  g_clear_pointer (&self->organizations, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_interceptor_parent_class)->finalize (object);
}

static void
mdr_interceptor_class_init (MdrInterceptorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_interceptor_finalize;
}

static void
mdr_interceptor_init (MdrInterceptor *self)
{
}

/**
 * mdr_interceptor_new:
 * @id: its id; it never changes
 * @name: what its maker calls it
 * @kind: what it is there for
 * @common_names: (nullable) (array zero-terminated=1): patterns for the issuer's common name
 * @organizations: (nullable) (array zero-terminated=1): patterns for the issuer's organisation
 *
 * A pattern stands for the whole name, in any case; `*` in it is any text.
 *
 * Returns: (transfer full): a new product
 */
MdrInterceptor *
mdr_interceptor_new (const char *id,
                     const char *name,
                     MdrInterceptorKind kind,
                     const char *const *common_names,
                     const char *const *organizations)
{
  MdrInterceptor *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (MDR_TYPE_INTERCEPTOR, NULL);
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->kind = kind;
  self->common_names = compile (common_names);
  self->organizations = compile (organizations);

  return self;
}

/**
 * mdr_interceptor_get_id:
 * @self: a product
 *
 * Returns: its id
 */
const char *
mdr_interceptor_get_id (MdrInterceptor *self)
{
  g_return_val_if_fail (MDR_IS_INTERCEPTOR (self), NULL);

  return self->id;
}

/**
 * mdr_interceptor_get_name:
 * @self: a product
 *
 * Returns: what its maker calls it
 */
const char *
mdr_interceptor_get_name (MdrInterceptor *self)
{
  g_return_val_if_fail (MDR_IS_INTERCEPTOR (self), NULL);

  return self->name;
}

/**
 * mdr_interceptor_get_kind:
 * @self: a product
 *
 * Returns: what it is there for
 */
MdrInterceptorKind
mdr_interceptor_get_kind (MdrInterceptor *self)
{
  g_return_val_if_fail (MDR_IS_INTERCEPTOR (self), MDR_INTERCEPTOR_UNWANTED);

  return self->kind;
}

/**
 * mdr_interceptor_matches:
 * @self: a product
 * @common_name: (nullable): the common name of who issued a certificate
 * @organization: (nullable): and its organisation
 *
 * A name proves nothing by itself: anybody may call himself so, and makers have honest certificates
 * too.
 *
 * Returns: whether @self calls itself so
 */
gboolean
mdr_interceptor_matches (MdrInterceptor *self, const char *common_name, const char *organization)
{
  g_return_val_if_fail (MDR_IS_INTERCEPTOR (self), FALSE);

  return matches_any (self->common_names, common_name) ||
         matches_any (self->organizations, organization);
}
