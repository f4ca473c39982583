/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTK asks for the printer, in a sandbox through the portal. There it never says that the user
 * closed the dialog: so what has not ended may as well be over, and a window that prints again
 * gives it up first.
 */

#include "mdr-printing.h"

#include <glib/gi18n.h>

/**
 * mdr_printing_prepare:
 * @operation: a new operation
 * @margin: what to leave free on all sides, in points
 *
 * Makes @operation one that reckons in points, and does not hold up the program.
 */
void
mdr_printing_prepare (GtkPrintOperation *operation, double margin)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_left_margin (setup, margin, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, margin, GTK_UNIT_POINTS);
  gtk_page_setup_set_top_margin (setup, margin, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, margin, GTK_UNIT_POINTS);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
}

/**
 * mdr_printing_run:
 * @operation: what to print
 * @window: where it was asked for
 * @done_cb: what to do when it is over, with @window as its first parameter
 *
 * Asks for the printer, and prints.
 */
void
mdr_printing_run (GtkPrintOperation *operation, GtkWindow *window, GCallback done_cb)
{
  g_signal_connect_object (operation, "done", done_cb, window, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, NULL);
}

/**
 * mdr_printing_give_up:
 * @operation: (inout) (nullable): what @window prints; %NULL afterwards
 * @window: the window
 *
 * Stops what has not ended, without telling @window.
 */
void
mdr_printing_give_up (GtkPrintOperation **operation, GtkWindow *window)
{
  if (*operation == NULL)
    return;

  g_signal_handlers_disconnect_by_data (*operation, window);
  gtk_print_operation_cancel (*operation);
  g_clear_object (operation);
}

/**
 * mdr_printing_dup_failure:
 * @operation: what has ended
 * @result: how
 *
 * Returns: (transfer full) (nullable): why nothing was printed, as a sentence; %NULL if it was, or
 *   if the user changed their mind
 */
char *
mdr_printing_dup_failure (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return NULL;

  gtk_print_operation_get_error (operation, &error);

  /* Translators: after the colon comes what the printing system says about it. */
  return g_strdup_printf (_ ("Printing did not work: %s"),
                          error != NULL ? error->message : _ ("no reason was given"));
}
