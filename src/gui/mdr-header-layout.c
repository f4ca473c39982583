/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A horizontal box searches for the height of text that wraps: it asks its children for their
 * widths at one height after the other, and a label answers each time with a search of its own.
 * That takes milliseconds for each row and group of libadwaita. A grid of one line looks the same,
 * and has the widths of its columns at once; and a title is put into the middle without such a
 * search.
 */

#include "mdr-header-layout.h"

#include "gui/mdr-middle-layout.h"

/* A box with another layout does not know its orientation any more. */
static gboolean
is_header (GtkWidget *widget)
{
  return GTK_IS_BOX (widget) && GTK_IS_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)) &&
         gtk_widget_has_css_class (widget, "header") &&
         gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_HORIZONTAL;
}

/* A title, and the text below it. */
static gboolean
are_lines (GtkWidget *widget)
{
  return GTK_IS_BOX (widget) && GTK_IS_LABEL (gtk_widget_get_first_child (widget)) &&
         gtk_widget_get_valign (widget) == GTK_ALIGN_CENTER &&
         gtk_orientable_get_orientation (GTK_ORIENTABLE (widget)) == GTK_ORIENTATION_VERTICAL;
}

static void
use_grid (GtkWidget *header)
{
  GtkLayoutManager *grid = gtk_grid_layout_new ();
  int column = 0;

  /* Or what is less high than the header would stand at its top. */
  gtk_grid_layout_set_row_homogeneous (GTK_GRID_LAYOUT (grid), TRUE);

  gtk_widget_set_layout_manager (header, grid);
  for (GtkWidget *child = gtk_widget_get_first_child (header); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gtk_grid_layout_child_set_column (
          GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (grid, child)), column++);
      if (are_lines (child))
        {
          gtk_widget_set_valign (child, GTK_ALIGN_FILL);
          gtk_widget_set_layout_manager (child, mdr_middle_layout_new ());
        }
    }
}

/**
 * mdr_header_layout_apply:
 * @root: a row, a group or what holds them
 *
 * Has the headers of the rows and groups in @root laid out by grids. What is put into a header is
 * there already.
 */
void
mdr_header_layout_apply (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (is_header (root))
    use_grid (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mdr_header_layout_apply (child);
}
