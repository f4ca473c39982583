/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of the cases. Choosing one opens the wizard on it, in a window of its own.
 */

#include "mdr-practice-window.h"

#include "gui/mdr-page-code-button.h"
#include "gui/mdr-rows.h"
#include "practice/mdr-practice-list.h"

struct _MdrPracticeWindow
{
  AdwWindow parent_instance;

  /* template */
  GtkListBox *cases;
};

G_DEFINE_FINAL_TYPE (MdrPracticeWindow, mdr_practice_window, ADW_TYPE_WINDOW)

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  MdrPracticeCase *practice_case = MDR_PRACTICE_CASE (item);
  GtkWidget *row = mdr_rows_create_text (mdr_practice_case_get_title (practice_case),
                                         mdr_practice_case_get_text (practice_case));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

static void
row_activated_cb (MdrPracticeWindow *self, GtkListBoxRow *row)
{
  g_autoptr (MdrPracticeCase) practice_case =
      g_list_model_get_item (mdr_practice_list_get_all (), gtk_list_box_row_get_index (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.practice", "s",
                              mdr_practice_case_get_id (practice_case));
  gtk_window_close (GTK_WINDOW (self));
}

static void
mdr_practice_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_PRACTICE_WINDOW);

  G_OBJECT_CLASS (mdr_practice_window_parent_class)->dispose (object);
}

static void
mdr_practice_window_class_init (MdrPracticeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = mdr_practice_window_dispose;

  g_type_ensure (MDR_TYPE_PAGE_CODE_BUTTON);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "practice-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrPracticeWindow, cases);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
mdr_practice_window_init (MdrPracticeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->cases, mdr_practice_list_get_all (), create_row, NULL, NULL);
}

/**
 * mdr_practice_window_new:
 * @application: the application; its action "practice" opens what is chosen
 *
 * Returns: (transfer none): a new window, owned by GTK
 */
MdrPracticeWindow *
mdr_practice_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (MDR_TYPE_PRACTICE_WINDOW, "application", application, NULL);
}
