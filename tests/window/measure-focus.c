/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way of the keyboard focus through a window.
 */

#include "measures.h"

/* No page has so many places; who walks longer walks in a circle that leaves the first one out. */
#define MAX_PLACES 200

#define MAX_FRAMES 30

/* Boxes and bins are no controls; they have the focus only if they were given it, to be read. */
static gboolean
can_have_focus (GtkWidget *widget)
{
  return !GTK_IS_BOX (widget) && !ADW_IS_BIN (widget) && gtk_widget_get_mapped (widget) &&
         gtk_widget_is_sensitive (widget) && gtk_widget_get_can_focus (widget) &&
         gtk_widget_get_focusable (widget);
}

/* Some things are one place for Tab; inside, the arrow keys lead on. */
static gboolean
is_place_of_arrows (GtkWidget *widget)
{
  return GTK_IS_LIST_BASE (widget) || GTK_IS_LIST_BOX (widget) ||
         g_str_equal (G_OBJECT_TYPE_NAME (widget), "MdrWayLine");
}

/* What holds a place need not be one. */
static gboolean
is_visited (GtkWidget *widget, GHashTable *visited)
{
  if (g_hash_table_contains (visited, widget))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_visited (child, visited))
      return TRUE;

  return FALSE;
}

static void
complain (GtkWidget *widget, const char *what)
{
  g_autofree char *text = measure_describe (widget);

  g_print ("%s: %s\n", text, what);
}

/* Something of it is enough where it is taller than the page. */
static gboolean
is_in_view (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;
  float top, bottom;

  if (viewport == NULL || !gtk_widget_compute_bounds (widget, viewport, &bounds))
    return TRUE;

  top = MAX (graphene_rect_get_y (&bounds), 0);
  bottom = MIN (graphene_rect_get_y (&bounds) + graphene_rect_get_height (&bounds),
                gtk_widget_get_height (viewport));

  return bottom - top >=
         MIN (graphene_rect_get_height (&bounds), gtk_widget_get_height (viewport)) / 2;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  (*n_frames)++;

  return G_SOURCE_CONTINUE;
}

/* The page moves along with the focus, but not at once. */
static void
wait_until_in_view (GtkWidget *widget)
{
  guint n_frames = 0;
  guint counter = gtk_widget_add_tick_callback (widget, count_frame_cb, &n_frames, NULL);

  while (n_frames < MAX_FRAMES && !is_in_view (widget))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, counter);

  if (!is_in_view (widget))
    complain (widget, "has the focus and cannot be seen");
}

/* All places that Tab leads to, until it comes to one again. */
static GHashTable *
walk (GtkWidget *window)
{
  GHashTable *visited = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < MAX_PLACES; i++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus == NULL)
        continue;

      if (!g_hash_table_add (visited, focus))
        return visited;

      wait_until_in_view (focus);
    }

  complain (window, "Tab does not come back");

  return visited;
}

/* Where Tab leads to one row of a list, the arrow keys lead to the others, and Tab from there on.
 */
static void
check_places (GtkWidget *widget, GHashTable *visited)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (can_have_focus (widget) && !is_visited (widget, visited))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      if (is_place_of_arrows (parent) && is_visited (parent, visited))
        return;

      complain (widget, "Tab does not lead here");
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_places (child, visited);
}

/**
 * measure_focus:
 * @window: a window
 *
 * Walks once through @window with Tab. Complains of what is left out, or cannot be seen when it has
 * the focus.
 */
void
measure_focus (GtkWidget *window)
{
  GHashTable *visited = walk (window);

  check_places (window, visited);
  g_hash_table_unref (visited);
}
