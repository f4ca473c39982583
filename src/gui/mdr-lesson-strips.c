/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cuts a lesson into strips, most of them one line high. A heading is tied to what it stands above;
 * of a paragraph the first two lines are tied to each other, and the last two.
 */

#include "mdr-lesson-strips.h"

/* All lengths are points. */
#define BULLET_INDENT 14.0
#define TICK_INDENT 22.0
#define TICK_SIZE 10.0
#define COLUMN_GAP 18.0

typedef struct
{
  const char *font;
  double space_before;
} Style;

static const Style title_style = { "Sans Bold 18", 0 };
static const Style summary_style = { "Sans 12", 8 };
static const Style heading_style = { "Sans Bold 12", 14 };
static const Style text_style = { "Sans 10.5", 6 };
static const Style check_style = { "Sans 10.5", 8 };
static const Style subject_style = { "Sans Bold 10.5", 10 };
static const Style cell_style = { "Sans 10.5", 2 };

typedef struct
{
  PangoContext *context;
  double width;
  GArray *strips;
  guint n_steps;
} Builder;

static PangoLayout *
create_layout (const Builder *self, const Style *style, const char *text, double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoFontDescription *font = pango_font_description_from_string (style->font);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);

  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (double) height / PANGO_SCALE;
}

static void
clear_strip (gpointer data)
{
  MdrLessonStrip *strip = data;

  g_clear_object (&strip->layouts[0]);
  g_clear_object (&strip->layouts[1]);
}

/* One strip for each line. */
static void
add_text (Builder *self,
          const Style *style,
          const char *text,
          MdrLessonMark mark,
          gboolean tied_to_next)
{
  const double indent = mark == MDR_LESSON_MARK_TICK     ? TICK_INDENT
                        : mark == MDR_LESSON_MARK_BULLET ? BULLET_INDENT
                                                         : 0;
  g_autoptr (PangoLayout) layout = create_layout (self, style, text, self->width - indent);
  const int n_lines = pango_layout_get_line_count (layout);

  for (int i = 0; i < n_lines; i++)
    {
      MdrLessonStrip strip = { .line = i };
      PangoRectangle extents;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (layout, i), NULL, &extents);
      strip.space_before = i == 0 ? style->space_before : 0;
      strip.height = (double) extents.height / PANGO_SCALE;
      strip.tied_to_next = i + 1 < n_lines ? i == 0 || i + 2 == n_lines : tied_to_next;
      strip.mark = i == 0 ? mark : MDR_LESSON_MARK_NONE;
      strip.layouts[0] = g_object_ref (layout);
      strip.x[0] = indent;
      g_array_append_val (self->strips, strip);
    }
}

static void
add_pair (Builder *self,
          const Style *style,
          const char *left,
          const char *right,
          gboolean tied_to_next)
{
  const double column_width = (self->width - COLUMN_GAP) / 2;
  MdrLessonStrip strip = { .line = -1, .tied_to_next = tied_to_next };

  strip.space_before = style->space_before;
  strip.layouts[0] = create_layout (self, style, left, column_width);
  strip.layouts[1] = create_layout (self, style, right, column_width);
  strip.x[1] = column_width + COLUMN_GAP;
  strip.height = MAX (get_height (strip.layouts[0]), get_height (strip.layouts[1]));
  g_array_append_val (self->strips, strip);
}

static void
add_comparison (Builder *self, MdrLessonBlock *block)
{
  add_pair (self, &heading_style, mdr_lesson_block_get_column_title (block, MDR_LESSON_COLUMN_LEFT),
            mdr_lesson_block_get_column_title (block, MDR_LESSON_COLUMN_RIGHT), TRUE);

  for (guint row = 0; row < mdr_lesson_block_get_n_rows (block); row++)
    {
      add_text (self, &subject_style,
                mdr_lesson_block_get_cell (block, row, MDR_LESSON_COLUMN_SUBJECT),
                MDR_LESSON_MARK_NONE, TRUE);
      add_pair (self, &cell_style, mdr_lesson_block_get_cell (block, row, MDR_LESSON_COLUMN_LEFT),
                mdr_lesson_block_get_cell (block, row, MDR_LESSON_COLUMN_RIGHT), FALSE);
    }
}

static void
add_step (Builder *self, const char *text)
{
  g_autofree char *numbered = g_strdup_printf ("%u. %s", self->n_steps, text);

  add_text (self, &text_style, numbered, MDR_LESSON_MARK_NONE, FALSE);
}

static void
add_block (Builder *self, MdrLessonBlock *block)
{
  const char *text = mdr_lesson_block_get_text (block);
  const MdrLessonBlockKind kind = mdr_lesson_block_get_kind (block);

  self->n_steps = kind == MDR_LESSON_BLOCK_STEP ? self->n_steps + 1 : 0;

  switch (kind)
    {
    case MDR_LESSON_BLOCK_HEADING:
      add_text (self, &heading_style, text, MDR_LESSON_MARK_NONE, TRUE);
      break;

    case MDR_LESSON_BLOCK_TEXT:
      add_text (self, &text_style, text, MDR_LESSON_MARK_NONE, FALSE);
      break;

    case MDR_LESSON_BLOCK_POINT:
      add_text (self, &text_style, text, MDR_LESSON_MARK_BULLET, FALSE);
      break;

    case MDR_LESSON_BLOCK_STEP:
      add_step (self, text);
      break;

    case MDR_LESSON_BLOCK_CHECK:
      add_text (self, &check_style, text, MDR_LESSON_MARK_TICK, FALSE);
      break;

    case MDR_LESSON_BLOCK_COMPARISON:
      add_comparison (self, block);
      break;

    case MDR_LESSON_BLOCK_LINK:
      add_text (self, &text_style, text, MDR_LESSON_MARK_NONE, TRUE);
      add_text (self, &cell_style, mdr_lesson_block_get_target (block), MDR_LESSON_MARK_NONE,
                FALSE);
      break;

    /* Paper leads nowhere, but can say what else there is. */
    case MDR_LESSON_BLOCK_SEE:
      if (text != NULL)
        add_text (self, &text_style, text, MDR_LESSON_MARK_BULLET, FALSE);
      break;
    }
}

/**
 * mdr_lesson_strips_new:
 * @lesson: what to print
 * @context: the context of whatever is drawn on
 * @width: how wide the lines may be, in points
 *
 * Returns: (transfer full) (element-type MdrLessonStrip): the strips, from top to bottom
 */
GArray *
mdr_lesson_strips_new (MdrLesson *lesson, PangoContext *context, double width)
{
  GListModel *blocks = mdr_lesson_get_blocks (lesson);
  guint n_blocks = g_list_model_get_n_items (blocks);
  Builder builder = { context, width, g_array_new (FALSE, FALSE, sizeof (MdrLessonStrip)) };

  g_array_set_clear_func (builder.strips, clear_strip);
  add_text (&builder, &title_style, mdr_lesson_get_title (lesson), MDR_LESSON_MARK_NONE, TRUE);
  if (*mdr_lesson_get_summary (lesson) != '\0')
    add_text (&builder, &summary_style, mdr_lesson_get_summary (lesson), MDR_LESSON_MARK_NONE,
              FALSE);

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, i);

      add_block (&builder, block);
    }

  return builder.strips;
}

/**
 * mdr_lesson_strip_append_text:
 * @strip: a strip
 * @text: what to append to
 *
 * Appends what the strip says, and the end of a line after each of its texts.
 */
void
mdr_lesson_strip_append_text (const MdrLessonStrip *strip, GString *text)
{
  const char *first = pango_layout_get_text (strip->layouts[0]);

  if (strip->line < 0)
    g_string_append_printf (text, "%s\n%s\n", first, pango_layout_get_text (strip->layouts[1]));
  else
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (strip->layouts[0], strip->line);

      g_string_append_printf (text, "%.*s\n", line->length, first + line->start_index);
    }
}

static void
draw_mark (const MdrLessonStrip *strip, double y, cairo_t *cr)
{
  const double middle = y + strip->height / 2;

  if (strip->mark == MDR_LESSON_MARK_BULLET)
    {
      cairo_arc (cr, BULLET_INDENT / 2, middle, 1.6, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  else if (strip->mark == MDR_LESSON_MARK_TICK)
    {
      cairo_set_line_width (cr, 0.8);
      cairo_rectangle (cr, 1, middle - TICK_SIZE / 2, TICK_SIZE, TICK_SIZE);
      cairo_stroke (cr);
    }
}

/**
 * mdr_lesson_strip_draw:
 * @strip: a strip
 * @y: where its upper edge is
 * @cr: what to draw on, in points
 *
 * Draws it.
 */
void
mdr_lesson_strip_draw (const MdrLessonStrip *strip, double y, cairo_t *cr)
{
  draw_mark (strip, y, cr);

  if (strip->line >= 0)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (strip->layouts[0], strip->line);
      PangoRectangle extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      cairo_move_to (cr, strip->x[0], y - (double) extents.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cr, line);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (strip->layouts); i++)
    {
      cairo_move_to (cr, strip->x[i], y);
      pango_cairo_show_layout (cr, strip->layouts[i]);
    }
}
