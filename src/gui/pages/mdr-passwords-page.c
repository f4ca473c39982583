/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The passwords that mail programs have saved on this computer, and where the others are. Nothing
 * is unlocked, read or removed before the user has agreed to just that.
 */

#include "mdr-passwords-page-private.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-device-note.h"
#include "gui/mdr-finding-list.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-heading.h"
#include "gui/mdr-lesson-group.h"
#include "gui/mdr-password-test.h"
#include "knowledge/mdr-program-list.h"
#include "probe/mdr-probe-kit.h"

G_DEFINE_FINAL_TYPE (MdrPasswordsPage, mdr_passwords_page, MDR_TYPE_PAGE)

static char *
place_text (MdrPasswordsPage *self, const char *program_id, const char *device_id)
{
  MdrProgramList *list = mdr_program_list_get_default ();
  MdrProgram *program =
      program_id != NULL ? mdr_program_list_find_program (list, program_id) : NULL;
  MdrDevice *device = device_id != NULL ? mdr_program_list_find_device (list, device_id) : NULL;

  /* Translators: a mail program and a device, like “Thunderbird · This computer”. */
  if (program != NULL && device != NULL)
    return g_strdup_printf (_ ("%s · %s"), mdr_program_get_title (program),
                            mdr_device_get_title (device));

  if (program != NULL)
    return g_strdup (mdr_program_get_title (program));

  if (device != NULL)
    return g_strdup (mdr_device_get_title (device));

  return g_strdup (_ ("You have not said yet which mail program you use."));
}

/**
 * mdr_passwords_page_say:
 * @self: a page
 * @label: one of its labels
 * @text: (nullable): what to say in it; %NULL hides it
 *
 * Says something on the page, and to a screen reader.
 */
void
mdr_passwords_page_say (MdrPasswordsPage *self, GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
  if (text != NULL)
    mdr_compat_announce (GTK_WIDGET (self), text);
}

/* What is saved on this computer is of no use where the trouble is on another device. */
static gboolean
is_about_this_computer (MdrPasswordsPage *self)
{
  return !mdr_answers_are_elsewhere (
      mdr_session_get_answers (mdr_page_get_session (MDR_PAGE (self))));
}

/* For the template, which asks again whenever the device is another. */
static gboolean
is_here (MdrPasswordsPage *self, const char *device)
{
  return is_about_this_computer (self);
}

static void
show_locked (MdrPasswordsPage *self)
{
  MdrKeyring *keyring = mdr_saved_passwords_get_keyring (self->passwords);
  MdrKeyringState state = mdr_keyring_get_state (keyring);
  g_auto (GStrv) names = mdr_keyring_dup_locked (keyring);
  g_autofree char *all = g_strjoinv (", ", names);
  g_autofree char *title = g_strdup_printf (_ ("Locked: %s"), all);
  gboolean is_locked = is_about_this_computer (self) &&
                       (state == MDR_KEYRING_LOCKED_SOME || state == MDR_KEYRING_LOCKED_ALL);

  gtk_widget_set_visible (GTK_WIDGET (self->locked), is_locked);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->locked_row), title);
  adw_action_row_set_subtitle (
      self->locked_row,
      mdr_saved_passwords_get_refused (self->passwords)
          ? _ ("It was not unlocked, so what is in it stays hidden or cannot be removed. You can "
               "try again.")
          : _ ("What is in this keyring can be tried or removed only after it is unlocked. The "
               "system asks for its password, usually the one with which you log in to this "
               "computer; Mail Doctor does not get to know it."));
}

static void
show_removed (MdrPasswordsPage *self)
{
  guint n = mdr_keyring_get_n_undoable (mdr_saved_passwords_get_keyring (self->passwords));
  g_autofree char *title = g_strdup_printf (_ ("Restore what was removed (%u)"), n);

  gtk_widget_set_visible (GTK_WIDGET (self->removed), n > 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->removed_row), title);
}

static void
show_chosen (MdrPasswordsPage *self)
{
  guint n = mdr_password_choices_get_n_chosen (self->choices);
  g_autofree char *text = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);
  g_autofree char *label =
      n > 0 ? g_strdup_printf (_ ("_Remove %u…"), n) : g_strdup (_ ("_Remove…"));
  gboolean is_busy;

  g_object_get (self->passwords, "busy", &is_busy, NULL);
  gtk_label_set_label (self->chosen_label, n > 0 ? text : _ ("Tick what is to be removed."));
  gtk_button_set_label (self->remove_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "passwords.remove", n > 0 && !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "passwords.undo", !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "passwords.unlock", !is_busy);
}

/* Only thousands of choices ask for the server each; that is quick. */
static void
show_testable (MdrPasswordsPage *self)
{
  MdrSession *session = mdr_page_get_session (MDR_PAGE (self));
  GListModel *all = mdr_password_choices_get_all (self->choices);
  guint n_choices = g_list_model_get_n_items (all);

  for (guint i = 0; i < n_choices; i++)
    {
      g_autoptr (MdrPasswordChoice) choice = g_list_model_get_item (all, i);
      MdrSavedPassword *password = mdr_password_choice_get_password (choice);

      mdr_password_choice_set_testable (choice,
                                        mdr_password_test_find_service (session, password) != NULL);
    }
}

/**
 * mdr_passwords_page_show_all:
 * @self: a page
 *
 * Shows how things are now.
 */
void
mdr_passwords_page_show_all (MdrPasswordsPage *self)
{
  GListModel *list = mdr_saved_passwords_get_list (self->passwords);
  gboolean is_shown = is_about_this_computer (self);
  gboolean is_busy;

  g_object_get (self->passwords, "busy", &is_busy, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->looking),
                          is_shown && is_busy && !mdr_saved_passwords_get_looked (self->passwords));
  gtk_widget_set_visible (GTK_WIDGET (self->saved),
                          is_shown && g_list_model_get_n_items (list) > 0);
  show_locked (self);
  show_removed (self);
  show_chosen (self);
  show_testable (self);
}

static void
judged_cb (MdrPasswordsPage *self)
{
  mdr_password_choices_judged (self->choices);
  mdr_passwords_page_show_all (self);
}

static void
switched_cb (MdrPasswordsPage *self)
{
  mdr_passwords_page_say (
      self, self->note,
      _ ("Only the passwords of one program are removed at a time, so that it is clear which one "
         "will ask. What was ticked before is no longer ticked."));
}

static void
choices_changed_cb (MdrPasswordsPage *self)
{
  if (mdr_password_choices_get_n_chosen (self->choices) == 0)
    mdr_passwords_page_say (self, self->note, NULL);
  show_chosen (self);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrPasswordsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean looked = mdr_saved_passwords_look_finish (MDR_SAVED_PASSWORDS (source), result, &error);

  if (self->choices == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  mdr_passwords_page_say (self, self->failures, looked ? NULL : error->message);
  mdr_passwords_page_show_all (self);

  if (looked && mdr_keyring_get_n_unread (mdr_saved_passwords_get_keyring (self->passwords)) > 0)
    mdr_saved_passwords_look_more_async (self->passwords, self->cancellable, looked_cb,
                                         g_object_ref (self));
}

/* Somebody looks at the page, so the password store may be started for it. */
static void
mapped_cb (MdrPasswordsPage *self)
{
  if (self->passwords == NULL)
    return;

  if (!mdr_saved_passwords_get_looked (self->passwords))
    mdr_saved_passwords_look_async (self->passwords, TRUE, self->cancellable, looked_cb,
                                    g_object_ref (self));
  else if (mdr_keyring_get_n_unread (mdr_saved_passwords_get_keyring (self->passwords)) > 0)
    mdr_saved_passwords_look_more_async (self->passwords, self->cancellable, looked_cb,
                                         g_object_ref (self));
  mdr_passwords_page_show_all (self);
}

static void
mdr_passwords_page_updated (MdrPage *page)
{
  MdrPasswordsPage *self = MDR_PASSWORDS_PAGE (page);

  if (self->choices != NULL)
    mdr_passwords_page_show_all (self);
}

static void
mdr_passwords_page_constructed (GObject *object)
{
  MdrPasswordsPage *self = MDR_PASSWORDS_PAGE (object);
  MdrProbeSource *source = mdr_session_get_source (mdr_page_get_session (MDR_PAGE (self)));

  if (MDR_IS_PROBE_KIT (source))
    {
      self->passwords = g_object_ref (mdr_probe_kit_get_saved_passwords (MDR_PROBE_KIT (source)));
      self->choices = mdr_password_choices_new (mdr_saved_passwords_get_list (self->passwords));
    }

  G_OBJECT_CLASS (mdr_passwords_page_parent_class)->constructed (object);

  if (self->passwords == NULL)
    return;

  mdr_password_list_set_choices (self->list, self->choices);
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (choices_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->choices, "switched", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->passwords, "judged", G_CALLBACK (judged_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->passwords, "notify::busy",
                           G_CALLBACK (mdr_passwords_page_show_all), self, G_CONNECT_SWAPPED);
  mdr_passwords_page_show_all (self);
}

static void
mdr_passwords_page_dispose (GObject *object)
{
  MdrPasswordsPage *self = MDR_PASSWORDS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->tried);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_PASSWORDS_PAGE);
  g_clear_object (&self->choices);
  if (self->passwords != NULL)
    g_signal_handlers_disconnect_by_data (self->passwords, self);
  g_clear_object (&self->passwords);

  G_OBJECT_CLASS (mdr_passwords_page_parent_class)->dispose (object);
}

static void
mdr_passwords_page_finalize (GObject *object)
{
  g_clear_object (&MDR_PASSWORDS_PAGE (object)->cancellable);

  G_OBJECT_CLASS (mdr_passwords_page_parent_class)->finalize (object);
}

static void
mdr_passwords_page_class_init (MdrPasswordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mdr_passwords_page_constructed;
  object_class->dispose = mdr_passwords_page_dispose;
  object_class->finalize = mdr_passwords_page_finalize;
  MDR_PAGE_CLASS (klass)->updated = mdr_passwords_page_updated;

  mdr_passwords_page_install_actions (widget_class);

  g_type_ensure (MDR_TYPE_DEVICE_NOTE);
  g_type_ensure (MDR_TYPE_FINDING_LIST);
  g_type_ensure (MDR_TYPE_GUIDE_LIST);
  g_type_ensure (MDR_TYPE_HEADING);
  g_type_ensure (MDR_TYPE_LESSON_GROUP);
  g_type_ensure (MDR_TYPE_PASSWORD_LIST);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               MDR_RESOURCE_PATH "pages/passwords.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, failures);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, list);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, locked);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, locked_row);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, looking);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, note);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, remove_button);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, removed);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, removed_row);
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordsPage, saved);
  gtk_widget_class_bind_template_callback (widget_class, is_here);
  gtk_widget_class_bind_template_callback (widget_class, mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_text);
  gtk_widget_class_bind_template_callback (widget_class, mdr_passwords_page_test_wanted_cb);
}

static void
mdr_passwords_page_init (MdrPasswordsPage *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
}
