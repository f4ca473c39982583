/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of an invitation takes the place of the wizard, so that nothing can be begun with half
 * of it decided. The wizard stays in the window, out of sight: taken out and put back, it would
 * lose what screen readers are told of it.
 */

#include "gui/mdr-window-private.h"

#include "gui/mdr-invitation-page.h"
#include "probe/mdr-invitation-consent.h"

static void show_in_place_of_wizard (MdrWindow *self, GtkWidget *page);

static void
show_wizard (MdrWindow *self, GtkWidget *page)
{
  gtk_widget_set_visible (GTK_WIDGET (self->flap), TRUE);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (page)), page);
  mdr_page_focus_first (mdr_assistant_get_page (self->assistant));
}

static void
use (MdrWindow *self, MdrInvitation *invitation)
{
  g_autoptr (GError) error = NULL;

  if (!mdr_invitation_accept (invitation, self->session, &error))
    show_in_place_of_wizard (self, mdr_invitation_page_new_unusable (error->message));
  else if (mdr_session_get_address (self->session) != NULL)
    mdr_window_show_step (self, mdr_invitation_get_step (invitation));
}

static void
answered_cb (MdrWindow *self, gboolean agreed, MdrInvitationPage *page)
{
  g_autoptr (MdrInvitation) invitation = NULL;

  /* The page goes away, and what it holds. */
  if (agreed)
    invitation = g_object_ref (mdr_invitation_page_get_invitation (page));

  show_wizard (self, GTK_WIDGET (page));
  if (invitation != NULL)
    use (self, invitation);
}

static void
show_in_place_of_wizard (MdrWindow *self, GtkWidget *page)
{
  g_signal_connect_object (page, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (GTK_WIDGET (self->flap))), page);
  gtk_widget_set_visible (GTK_WIDGET (self->flap), FALSE);
}

/**
 * mdr_window_make_room:
 * @self: a window that has nothing but its template
 *
 * Puts the wizard into a box that it can share with what stands in its place.
 */
void
mdr_window_make_room (MdrWindow *self)
{
  g_autoptr (GtkWidget) wizard = g_object_ref (GTK_WIDGET (self->flap));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  adw_toast_overlay_set_child (self->toasts, box);
  gtk_box_append (GTK_BOX (box), wizard);
}

/**
 * mdr_window_ask_about_invitation:
 * @self: a window
 * @invitation: an invitation
 *
 * Shows what is in @invitation, and uses it if the user agrees. Until then nothing is done.
 */
void
mdr_window_ask_about_invitation (MdrWindow *self, MdrInvitation *invitation)
{
  g_return_if_fail (MDR_IS_WINDOW (self));
  g_return_if_fail (MDR_IS_INVITATION (invitation));

  show_in_place_of_wizard (self, mdr_invitation_page_new (invitation));
}

/**
 * mdr_window_refuse_invitation:
 * @self: a window
 * @reason: what is wrong with an invitation
 *
 * Says that it cannot be used. Who has clicked on a link sees nothing of what a program prints.
 */
void
mdr_window_refuse_invitation (MdrWindow *self, const char *reason)
{
  g_return_if_fail (MDR_IS_WINDOW (self));
  g_return_if_fail (reason != NULL);

  show_in_place_of_wizard (self, mdr_invitation_page_new_unusable (reason));
}
