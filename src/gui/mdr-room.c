/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With large text in a narrow window, words on a button and titles need more than one line. By
 * themselves some keep the window wide, and others end in dots.
 */

#include "mdr-room.h"

static void
wrap (GtkLabel *label)
{
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (label, TRUE);
}

/* libadwaita gives titles of groups this class. */
static gboolean
is_group_title (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading") &&
         gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) != NULL;
}

static gboolean
is_on_button (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL;
}

static gboolean
is_expander_label (GtkWidget *widget)
{
  GtkWidget *expander = gtk_widget_get_ancestor (widget, GTK_TYPE_EXPANDER);

  return GTK_IS_LABEL (widget) && expander != NULL &&
         gtk_expander_get_label_widget (GTK_EXPANDER (expander)) == widget;
}

/**
 * mdr_room_make:
 * @widget: a widget with all that is in it
 *
 * Lets the lines of buttons, expanders and titles of groups break.
 */
void
mdr_room_make (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (is_on_button (widget))
    {
      wrap (GTK_LABEL (widget));
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
    }
  else if (is_group_title (widget) || is_expander_label (widget))
    wrap (GTK_LABEL (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mdr_room_make (child);
}
