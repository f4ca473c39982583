/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the keyboard goes on a page.
 */

#include "mdr-page.h"

/**
 * mdr_page_focus_first:
 * @self: a page
 *
 * Puts the keyboard focus where the user most likely goes on, or reads on: on the property
 * "first-focus", or on the first thing of the page.
 *
 * Returns: whether the page had such a place
 */
gboolean
mdr_page_focus_first (MdrPage *self)
{
  g_autoptr (GtkWidget) set = NULL;
  GtkWidget *first;

  g_return_val_if_fail (MDR_IS_PAGE (self), FALSE);

  /* Where there is no window, there is no focus. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return FALSE;

  g_object_get (self, "first-focus", &set, NULL);
  first = set;
  if (GTK_IS_LIST_BOX (first))
    first = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (first), 0));

  if (first != NULL && gtk_widget_get_visible (first) && gtk_widget_is_sensitive (first) &&
      gtk_widget_grab_focus (first))
    return TRUE;

  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * mdr_page_focus_check:
 * @self: a page
 * @check: a line of the checklist that is about the step of the page
 *
 * Puts the keyboard focus where @check can be tried.
 *
 * Returns: whether the page has a place of its own for @check
 */
gboolean
mdr_page_focus_check (MdrPage *self, MdrCheck check)
{
  g_return_val_if_fail (MDR_IS_PAGE (self), FALSE);

  return gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
         MDR_PAGE_GET_CLASS (self)->focus_check (self, check);
}
