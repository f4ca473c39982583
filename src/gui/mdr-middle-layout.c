/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A box that is to stand in the middle of what is higher, is asked how wide it is at its height,
 * and text that wraps searches for the answer. A box that fills its place is not asked, so it is
 * its children that stand in the middle: one below the other, as a vertical box has them.
 */

#include "mdr-middle-layout.h"

struct _MdrMiddleLayout
{
  GtkLayoutManager parent_instance;

  /* owned: measures, and knows the spacing of the style */
  GtkLayoutManager *column;
};

G_DEFINE_FINAL_TYPE (MdrMiddleLayout, mdr_middle_layout, GTK_TYPE_LAYOUT_MANAGER)

static int
measure_height (GtkWidget *child, int width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkLayoutManager *layout,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  gtk_layout_manager_measure (MDR_MIDDLE_LAYOUT (layout)->column, widget, orientation, for_size,
                              minimum, natural, minimum_baseline, natural_baseline);
}

/* What a column is higher than its children is the spacing between them. */
static int
find_spacing (int height, int children_height, int n_children)
{
  return n_children > 1 ? (height - children_height) / (n_children - 1) : 0;
}

static void
allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  int column_height, spacing, y;
  int children_height = 0;
  int n_children = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        children_height += measure_height (child, width);
        n_children++;
      }

  gtk_layout_manager_measure (MDR_MIDDLE_LAYOUT (layout)->column, widget, GTK_ORIENTATION_VERTICAL,
                              width, NULL, &column_height, NULL, NULL);
  spacing = find_spacing (column_height, children_height, n_children);
  y = MAX (height - column_height, 0) / 2;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        const GtkAllocation place = { 0, y, width, measure_height (child, width) };

        gtk_widget_size_allocate (child, &place, -1);
        y += place.height + spacing;
      }
}

static void
mdr_middle_layout_finalize (GObject *object)
{
  g_object_unref (MDR_MIDDLE_LAYOUT (object)->column);

  G_OBJECT_CLASS (mdr_middle_layout_parent_class)->finalize (object);
}

static void
mdr_middle_layout_class_init (MdrMiddleLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_middle_layout_finalize;
  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
mdr_middle_layout_init (MdrMiddleLayout *self)
{
  self->column = gtk_box_layout_new (GTK_ORIENTATION_VERTICAL);
}

/**
 * mdr_middle_layout_new:
 *
 * Returns: (transfer full): a layout for a box that fills what it stands in
 */
GtkLayoutManager *
mdr_middle_layout_new (void)
{
  return g_object_new (MDR_TYPE_MIDDLE_LAYOUT, NULL);
}
