/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only file that asks which version it is compiled with. The floor is GTK 4.8 and
 * libadwaita 1.2; the newer branches are compiled by the Flatpak.
 */

#include "mdr-compat.h"

#include <glib/gi18n.h>

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

typedef struct
{
  MdrCompatOpened callback;
  gpointer user_data;
} Opening;

typedef struct
{
  MdrCompatChosen callback;
  gpointer user_data;
} Choosing;

typedef struct
{
  MdrCompatAnswered callback;
  gpointer user_data;
} Asking;

static Choosing *
choosing_new (MdrCompatChosen callback, gpointer user_data)
{
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->callback = callback;
  choosing->user_data = user_data;

  return choosing;
}

#if ADW_CHECK_VERSION(1, 5, 0)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Asking *asking = user_data;
  const char *response = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  asking->callback (g_str_equal (response, "accept"), asking->user_data);
}

#else

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autofree Asking *asking = user_data;

  asking->callback (g_str_equal (response, "accept"), asking->user_data);
}

#endif

#if GTK_CHECK_VERSION(4, 10, 0)

static void
uri_launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = g_object_steal_data (source, "parent");
  g_autofree Opening *opening = user_data;
  gboolean opened = gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, NULL);

  opening->callback (parent, opened, opening->user_data);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choosing *choosing = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  choosing->callback (file, choosing->user_data);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Choosing *choosing = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  choosing->callback (file, choosing->user_data);
}

#else

static void
file_chosen_cb (GtkFileChooserNative *dialog, int response, gpointer user_data)
{
  g_autofree Choosing *choosing = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  choosing->callback (file, choosing->user_data);
  g_object_unref (dialog);
}

static void
show_chooser (GtkFileChooserNative *dialog, Choosing *choosing)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen_cb), choosing);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
uri_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = g_object_ref (GTK_WINDOW (source));
  g_autofree Opening *opening = user_data;
  gboolean opened = gtk_show_uri_full_finish (parent, result, NULL);

  opening->callback (parent, opened, opening->user_data);
}

#endif

/**
 * mdr_compat_ask:
 * @parent: the window that asks
 * @question: what to ask
 * @callback: called once the user has answered; closing the question means no
 * @user_data: for @callback
 *
 * Asks for consent.
 */
void
mdr_compat_ask (GtkWindow *parent,
                const MdrCompatQuestion *question,
                MdrCompatAnswered callback,
                gpointer user_data)
{
  Asking *asking = g_new0 (Asking, 1);
  const char *cancel = question->cancel != NULL ? question->cancel : _ ("_Cancel");

  asking->callback = callback;
  asking->user_data = user_data;

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog =
      ADW_ALERT_DIALOG (adw_alert_dialog_new (question->heading, question->body));

  adw_alert_dialog_add_responses (dialog, "cancel", cancel, "accept", question->accept, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "accept",
                                            question->is_destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                                     : ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "cancel");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_extra_child (dialog, question->details);
  adw_alert_dialog_choose (dialog, GTK_WIDGET (parent), NULL, answered_cb, asking);
#else
  AdwMessageDialog *dialog =
      ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, question->heading, question->body));

  adw_message_dialog_add_responses (dialog, "cancel", cancel, "accept", question->accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              question->is_destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                                       : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, question->details);
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * mdr_compat_tell:
 * @parent: the window that says it
 * @heading: what is the matter
 * @body: why
 *
 * Says something that has to be seen.
 */
void
mdr_compat_tell (GtkWindow *parent, const char *heading, const char *body)
{
#if ADW_CHECK_VERSION(1, 5, 0)
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  adw_alert_dialog_add_response (dialog, "close", _ ("_Close"));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
#else
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * mdr_compat_choose_file:
 * @parent: the window that asks
 * @title: what for
 * @filter: (nullable): which files to show
 * @callback: called once it is known which one
 * @user_data: for @callback
 *
 * Has the user choose a file to be read. In a sandbox the portal asks, and lets only that one in.
 */
void
mdr_compat_choose_file (GtkWindow *parent,
                        const char *title,
                        GtkFileFilter *filter,
                        MdrCompatChosen callback,
                        gpointer user_data)
{
  Choosing *choosing = choosing_new (callback, user_data);

#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, parent, NULL, file_chosen_cb, choosing);
#else
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  show_chooser (dialog, choosing);
#endif
}

/**
 * mdr_compat_choose_place:
 * @parent: the window that asks
 * @title: what for
 * @name: a name for the file
 * @callback: called once it is known which one
 * @user_data: for @callback
 *
 * Has the user choose a file to be written. In a sandbox the portal asks, and lets only that one be
 * written. Whether one that is there may be replaced is asked, too.
 */
void
mdr_compat_choose_place (GtkWindow *parent,
                         const char *title,
                         const char *name,
                         MdrCompatChosen callback,
                         gpointer user_data)
{
  Choosing *choosing = choosing_new (callback, user_data);

#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, place_chosen_cb, choosing);
#else
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  show_chooser (dialog, choosing);
#endif
}

/**
 * mdr_compat_open_uri:
 * @parent: the window that asks
 * @uri: what to open
 * @callback: called when it is known how it went
 * @user_data: for @callback
 *
 * Opens a link in the user's web browser.
 */
void
mdr_compat_open_uri (GtkWindow *parent,
                     const char *uri,
                     MdrCompatOpened callback,
                     gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->callback = callback;
  opening->user_data = user_data;

#if GTK_CHECK_VERSION(4, 10, 0)
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  g_object_set_data_full (G_OBJECT (launcher), "parent", g_object_ref (parent), g_object_unref);
  gtk_uri_launcher_launch (launcher, parent, NULL, uri_launched_cb, opening);
#else
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, uri_shown_cb, opening);
#endif
}

/**
 * mdr_compat_set_name:
 * @widget: a widget with a label of its own inside
 * @name: what to call it
 *
 * Names @widget for screen readers. Newer versions of GTK and libadwaita have it labelled by what
 * is inside, and that goes before a name.
 */
void
mdr_compat_set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * mdr_compat_set_description:
 * @widget: a widget with a subtitle of its own inside
 * @description: what to say of it after its name
 *
 * Describes @widget for screen readers. Older versions of libadwaita do not tell them of a
 * subtitle; newer ones do, and that goes before a description.
 */
void
mdr_compat_set_description (GtkWidget *widget, const char *description)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

/**
 * mdr_compat_announce:
 * @widget: whose matter it is
 * @text: what to say
 *
 * Has a screen reader say @text when it finds the time. Before GTK 4.14 nothing is said.
 */
void
mdr_compat_announce (GtkWidget *widget, const char *text)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#endif
}

/**
 * mdr_compat_get_color:
 * @widget: a widget that draws itself
 * @color: (out caller-allocates): the colour of its text
 *
 * Looks the colour up that the style gives @widget.
 */
void
mdr_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

G_GNUC_END_IGNORE_DEPRECATIONS
