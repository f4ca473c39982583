/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row that unfolds measures what it has inside even while nobody sees it, and long texts make
 * that the most expensive part of many a page. What is hidden is not measured.
 */

#include "mdr-unfolding.h"

static GtkWidget *
find_revealer (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_REVEALER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_revealer (child);

  return found;
}

/* It stays while it slides away. */
static void
revealer_changed_cb (GtkRevealer *revealer)
{
  gtk_widget_set_visible (gtk_revealer_get_child (revealer),
                          gtk_revealer_get_reveal_child (revealer) ||
                              gtk_revealer_get_child_revealed (revealer));
}

/**
 * mdr_unfolding_spare:
 * @row: a row that unfolds
 *
 * Hides what is inside @row for as long as it is folded.
 */
void
mdr_unfolding_spare (AdwExpanderRow *row)
{
  GtkWidget *revealer;

  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  revealer = find_revealer (GTK_WIDGET (row));
  g_return_if_fail (revealer != NULL);

  g_signal_connect (revealer, "notify::reveal-child", G_CALLBACK (revealer_changed_cb), NULL);
  g_signal_connect (revealer, "notify::child-revealed", G_CALLBACK (revealer_changed_cb), NULL);
  revealer_changed_cb (GTK_REVEALER (revealer));
}
