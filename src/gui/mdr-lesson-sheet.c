/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the strips of a lesson on pages, so that what is tied together stays together. At the foot
 * of each page stand the title and the number of the page.
 */

#include "mdr-lesson-sheet.h"

#include <glib/gi18n.h>

#include "gui/mdr-lesson-strips.h"

/* Points. */
#define FOOTER_FONT "Sans 9"
#define FOOTER_GAP 12.0

typedef struct
{
  guint first;
  guint n_strips;
} Page;

struct _MdrLessonSheet
{
  double width;
  double height;
  double footer_height;

  /* owned */
  PangoContext *context;
  char *title;
  GArray *strips;
  GArray *pages;
};

static PangoLayout *
create_footer (const MdrLessonSheet *self, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (FOOTER_FONT);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);

  return layout;
}

/* How many strips, from the first on, are tied together, and how high they are. */
static guint
measure_bundle (const MdrLessonSheet *self, guint first, gboolean at_top, double *height)
{
  guint n_strips = 0;
  const MdrLessonStrip *strip;

  *height = 0;
  do
    {
      strip = &g_array_index (self->strips, MdrLessonStrip, first + n_strips);
      *height += (at_top && n_strips == 0 ? 0 : strip->space_before) + strip->height;
      n_strips++;
    }
  while (strip->tied_to_next && first + n_strips < self->strips->len);

  return n_strips;
}

/* What is tied together and yet higher than a page has to be cut somewhere after all. */
static void
break_pages (MdrLessonSheet *self)
{
  const double room = self->height - self->footer_height - FOOTER_GAP;
  Page page = { 0, 0 };
  double y = 0;

  for (guint i = 0; i < self->strips->len;)
    {
      double height;
      guint n_strips = measure_bundle (self, i, page.n_strips == 0, &height);

      if (y + height > room && page.n_strips > 0)
        {
          g_array_append_val (self->pages, page);
          page = (Page){ i, 0 };
          y = 0;
          continue;
        }

      if (height > room)
        {
          height = g_array_index (self->strips, MdrLessonStrip, i).height;
          n_strips = 1;
        }

      page.n_strips += n_strips;
      y += height;
      i += n_strips;
    }

  g_array_append_val (self->pages, page);
}

/**
 * mdr_lesson_sheet_new:
 * @lesson: what to print
 * @context: the context of the printer, or of whatever is drawn on
 * @width: how wide the part of the paper is that can be printed on, in points
 * @height: how high it is
 *
 * Lays @lesson out on as many pages as it needs.
 *
 * Returns: (transfer full): the pages
 */
MdrLessonSheet *
mdr_lesson_sheet_new (MdrLesson *lesson, PangoContext *context, double width, double height)
{
  MdrLessonSheet *self;
  g_autoptr (PangoLayout) footer = NULL;
  int footer_height;

  g_return_val_if_fail (MDR_IS_LESSON (lesson), NULL);
  g_return_val_if_fail (PANGO_IS_CONTEXT (context), NULL);

  self = g_new0 (MdrLessonSheet, 1);
  self->width = width;
  self->height = height;
  self->context = g_object_ref (context);
  self->title = g_strdup (mdr_lesson_get_title (lesson));
  self->strips = mdr_lesson_strips_new (lesson, context, width);
  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));

  footer = create_footer (self, self->title, width);
  pango_layout_get_size (footer, NULL, &footer_height);
  self->footer_height = (double) footer_height / PANGO_SCALE;
  break_pages (self);

  return self;
}

/**
 * mdr_lesson_sheet_free:
 * @self: a sheet
 *
 * Frees it.
 */
void
mdr_lesson_sheet_free (MdrLessonSheet *self)
{
  g_object_unref (self->context);
  g_free (self->title);
  g_array_unref (self->strips);
  g_array_unref (self->pages);
  g_free (self);
}

/**
 * mdr_lesson_sheet_get_n_pages:
 * @self: a sheet
 *
 * Returns: how many pages it has
 */
guint
mdr_lesson_sheet_get_n_pages (const MdrLessonSheet *self)
{
  return self->pages->len;
}

static char *
dup_footer (const MdrLessonSheet *self, guint page)
{
  /* Translators: at the foot of a printed page; “Page 2 of 3”. */
  return g_strdup_printf (_ ("Page %u of %u"), page + 1, self->pages->len);
}

/**
 * mdr_lesson_sheet_dup_page_text:
 * @self: a sheet
 * @page: a page, 0 is the first
 *
 * Returns: (transfer full): all that stands on it, one line for each line, the number of the page
 *   last
 */
char *
mdr_lesson_sheet_dup_page_text (const MdrLessonSheet *self, guint page)
{
  GString *text = g_string_new (NULL);
  g_autofree char *footer = dup_footer (self, page);
  const Page *p;

  g_return_val_if_fail (page < self->pages->len, NULL);

  p = &g_array_index (self->pages, Page, page);
  for (guint i = p->first; i < p->first + p->n_strips; i++)
    mdr_lesson_strip_append_text (&g_array_index (self->strips, MdrLessonStrip, i), text);

  g_string_append (text, footer);

  return g_string_free (text, FALSE);
}

static void
draw_footer (const MdrLessonSheet *self, guint page, cairo_t *cr)
{
  const double y = self->height - self->footer_height;
  g_autofree char *number = dup_footer (self, page);
  g_autoptr (PangoLayout) right = create_footer (self, number, self->width);
  g_autoptr (PangoLayout) left = NULL;
  int number_width;

  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  pango_layout_get_size (right, &number_width, NULL);
  left = create_footer (self, self->title,
                        self->width - FOOTER_GAP - (double) number_width / PANGO_SCALE);

  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, left);
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, right);
}

/**
 * mdr_lesson_sheet_draw_page:
 * @self: a sheet
 * @page: a page, 0 is the first
 * @cr: what to draw on, in points, with the corner of the printed part at 0, 0
 *
 * Draws a page.
 */
void
mdr_lesson_sheet_draw_page (const MdrLessonSheet *self, guint page, cairo_t *cr)
{
  const Page *p;
  double y = 0;

  g_return_if_fail (page < self->pages->len);

  p = &g_array_index (self->pages, Page, page);
  cairo_set_source_rgb (cr, 0, 0, 0);

  for (guint i = p->first; i < p->first + p->n_strips; i++)
    {
      const MdrLessonStrip *strip = &g_array_index (self->strips, MdrLessonStrip, i);

      if (i > p->first)
        y += strip->space_before;
      mdr_lesson_strip_draw (strip, y, cr);
      y += strip->height;
    }

  draw_footer (self, page, cr);
}
