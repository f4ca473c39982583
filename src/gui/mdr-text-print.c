/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Line by line, as many on a page as there is room for; a line that is too long for the paper goes
 * on in the next one. At the foot of each page stands its number.
 */

#include "mdr-text-print.h"

#include <glib/gi18n.h>

#include "gui/mdr-printing.h"

/* Points. */
#define MARGIN 48.0
#define FONT "Monospace 9"
#define FOOTER_GAP 12.0

struct _MdrTextPrint
{
  GtkPrintOperation parent_instance;

  double room;
  double footer_height;

  /* owned */
  char *title;
  char *text;
  PangoLayout *layout;
  GArray *pages; /* the number of the first line of each */
};

G_DEFINE_FINAL_TYPE (MdrTextPrint, mdr_text_print, GTK_TYPE_PRINT_OPERATION)

static PangoLayout *
create_layout (GtkPrintContext *context, const char *text)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);

  return layout;
}

static double
get_height (PangoLayoutLine *line)
{
  PangoRectangle extents;

  pango_layout_line_get_extents (line, NULL, &extents);

  return (double) extents.height / PANGO_SCALE;
}

static void
break_pages (MdrTextPrint *self)
{
  int n_lines = pango_layout_get_line_count (self->layout);
  GSList *lines = pango_layout_get_lines_readonly (self->layout);
  double y = 0;

  g_array_set_size (self->pages, 0);
  for (int i = 0; i < n_lines; i++, lines = lines->next)
    {
      double height = get_height (lines->data);

      if (i == 0 || y + height > self->room)
        {
          g_array_append_val (self->pages, i);
          y = 0;
        }
      y += height;
    }
}

static void
mdr_text_print_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  MdrTextPrint *self = MDR_TEXT_PRINT (operation);
  g_autoptr (PangoLayout) footer = create_layout (context, self->title);
  int footer_height;

  pango_layout_get_size (footer, NULL, &footer_height);
  self->footer_height = (double) footer_height / PANGO_SCALE;
  self->room = gtk_print_context_get_height (context) - self->footer_height - FOOTER_GAP;

  g_clear_object (&self->layout);
  self->layout = create_layout (context, self->text);
  break_pages (self);
  gtk_print_operation_set_n_pages (operation, (int) self->pages->len);
}

static void
draw_footer (MdrTextPrint *self, GtkPrintContext *context, guint page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  /* Translators: at the foot of a printed page: what it is, and “page 2 of 3”. */
  g_autofree char *text =
      g_strdup_printf (_ ("%s · page %u of %u"), self->title, page + 1, self->pages->len);
  g_autoptr (PangoLayout) footer = create_layout (context, text);

  pango_layout_set_height (footer, 0);
  pango_layout_set_ellipsize (footer, PANGO_ELLIPSIZE_START);
  cairo_move_to (cr, 0, gtk_print_context_get_height (context) - self->footer_height);
  pango_cairo_show_layout (cr, footer);
}

static void
mdr_text_print_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  MdrTextPrint *self = MDR_TEXT_PRINT (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  gboolean is_last = (guint) page + 1 == self->pages->len;
  int first = g_array_index (self->pages, int, page);
  int end = is_last ? pango_layout_get_line_count (self->layout)
                    : g_array_index (self->pages, int, page + 1);
  GSList *lines = g_slist_nth (pango_layout_get_lines_readonly (self->layout), (guint) first);
  double y = 0;

  cairo_set_source_rgb (cr, 0, 0, 0);
  for (int i = first; i < end; i++, lines = lines->next)
    {
      PangoRectangle extents;

      pango_layout_line_get_extents (lines->data, NULL, &extents);
      cairo_move_to (cr, 0, y + (double) PANGO_ASCENT (extents) / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, lines->data);
      y += (double) extents.height / PANGO_SCALE;
    }

  draw_footer (self, context, (guint) page);
}

static void
mdr_text_print_finalize (GObject *object)
{
  MdrTextPrint *self = MDR_TEXT_PRINT (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->pages, g_array_unref);

  G_OBJECT_CLASS (mdr_text_print_parent_class)->finalize (object);
}

static void
mdr_text_print_class_init (MdrTextPrintClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_text_print_finalize;
  operation_class->begin_print = mdr_text_print_begin_print;
  operation_class->draw_page = mdr_text_print_draw_page;
}

static void
mdr_text_print_init (MdrTextPrint *self)
{
  self->pages = g_array_new (FALSE, FALSE, sizeof (int));
  mdr_printing_prepare (GTK_PRINT_OPERATION (self), MARGIN);
}

/**
 * mdr_text_print_new:
 * @title: what it is
 * @text: what to print
 *
 * Makes an operation that prints @text as soon as it is run. How it went is said by the signal
 * #GtkPrintOperation::done.
 *
 * Returns: (transfer full): the operation
 */
MdrTextPrint *
mdr_text_print_new (const char *title, const char *text)
{
  MdrTextPrint *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (MDR_TYPE_TEXT_PRINT, "job-name", title, NULL);
  self->title = g_strdup (title);
  self->text = g_strdup (text);

  return self;
}
