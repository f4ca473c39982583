/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the keyboard focus goes when a check begins and ends. A button that cannot be pressed while
 * checks are going on would take it along into nowhere.
 */

#include "gui/mdr-window-private.h"

static gboolean
is_focus_lost (MdrWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_is_sensitive (focus);
}

static gboolean
is_focus_on_button (MdrWindow *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self)) == GTK_WIDGET (self->check_button);
}

/**
 * mdr_window_expect_result:
 * @self: a window
 *
 * Says that the user wants to see what comes out: at the end of the checks the focus goes there,
 * unless it was put elsewhere in the meantime.
 */
void
mdr_window_expect_result (MdrWindow *self)
{
  self->expects_result = TRUE;
}

/**
 * mdr_window_keep_focus:
 * @self: a window
 *
 * Sees to it that the focus is somewhere, after the checks have begun, gone on or ended. While they
 * go on, the button that stops them is what can be pressed.
 */
void
mdr_window_keep_focus (MdrWindow *self)
{
  MdrPage *page = mdr_assistant_get_page (self->assistant);
  gboolean lost = is_focus_lost (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (mdr_session_is_running (self->session))
    {
      if (lost && self->expects_result)
        gtk_widget_grab_focus (GTK_WIDGET (self->check_button));
      return;
    }

  if (self->expects_result && (lost || is_focus_on_button (self)))
    mdr_page_focus_first (page);
  self->expects_result = FALSE;
}
