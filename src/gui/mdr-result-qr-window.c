/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The support code, and on demand the first page of the report, as plain text: that is what a phone
 * shows that merely scans. The address is in it only if the user puts it there.
 */

#include "mdr-result-qr-window.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-qr-code.h"
#include "knowledge/mdr-result-summary.h"
#include "knowledge/mdr-session-code.h"

struct _MdrResultQrWindow
{
  AdwWindow parent_instance;

  /* owned */
  MdrSession *session;
  char *text;

  /* template */
  MdrQrCode *code;
  GtkLabel *contents;
  GtkLabel *text_label;
  AdwToastOverlay *toasts;
  GtkCheckButton *with_address;
  GtkCheckButton *with_report;
};

G_DEFINE_FINAL_TYPE (MdrResultQrWindow, mdr_result_qr_window, ADW_TYPE_WINDOW)

static char *
dup_contents (gboolean with_report, gboolean with_address, guint n_left_out)
{
  const char *sentence =
      !with_report   ? _ ("In it is the support code, which tells nothing about who you are.")
      : with_address ? _ ("In it are the support code, your mail address and what was found. No "
                          "password is in it.")
                     : _ ("In it are the support code, the part of your address after the @, and "
                          "what was found. The rest of your address and passwords are not in it.");
  g_autofree char *rest = NULL;

  if (n_left_out == 0)
    return g_strdup (sentence);

  rest = g_strdup_printf (ngettext ("There was no room for %u line more; the support code has it.",
                                    "There was no room for %u lines more; the support code has "
                                    "them.",
                                    n_left_out),
                          n_left_out);

  return g_strdup_printf ("%s\n%s", sentence, rest);
}

static void
show (MdrResultQrWindow *self)
{
  const gboolean with_report = gtk_check_button_get_active (self->with_report);
  const gboolean with_address = gtk_check_button_get_active (self->with_address);
  guint n_left_out = 0;
  g_autofree char *contents = NULL;

  g_free (self->text);
  self->text = with_report ? mdr_result_summary_dup_within (self->session, with_address,
                                                            MDR_QR_CODE_MAX_BYTES, &n_left_out)
                           : mdr_session_code_dup_text (self->session);

  contents = dup_contents (with_report, with_address, n_left_out);
  mdr_qr_code_set_text (self->code, self->text);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_PROPERTY_LABEL,
      with_report ? _ ("QR code with a short report") : _ ("QR code with the support code"), -1);
  gtk_label_set_label (self->contents, contents);
  gtk_label_set_label (self->text_label, self->text);
  gtk_widget_set_visible (GTK_WIDGET (self->with_address), with_report);
}

static void
chosen_cb (MdrResultQrWindow *self)
{
  show (self);
  mdr_compat_announce (GTK_WIDGET (self), gtk_label_get_label (self->contents));
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrResultQrWindow *self = MDR_RESULT_QR_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied")));
}

static void
mdr_result_qr_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_RESULT_QR_WINDOW);

  G_OBJECT_CLASS (mdr_result_qr_window_parent_class)->dispose (object);
}

static void
mdr_result_qr_window_finalize (GObject *object)
{
  MdrResultQrWindow *self = MDR_RESULT_QR_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (mdr_result_qr_window_parent_class)->finalize (object);
}

static void
mdr_result_qr_window_class_init (MdrResultQrWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_result_qr_window_dispose;
  object_class->finalize = mdr_result_qr_window_finalize;

  g_type_ensure (MDR_TYPE_QR_CODE);

  gtk_widget_class_install_action (widget_class, "result-qr.copy", NULL, copy_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "result-qr-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrResultQrWindow, code);
  gtk_widget_class_bind_template_child (widget_class, MdrResultQrWindow, contents);
  gtk_widget_class_bind_template_child (widget_class, MdrResultQrWindow, with_report);
  gtk_widget_class_bind_template_child (widget_class, MdrResultQrWindow, text_label);
  gtk_widget_class_bind_template_child (widget_class, MdrResultQrWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdrResultQrWindow, with_address);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
mdr_result_qr_window_init (MdrResultQrWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_result_qr_window_present:
 * @parent: the window that asks
 * @session: a session that has an address
 *
 * Shows the result of @session to the camera of a phone.
 */
void
mdr_result_qr_window_present (GtkWindow *parent, MdrSession *session)
{
  MdrResultQrWindow *self;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (MDR_IS_SESSION (session));

  self = g_object_new (MDR_TYPE_RESULT_QR_WINDOW, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
  self->session = g_object_ref (session);
  show (self);
  gtk_window_present (GTK_WINDOW (self));
}
