/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lessons on paper: nothing is lost, pages break where a reader would break them, and GTK gets what
 * it needs to print.
 */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gui/mdr-lesson-print.h"
#include "gui/mdr-lesson-sheet.h"
#include "knowledge/mdr-lessons.h"

/* A4 and a postcard, less the margins, in points. */
#define A4_WIDTH 483.0
#define A4_HEIGHT 730.0
#define CARD_WIDTH 240.0
#define CARD_HEIGHT 300.0

typedef struct
{
  double width;
  double height;
  guint max_pages;
} Paper;

static const Paper a4 = { A4_WIDTH, A4_HEIGHT, 2 };
static const Paper card = { CARD_WIDTH, CARD_HEIGHT, 20 };

static MdrLessonSheet *
lay_out (MdrLesson *lesson, const Paper *paper)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  MdrLessonSheet *sheet;

  pango_cairo_context_set_resolution (context, 72);
  sheet = mdr_lesson_sheet_new (lesson, context, paper->width, paper->height);
  g_object_unref (context);

  return sheet;
}

/* Without the number at the foot, and without the ends of lines, which depend on the fonts. */
static char *
dup_all_text (const MdrLessonSheet *sheet)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint page = 0; page < mdr_lesson_sheet_get_n_pages (sheet); page++)
    {
      g_autofree char *text = mdr_lesson_sheet_dup_page_text (sheet, page);

      g_string_append_len (all, text, strrchr (text, '\n') + 1 - text);
    }

  return g_strdelimit (g_string_free (g_steal_pointer (&all), FALSE), " \n", ' ');
}

/* Where a line ends, Pango keeps the blank or leaves it out. */
static char *
squeeze (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *joined = g_strjoinv ("", words);

  return g_strdup (joined);
}

static void
assert_contains (const char *squeezed, const char *text)
{
  g_autofree char *wanted = squeeze (text);

  if (strstr (squeezed, wanted) == NULL)
    g_error ("Not on paper: %s", text);
}

static void
assert_all_is_there (MdrLesson *lesson, const MdrLessonSheet *sheet)
{
  g_autofree char *text = dup_all_text (sheet);
  g_autofree char *squeezed = squeeze (text);
  GListModel *blocks = mdr_lesson_get_blocks (lesson);
  guint n_blocks = g_list_model_get_n_items (blocks);

  assert_contains (squeezed, mdr_lesson_get_title (lesson));
  assert_contains (squeezed, mdr_lesson_get_summary (lesson));

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, i);

      if (mdr_lesson_block_get_text (block) != NULL)
        assert_contains (squeezed, mdr_lesson_block_get_text (block));
      if (mdr_lesson_block_get_kind (block) == MDR_LESSON_BLOCK_LINK)
        assert_contains (squeezed, mdr_lesson_block_get_target (block));

      for (guint row = 0; row < mdr_lesson_block_get_n_rows (block); row++)
        for (guint column = 0; column < MDR_N_LESSON_COLUMNS; column++)
          assert_contains (squeezed, mdr_lesson_block_get_cell (block, row, column));
    }
}

static void
test_nothing_is_lost (gconstpointer data)
{
  const Paper *paper = data;
  GListModel *lessons = mdr_lessons_get_all ();
  guint n_lessons = g_list_model_get_n_items (lessons);

  for (guint i = 0; i < n_lessons; i++)
    {
      g_autoptr (MdrLesson) lesson = g_list_model_get_item (lessons, i);
      g_autoptr (MdrLessonSheet) sheet = lay_out (lesson, paper);

      g_assert_cmpuint (mdr_lesson_sheet_get_n_pages (sheet), >, 0);
      g_assert_cmpuint (mdr_lesson_sheet_get_n_pages (sheet), <=, paper->max_pages);
      assert_all_is_there (lesson, sheet);
    }
}

static gboolean
is_heading (MdrLesson *lesson, const char *line)
{
  GListModel *blocks = mdr_lesson_get_blocks (lesson);
  guint n_blocks = g_list_model_get_n_items (blocks);

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autoptr (MdrLessonBlock) block = g_list_model_get_item (blocks, i);

      if (mdr_lesson_block_get_kind (block) == MDR_LESSON_BLOCK_HEADING &&
          g_str_equal (mdr_lesson_block_get_text (block), line))
        return TRUE;

      for (guint row = 0; row < mdr_lesson_block_get_n_rows (block); row++)
        if (g_str_equal (mdr_lesson_block_get_cell (block, row, MDR_LESSON_COLUMN_SUBJECT), line))
          return TRUE;
    }

  return FALSE;
}

static void
test_no_heading_ends_a_page (void)
{
  GListModel *lessons = mdr_lessons_get_all ();
  guint n_lessons = g_list_model_get_n_items (lessons);

  for (guint i = 0; i < n_lessons; i++)
    {
      g_autoptr (MdrLesson) lesson = g_list_model_get_item (lessons, i);
      g_autoptr (MdrLessonSheet) sheet = lay_out (lesson, &card);
      guint n_pages = mdr_lesson_sheet_get_n_pages (sheet);

      g_assert_cmpuint (n_pages, >, 1);

      for (guint page = 0; page < n_pages; page++)
        {
          g_autofree char *text = mdr_lesson_sheet_dup_page_text (sheet, page);
          g_autofree char *number = g_strdup_printf ("Page %u of %u", page + 1, n_pages);
          g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
          guint n_lines = g_strv_length (lines);

          g_assert_cmpuint (n_lines, >, 2);
          g_assert_cmpstr (lines[n_lines - 1], ==, number);
          g_assert_false (is_heading (lesson, g_strchomp (lines[n_lines - 2])));
        }
    }
}

/* The lowest row of the picture that is not white, above the foot of the page. */
static int
find_lowest_ink (cairo_surface_t *surface)
{
  const unsigned char *pixels = cairo_image_surface_get_data (surface);
  const int stride = cairo_image_surface_get_stride (surface);
  int lowest = -1;

  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < 4 * cairo_image_surface_get_width (surface); x++)
      if (pixels[y * stride + x] != 0)
        lowest = y;

  return lowest;
}

/* What is drawn stays on the paper, and is something on every page. */
static void
test_pages_are_drawn (void)
{
  g_autoptr (MdrLessonSheet) sheet = lay_out (mdr_lessons_find ("imap-or-pop3"), &card);

  for (guint page = 0; page < mdr_lesson_sheet_get_n_pages (sheet); page++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) CARD_WIDTH,
                                                             (int) (2 * CARD_HEIGHT));
      cairo_t *cr = cairo_create (surface);
      int lowest;

      mdr_lesson_sheet_draw_page (sheet, page, cr);
      lowest = find_lowest_ink (surface);
      g_assert_cmpint (lowest, >, (int) (CARD_HEIGHT * 0.9));
      g_assert_cmpint (lowest, <=, (int) CARD_HEIGHT);

      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
done_cb (GtkPrintOperation *print, GtkPrintOperationResult result, gpointer user_data)
{
  *(int *) user_data = (int) result;
}

static int export(MdrLessonPrint *print, const char *path)
{
  int result = -1;

  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (print), path);
  g_signal_connect (print, "done", G_CALLBACK (done_cb), &result);
  gtk_print_operation_run (GTK_PRINT_OPERATION (print), GTK_PRINT_OPERATION_ACTION_EXPORT, NULL,
                           NULL);
  while (result < 0)
    g_main_context_iteration (NULL, TRUE);

  return result;
}

static void
test_export (void)
{
  MdrLessonPrint *print = mdr_lesson_print_new (mdr_lessons_find ("checklist"));
  g_autofree char *folder = g_dir_make_tmp ("mail-doctor-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "checklist.pdf", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_cmpint (export(print, path), ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (GTK_PRINT_OPERATION (print)), >=, 1);
  g_assert_cmpint (gtk_print_operation_get_n_pages_to_print (GTK_PRINT_OPERATION (print)), <=, 2);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_assert_cmpuint (length, >, 5000);

  g_assert_finalize_object (print);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
cancel_cb (GtkPrintOperation *print, GtkPrintContext *context, int page, gpointer user_data)
{
  gtk_print_operation_cancel (print);
}

static void
test_cancelled (void)
{
  MdrLessonPrint *print = mdr_lesson_print_new (mdr_lessons_find ("checklist"));
  g_autofree char *folder = g_dir_make_tmp ("mail-doctor-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "checklist.pdf", NULL);

  g_signal_connect (print, "draw-page", G_CALLBACK (cancel_cb), NULL);
  g_assert_cmpint (export(print, path), ==, GTK_PRINT_OPERATION_RESULT_CANCEL);

  g_assert_finalize_object (print);
  g_remove (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_failure_is_said (void)
{
  MdrLessonPrint *print = mdr_lesson_print_new (mdr_lessons_find ("checklist"));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (export(print, "/nowhere/at/all.pdf"), ==, GTK_PRINT_OPERATION_RESULT_ERROR);
  gtk_print_operation_get_error (GTK_PRINT_OPERATION (print), &error);
  g_assert_nonnull (error);
  g_assert_finalize_object (print);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_data_func ("/print/nothing-is-lost-on-a4", &a4, test_nothing_is_lost);
  g_test_add_data_func ("/print/nothing-is-lost-on-a-card", &card, test_nothing_is_lost);
  g_test_add_func ("/print/no-heading-ends-a-page", test_no_heading_ends_a_page);
  g_test_add_func ("/print/pages-are-drawn-and-stay-on-the-paper", test_pages_are_drawn);
  g_test_add_func ("/print/goes-to-a-file", test_export);
  g_test_add_func ("/print/can-be-cancelled", test_cancelled);
  g_test_add_func ("/print/failure-is-said", test_failure_is_said);

  return g_test_run ();
}
