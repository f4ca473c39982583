/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colour of a field is only for those who see it; so the state goes with it.
 */

#include "mdr-entry-state.h"

static void
tell (GtkAccessible *accessible, gboolean is_wrong)
{
  gtk_accessible_update_state (
      accessible, GTK_ACCESSIBLE_STATE_INVALID,
      is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * mdr_entry_state_set_wrong:
 * @entry: a field
 * @is_wrong: whether what stands in it is wrong
 *
 * Shows it, and has screen readers say it: older ones find the field, newer ones the text in it.
 * What is wrong is said elsewhere.
 */
void
mdr_entry_state_set_wrong (GtkWidget *entry, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");

  tell (GTK_ACCESSIBLE (entry), is_wrong);
  tell (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (entry))), is_wrong);
}

/**
 * mdr_entry_state_go_on:
 * @entry: a field
 *
 * Lets the user go on typing where the text ends. Newer versions of GTK select all of it, so that
 * the next key would replace it.
 */
void
mdr_entry_state_go_on (GtkWidget *entry)
{
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
}
