/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the user can have done with saved passwords: each is asked about first, and all that came of
 * it is told.
 */

#include <glib/gi18n.h>

#include "gui/mdr-password-question.h"
#include "gui/mdr-password-test.h"
#include "mdr-passwords-page-private.h"

static GtkWindow *
get_window (MdrPasswordsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
toast (MdrPasswordsPage *self, GPtrArray *results, MdrItemFate wanted)
{
  g_autofree char *summary = mdr_password_question_dup_summary (results, wanted);
  AdwToast *note = adw_toast_new (summary);

  if (wanted == MDR_ITEM_GONE)
    {
      adw_toast_set_button_label (note, _ ("_Undo"));
      adw_toast_set_action_name (note, "passwords.undo");
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (adw_bin_get_child (ADW_BIN (self))), note);
  mdr_compat_announce (GTK_WIDGET (self), summary);
}

static void
tell (MdrPasswordsPage *self, GPtrArray *results, MdrItemFate wanted, const GError *error)
{
  g_autofree char *failures = NULL;

  if (results == NULL)
    {
      mdr_passwords_page_say (self, self->failures, error->message);
      return;
    }

  failures = mdr_password_question_dup_failures (results, wanted);
  mdr_passwords_page_say (self, self->failures, failures);
  if (failures == NULL)
    toast (self, results, wanted);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrPasswordsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  results = mdr_saved_passwords_remove_finish (MDR_SAVED_PASSWORDS (source), result, &error);
  if (self->choices == NULL)
    return;

  tell (self, results, MDR_ITEM_GONE, error);
  mdr_passwords_page_show_all (self);
}

static void
removal_answered_cb (gboolean accepted, gpointer user_data)
{
  g_autoptr (MdrPasswordsPage) self = user_data;
  g_autoptr (GPtrArray) wanted = g_steal_pointer (&self->wanted);
  g_autoptr (GPtrArray) passwords = g_ptr_array_new ();

  if (!accepted || wanted == NULL || self->passwords == NULL)
    return;

  for (guint i = 0; i < wanted->len; i++)
    g_ptr_array_add (passwords, mdr_password_choice_get_password (wanted->pdata[i]));
  mdr_saved_passwords_remove_async (self->passwords, passwords, NULL, removed_cb,
                                    g_object_ref (self));
}

/* What is ticked when the question is asked is what is removed. */
static void
remove_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrPasswordsPage *self = MDR_PASSWORDS_PAGE (widget);

  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  self->wanted = mdr_password_choices_dup_chosen (self->choices);
  mdr_password_question_ask_removal (get_window (self), self->wanted, removal_answered_cb,
                                     g_object_ref (self));
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrPasswordsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;

  results = mdr_saved_passwords_undo_finish (MDR_SAVED_PASSWORDS (source), result, &error);
  if (self->choices == NULL)
    return;

  tell (self, results, MDR_ITEM_THERE, error);
  mdr_passwords_page_show_all (self);
}

static void
undo_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrPasswordsPage *self = MDR_PASSWORDS_PAGE (widget);

  mdr_saved_passwords_undo_async (self->passwords, NULL, restored_cb, g_object_ref (self));
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrPasswordsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean unlocked =
      mdr_saved_passwords_unlock_finish (MDR_SAVED_PASSWORDS (source), result, &error);

  if (self->choices == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  mdr_passwords_page_say (self, self->failures, unlocked ? NULL : error->message);
  mdr_passwords_page_show_all (self);
}

static void
unlock_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrPasswordsPage *self = MDR_PASSWORDS_PAGE (widget);

  mdr_saved_passwords_unlock_async (self->passwords, self->cancellable, unlocked_cb,
                                    g_object_ref (self));
}

static void
test_answered_cb (gboolean accepted, gpointer user_data)
{
  g_autoptr (MdrPasswordsPage) self = user_data;
  g_autoptr (MdrPasswordChoice) tried = g_steal_pointer (&self->tried);

  if (accepted && tried != NULL && self->passwords != NULL)
    mdr_password_test_run (mdr_page_get_session (MDR_PAGE (self)), self->passwords, tried,
                           self->cancellable);
}

/**
 * mdr_passwords_page_test_wanted_cb:
 * @self: a page
 * @choice: a password
 *
 * The user wants to know whether the server still accepts it.
 */
void
mdr_passwords_page_test_wanted_cb (MdrPasswordsPage *self, MdrPasswordChoice *choice)
{
  MdrSession *session = mdr_page_get_session (MDR_PAGE (self));

  g_set_object (&self->tried, choice);
  mdr_password_question_ask_test (get_window (self), mdr_password_choice_get_password (choice),
                                  mdr_attempts_get_left (mdr_session_get_attempts (session)),
                                  test_answered_cb, g_object_ref (self));
}

/**
 * mdr_passwords_page_install_actions:
 * @widget_class: the class of the page
 *
 * Installs the actions that the buttons name.
 */
void
mdr_passwords_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "passwords.remove", NULL, remove_activated);
  gtk_widget_class_install_action (widget_class, "passwords.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "passwords.unlock", NULL, unlock_activated);
}
