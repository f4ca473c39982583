/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown is what is saved, copied and printed: the text and the file are made of one and the
 * same report, and nothing else leaves. Of somebody else’s report this is its text.
 */

#include "mdr-report-window.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-printing.h"
#include "gui/mdr-room.h"
#include "gui/mdr-text-print.h"
#include "gui/mdr-text-search.h"
#include "report/mdr-report-file.h"
#include "report/mdr-report-source.h"

struct _MdrReportWindow
{
  AdwWindow parent_instance;

  /* owned */
  MdrSession *session;
  MdrReport *report;
  GCancellable *cancellable;
  GtkPrintOperation *print;

  /* template */
  GtkToggleButton *as_file;
  GtkLabel *error_label;
  GtkLabel *intro;
  MdrTextSearch *search;
  GtkTextView *text_view;
  AdwToastOverlay *toasts;
  GtkCheckButton *with_address;
};

G_DEFINE_FINAL_TYPE (MdrReportWindow, mdr_report_window, ADW_TYPE_WINDOW)

/* @text: nothing to take back what was said before. */
static void
say_error (MdrReportWindow *self, const char *text)
{
  gtk_label_set_label (self->error_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), text != NULL);
  if (text != NULL)
    mdr_compat_announce (GTK_WIDGET (self), text);
}

static void
show_toast (MdrReportWindow *self, const char *text)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
}

static char *
dup_shown_text (MdrReportWindow *self)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!gtk_toggle_button_get_active (self->as_file))
    return mdr_report_to_text (self->report);

  bytes = mdr_report_to_bytes (self->report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
show_text (MdrReportWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  g_autofree char *text = dup_shown_text (self);
  GtkTextIter start;

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
}

static void
take_report (MdrReportWindow *self)
{
  MdrProbeSource *source = mdr_session_get_source (self->session);

  g_clear_object (&self->report);
  if (MDR_IS_REPORT_SOURCE (source))
    self->report = g_object_ref (mdr_report_source_get_report (MDR_REPORT_SOURCE (source)));
  else
    self->report =
        mdr_report_new_from_session (self->session, gtk_check_button_get_active (self->with_address)
                                                        ? MDR_REPORT_WITH_ADDRESS
                                                        : MDR_REPORT_WITHOUT_ADDRESS);
}

static void
with_address_toggled_cb (MdrReportWindow *self)
{
  take_report (self);
  show_text (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrReportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean saved = mdr_report_save_finish (MDR_REPORT (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", TRUE);
  if (saved)
    {
      show_toast (self, _ ("Saved"));
    }
  else
    {
      /* Translators: after the colon comes what the system says about it. */
      g_autofree char *text =
          g_strdup_printf (_ ("The report could not be saved: %s"), error->message);

      say_error (self, text);
    }
}

static void
place_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (MdrReportWindow) self = user_data;

  /* The window may have been closed behind the dialog. */
  if (file == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.save", FALSE);
  mdr_report_save_async (self->report, file, self->cancellable, saved_cb, g_object_ref (self));
}

static void
save_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrReportWindow *self = MDR_REPORT_WINDOW (widget);
  g_autofree char *name = mdr_report_dup_file_name (self->report);

  say_error (self, NULL);
  mdr_compat_choose_place (GTK_WINDOW (self), _ ("Save the Report"), name, place_chosen_cb,
                           g_object_ref (self));
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrReportWindow *self = MDR_REPORT_WINDOW (widget);
  g_autofree char *text = dup_shown_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  show_toast (self, _ ("Copied"));
}

static void
printed_cb (MdrReportWindow *self, GtkPrintOperationResult result, GtkPrintOperation *print)
{
  g_autofree char *failure = mdr_printing_dup_failure (print, result);

  if (failure != NULL)
    say_error (self, failure);

  g_clear_object (&self->print);
}

static void
print_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrReportWindow *self = MDR_REPORT_WINDOW (widget);
  g_autofree char *text = dup_shown_text (self);
  g_autofree char *title = mdr_report_dup_file_name (self->report);

  mdr_printing_give_up (&self->print, GTK_WINDOW (self));
  say_error (self, NULL);
  self->print = GTK_PRINT_OPERATION (mdr_text_print_new (title, text));
  mdr_printing_run (self->print, GTK_WINDOW (self), G_CALLBACK (printed_cb));
}

static void
search_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_text_search_begin (MDR_REPORT_WINDOW (widget)->search);
}

static void
mdr_report_window_dispose (GObject *object)
{
  MdrReportWindow *self = MDR_REPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  mdr_printing_give_up (&self->print, GTK_WINDOW (self));
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_REPORT_WINDOW);

  G_OBJECT_CLASS (mdr_report_window_parent_class)->dispose (object);
}

static void
mdr_report_window_finalize (GObject *object)
{
  MdrReportWindow *self = MDR_REPORT_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->report);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (mdr_report_window_parent_class)->finalize (object);
}

static void
mdr_report_window_class_init (MdrReportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_report_window_dispose;
  object_class->finalize = mdr_report_window_finalize;

  g_type_ensure (MDR_TYPE_TEXT_SEARCH);

  gtk_widget_class_install_action (widget_class, "report.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "report.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "report.search", NULL, search_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "report.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "report.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "report.save",
                                       NULL);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "report-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrReportWindow, as_file);
  gtk_widget_class_bind_template_child (widget_class, MdrReportWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, MdrReportWindow, intro);
  gtk_widget_class_bind_template_child (widget_class, MdrReportWindow, search);
  gtk_widget_class_bind_template_child (widget_class, MdrReportWindow, text_view);
  gtk_widget_class_bind_template_child (widget_class, MdrReportWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdrReportWindow, with_address);
  gtk_widget_class_bind_template_callback (widget_class, show_text);
  gtk_widget_class_bind_template_callback (widget_class, with_address_toggled_cb);
}

static void
mdr_report_window_init (MdrReportWindow *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  mdr_room_make (GTK_WIDGET (self));
}

static void
show_session (MdrReportWindow *self, MdrSession *session)
{
  g_set_object (&self->session, session);
  if (!mdr_session_is_live (session))
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Somebody Else’s Report"));
      gtk_label_set_label (self->intro, _ ("This is all that the report says, in your language. "
                                           "The file has the same content."));
      gtk_widget_set_visible (GTK_WIDGET (self->with_address), FALSE);
    }

  take_report (self);
  show_text (self);
}

/**
 * mdr_report_window_present:
 * @parent: the window of @session
 * @session: a session with an address
 *
 * Shows what a report of @session tells by now.
 */
void
mdr_report_window_present (GtkWindow *parent, MdrSession *session)
{
  MdrReportWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MDR_IS_SESSION (session));
  g_return_if_fail (mdr_session_get_address (session) != NULL);

  self = g_object_new (MDR_TYPE_REPORT_WINDOW, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
  show_session (self, session);
  gtk_window_present (GTK_WINDOW (self));
}
