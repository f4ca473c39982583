/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the files of data/guides that are no guides on first use and keeps them untranslated; texts
 * are translated when they are asked for, so that they follow the locale.
 */

#include "mdr-text-store.h"

#include <glib/gi18n-lib.h>

#include "mdr-data-element.h"

static const char *const files[] = {
  "findings.xml", "causes.xml",    "differences.xml", "verdicts.xml",
  "changes.xml",  "checklist.xml", "practice.xml",    "words.xml",
};

/* One way to say something, to be used when its condition holds and its placeholders have values.
 */
typedef struct
{
  char *condition;
  char *text;
} Variant;

static void
variant_free (Variant *variant)
{
  g_free (variant->condition);
  g_free (variant->text);
  g_free (variant);
}

/* "finding offline text" is what <finding id="offline"><text> in the file says. */
static char *
make_key (const char *kind, const char *id, const char *part)
{
  return g_strjoin (" ", kind, id, part, NULL);
}

static void
add_variant (GHashTable *store, const MdrDataElement *entry, const MdrDataElement *part)
{
  g_autofree char *key =
      make_key (mdr_data_element_get_name (entry), mdr_data_element_get_attribute (entry, "id"),
                mdr_data_element_get_name (part));
  GPtrArray *variants = g_hash_table_lookup (store, key);
  Variant *variant = g_new0 (Variant, 1);

  variant->condition = g_strdup (mdr_data_element_get_attribute (part, "if"));
  variant->text = g_strdup (mdr_data_element_get_text (part));

  if (variants == NULL)
    {
      variants = g_ptr_array_new_with_free_func ((GDestroyNotify) variant_free);
      g_hash_table_insert (store, g_steal_pointer (&key), variants);
    }

  g_ptr_array_add (variants, variant);
}

static void
read_file (GHashTable *store, const char *file_name)
{
  g_autoptr (MdrDataElement) root = mdr_data_element_load (file_name);

  for (guint i = 0; i < mdr_data_element_get_n_children (root); i++)
    {
      const MdrDataElement *entry = mdr_data_element_get_child (root, i);

      for (guint j = 0; j < mdr_data_element_get_n_children (entry); j++)
        add_variant (store, entry, mdr_data_element_get_child (entry, j));
    }
}

static gpointer
load_store_cb (gpointer unused)
{
  GHashTable *store =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    read_file (store, files[i]);

  return store;
}

static GPtrArray *
find_variants (const char *kind, const char *id, const char *part)
{
  static GOnce once = G_ONCE_INIT;
  g_autofree char *key = make_key (kind, id, part);

  return g_hash_table_lookup (g_once (&once, load_store_cb, NULL), key);
}

/**
 * mdr_text_store_get:
 * @kind: the name of an entry, as "cause"
 * @id: its id
 * @part: the name of what is in it, as "title"
 *
 * Looks up a text that has no placeholders and no conditions.
 *
 * Returns: (nullable): the text, translated; %NULL if there is none
 */
const char *
mdr_text_store_get (const char *kind, const char *id, const char *part)
{
  GPtrArray *variants = find_variants (kind, id, part);
  const Variant *last;

  if (variants == NULL)
    return NULL;

  last = variants->pdata[variants->len - 1];

  return g_dgettext (GETTEXT_PACKAGE, last->text);
}

/**
 * mdr_text_store_fill:
 * @kind: the name of an entry, as "finding"
 * @id: its id
 * @part: the name of what is in it, as "text"
 * @values: what its placeholders stand for
 *
 * Makes a text from the first variant whose condition holds and all of whose placeholders have
 * values. A translation with a misspelt placeholder gives way to the English text.
 *
 * Returns: (transfer full) (nullable): the text, translated; %NULL if there is none
 */
char *
mdr_text_store_fill (const char *kind,
                     const char *id,
                     const char *part,
                     const MdrTextValues *values)
{
  GPtrArray *variants = find_variants (kind, id, part);

  for (guint i = 0; variants != NULL && i < variants->len; i++)
    {
      const Variant *variant = variants->pdata[i];
      char *filled;

      if (!mdr_text_values_satisfy (values, variant->condition))
        continue;

      filled = mdr_text_values_fill (values, g_dgettext (GETTEXT_PACKAGE, variant->text));
      if (filled == NULL)
        filled = mdr_text_values_fill (values, variant->text);

      if (filled != NULL)
        return filled;
    }

  return NULL;
}
