/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GLib counts instances only in builds of its own for debugging. So two functions of each class are
 * replaced that has no subclass: the one that is called when an object is complete, and the one
 * that is called when it goes. Objects of types that are registered later are not counted, so all
 * that is to be counted has to be used once before.
 */

#include "census.h"

#include <string.h>

typedef struct
{
  void (*constructed) (GObject *object);
  void (*finalize) (GObject *object);
  gint n_objects; /* atomic, for threads make objects, too */
} Entry;

/* by GType; not changed any more once it is filled */
static GHashTable *entries;

/* Of a subclass that came later, which inherited what was replaced. */
static Entry *
find_entry (GObject *object)
{
  GType type = G_OBJECT_TYPE (object);
  Entry *entry;

  while ((entry = g_hash_table_lookup (entries, GSIZE_TO_POINTER (type))) == NULL)
    type = g_type_parent (type);

  return entry;
}

static void
object_constructed (GObject *object)
{
  Entry *entry = find_entry (object);

  g_atomic_int_inc (&entry->n_objects);
  entry->constructed (object);
}

static void
object_finalized (GObject *object)
{
  Entry *entry = find_entry (object);

  g_atomic_int_add (&entry->n_objects, -1);
  entry->finalize (object);
}

/* Of classes that nobody has used yet there are no objects, nor will there be many. */
static void
enter (GType type)
{
  GObjectClass *klass = g_type_class_peek (type);
  Entry *entry;

  if (klass == NULL || G_TYPE_IS_ABSTRACT (type))
    return;

  entry = g_new0 (Entry, 1);
  entry->constructed = klass->constructed;
  entry->finalize = klass->finalize;
  g_hash_table_insert (entries, GSIZE_TO_POINTER (type), entry);
  klass->constructed = object_constructed;
  klass->finalize = object_finalized;
}

static void
enter_leaves (GType type)
{
  guint n_children;
  g_autofree GType *children = g_type_children (type, &n_children);

  if (n_children == 0)
    enter (type);
  for (guint i = 0; i < n_children; i++)
    enter_leaves (children[i]);
}

/**
 * census_begin:
 *
 * Begins to count. To be called once, and while no other thread makes objects.
 */
void
census_begin (void)
{
  g_assert (entries == NULL);

  entries = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  enter_leaves (G_TYPE_OBJECT);
}

/**
 * census_get:
 * @type: a type without subclasses
 *
 * Returns: how many more objects of it there are than at the beginning
 */
int
census_get (GType type)
{
  Entry *entry = g_hash_table_lookup (entries, GSIZE_TO_POINTER (type));

  return entry != NULL ? g_atomic_int_get (&entry->n_objects) : 0;
}

static int
compare_types (gconstpointer a, gconstpointer b)
{
  GType one = *(const GType *) a;
  GType other = *(const GType *) b;
  int difference = census_get (other) - census_get (one);

  return difference != 0 ? difference : strcmp (g_type_name (one), g_type_name (other));
}

/**
 * census_describe:
 * @prefix: the beginning of the names of types
 * @least: from how many more on
 *
 * Returns: (transfer full): a line for each type with that many more, the most first
 */
char *
census_describe (const char *prefix, int least)
{
  guint n_types;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (entries, &n_types);
  g_autoptr (GString) lines = g_string_new (NULL);

  qsort (keys, n_types, sizeof *keys, compare_types);
  for (guint i = 0; i < n_types; i++)
    {
      GType type = GPOINTER_TO_SIZE (keys[i]);

      if (census_get (type) >= least && g_str_has_prefix (g_type_name (type), prefix))
        g_string_append_printf (lines, "  %+d %s\n", census_get (type), g_type_name (type));
    }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}
