/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only an icon is seen of it; what it copies is told by its tooltip and to screen readers.
 */

#include "mdr-copy-button.h"

#include "gui/mdr-rows.h"

/**
 * mdr_copy_button_new:
 * @label: what it does, like “Copy: Provider”
 * @action_name: the action that does it
 *
 * Returns: (transfer floating): a button for the end of a row
 */
GtkWidget *
mdr_copy_button_new (const char *label, const char *action_name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  mdr_rows_set_accessible_label (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);

  return button;
}
