/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list view makes two hundred rows as soon as there are as many items, though a dozen are in
 * sight, and that takes many frames. So the items come one by one, until the list view makes no
 * more rows for what follows: then all the others come at once.
 */

#include "mdr-growing-list.h"

struct _MdrGrowingList
{
  GObject parent_instance;

  guint enough;

  /* So many from the first on are here, of so many. */
  guint n_items;
  guint n_all;

  /* owned */
  GListModel *all;
};

static GType
get_item_type (GListModel *list)
{
  return g_list_model_get_item_type (MDR_GROWING_LIST (list)->all);
}

static guint
get_n_items (GListModel *list)
{
  return MDR_GROWING_LIST (list)->n_items;
}

static gpointer
get_item (GListModel *list, guint position)
{
  MdrGrowingList *self = MDR_GROWING_LIST (list);

  return position < self->n_items ? g_list_model_get_item (self->all, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (MdrGrowingList,
                               mdr_growing_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* Where rows would have to be made for all that came, what came takes the places of what was behind
 * it; that comes again when the list grows. */
static void
all_changed_cb (MdrGrowingList *self, guint position, guint removed, guint added, GListModel *all)
{
  const gboolean is_whole = self->n_items == self->n_all;

  self->n_all = g_list_model_get_n_items (all);
  if (position > self->n_items || (position == self->n_items && !is_whole))
    return;

  if (!is_whole || (self->n_items < self->enough && added > removed))
    {
      const guint n_places = self->n_items - position;

      removed = n_places;
      added = MIN (n_places, self->n_all - position);
    }

  self->n_items = self->n_items - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
mdr_growing_list_finalize (GObject *object)
{
  g_clear_object (&MDR_GROWING_LIST (object)->all);

  G_OBJECT_CLASS (mdr_growing_list_parent_class)->finalize (object);
}

static void
mdr_growing_list_class_init (MdrGrowingListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_growing_list_finalize;
}

static void
mdr_growing_list_init (MdrGrowingList *self)
{
}

/**
 * mdr_growing_list_new:
 * @all: all items
 * @enough: with so many items, a list view makes no more rows for those that follow
 *
 * Returns: (transfer full): a list of the first of @all; none at the beginning
 */
MdrGrowingList *
mdr_growing_list_new (GListModel *all, guint enough)
{
  MdrGrowingList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (all), NULL);

  self = g_object_new (MDR_TYPE_GROWING_LIST, NULL);
  self->enough = enough;
  self->all = g_object_ref (all);
  self->n_all = g_list_model_get_n_items (all);
  g_signal_connect_object (all, "items-changed", G_CALLBACK (all_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * mdr_growing_list_grow:
 * @self: a list
 *
 * Lets the next item come, or all that are left.
 *
 * Returns: whether there is more to come
 */
gboolean
mdr_growing_list_grow (MdrGrowingList *self)
{
  return mdr_growing_list_grow_by (self, G_MAXUINT);
}

/**
 * mdr_growing_list_grow_by:
 * @self: a list
 * @most: how many of those that are left may come, at least one
 *
 * Lets the next item come, or up to @most of those for which no more rows should be made.
 *
 * Returns: whether there is more to come
 */
gboolean
mdr_growing_list_grow_by (MdrGrowingList *self, guint most)
{
  guint position, added;

  g_return_val_if_fail (MDR_IS_GROWING_LIST (self), FALSE);
  g_return_val_if_fail (most > 0, FALSE);

  position = self->n_items;
  added = MIN (self->n_all - position, position < self->enough ? 1 : most);
  if (added == 0)
    return FALSE;

  self->n_items += added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, added);

  return self->n_items < self->n_all;
}
