/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of lessons, or what was found, beside what is read; where it is narrow, one after the
 * other. What is read leads on to more, and there is a way back.
 */

#include "mdr-learn-window-private.h"

#include "gui/mdr-help-code.h"
#include "gui/mdr-printing.h"
#include "knowledge/mdr-help-article.h"
#include "knowledge/mdr-lessons.h"

G_DEFINE_FINAL_TYPE (MdrLearnWindow, mdr_learn_window, ADW_TYPE_WINDOW)

gboolean
mdr_learn_window_is_searching (MdrLearnWindow *self)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->sidebar), "search");
}

/* The leaflet knows only the way back to the list, by the same key as ours. */
void
mdr_learn_window_update_back_button (MdrLearnWindow *self)
{
  const gboolean folded = adw_leaflet_get_folded (self->leaflet);
  const gboolean led_here = self->history->len > 0;

  gtk_widget_set_visible (self->back_button, folded || led_here);
  adw_leaflet_set_can_navigate_back (self->leaflet, folded && !led_here);
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

void
mdr_learn_window_forget_history (MdrLearnWindow *self)
{
  g_ptr_array_set_size (self->history, 0);
  mdr_learn_window_update_back_button (self);
}

/* What has no row in the list, as a cause, leaves it without a mark. */
void
mdr_learn_window_read (MdrLearnWindow *self, MdrLesson *article)
{
  mdr_lesson_view_set_lesson (self->view, article);
  if (!adw_leaflet_get_folded (self->leaflet))
    gtk_list_box_select_row (self->list, find_row (self, article));

  adw_leaflet_set_visible_child (self->leaflet, self->lesson_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
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
  mdr_learn_window_forget_history (self);
  row_selected_cb (self, row);
  adw_leaflet_set_visible_child (self->leaflet, self->lesson_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static MdrLesson *
find_article (MdrLearnWindow *self, const char *id)
{
  const MdrHelpReader reader = mdr_help_search_get_reader (self->search);

  return mdr_help_article_find (id, &reader);
}

static void
result_opened_cb (MdrLearnWindow *self, const char *id)
{
  const char *code = mdr_help_code_find (id);
  g_autoptr (MdrLesson) article = NULL;

  if (code != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "app.read-code", "s", code);
      return;
    }

  article = find_article (self, id);
  g_return_if_fail (article != NULL);

  mdr_learn_window_forget_history (self);
  mdr_learn_window_read (self, article);
}

static void
search_changed_cb (MdrLearnWindow *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  mdr_help_search_set_text (self->search, text);
  gtk_stack_set_visible_child_name (self->sidebar, *text != '\0' ? "search" : "lessons");
}

/* Whoever types while reading looks for something. The entry could take keys from the window
 * itself, but would take Return from rows and buttons, too. */
static gboolean
key_pressed_cb (MdrLearnWindow *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  const GdkModifierType commands = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  if ((state & commands) != 0 || !g_unichar_isgraph (gdk_keyval_to_unicode (keyval)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), "learn.search", NULL);

  return gtk_event_controller_key_forward (controller,
                                           GTK_WIDGET (gtk_editable_get_delegate (self->entry)));
}

/* Faster than the entry, which waits a moment for more to be typed. */
static void
search_activated_cb (MdrLearnWindow *self)
{
  search_changed_cb (self);
  if (mdr_learn_window_is_searching (self))
    mdr_help_search_open_first (self->search);
}

static void
search_stopped_cb (MdrLearnWindow *self)
{
  if (*gtk_editable_get_text (self->entry) != '\0')
    gtk_editable_set_text (self->entry, "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "learn.leave", NULL);
}

void
mdr_learn_window_focus_list (MdrLearnWindow *self)
{
  GtkListBoxRow *row = find_row (self, mdr_lesson_view_get_lesson (self->view));

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);

  gtk_widget_grab_focus (mdr_learn_window_is_searching (self) ? GTK_WIDGET (self->search)
                                                              : GTK_WIDGET (row));
}

static gboolean
entry_key_pressed_cb (MdrLearnWindow *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  mdr_learn_window_focus_list (self);

  return GDK_EVENT_STOP;
}

/* A mark on a row means nothing where its lesson is not to be seen. */
static void
folded_changed_cb (MdrLearnWindow *self)
{
  mdr_learn_window_update_back_button (self);

  if (adw_leaflet_get_folded (self->leaflet))
    {
      gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
      return;
    }

  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_select_row (self->list, find_row (self, mdr_lesson_view_get_lesson (self->view)));
}

static void
mdr_learn_window_dispose (GObject *object)
{
  MdrLearnWindow *self = MDR_LEARN_WINDOW (object);

  mdr_printing_give_up (&self->print, GTK_WINDOW (self));
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_LEARN_WINDOW);

  G_OBJECT_CLASS (mdr_learn_window_parent_class)->dispose (object);
}

static void
mdr_learn_window_finalize (GObject *object)
{
  g_clear_pointer (&MDR_LEARN_WINDOW (object)->history, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_learn_window_parent_class)->finalize (object);
}

static void
mdr_learn_window_class_init (MdrLearnWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_learn_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = mdr_learn_window_finalize;

  g_type_ensure (MDR_TYPE_HELP_SEARCH);
  g_type_ensure (MDR_TYPE_LESSON_VIEW);

  mdr_learn_window_install_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "learn-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, lesson_page);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, list);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, search);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdrLearnWindow, view);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, result_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
mdr_learn_window_init (MdrLearnWindow *self)
{
  self->history = g_ptr_array_new_with_free_func (g_object_unref);

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
 * @session: the session that says for whom the guides are
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
MdrLearnWindow *
mdr_learn_window_new (GtkWindow *parent, MdrSession *session)
{
  MdrLearnWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (MDR_IS_SESSION (session), NULL);

  self = g_object_new (MDR_TYPE_LEARN_WINDOW, "application", gtk_window_get_application (parent),
                       "transient-for", parent, NULL);
  mdr_help_search_set_session (self->search, session);
  g_signal_connect_object (parent, "unrealize", G_CALLBACK (parent_unrealized_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* Whether somebody who reads is led on from there. */
static gboolean
is_being_read (MdrLearnWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return gtk_window_is_active (GTK_WINDOW (self)) && focus != NULL &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
}

/**
 * mdr_learn_window_show:
 * @self: a window
 * @id: an id for mdr_help_article_find(), or anything else for the list of lessons
 *
 * Shows something to read. If what is read now led there, that is where the way back goes.
 */
void
mdr_learn_window_show (MdrLearnWindow *self, const char *id)
{
  g_autoptr (MdrLesson) article = NULL;

  g_return_if_fail (MDR_IS_LEARN_WINDOW (self));
  g_return_if_fail (id != NULL);

  article = find_article (self, id);
  if (article == NULL)
    {
      adw_leaflet_set_visible_child (self->leaflet, self->list_page);
      return;
    }

  if (is_being_read (self))
    {
      g_ptr_array_add (self->history, g_object_ref (mdr_lesson_view_get_lesson (self->view)));
      mdr_learn_window_update_back_button (self);
    }
  else
    mdr_learn_window_forget_history (self);

  mdr_learn_window_read (self, article);
}

/**
 * mdr_learn_window_search:
 * @self: a window
 * @text: what somebody looks for
 *
 * Shows what is found for @text, as if it was typed here.
 */
void
mdr_learn_window_search (MdrLearnWindow *self, const char *text)
{
  g_return_if_fail (MDR_IS_LEARN_WINDOW (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (self->entry, text);
  search_changed_cb (self);
  adw_leaflet_set_visible_child (self->leaflet, self->list_page);
}
