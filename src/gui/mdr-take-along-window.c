/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A code for the camera of a phone, and beside it the text that is in it. Nothing is sent anywhere,
 * a password is never in it, and the user name only as long as the user leaves it in.
 */

#include "mdr-take-along-window.h"

#include <glib/gi18n.h>

#include "gui/mdr-qr-code.h"
#include "knowledge/mdr-take-along.h"

struct _MdrTakeAlongWindow
{
  AdwWindow parent_instance;

  /* owned: the one or the other, and what Copy copies */
  MdrGuide *guide;
  MdrSettings *settings;
  MdrAddress *address;
  char *text;

  /* template */
  MdrQrCode *code;
  GtkLabel *how;
  GtkLabel *note;
  GtkLabel *text_label;
  AdwToastOverlay *toasts;
  GtkCheckButton *user_name;
};

G_DEFINE_FINAL_TYPE (MdrTakeAlongWindow, mdr_take_along_window, ADW_TYPE_WINDOW)

static void
set_note (MdrTakeAlongWindow *self, const char *text)
{
  gtk_label_set_label (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *text != '\0');
}

/* @what: what the code holds, for those who do not see it. */
static void
show (MdrTakeAlongWindow *self, const char *code_text, const char *what)
{
  gboolean fits = mdr_qr_code_set_text (self->code, code_text);

  gtk_widget_set_visible (GTK_WIDGET (self->code), fits);
  gtk_widget_set_visible (GTK_WIDGET (self->how), fits);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code), GTK_ACCESSIBLE_PROPERTY_LABEL, what,
                                  -1);
  gtk_label_set_label (self->text_label, self->text);
  if (!fits)
    set_note (self, _ ("This is too long for a code that cameras can read. You can copy the text, "
                       "or write it down."));
}

static void
show_guide (MdrTakeAlongWindow *self)
{
  guint n_all = g_strv_length ((char **) mdr_guide_get_steps (self->guide));
  guint n_steps = 0;
  g_autofree char *code_text =
      mdr_take_along_dup_guide_within (self->guide, MDR_QR_CODE_MAX_BYTES, &n_steps);
  /* Translators: %s is the title of a guide. */
  g_autofree char *what =
      g_strdup_printf (_ ("QR code with the steps of “%s”"), mdr_guide_get_title (self->guide));
  g_autofree char *note = NULL;

  self->text = mdr_take_along_dup_guide (self->guide);
  if (n_steps < n_all)
    note =
        g_strdup_printf (ngettext ("There is room in the code for %u of %u step; the text has it "
                                   "all.",
                                   "There is room in the code for %u of %u steps; the text has "
                                   "them all.",
                                   n_all),
                         n_steps, n_all);

  set_note (self, note != NULL ? note : "");
  show (self, code_text, what);
}

static void
show_settings (MdrTakeAlongWindow *self)
{
  gboolean with_user_name = gtk_check_button_get_active (self->user_name);

  g_free (self->text);
  self->text = mdr_take_along_dup_settings (self->settings, self->address, with_user_name);

  set_note (self, _ ("The password is not in it. You type it in yourself."));
  show (self, self->text,
        with_user_name ? _ ("QR code with the server settings and the user name")
                       : _ ("QR code with the server settings"));
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrTakeAlongWindow *self = MDR_TAKE_ALONG_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied")));
}

static void
mdr_take_along_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_TAKE_ALONG_WINDOW);

  G_OBJECT_CLASS (mdr_take_along_window_parent_class)->dispose (object);
}

static void
mdr_take_along_window_finalize (GObject *object)
{
  MdrTakeAlongWindow *self = MDR_TAKE_ALONG_WINDOW (object);

  g_clear_object (&self->guide);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->address, mdr_address_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (mdr_take_along_window_parent_class)->finalize (object);
}

static void
mdr_take_along_window_class_init (MdrTakeAlongWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_take_along_window_dispose;
  object_class->finalize = mdr_take_along_window_finalize;

  g_type_ensure (MDR_TYPE_QR_CODE);

  gtk_widget_class_install_action (widget_class, "take-along.copy", NULL, copy_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "take-along-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrTakeAlongWindow, code);
  gtk_widget_class_bind_template_child (widget_class, MdrTakeAlongWindow, how);
  gtk_widget_class_bind_template_child (widget_class, MdrTakeAlongWindow, note);
  gtk_widget_class_bind_template_child (widget_class, MdrTakeAlongWindow, text_label);
  gtk_widget_class_bind_template_child (widget_class, MdrTakeAlongWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MdrTakeAlongWindow, user_name);
}

static void
mdr_take_along_window_init (MdrTakeAlongWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static MdrTakeAlongWindow *
create (GtkWidget *asking)
{
  GtkRoot *root = gtk_widget_get_root (asking);

  return g_object_new (MDR_TYPE_TAKE_ALONG_WINDOW, "transient-for",
                       GTK_IS_WINDOW (root) ? root : NULL, "modal", TRUE, "destroy-with-parent",
                       TRUE, NULL);
}

/**
 * mdr_take_along_window_present_guide:
 * @asking: what was pressed
 * @guide: the guide whose steps to take along
 *
 * Shows @guide as a code and as text.
 */
void
mdr_take_along_window_present_guide (GtkWidget *asking, MdrGuide *guide)
{
  MdrTakeAlongWindow *self;

  g_return_if_fail (GTK_IS_WIDGET (asking));
  g_return_if_fail (MDR_IS_GUIDE (guide));

  self = create (asking);
  self->guide = g_object_ref (guide);
  show_guide (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * mdr_take_along_window_present_settings:
 * @asking: what was pressed
 * @session: a session whose settings are known
 *
 * Shows the server settings as a code and as text.
 */
void
mdr_take_along_window_present_settings (GtkWidget *asking, MdrSession *session)
{
  MdrTakeAlongWindow *self;
  MdrAddress *address;

  g_return_if_fail (GTK_IS_WIDGET (asking));
  g_return_if_fail (MDR_IS_SESSION (session));
  g_return_if_fail (mdr_session_get_settings (session) != NULL);

  self = create (asking);
  self->settings = g_object_ref (mdr_session_get_settings (session));
  address = mdr_session_get_address (session);
  self->address = address != NULL ? mdr_address_ref (address) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->user_name), TRUE);
  g_signal_connect_object (self->user_name, "toggled", G_CALLBACK (show_settings), self,
                           G_CONNECT_SWAPPED);
  show_settings (self);
  gtk_window_present (GTK_WINDOW (self));
}
