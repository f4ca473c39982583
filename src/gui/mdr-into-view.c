/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page moves no further than it has to, and what is typed into stays in view as well.
 */

#include "mdr-into-view.h"

/* So much of it says what it is, and shows the first thing to do in it. */
#define PART 180

/* What has not moved for so many frames has found its place: a field with a text grows only after
 * it was drawn. */
#define STEADY_FRAMES 6

typedef struct
{
  double top;
  double page_size;
  guint n_frames;
} Place;

/* The focus moves the page, too, bit by bit. Setting a value ends that; clamping it does not, and
 * the page would go back to where the focus was before. */
static void
show_range (GtkAdjustment *adjustment, double top, double bottom)
{
  double page_size = gtk_adjustment_get_page_size (adjustment);
  double value = MAX (gtk_adjustment_get_value (adjustment), bottom - page_size);

  gtk_adjustment_set_value (adjustment, MIN (value, top));
}

static gboolean
move_page_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Place *last = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  gboolean steady;
  double top;

  if (viewport == NULL || !gtk_widget_get_visible (widget) ||
      !gtk_widget_compute_bounds (widget, viewport, &bounds))
    return G_SOURCE_REMOVE;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  top = gtk_adjustment_get_value (adjustment) + graphene_rect_get_y (&bounds);

  /* A bar above the page, that slides in, takes of its height. */
  steady = top == last->top && gtk_adjustment_get_page_size (adjustment) == last->page_size;
  last->n_frames = steady ? last->n_frames + 1 : 0;
  last->top = top;
  last->page_size = gtk_adjustment_get_page_size (adjustment);
  if (last->n_frames < STEADY_FRAMES)
    return G_SOURCE_CONTINUE;

  show_range (adjustment, top, top + MIN (PART, graphene_rect_get_height (&bounds)));

  return G_SOURCE_REMOVE;
}

/**
 * mdr_into_view:
 * @widget: something that has just been shown
 *
 * Scrolls the page until the beginning of @widget can be seen, as soon as it is laid out.
 */
void
mdr_into_view (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, move_page_cb, g_new0 (Place, 1), g_free);
}
