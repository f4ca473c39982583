/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture of a window, and beside it the whole of what is scrolled in it. A page that nothing was
 * drawn of is found by its picture, too.
 */

#include "measures.h"

#define GAP 12

#define BYTES_PER_PIXEL 4

/* The tallest viewport of a window is what its page is read through. */
static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  GtkWidget *tallest = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;

  if (GTK_IS_VIEWPORT (widget))
    return gtk_viewport_get_child (GTK_VIEWPORT (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_scrolled (child);

      if (found != NULL &&
          (tallest == NULL || gtk_widget_get_height (found) > gtk_widget_get_height (tallest)))
        tallest = found;
    }

  return tallest;
}

static void
append (GtkSnapshot *snapshot, GtkWidget *widget, float left)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  GdkRGBA background;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, 0));
  if (gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "window_bg_color",
                                      &background))
    gtk_snapshot_append_color (snapshot, &background, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  gtk_snapshot_restore (snapshot);
}

/**
 * measure_picture:
 * @window: a window
 * @path: where the picture goes
 *
 * Writes a picture of @window.
 */
void
measure_picture (GtkWidget *window, const char *path)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GtkWidget *page = measure_find_page (window);
  GtkWidget *scrolled = find_scrolled (page != NULL ? page : window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  append (snapshot, window, 0);
  if (scrolled != NULL)
    append (snapshot, scrolled, gtk_widget_get_width (window) + GAP);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);

  if (!gdk_texture_save_to_png (texture, path))
    g_print ("%s cannot be written\n", path);
}

static gboolean
is_uniform (GdkTexture *texture)
{
  gsize stride = gdk_texture_get_width (texture) * BYTES_PER_PIXEL;
  gsize size = stride * gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc (size);

  gdk_texture_download (texture, pixels, stride);

  /* Each pixel is as the one before. */
  return memcmp (pixels, pixels + BYTES_PER_PIXEL, size - BYTES_PER_PIXEL) == 0;
}

/**
 * measure_drawn:
 * @window: the window of the wizard
 *
 * Complains when the page that is shown has nothing on it.
 */
void
measure_drawn (GtkWidget *window)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GtkWidget *page = measure_find_page (window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  g_assert (page != NULL);

  append (snapshot, page, 0);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);

  if (is_uniform (texture))
    g_print ("%s is blank\n", G_OBJECT_TYPE_NAME (page));
}
