/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many lines have such a button, so each is called after its line. The window finds the probe by
 * its name: another one may have taken its place by then.
 */

#include "mdr-check-again-button.h"

#include <glib/gi18n.h>

#include "gui/mdr-window.h"

/* What was recorded cannot be checked again. */
static void
root_changed_cb (GtkWidget *button)
{
  GtkRoot *root = gtk_widget_get_root (button);

  if (MDR_IS_WINDOW (root))
    gtk_widget_set_visible (button,
                            mdr_session_is_live (mdr_window_get_session (MDR_WINDOW (root))));
}

/**
 * mdr_check_again_button_new:
 * @probe: a probe of the window's session
 *
 * Returns: (transfer floating): a button that has @probe run once more
 */
GtkWidget *
mdr_check_again_button_new (MdrProbe *probe)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Check only this line again"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", mdr_probe_get_id (probe));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.check-line");
  g_signal_connect (button, "notify::root", G_CALLBACK (root_changed_cb), NULL);

  return button;
}

/**
 * mdr_check_again_button_set_subject:
 * @button: what mdr_check_again_button_new() made
 * @subject: what is checked, in words
 *
 * Names the button for screen readers.
 */
void
mdr_check_again_button_set_subject (GtkWidget *button, const char *subject)
{
  /* Translators: a button of one line, for screen readers: “Check again: Proxy”. */
  g_autofree char *name = g_strdup_printf (_ ("Check again: %s"), subject);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
