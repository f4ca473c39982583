/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colour of a field is only for those who see it; so the state goes with it.
 */

#include "mdr-entry-state.h"

/**
 * mdr_entry_state_set_wrong:
 * @entry: a field
 * @is_wrong: whether what stands in it is wrong
 *
 * Shows it, and has screen readers say it. What is wrong is said elsewhere.
 */
void
mdr_entry_state_set_wrong (GtkWidget *entry, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");

  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}
