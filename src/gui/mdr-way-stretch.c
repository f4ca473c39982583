/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole, dotted, or broken with a cross, so that it can be told without its colour. It runs along
 * its longer side, and takes its colour from the style.
 */

#include "mdr-way-stretch.h"

#include "gui/mdr-compat.h"

#define THICKNESS 2.0
#define DOT_DISTANCE 6.0
#define CROSS_ARM 3.5
#define CROSS_GAP 7.0

struct _MdrWayStretch
{
  GtkWidget parent_instance;

  MdrStretch stretch;
};

G_DEFINE_FINAL_TYPE (MdrWayStretch, mdr_way_stretch, GTK_TYPE_WIDGET)

static const char *const style_classes[] = {
  [MDR_STRETCH_OPEN] = "dim-label",
  [MDR_STRETCH_WHOLE] = "success",
  [MDR_STRETCH_BROKEN] = "error",
};

static void
draw_line (cairo_t *cr, double from, double to)
{
  cairo_move_to (cr, from, 0);
  cairo_line_to (cr, to, 0);
  cairo_stroke (cr);
}

static void
draw_cross (cairo_t *cr, double middle)
{
  cairo_move_to (cr, middle - CROSS_ARM, -CROSS_ARM);
  cairo_line_to (cr, middle + CROSS_ARM, CROSS_ARM);
  cairo_move_to (cr, middle - CROSS_ARM, CROSS_ARM);
  cairo_line_to (cr, middle + CROSS_ARM, -CROSS_ARM);
  cairo_stroke (cr);
}

/* Along the x axis, from 0 to @length. */
static void
draw_stretch (cairo_t *cr, MdrStretch stretch, double length)
{
  static const double dots[] = { 0, DOT_DISTANCE };

  switch (stretch)
    {
    case MDR_STRETCH_WHOLE:
      draw_line (cr, 0, length);
      break;

    case MDR_STRETCH_BROKEN:
      draw_line (cr, 0, length / 2 - CROSS_GAP);
      draw_cross (cr, length / 2);
      draw_line (cr, length / 2 + CROSS_GAP, length);
      break;

    case MDR_STRETCH_OPEN:
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
      draw_line (cr, 0, length);
      break;
    }
}

static void
mdr_way_stretch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MdrWayStretch *self = MDR_WAY_STRETCH (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  const double length = MAX (width, height) - THICKNESS;
  GdkRGBA color;
  cairo_t *cr;

  if (length <= 0)
    return;

  mdr_compat_get_color (widget, &color);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, THICKNESS);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_translate (cr, width / 2.0, height / 2.0);
  if (height > width)
    cairo_rotate (cr, G_PI_2);
  cairo_translate (cr, -length / 2, 0);
  draw_stretch (cr, self->stretch, length);
  cairo_destroy (cr);
}

static void
mdr_way_stretch_class_init (MdrWayStretchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = mdr_way_stretch_snapshot;

  gtk_widget_class_set_css_name (widget_class, "stretch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mdr_way_stretch_init (MdrWayStretch *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), style_classes[self->stretch]);
}

/**
 * mdr_way_stretch_new:
 *
 * Returns: (transfer floating): an open stretch
 */
GtkWidget *
mdr_way_stretch_new (void)
{
  return g_object_new (MDR_TYPE_WAY_STRETCH, NULL);
}

/**
 * mdr_way_stretch_set_stretch:
 * @self: a stretch
 * @stretch: how it stands
 *
 * Shows how far one gets.
 */
void
mdr_way_stretch_set_stretch (MdrWayStretch *self, MdrStretch stretch)
{
  g_return_if_fail (MDR_IS_WAY_STRETCH (self));

  if (self->stretch == stretch)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), style_classes[self->stretch]);
  self->stretch = stretch;
  gtk_widget_add_css_class (GTK_WIDGET (self), style_classes[self->stretch]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
