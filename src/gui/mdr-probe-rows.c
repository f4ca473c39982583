/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A check that is done once more is another probe in the place of the one before, by the same name.
 * A new row there would take the keyboard focus away, and fold up what the user has opened; so the
 * row is given the new probe instead.
 */

#include "mdr-probe-rows.h"

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

/* Goes on from the row at @position as far as there are rows for the probes that are there now.
 *
 * Returns: how many that are */
static guint
keep_rows (GtkListBox *list_box, GListModel *probes, guint position, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list_box, (int) (position + i));
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, position + i);

      if (!can_show (row, probe))
        return i;

      g_object_set (row, "probe", probe, NULL);
    }

  return n_rows;
}

static void
probes_changed_cb (GListModel *probes,
                   guint position,
                   guint removed,
                   guint added,
                   GtkListBox *list_box)
{
  const Binding *binding = g_object_get_data (G_OBJECT (list_box), BINDING);
  guint n_kept = keep_rows (list_box, probes, position, MIN (removed, added));

  for (guint i = n_kept; i < removed; i++)
    gtk_list_box_remove (
        list_box, GTK_WIDGET (gtk_list_box_get_row_at_index (list_box, (int) (position + n_kept))));

  for (guint i = n_kept; i < added; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (probes, position + i);

      gtk_list_box_insert (list_box, binding->create (probe, binding->user_data),
                           (int) (position + i));
    }
}

/**
 * mdr_probe_rows_bind:
 * @list_box: an empty list
 * @probes: a list of #MdrProbe
 * @create: makes a row
 * @user_data: for @create; has to outlive @list_box
 *
 * Shows @probes in @list_box from now on, a row each, which is kept for a probe of the same name.
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

  g_signal_connect_object (probes, "items-changed", G_CALLBACK (probes_changed_cb), list_box, 0);
  probes_changed_cb (probes, 0, 0, g_list_model_get_n_items (probes), list_box);
}
