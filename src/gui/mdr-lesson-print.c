/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A print operation that knows what is on its pages.
 */

#include "mdr-lesson-print.h"

#include "gui/mdr-lesson-sheet.h"
#include "gui/mdr-printing.h"

/* Points; less is too near to the edge for a punch. */
#define MARGIN 56.0

struct _MdrLessonPrint
{
  GtkPrintOperation parent_instance;

  /* owned */
  MdrLesson *lesson;
  MdrLessonSheet *sheet;
};

G_DEFINE_FINAL_TYPE (MdrLessonPrint, mdr_lesson_print, GTK_TYPE_PRINT_OPERATION)

static void
mdr_lesson_print_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  MdrLessonPrint *self = MDR_LESSON_PRINT (operation);
  PangoContext *pango_context = gtk_print_context_create_pango_context (context);

  g_clear_pointer (&self->sheet, mdr_lesson_sheet_free);
  self->sheet =
      mdr_lesson_sheet_new (self->lesson, pango_context, gtk_print_context_get_width (context),
                            gtk_print_context_get_height (context));
  g_object_unref (pango_context);
  gtk_print_operation_set_n_pages (operation, (int) mdr_lesson_sheet_get_n_pages (self->sheet));
}

static void
mdr_lesson_print_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  mdr_lesson_sheet_draw_page (MDR_LESSON_PRINT (operation)->sheet, (guint) page,
                              gtk_print_context_get_cairo_context (context));
}

static void
mdr_lesson_print_finalize (GObject *object)
{
  MdrLessonPrint *self = MDR_LESSON_PRINT (object);

  g_clear_object (&self->lesson);
  g_clear_pointer (&self->sheet, mdr_lesson_sheet_free);

  G_OBJECT_CLASS (mdr_lesson_print_parent_class)->finalize (object);
}

static void
mdr_lesson_print_class_init (MdrLessonPrintClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = mdr_lesson_print_finalize;
  operation_class->begin_print = mdr_lesson_print_begin_print;
  operation_class->draw_page = mdr_lesson_print_draw_page;
}

static void
mdr_lesson_print_init (MdrLessonPrint *self)
{
  mdr_printing_prepare (GTK_PRINT_OPERATION (self), MARGIN);
}

/**
 * mdr_lesson_print_new:
 * @lesson: what to print
 *
 * Makes an operation that prints @lesson as soon as it is run, without holding up the program. How
 * it went is said by the signal #GtkPrintOperation::done.
 *
 * Returns: (transfer full): the operation
 */
MdrLessonPrint *
mdr_lesson_print_new (MdrLesson *lesson)
{
  MdrLessonPrint *self;

  g_return_val_if_fail (MDR_IS_LESSON (lesson), NULL);

  self = g_object_new (MDR_TYPE_LESSON_PRINT, "job-name", mdr_lesson_get_title (lesson), NULL);
  self->lesson = g_object_ref (lesson);

  return self;
}
