/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plain text on paper: as many pages as it needs, and none more.
 */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "gui/mdr-text-print.h"

#define TITLE "example.it-2026-01-01-1030.maildoctor"

static void
done_cb (GtkPrintOperation *print, GtkPrintOperationResult result, gpointer user_data)
{
  *(int *) user_data = (int) result;
}

/* Prints it into a file; how many pages it has. */
static int
count_pages (const char *text)
{
  MdrTextPrint *print = mdr_text_print_new (TITLE, text);
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (print);
  g_autofree char *folder = g_dir_make_tmp ("mail-doctor-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autofree char *contents = NULL;
  int result = -1;
  int n_pages;

  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (print, "done", G_CALLBACK (done_cb), &result);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
  while (result < 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  n_pages = gtk_print_operation_get_n_pages_to_print (operation);

  g_assert_finalize_object (print);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return n_pages;
}

static char *
repeat (const char *line, guint n_times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    g_string_append (text, line);

  return g_string_free (text, FALSE);
}

static void
test_short_text (void)
{
  g_assert_cmpint (count_pages (""), ==, 1);
  g_assert_cmpint (count_pages ("Report of Mail Doctor\n"), ==, 1);
}

/* Twice as much takes twice the paper. */
static void
test_long_text (void)
{
  g_autofree char *text = repeat ("Receiving (IMAP): works.\n", 600);
  g_autofree char *twice = repeat ("Receiving (IMAP): works.\n", 1200);
  int n_pages = count_pages (text);

  g_assert_cmpint (n_pages, >, 4);
  g_assert_cmpint (n_pages, <, 20);
  g_assert_cmpint (count_pages (twice), >=, 2 * n_pages - 1);
}

/* One line without a blank in it goes on in the next, and so on the next page. */
static void
test_long_line (void)
{
  g_autofree char *text = repeat ("x", 60000);

  g_assert_cmpint (count_pages (text), >, 4);
}

static void
test_failure_is_said (void)
{
  MdrTextPrint *print = mdr_text_print_new (TITLE, "Report of Mail Doctor\n");
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (print);
  g_autoptr (GError) error = NULL;
  int result = -1;

  gtk_print_operation_set_export_filename (operation, "/nowhere/at/all.pdf");
  g_signal_connect (print, "done", G_CALLBACK (done_cb), &result);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
  while (result < 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_ERROR);
  gtk_print_operation_get_error (operation, &error);
  g_assert_nonnull (error);
  g_assert_finalize_object (print);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/text-print/short-text-takes-one-page", test_short_text);
  g_test_add_func ("/text-print/long-text-takes-more-pages", test_long_text);
  g_test_add_func ("/text-print/long-line-is-broken", test_long_line);
  g_test_add_func ("/text-print/failure-is-said", test_failure_is_said);

  return g_test_run ();
}
