/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A code is read when Return is pressed; a whole and right one already while it is typed. Nobody is
 * told off for a code that is still being read out.
 */

#include "mdr-code-window.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-copy-button.h"
#include "gui/mdr-entry-state.h"
#include "gui/mdr-rows.h"
#include "knowledge/mdr-support-code-texts.h"
#include "knowledge/mdr-told-code.h"

struct _MdrCodeWindow
{
  AdwWindow parent_instance;

  /* owned */
  char *shown;     /* the code that is shown, as we write it */
  GString *text;   /* what Copy copies */
  GPtrArray *rows; /* borrowed: children of the result */

  /* template */
  GtkEditable *entry;
  GtkLabel *error_label;
  GtkWidget *error_box;
  AdwPreferencesGroup *result;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (MdrCodeWindow, mdr_code_window, ADW_TYPE_WINDOW)

static void
show_error (MdrCodeWindow *self, const char *message)
{
  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (self->error_box, message != NULL);
  mdr_entry_state_set_wrong (GTK_WIDGET (self->entry), message != NULL);
}

static void
forget_result (MdrCodeWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->result, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_string_truncate (self->text, 0);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->result), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "code.copy", FALSE);
}

static void
add_row (MdrCodeWindow *self, GtkWidget *row)
{
  adw_preferences_group_add (self->result, row);
  g_ptr_array_add (self->rows, row);
}

/* Blanks let the groups stand below each other where there is little room. */
static GtkWidget *
create_code_row (const char *code)
{
  g_autofree char *shown = g_strdelimit (g_strdup (code), "-", ' ');
  GtkWidget *row = mdr_rows_create_text (shown, NULL);
  GtkWidget *button = mdr_copy_button_new (_ ("Copy all of it"), "code.copy");

  gtk_widget_add_css_class (row, "support-code");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_page (MdrCodeWindow *self, const MdrToldCode *code)
{
  g_autofree char *sentence = mdr_page_code_dup_sentence (code->place, code->state);

  add_row (self, mdr_rows_create_text (sentence, NULL));
  g_string_append_printf (self->text, "%s\n", sentence);
}

static void
show_lines (MdrCodeWindow *self, const MdrToldCode *code)
{
  g_autoptr (GPtrArray) lines = mdr_support_code_create_lines (&code->result);

  for (guint i = 0; i < lines->len; i++)
    {
      const MdrSupportCodeLine *line = lines->pdata[i];
      GtkWidget *row = mdr_rows_create_text (line->title, line->text);

      gtk_widget_add_css_class (row, "value");
      add_row (self, row);
      g_string_append_printf (self->text, "%s: %s\n", line->title, line->text);
    }
}

static void
show_result (MdrCodeWindow *self, const MdrToldCode *code)
{
  g_autofree char *text = mdr_told_code_dup_text (code);

  if (g_strcmp0 (self->shown, text) == 0)
    return;

  forget_result (self);
  self->shown = g_steal_pointer (&text);
  g_string_append_printf (self->text, "%s\n", self->shown);
  add_row (self, create_code_row (self->shown));
  if (code->is_page)
    show_page (self, code);
  else
    show_lines (self, code);

  gtk_widget_set_visible (GTK_WIDGET (self->result), TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "code.copy", TRUE);
  mdr_compat_announce (GTK_WIDGET (self), self->text->str);
}

static void
read_code (MdrCodeWindow *self)
{
  g_autoptr (GError) error = NULL;
  MdrToldCode code;

  if (mdr_told_code_read (gtk_editable_get_text (self->entry), &code, &error))
    {
      show_error (self, NULL);
      show_result (self, &code);
    }
  else
    {
      forget_result (self);
      show_error (self, error->message);
    }
}

/* The beginning of a support code may be the code of a page. */
static void
changed_cb (MdrCodeWindow *self)
{
  MdrToldCode code;

  show_error (self, NULL);
  if (mdr_told_code_read (gtk_editable_get_text (self->entry), &code, NULL) && !code.is_page)
    show_result (self, &code);
  else
    forget_result (self);
}

static void
read_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  read_code (MDR_CODE_WINDOW (widget));
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrCodeWindow *self = MDR_CODE_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text->str);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied")));
}

static void
mdr_code_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_CODE_WINDOW);

  G_OBJECT_CLASS (mdr_code_window_parent_class)->dispose (object);
}

static void
mdr_code_window_finalize (GObject *object)
{
  MdrCodeWindow *self = MDR_CODE_WINDOW (object);

  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_string_free (self->text, TRUE);

  G_OBJECT_CLASS (mdr_code_window_parent_class)->finalize (object);
}

static void
mdr_code_window_class_init (MdrCodeWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_code_window_dispose;
  object_class->finalize = mdr_code_window_finalize;

  gtk_widget_class_install_action (widget_class, "code.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "code.read", NULL, read_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "code-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrCodeWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, MdrCodeWindow, error_box);
  gtk_widget_class_bind_template_child (widget_class, MdrCodeWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, MdrCodeWindow, result);
  gtk_widget_class_bind_template_child (widget_class, MdrCodeWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_code);
}

static void
mdr_code_window_init (MdrCodeWindow *self)
{
  self->rows = g_ptr_array_new ();
  self->text = g_string_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  forget_result (self);
}

static MdrCodeWindow *
find_window (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (MDR_IS_CODE_WINDOW (l->data))
      return l->data;

  return NULL;
}

/**
 * mdr_code_window_present:
 * @parent: the window that it goes with
 * @code: what to read at once, or "" to be asked for it
 *
 * Shows what a code tells, in the one window that there is for it.
 */
void
mdr_code_window_present (GtkWindow *parent, const char *code)
{
  MdrCodeWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (code != NULL);

  self = find_window ();
  if (self == NULL)
    self = g_object_new (MDR_TYPE_CODE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                         NULL);

  if (*code != '\0')
    {
      gtk_editable_set_text (self->entry, code);
      read_code (self);
    }

  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
