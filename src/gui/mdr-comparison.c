/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In two columns each has its title above it; in one column each text has it. How wide two columns
 * have to be depends on the size of the letters, so large text comes to one column sooner.
 */

#include "mdr-comparison.h"

#include <glib/gi18n.h>

#define N_SIDES 2

/* A column that is still pleasant to read, in digits: their width is the same in all languages. */
#define COLUMN_DIGITS 22

#define COLUMN_SPACING 18
#define ROW_SPACING 12
#define LINE_SPACING 3

/* Labels, all of them children of the widget. */
typedef struct
{
  GtkWidget *subject;
  GtkWidget *titles[N_SIDES];
  GtkWidget *texts[N_SIDES];
} Row;

struct _MdrComparison
{
  GtkWidget parent_instance;

  /* owned */
  GArray *rows;

  /* borrowed: children */
  GtkWidget *titles[N_SIDES];
};

G_DEFINE_FINAL_TYPE (MdrComparison, mdr_comparison, GTK_TYPE_WIDGET)

static int
get_two_column_width (MdrComparison *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int digit_width = pango_font_metrics_get_approximate_digit_width (metrics);

  pango_font_metrics_unref (metrics);

  return N_SIDES * COLUMN_DIGITS * PANGO_PIXELS (digit_width) + COLUMN_SPACING;
}

/* Gives a child its place; or, where nobody has to be placed, only says how high it is. */
static int
place (MdrComparison *self, GtkWidget *child, int x, int y, int width, int total_width)
{
  int height;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  if (total_width > 0)
    {
      gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
      const GtkAllocation place = { mirrored ? total_width - x - width : x, y, width, height };

      gtk_widget_size_allocate (child, &place, -1);
    }

  return height;
}

static int
place_pair (MdrComparison *self, GtkWidget *const *pair, int y, int width, gboolean for_good)
{
  int column_width = (width - COLUMN_SPACING) / N_SIDES;
  int height = 0;

  for (guint side = 0; side < N_SIDES; side++)
    height = MAX (height, place (self, pair[side], (int) side * (column_width + COLUMN_SPACING), y,
                                 column_width, for_good ? width : 0));

  return height;
}

static int
place_stacked (MdrComparison *self, const Row *row, int y, int width, gboolean for_good)
{
  int top = y;

  for (guint side = 0; side < N_SIDES; side++)
    {
      if (side > 0)
        y += 2 * LINE_SPACING;
      y += place (self, row->titles[side], 0, y, width, for_good ? width : 0);
      y += place (self, row->texts[side], 0, y, width, for_good ? width : 0);
    }

  return y - top;
}

/* The one place that knows what stands where; says how high all of it is. */
static int
lay_out (MdrComparison *self, int width, gboolean for_good)
{
  gboolean two_columns = width >= get_two_column_width (self);
  int y = 0;

  if (two_columns)
    y += place_pair (self, self->titles, y, width, for_good);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (y > 0)
        y += ROW_SPACING;
      y += place (self, row->subject, 0, y, width, for_good ? width : 0) + LINE_SPACING;
      y += two_columns ? place_pair (self, row->texts, y, width, for_good)
                       : place_stacked (self, row, y, width, for_good);
    }

  return y;
}

/* Which titles are seen depends on the width, and no size depends on them. */
static void
show_titles (MdrComparison *self, gboolean two_columns)
{
  for (guint side = 0; side < N_SIDES; side++)
    {
      gtk_widget_set_child_visible (self->titles[side], two_columns);
      for (guint i = 0; i < self->rows->len; i++)
        gtk_widget_set_child_visible (g_array_index (self->rows, Row, i).titles[side],
                                      !two_columns);
    }
}

static void
mdr_comparison_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  MdrComparison *self = MDR_COMPARISON (widget);
  int widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int width;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      widest = MAX (widest, width);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, get_two_column_width (self));
    }
  else
    {
      *minimum = lay_out (self, MAX (for_size, widest), FALSE);
      *natural = *minimum;
    }
}

static void
mdr_comparison_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MdrComparison *self = MDR_COMPARISON (widget);

  show_titles (self, width >= get_two_column_width (self));
  lay_out (self, width, TRUE);
}

static GtkSizeRequestMode
mdr_comparison_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
mdr_comparison_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (MDR_COMPARISON (object)->rows, 0);

  G_OBJECT_CLASS (mdr_comparison_parent_class)->dispose (object);
}

static void
mdr_comparison_finalize (GObject *object)
{
  g_clear_pointer (&MDR_COMPARISON (object)->rows, g_array_unref);

  G_OBJECT_CLASS (mdr_comparison_parent_class)->finalize (object);
}

static void
mdr_comparison_class_init (MdrComparisonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_comparison_dispose;
  object_class->finalize = mdr_comparison_finalize;
  widget_class->get_request_mode = mdr_comparison_get_request_mode;
  widget_class->measure = mdr_comparison_measure;
  widget_class->size_allocate = mdr_comparison_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "comparison");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
mdr_comparison_init (MdrComparison *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

static GtkWidget *
add_label (MdrComparison *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

/* Somebody who hears the texts one by one hears in which column each of them stands. */
static GtkWidget *
add_text (MdrComparison *self, const char *title, const char *text)
{
  GtkWidget *label = add_label (self, text, NULL);
  /* Translators: what a column is about, and a text in it, for screen readers. */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), title, text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return label;
}

/**
 * mdr_comparison_add:
 * @self: a comparison
 * @subject: in what the two are compared
 * @left: what the left one is like
 * @right: what the right one is like
 *
 * Adds a row.
 */
void
mdr_comparison_add (MdrComparison *self, const char *subject, const char *left, const char *right)
{
  const char *const texts[N_SIDES] = { left, right };
  Row row = { NULL };

  g_return_if_fail (MDR_IS_COMPARISON (self));
  g_return_if_fail (subject != NULL && left != NULL && right != NULL);

  row.subject = add_label (self, subject, "subject");
  for (guint side = 0; side < N_SIDES; side++)
    {
      const char *title = gtk_label_get_text (GTK_LABEL (self->titles[side]));

      row.titles[side] = add_label (self, title, "side");
      row.texts[side] = add_text (self, title, texts[side]);
    }

  g_array_append_val (self->rows, row);
}

/**
 * mdr_comparison_new:
 * @left: one of two things
 * @right: the other
 *
 * Returns: (transfer floating): a widget that will show them side by side
 */
GtkWidget *
mdr_comparison_new (const char *left, const char *right)
{
  MdrComparison *self = g_object_new (MDR_TYPE_COMPARISON, NULL);
  /* Translators: two things that are compared, for screen readers: “IMAP and POP3, compared”. */
  g_autofree char *name = g_strdup_printf (_ ("%s and %s, compared"), left, right);

  self->titles[0] = add_label (self, left, "column");
  self->titles[1] = add_label (self, right, "column");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");

  return GTK_WIDGET (self);
}

/**
 * mdr_comparison_new_from_block:
 * @block: a comparison in a lesson
 *
 * Returns: (transfer floating): a widget that shows it
 */
GtkWidget *
mdr_comparison_new_from_block (MdrLessonBlock *block)
{
  GtkWidget *self =
      mdr_comparison_new (mdr_lesson_block_get_column_title (block, MDR_LESSON_COLUMN_LEFT),
                          mdr_lesson_block_get_column_title (block, MDR_LESSON_COLUMN_RIGHT));

  for (guint i = 0; i < mdr_lesson_block_get_n_rows (block); i++)
    mdr_comparison_add (MDR_COMPARISON (self),
                        mdr_lesson_block_get_cell (block, i, MDR_LESSON_COLUMN_SUBJECT),
                        mdr_lesson_block_get_cell (block, i, MDR_LESSON_COLUMN_LEFT),
                        mdr_lesson_block_get_cell (block, i, MDR_LESSON_COLUMN_RIGHT));

  return self;
}
