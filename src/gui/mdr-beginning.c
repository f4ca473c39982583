/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where there is little room, what has the focus may be far below the heading of the page. Nobody
 * wants to begin in the middle; so then the heading takes the focus.
 */

#include "mdr-beginning.h"

#include "gui/mdr-heading.h"
#include "gui/mdr-into-view.h"

/* What has not moved for so many frames has found its place. */
#define STEADY_FRAMES 6

typedef struct
{
  /* borrowed: a part of the page, whose callback this is */
  GtkWidget *heading;

  /* weak: the page may be on its way out */
  GtkViewport *viewport;
  GtkWidget *focus;

  float bottom;
  guint n_frames;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  if (opening->viewport != NULL)
    gtk_viewport_set_scroll_to_focus (opening->viewport, TRUE);
  g_clear_weak_pointer (&opening->viewport);
  g_clear_weak_pointer (&opening->focus);
  g_free (opening);
}

static GtkWidget *
find_heading (GtkWidget *widget)
{
  if (MDR_IS_HEADING (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *heading = find_heading (child);

      if (heading != NULL)
        return heading;
    }

  return NULL;
}

/* How far below the top of the page the focus ends; what is beside the page is always seen. */
static float
get_bottom (Opening *opening)
{
  GtkWidget *viewport = GTK_WIDGET (opening->viewport);
  graphene_rect_t bounds;

  if (!gtk_widget_is_ancestor (opening->focus, viewport) ||
      !gtk_widget_compute_bounds (opening->focus, viewport, &bounds))
    return 0;

  return graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds);
}

static gboolean
page_laid_out_cb (GtkWidget *page, GdkFrameClock *clock, gpointer user_data)
{
  Opening *opening = user_data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));
  float bottom;

  /* Somebody goes on already, or was led on: that is what has to be seen. */
  if (focus != opening->focus || focus == NULL)
    {
      if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (opening->viewport)))
        mdr_into_view (focus);
      return G_SOURCE_REMOVE;
    }

  bottom = get_bottom (opening);
  opening->n_frames = bottom == opening->bottom ? opening->n_frames + 1 : 0;
  opening->bottom = bottom;
  if (opening->n_frames < STEADY_FRAMES)
    return G_SOURCE_CONTINUE;

  if (bottom > gtk_widget_get_height (GTK_WIDGET (opening->viewport)))
    gtk_widget_grab_focus (opening->heading);

  return G_SOURCE_REMOVE;
}

/**
 * mdr_beginning_show:
 * @page: a page that has just been opened, and has got the focus
 *
 * Shows the beginning of @page. The focus stays where it is, if that can be seen as well.
 */
void
mdr_beginning_show (MdrPage *page)
{
  GtkWidget *heading, *viewport;
  Opening *opening;

  g_return_if_fail (MDR_IS_PAGE (page));

  heading = find_heading (GTK_WIDGET (page));
  viewport = heading != NULL ? gtk_widget_get_ancestor (heading, GTK_TYPE_VIEWPORT) : NULL;
  if (viewport == NULL || gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;

  opening = g_new0 (Opening, 1);
  opening->heading = heading;
  g_set_weak_pointer (&opening->viewport, GTK_VIEWPORT (viewport));
  g_set_weak_pointer (&opening->focus, gtk_root_get_focus (gtk_widget_get_root (viewport)));

  gtk_viewport_set_scroll_to_focus (opening->viewport, FALSE);
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)), 0);
  gtk_widget_add_tick_callback (GTK_WIDGET (page), page_laid_out_cb, opening, opening_free);
}
