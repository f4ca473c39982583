/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A check that is done once more is another probe in the place of the one before, by the same name.
 * A new row there would take the keyboard focus away, and fold up what the user has opened; so the
 * row is given the new probe instead. A check begins with many probes; so the rows follow in
 * slices.
 */

#include "mdr-probe-rows.h"

#include "gui/mdr-slices.h"

typedef struct
{
  MdrProbeRowsCreate create;
  gpointer user_data;

  /* owned */
  GListModel *probes;
} Binding;

#define BINDING "mdr-probe-rows"

static void
binding_free (gpointer data)
{
  Binding *binding = data;

  g_object_unref (binding->probes);
  g_free (binding);
}

static gboolean
can_show (GtkListBoxRow *row, MdrProbe *probe)
{
  g_autoptr (MdrProbe) shown = NULL;

  g_object_get (row, "probe", &shown, NULL);

  return g_str_equal (mdr_probe_get_id (shown), mdr_probe_get_id (probe));
}

static GtkListBoxRow *
get_row (GtkWidget *list_box, guint position)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_box), (int) position);
}

/* Returns: the place of the first row from @position on that can show @probe, or -1 */
static int
find_row (GtkWidget *list_box, guint position, MdrProbe *probe)
{
  GtkListBoxRow *row;

  for (guint i = position; (row = get_row (list_box, i)) != NULL; i++)
    if (can_show (row, probe))
      return (int) i;

  return -1;
}

/* The row that is there is at the right place, but may show the probe before. */
static gboolean
renew_row (GtkListBoxRow *row, MdrProbe *probe)
{
  g_autoptr (MdrProbe) shown = NULL;

  g_object_get (row, "probe", &shown, NULL);
  if (shown == probe)
    return FALSE;

  g_object_set (row, "probe", probe, NULL);

  return TRUE;
}

static void
move_row (GtkWidget *list_box, guint from, guint to)
{
  g_autoptr (GtkWidget) row = g_object_ref (GTK_WIDGET (get_row (list_box, from)));

  gtk_list_box_remove (GTK_LIST_BOX (list_box), row);
  gtk_list_box_insert (GTK_LIST_BOX (list_box), row, (int) to);
}

static gboolean
is_wanted (const Binding *binding, GtkListBoxRow *row)
{
  const guint n_probes = g_list_model_get_n_items (binding->probes);

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (binding->probes, i);

      if (can_show (row, probe))
        return TRUE;
    }

  return FALSE;
}

/* What is shown of probes that are no more is worse than what is not shown yet. */
static gboolean
remove_row (GtkWidget *list_box, const Binding *binding)
{
  GtkListBoxRow *row;

  for (guint i = 0; (row = get_row (list_box, i)) != NULL; i++)
    if (!is_wanted (binding, row))
      {
        gtk_list_box_remove (GTK_LIST_BOX (list_box), GTK_WIDGET (row));
        return TRUE;
      }

  return FALSE;
}

/* Returns: whether something had to be done for the row at @position */
static gboolean
correct_row (GtkWidget *list_box, const Binding *binding, guint position)
{
  g_autoptr (MdrProbe) probe = g_list_model_get_item (binding->probes, position);
  const int found = find_row (list_box, position, probe);

  if (found == (int) position)
    return renew_row (get_row (list_box, position), probe);

  if (found < 0)
    gtk_list_box_insert (GTK_LIST_BOX (list_box), binding->create (probe, binding->user_data),
                         (int) position);
  else
    move_row (list_box, (guint) found, position);

  return TRUE;
}

/* Brings the rows one step nearer to what there is to show. */
static gboolean
correct_rows (GtkWidget *list_box)
{
  const Binding *binding = g_object_get_data (G_OBJECT (list_box), BINDING);
  const guint n_probes = g_list_model_get_n_items (binding->probes);

  if (remove_row (list_box, binding))
    return TRUE;

  for (guint i = 0; i < n_probes; i++)
    if (correct_row (list_box, binding, i))
      return TRUE;

  return FALSE;
}

static void
probes_changed_cb (GtkWidget *list_box)
{
  mdr_slices_plan (list_box, correct_rows);
}

/**
 * mdr_probe_rows_bind:
 * @list_box: an empty list
 * @probes: a list of #MdrProbe
 * @create: makes a row
 * @user_data: for @create; has to outlive @list_box
 *
 * Shows @probes in @list_box from now on, a row each, which is kept for a probe of the same name.
 * The rows come while @list_box is on the screen, some in each frame.
 */
void
mdr_probe_rows_bind (GtkListBox *list_box,
                     GListModel *probes,
                     MdrProbeRowsCreate create,
                     gpointer user_data)
{
  Binding *binding;

  g_return_if_fail (GTK_IS_LIST_BOX (list_box));
  g_return_if_fail (G_IS_LIST_MODEL (probes));
  g_return_if_fail (create != NULL);

  binding = g_new0 (Binding, 1);
  binding->create = create;
  binding->user_data = user_data;
  binding->probes = g_object_ref (probes);
  g_object_set_data_full (G_OBJECT (list_box), BINDING, binding, binding_free);

  g_signal_connect_object (probes, "items-changed", G_CALLBACK (probes_changed_cb), list_box,
                           G_CONNECT_SWAPPED);
  probes_changed_cb (GTK_WIDGET (list_box));
}
