/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which part of the time is seen an adjustment tells, in microseconds: all rows and the axis share
 * it. Colour and pattern of a bar are a matter of the style; a failed phase has a symbol behind it.
 */

#include "mdr-timeline-bars.h"

#include "gui/mdr-state-badge.h"

#define HEIGHT 20
#define THINNEST 6
#define GAP 2

struct _MdrTimelineBars
{
  GtkWidget parent_instance;

  /* owned */
  GtkAdjustment *window;
  GArray *bars;
};

typedef struct
{
  double begin;
  double end;
  GtkWidget *bar;
  GtkWidget *symbol;
} Bar;

G_DEFINE_FINAL_TYPE (MdrTimelineBars, mdr_timeline_bars, GTK_TYPE_WIDGET)

static void
mdr_timeline_bars_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : THINNEST;
  *natural = *minimum;
}

static int
to_pixels (MdrTimelineBars *self, double time, int width)
{
  const double visible = gtk_adjustment_get_page_size (self->window);
  const double x = (time - gtk_adjustment_get_value (self->window)) * width / visible;

  /* What is far away is still far away. */
  return (int) CLAMP (x, -width - 1.0, 2.0 * width + 1.0);
}

/* The time runs as one reads. */
static void
place (MdrTimelineBars *self, GtkWidget *child, int x, int width, int height)
{
  GtkAllocation area = { x, 0, width, height };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    area.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;
  gtk_widget_size_allocate (child, &area, -1);
}

static void
mdr_timeline_bars_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MdrTimelineBars *self = MDR_TIMELINE_BARS (widget);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);
      const int begin = to_pixels (self, bar->begin, width);
      const int end = MAX (to_pixels (self, bar->end, width), begin + THINNEST);
      int symbol_width;

      gtk_widget_measure (bar->bar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      place (self, bar->bar, begin, end - begin, height);
      if (bar->symbol == NULL)
        continue;

      /* Beside the bar, but never out of sight while its end can be seen. */
      gtk_widget_measure (bar->symbol, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &symbol_width, NULL,
                          NULL);
      place (self, bar->symbol, end <= width ? MIN (end + GAP, width - symbol_width) : end,
             symbol_width, height);
    }
}

static void
mdr_timeline_bars_dispose (GObject *object)
{
  MdrTimelineBars *self = MDR_TIMELINE_BARS (object);
  GtkWidget *child;

  g_array_set_size (self->bars, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (mdr_timeline_bars_parent_class)->dispose (object);
}

static void
mdr_timeline_bars_finalize (GObject *object)
{
  MdrTimelineBars *self = MDR_TIMELINE_BARS (object);

  g_clear_object (&self->window);
  g_clear_pointer (&self->bars, g_array_unref);

  G_OBJECT_CLASS (mdr_timeline_bars_parent_class)->finalize (object);
}

static void
mdr_timeline_bars_class_init (MdrTimelineBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_timeline_bars_dispose;
  object_class->finalize = mdr_timeline_bars_finalize;
  widget_class->measure = mdr_timeline_bars_measure;
  widget_class->size_allocate = mdr_timeline_bars_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "bars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
mdr_timeline_bars_init (MdrTimelineBars *self)
{
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * mdr_timeline_bars_new:
 * @window: which part of the time is seen
 *
 * Returns: (transfer floating): a row without bars
 */
GtkWidget *
mdr_timeline_bars_new (GtkAdjustment *window)
{
  MdrTimelineBars *self;
  GCallback allocate = G_CALLBACK (gtk_widget_queue_allocate);

  g_return_val_if_fail (GTK_IS_ADJUSTMENT (window), NULL);

  self = g_object_new (MDR_TYPE_TIMELINE_BARS, NULL);
  self->window = g_object_ref (window);
  g_signal_connect_object (window, "changed", allocate, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "value-changed", allocate, self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * mdr_timeline_bars_create_swatch:
 * @phase: a phase
 *
 * Returns: (transfer floating): something that looks like a bar of @phase
 */
GtkWidget *
mdr_timeline_bars_create_swatch (MdrPhase phase)
{
  GtkWidget *swatch =
      g_object_new (ADW_TYPE_BIN, "css-name", "phase", "accessible-role",
                    GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign", GTK_ALIGN_FILL, NULL);

  gtk_widget_add_css_class (swatch, mdr_enum_to_nick (MDR_TYPE_PHASE, phase));

  return swatch;
}

/**
 * mdr_timeline_bars_add:
 * @self: a row
 * @record: a phase
 * @begin: where it begins on the axis, in microseconds
 * @end: where it ends
 * @text: what the bar says of itself
 *
 * Adds a bar.
 */
void
mdr_timeline_bars_add (MdrTimelineBars *self,
                       MdrPhaseRecord *record,
                       double begin,
                       double end,
                       const char *text)
{
  Bar bar = { .begin = begin, .end = end };

  g_return_if_fail (MDR_IS_TIMELINE_BARS (self));
  g_return_if_fail (MDR_IS_PHASE_RECORD (record));

  bar.bar = mdr_timeline_bars_create_swatch (mdr_phase_record_get_phase (record));
  gtk_widget_set_tooltip_text (bar.bar, text);
  gtk_widget_set_parent (bar.bar, GTK_WIDGET (self));

  if (mdr_phase_record_get_state (record) == MDR_STATE_FAILED ||
      mdr_phase_record_get_state (record) == MDR_STATE_WARNING)
    {
      bar.symbol = g_object_new (MDR_TYPE_STATE_BADGE, "state", mdr_phase_record_get_state (record),
                                 "show-word", FALSE, NULL);
      gtk_widget_set_parent (bar.symbol, GTK_WIDGET (self));
    }

  g_array_append_val (self->bars, bar);
}
