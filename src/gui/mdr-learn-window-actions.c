/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What keys, buttons and rows can ask of the window, by name.
 */

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-learn-window-private.h"
#include "gui/mdr-lesson-print.h"
#include "gui/mdr-printing.h"

static gboolean
shows_only_lesson (MdrLearnWindow *self)
{
  return adw_leaflet_get_folded (self->leaflet) &&
         adw_leaflet_get_visible_child (self->leaflet) == self->lesson_page;
}

static void
show_toast (MdrLearnWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static void
search_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrLearnWindow *self = MDR_LEARN_WINDOW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* To what was read before, or else to the list. */
static void
back_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrLearnWindow *self = MDR_LEARN_WINDOW (widget);

  if (self->history->len > 0)
    {
      g_autoptr (MdrLesson) article =
          g_ptr_array_steal_index (self->history, self->history->len - 1);

      mdr_learn_window_update_back_button (self);
      mdr_learn_window_read (self, article);
      return;
    }

  if (!shows_only_lesson (self))
    return;

  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
  mdr_learn_window_focus_list (self);
}

/* First back to the list, then from what was found to the lessons, then out. */
static void
leave_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrLearnWindow *self = MDR_LEARN_WINDOW (widget);

  if (shows_only_lesson (self))
    {
      mdr_learn_window_forget_history (self);
      back_activated (widget, action_name, parameter);
    }
  else if (mdr_learn_window_is_searching (self))
    gtk_editable_set_text (self->entry, "");
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
uri_opened_cb (GtkWindow *window, gboolean opened, gpointer user_data)
{
  if (!opened)
    show_toast (MDR_LEARN_WINDOW (window), _ ("No web browser could be opened"));
}

static void
open_uri_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_compat_open_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), uri_opened_cb,
                       NULL);
}

static void
printed_cb (MdrLearnWindow *self, GtkPrintOperationResult result, GtkPrintOperation *print)
{
  g_autofree char *failure = mdr_printing_dup_failure (print, result);

  if (failure != NULL)
    show_toast (self, failure);

  g_clear_object (&self->print);
}

static void
print_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrLearnWindow *self = MDR_LEARN_WINDOW (widget);
  MdrLesson *lesson = mdr_lesson_view_get_lesson (self->view);

  mdr_printing_give_up (&self->print, GTK_WINDOW (self));
  self->print = GTK_PRINT_OPERATION (mdr_lesson_print_new (lesson));
  mdr_printing_run (self->print, GTK_WINDOW (self), G_CALLBACK (printed_cb));
}

/**
 * mdr_learn_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions and their keys.
 */
void
mdr_learn_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "learn.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "learn.leave", NULL, leave_activated);
  gtk_widget_class_install_action (widget_class, "learn.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "learn.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "learn.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "learn.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "learn.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "learn.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}
