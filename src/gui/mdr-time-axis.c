/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As many marks as there is room for their words, in the type size of the user.
 */

#include "mdr-time-axis.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-time-scale.h"
#include "knowledge/mdr-texts.h"

#define MARK_HEIGHT 6
#define SPACING 12
#define FINE_STEP (G_USEC_PER_SEC / 10)

struct _MdrTimeAxis
{
  GtkWidget parent_instance;

  /* owned */
  GtkAdjustment *window;
};

G_DEFINE_FINAL_TYPE (MdrTimeAxis, mdr_time_axis, GTK_TYPE_WIDGET)

/* Marks that are close to each other need more digits. */
static PangoLayout *
create_layout (MdrTimeAxis *self, double time, double step, int *width, int *height)
{
  /* Translators: milliseconds */
  g_autofree char *text = step < FINE_STEP ? g_strdup_printf (_ ("%d ms"), (int) (time / 1000))
                                           : mdr_texts_dup_duration ((gint64) time);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_layout_get_pixel_size (layout, width, height);

  return layout;
}

static void
mdr_time_axis_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  int width, height;
  g_autoptr (PangoLayout) layout = create_layout (MDR_TIME_AXIS (widget), 0, 0, &width, &height);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? width : height + MARK_HEIGHT;
  *natural = *minimum;
}

static void
draw_mark (MdrTimeAxis *self, GtkSnapshot *snapshot, double time, double step, const GdkRGBA *color)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));
  double x = (time - gtk_adjustment_get_value (self->window)) * width /
             gtk_adjustment_get_page_size (self->window);
  int text_width, text_height;
  g_autoptr (PangoLayout) layout = create_layout (self, time, step, &text_width, &text_height);
  double text_x;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x;
  text_x = CLAMP (x - text_width / 2.0, 0, MAX (0, width - text_width));

  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) floor (MIN (x, width - 1)),
                                                  (float) (height - MARK_HEIGHT), 1, MARK_HEIGHT));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) text_x, 0));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
mdr_time_axis_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MdrTimeAxis *self = MDR_TIME_AXIS (widget);
  const int width = gtk_widget_get_width (widget);
  GdkRGBA color;
  double from, to, step;
  int text_width, text_height;
  g_autoptr (PangoLayout) widest = NULL;

  if (self->window == NULL || gtk_adjustment_get_page_size (self->window) <= 0)
    return;

  from = gtk_adjustment_get_value (self->window);
  to = from + gtk_adjustment_get_page_size (self->window);
  widest = create_layout (self, to, 0, &text_width, &text_height);
  /* At both ends the text of a mark stands beside it, and so nearer to the next one. */
  step = (double) mdr_time_scale_choose_step (to - from, width, text_width * 3 / 2 + SPACING);

  mdr_compat_get_color (widget, &color);
  for (double time = ceil (from / step) * step; time <= to; time += step)
    draw_mark (self, snapshot, time, step, &color);
}

static void
mdr_time_axis_finalize (GObject *object)
{
  MdrTimeAxis *self = MDR_TIME_AXIS (object);

  g_clear_object (&self->window);

  G_OBJECT_CLASS (mdr_time_axis_parent_class)->finalize (object);
}

static void
mdr_time_axis_class_init (MdrTimeAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_time_axis_finalize;
  widget_class->measure = mdr_time_axis_measure;
  widget_class->snapshot = mdr_time_axis_snapshot;

  gtk_widget_class_set_css_name (widget_class, "timeaxis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mdr_time_axis_init (MdrTimeAxis *self)
{
}

/**
 * mdr_time_axis_set_window:
 * @self: an axis
 * @window: which part of the time is seen, in microseconds
 *
 * Shows the times of @window, and follows it.
 */
void
mdr_time_axis_set_window (MdrTimeAxis *self, GtkAdjustment *window)
{
  GCallback draw = G_CALLBACK (gtk_widget_queue_draw);

  g_return_if_fail (MDR_IS_TIME_AXIS (self));
  g_return_if_fail (self->window == NULL);

  self->window = g_object_ref (window);
  g_signal_connect_object (window, "changed", draw, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "value-changed", draw, self, G_CONNECT_SWAPPED);
}
