/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What gtk_list_box_bind_model() does, but a little before each frame, and only where somebody
 * looks: what comes and goes while a check begins is often the same in the end.
 */

#include "mdr-item-rows.h"

#include "gui/mdr-slices.h"

typedef struct
{
  GtkListBoxCreateWidgetFunc create;

  /* owned */
  GListModel *items;
} Binding;

#define BINDING "mdr-item-rows"

/* What a row keeps its item by. */
#define ITEM "mdr-item"

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_object_unref (binding->items);
  g_free (binding);
}

static void
insert_row (GtkListBox *list_box, const Binding *binding, gpointer item, int position)
{
  GtkWidget *row = binding->create (item, NULL);

  g_object_set_data_full (G_OBJECT (row), ITEM, g_object_ref (item), g_object_unref);
  gtk_list_box_insert (list_box, row, position);
}

static gboolean
is_wanted (const Binding *binding, gpointer item)
{
  const guint n_items = g_list_model_get_n_items (binding->items);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (binding->items, i);

      if (other == item)
        return TRUE;
    }

  return FALSE;
}

/* Sees to the row at @position: one that is not wanted any more goes, one that is missing comes. In
 * the place of one that has only moved a new one comes; it goes when it is its turn.
 *
 * Returns: whether there was something to do */
static gboolean
correct_row (GtkListBox *list_box, const Binding *binding, int position)
{
  g_autoptr (GObject) item = g_list_model_get_item (binding->items, (guint) position);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list_box, position);
  gpointer shown = row != NULL ? g_object_get_data (G_OBJECT (row), ITEM) : NULL;

  if (row == NULL && item == NULL)
    return FALSE;

  if (row != NULL && shown == item)
    return FALSE;

  if (row != NULL && (item == NULL || !is_wanted (binding, shown)))
    gtk_list_box_remove (list_box, GTK_WIDGET (row));
  else
    insert_row (list_box, binding, item, position);

  return TRUE;
}

static gboolean
correct_rows (GtkWidget *list_box)
{
  const Binding *binding = g_object_get_data (G_OBJECT (list_box), BINDING);
  const int n_items = (int) g_list_model_get_n_items (binding->items);

  /* One place more, for a row that is too many. */
  for (int i = 0; i <= n_items; i++)
    if (correct_row (GTK_LIST_BOX (list_box), binding, i))
      return TRUE;

  return FALSE;
}

static void
items_changed_cb (GtkWidget *list_box)
{
  mdr_slices_plan (list_box, correct_rows);
}

/**
 * mdr_item_rows_bind:
 * @list_box: a list
 * @items: (nullable): what to show in it, or nothing any more
 * @create: makes a row for an item; gets no user data
 *
 * Shows @items in @list_box from now on, a row each. The rows come while @list_box is on the
 * screen.
 */
void
mdr_item_rows_bind (GtkListBox *list_box, GListModel *items, GtkListBoxCreateWidgetFunc create)
{
  Binding *binding = g_object_get_data (G_OBJECT (list_box), BINDING);
  g_autoptr (GListStore) nothing = g_list_store_new (G_TYPE_OBJECT);

  g_return_if_fail (GTK_IS_LIST_BOX (list_box));
  g_return_if_fail (items == NULL || G_IS_LIST_MODEL (items));
  g_return_if_fail (create != NULL);

  if (binding != NULL)
    g_signal_handlers_disconnect_by_data (binding->items, list_box);

  binding = g_new0 (Binding, 1);
  binding->create = create;
  binding->items = g_object_ref (items != NULL ? items : G_LIST_MODEL (nothing));
  g_object_set_data_full (G_OBJECT (list_box), BINDING, binding, binding_free);

  g_signal_connect_object (binding->items, "items-changed", G_CALLBACK (items_changed_cb), list_box,
                           G_CONNECT_SWAPPED);
  items_changed_cb (GTK_WIDGET (list_box));
}
