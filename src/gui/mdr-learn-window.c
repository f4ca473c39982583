/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of lessons beside the lesson; where it is narrow, one after the other.
 */

#include "mdr-learn-window.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-lesson-print.h"
#include "gui/mdr-lesson-view.h"
#include "knowledge/mdr-lessons.h"

struct _MdrLearnWindow
{
  AdwWindow parent_instance;

  /* owned: what is being printed */
  GtkPrintOperation *print;

  /* template */
  AdwLeaflet *leaflet;
  GtkListBox *list;
  GtkWidget *list_page;
  GtkWidget *lesson_page;
  MdrLessonView *view;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (MdrLearnWindow, mdr_learn_window, ADW_TYPE_WINDOW)

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

static GtkListBoxRow *
find_row (MdrLearnWindow *self, MdrLesson *lesson)
{
  GListModel *lessons = mdr_lessons_get_all ();
  guint n_lessons = g_list_model_get_n_items (lessons);

  for (guint i = 0; i < n_lessons; i++)
    {
      g_autoptr (MdrLesson) other = g_list_model_get_item (lessons, i);

      if (other == lesson)
        return gtk_list_box_get_row_at_index (self->list, (int) i);
    }

  return NULL;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  const char *title = mdr_lesson_get_title (item);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (row, "lesson-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  return row;
}

/* Beside the list the lesson follows the arrow keys; where only the list is seen, it waits. */
static void
row_selected_cb (MdrLearnWindow *self, GtkListBoxRow *row)
{
  GListModel *lessons = mdr_lessons_get_all ();
  g_autoptr (MdrLesson) lesson = NULL;

  if (row == NULL)
    return;

  lesson = g_list_model_get_item (lessons, (guint) gtk_list_box_row_get_index (row));
  mdr_lesson_view_set_lesson (self->view, lesson);
}

static void
row_activated_cb (MdrLearnWindow *self, GtkListBoxRow *row)
{
  row_selected_cb (self, row);
  adw_leaflet_set_visible_child (self->leaflet, self->lesson_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* A mark on a row means nothing where its lesson is not to be seen. */
static void
folded_changed_cb (MdrLearnWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    {
      gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
      return;
    }

  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_select_row (self->list, find_row (self, mdr_lesson_view_get_lesson (self->view)));
}

static void
back_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrLearnWindow *self = MDR_LEARN_WINDOW (widget);

  if (!shows_only_lesson (self))
    return;

  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
  gtk_widget_grab_focus (GTK_WIDGET (find_row (self, mdr_lesson_view_get_lesson (self->view))));
}

/* First back to the list, then out. */
static void
leave_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (shows_only_lesson (MDR_LEARN_WINDOW (widget)))
    back_activated (widget, action_name, parameter);
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
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autofree char *text = NULL;

      gtk_print_operation_get_error (print, &error);
      /* Translators: after the colon comes what the printing system says about it. */
      text = g_strdup_printf (_ ("Printing did not work: %s"),
                              error != NULL ? error->message : _ ("no reason was given"));
      show_toast (self, text);
    }

  g_clear_object (&self->print);
}

/* In a sandbox GTK never says that the user closed the dialog, so what has not ended may as well be
 * over, and must not be in the way of the next time. */
static void
give_up_printing (MdrLearnWindow *self)
{
  if (self->print == NULL)
    return;

  g_signal_handlers_disconnect_by_func (self->print, printed_cb, self);
  gtk_print_operation_cancel (self->print);
  g_clear_object (&self->print);
}

static void
print_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrLearnWindow *self = MDR_LEARN_WINDOW (widget);
  MdrLesson *lesson = mdr_lesson_view_get_lesson (self->view);

  give_up_printing (self);

  self->print = GTK_PRINT_OPERATION (mdr_lesson_print_new (lesson));
  g_signal_connect_object (self->print, "done", G_CALLBACK (printed_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (self->print, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

static void
mdr_learn_window_dispose (GObject *object)
{
  MdrLearnWindow *self = MDR_LEARN_WINDOW (object);

  give_up_printing (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_LEARN_WINDOW);

  G_OBJECT_CLASS (mdr_learn_window_parent_class)->dispose (object);
}

static void
mdr_learn_window_class_init (MdrLearnWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_learn_window_dispose;

  g_type_ensure (MDR_TYPE_LESSON_VIEW);

  gtk_widget_class_install_action (widget_class, "learn.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "learn.leave", NULL, leave_activated);
  gtk_widget_class_install_action (widget_class, "learn.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "win.open-uri", "s", open_uri_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "learn.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "learn.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "learn.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "learn-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, lesson_page);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, folded_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
mdr_learn_window_init (MdrLearnWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_list_box_bind_model (self->list, mdr_lessons_get_all (), create_row, NULL, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/* A key that ends the program keeps this window for a moment longer than its parent. So it forgets
 * its parent in time; with “destroy-with-parent”, GTK 4.8 would look for it when it is gone. */
static void
parent_unrealized_cb (MdrLearnWindow *self)
{
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

/**
 * mdr_learn_window_new:
 * @parent: the window that it goes with, and that takes it along when it is closed
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
MdrLearnWindow *
mdr_learn_window_new (GtkWindow *parent)
{
  MdrLearnWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (MDR_TYPE_LEARN_WINDOW, "application", gtk_window_get_application (parent),
                       "transient-for", parent, NULL);
  g_signal_connect_object (parent, "unrealize", G_CALLBACK (parent_unrealized_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * mdr_learn_window_show_lesson:
 * @self: a window
 * @id: a lesson's id, or anything else for the list of them
 *
 * Shows a lesson, as if it had been chosen from the list.
 */
void
mdr_learn_window_show_lesson (MdrLearnWindow *self, const char *id)
{
  MdrLesson *lesson;
  GtkListBoxRow *row;

  g_return_if_fail (MDR_IS_LEARN_WINDOW (self));
  g_return_if_fail (id != NULL);

  lesson = mdr_lessons_find (id);
  if (lesson == NULL)
    {
      adw_leaflet_set_visible_child (self->leaflet, self->list_page);
      return;
    }

  row = find_row (self, lesson);
  gtk_list_box_select_row (self->list, row);
  row_activated_cb (self, row);
}
