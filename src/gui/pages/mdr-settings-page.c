/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What to type into a mail program, how far each server lets us come, and with a password the rest
 * of the way.
 */

#include "mdr-settings-page.h"

#include <glib/gi18n.h>

#include "gui/mdr-device-note.h"
#include "gui/mdr-finding-list.h"
#include "gui/mdr-guide-list.h"
#include "gui/mdr-heading.h"
#include "gui/mdr-into-view.h"
#include "gui/mdr-lesson-group.h"
#include "gui/mdr-probe-rows.h"
#include "gui/mdr-program-group.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-sign-in-form.h"
#include "gui/mdr-slices.h"
#include "gui/mdr-take-along-window.h"
#include "gui/mdr-way-row.h"
#include "knowledge/mdr-texts.h"

struct _MdrSettingsPage
{
  MdrPage parent_instance;

  /* owned: what the values on the page were made from, and what puts the ways in order */
  MdrSettings *shown;
  GtkSorter *sorter;

  /* template */
  MdrFindingList *origins;
  AdwPreferencesGroup *receiving;
  GtkListBox *receiving_values;
  AdwPreferencesGroup *sending;
  GtkListBox *sending_values;
  MdrSignInForm *sign_in_form;
  GtkListBox *ways;
};

G_DEFINE_FINAL_TYPE (MdrSettingsPage, mdr_settings_page, MDR_TYPE_PAGE)

static gboolean
has_settings (MdrSettingsPage *self, MdrSettings *settings)
{
  return settings != NULL;
}

static gboolean
can_sign_in (MdrSettingsPage *self, MdrSettings *settings, gboolean live)
{
  return settings != NULL && live;
}

static gboolean
has_no_settings (MdrSettingsPage *self, MdrSettings *settings)
{
  return settings == NULL;
}

/* On another device the way to its settings is what is wanted; so that unfolds there. */
static gboolean
is_here (MdrSettingsPage *self, const char *device)
{
  return !mdr_answers_are_elsewhere (
      mdr_session_get_answers (mdr_page_get_session (MDR_PAGE (self))));
}

static char *
no_settings_text (MdrSettingsPage *self, gboolean running)
{
  return g_strdup (running ? _ ("Looking for the right settings…")
                           : _ ("No settings were found for this address. Check that it is spelt "
                                "right, or ask the provider for the names of its mail servers."));
}

/* The user has agreed to it, but it is somebody else's. */
static const char *
describe_source (MdrSettingsPage *self, MdrProtocol protocol)
{
  MdrSettingsSource source = mdr_settings_get_source_of (self->shown, protocol);
  MdrInvitation *invitation = mdr_session_get_invitation (mdr_page_get_session (MDR_PAGE (self)));

  if (source == MDR_SETTINGS_SOURCE_GIVEN && invitation != NULL)
    return _ ("From the invitation that you decided to use");

  return mdr_texts_get_settings_source_title (source);
}

/* The rows are always the same; who checks again does not want to see them made anew. */
static void
show_value (GtkListBox *list_box,
            int position,
            const char *title,
            const char *value,
            const char *copy_label)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list_box, position);

  if (row == NULL)
    gtk_list_box_append (list_box, mdr_rows_create_value (title, value, copy_label));
  else
    mdr_rows_set_value (GTK_WIDGET (row), value);
}

static void
show_user_name (MdrSettingsPage *self, GtkListBox *list_box, int position, MdrService *service)
{
  MdrAddress *address = mdr_session_get_address (mdr_page_get_session (MDR_PAGE (self)));
  const char *user_name = mdr_service_get_user_name (service);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list_box, position);

  if (user_name == NULL && address != NULL)
    user_name = mdr_address_get_text (address);

  if (user_name != NULL)
    show_value (list_box, position, _ ("User name"), user_name, _ ("Copy the user name"));
  else if (row != NULL)
    gtk_list_box_remove (list_box, GTK_WIDGET (row));
}

static void
show_values (MdrSettingsPage *self,
             AdwPreferencesGroup *group,
             GtkListBox *list_box,
             MdrService *service)
{
  g_autofree char *port = NULL;

  gtk_widget_set_visible (GTK_WIDGET (group), service != NULL);
  if (service == NULL)
    return;

  port = g_strdup_printf ("%u", mdr_service_get_port (service));
  adw_preferences_group_set_title (
      group, mdr_texts_get_protocol_title (mdr_service_get_protocol (service)));
  adw_preferences_group_set_description (
      group, describe_source (self, mdr_service_get_protocol (service)));
  show_value (list_box, 0, _ ("Server"), mdr_service_get_host (service),
              _ ("Copy the name of the server"));
  show_value (list_box, 1, _ ("Port"), port, _ ("Copy the port"));
  show_value (list_box, 2, _ ("Encryption"),
              mdr_texts_get_security_title (mdr_service_get_security (service)),
              _ ("Copy the kind of encryption"));
  show_user_name (self, list_box, 3, service);
}

static void
mdr_settings_page_updated (MdrPage *page)
{
  MdrSettingsPage *self = MDR_SETTINGS_PAGE (page);
  MdrSettings *settings = mdr_session_get_settings (mdr_page_get_session (page));

  if (!g_set_object (&self->shown, settings))
    return;

  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  show_values (self, self->receiving, self->receiving_values,
               settings != NULL ? mdr_settings_get_receiving (settings) : NULL);
  show_values (self, self->sending, self->sending_values,
               settings != NULL ? mdr_settings_get_primary (settings, MDR_PROTOCOL_SMTP) : NULL);
}

static void
take_along_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  mdr_take_along_window_present_settings (widget, mdr_page_get_session (MDR_PAGE (widget)));
}

static void
mdr_settings_page_hidden (MdrPage *page)
{
  mdr_sign_in_form_clear (MDR_SETTINGS_PAGE (page)->sign_in_form);
}

/* Signing in is tried in the form; without it a message cannot be sent, either. What is still to
 * come above the form would push it out of sight. */
static gboolean
mdr_settings_page_focus_check (MdrPage *page, MdrCheck check)
{
  GtkWidget *form = GTK_WIDGET (MDR_SETTINGS_PAGE (page)->sign_in_form);

  mdr_slices_finish_all (GTK_WIDGET (page));
  if (check == MDR_CHECK_SETTINGS || !gtk_widget_is_visible (form) ||
      !gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD))
    return FALSE;

  mdr_into_view (form);

  return TRUE;
}

static gboolean
has_service (gpointer probe, gpointer user_data)
{
  return mdr_probe_get_service (probe) != NULL;
}

/* What a mail program should be set to comes first, receiving before sending, then the rest. */
static int
rank (MdrSettings *settings, MdrService *service)
{
  MdrService *receiving = settings != NULL ? mdr_settings_get_receiving (settings) : NULL;
  MdrService *sending =
      settings != NULL ? mdr_settings_get_primary (settings, MDR_PROTOCOL_SMTP) : NULL;

  if (receiving != NULL && mdr_service_same_endpoint (receiving, service))
    return 0;

  if (sending != NULL && mdr_service_same_endpoint (sending, service))
    return 1;

  return 2 + (int) mdr_service_get_protocol (service);
}

static int
compare_probes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  MdrSettings *settings = mdr_session_get_settings (MDR_SESSION (user_data));

  return rank (settings, mdr_probe_get_service ((MdrProbe *) a)) -
         rank (settings, mdr_probe_get_service ((MdrProbe *) b));
}

static GtkWidget *
create_way_row (MdrProbe *probe, gpointer user_data)
{
  return mdr_way_row_new (probe);
}

/* What is about one server stands in its row; what is about a mail program, beside its settings. */
static gboolean
is_about_all (gpointer finding, gpointer user_data)
{
  return mdr_finding_get_service (finding) == NULL &&
         !g_str_equal (mdr_finding_get_code (finding), "program-settings-differ");
}

static void
show_origins (MdrSettingsPage *self)
{
  GListModel *findings = mdr_step_get_findings (mdr_page_get_step (MDR_PAGE (self)));
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_about_all, NULL, NULL));
  g_autoptr (GtkFilterListModel) origins =
      gtk_filter_list_model_new (g_object_ref (findings), filter);

  g_object_set (self->origins, "findings", origins, NULL);
}

static void
mdr_settings_page_constructed (GObject *object)
{
  MdrSettingsPage *self = MDR_SETTINGS_PAGE (object);
  MdrSession *session = mdr_page_get_session (MDR_PAGE (self));
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (has_service, NULL, NULL));
  GtkFilterListModel *services =
      gtk_filter_list_model_new (g_object_ref (mdr_session_get_probes (session)), filter);
  g_autoptr (GtkSortListModel) sorted = NULL;

  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_probes, session, NULL));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (services), g_object_ref (self->sorter));

  G_OBJECT_CLASS (mdr_settings_page_parent_class)->constructed (object);

  show_origins (self);
  mdr_probe_rows_bind (self->ways, G_LIST_MODEL (sorted), create_way_row, NULL);
}

static void
mdr_settings_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_SETTINGS_PAGE);

  G_OBJECT_CLASS (mdr_settings_page_parent_class)->dispose (object);
}

static void
mdr_settings_page_finalize (GObject *object)
{
  MdrSettingsPage *self = MDR_SETTINGS_PAGE (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->sorter);

  G_OBJECT_CLASS (mdr_settings_page_parent_class)->finalize (object);
}

static void
mdr_settings_page_class_init (MdrSettingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mdr_settings_page_constructed;
  object_class->dispose = mdr_settings_page_dispose;
  object_class->finalize = mdr_settings_page_finalize;
  MDR_PAGE_CLASS (klass)->updated = mdr_settings_page_updated;
  MDR_PAGE_CLASS (klass)->hidden = mdr_settings_page_hidden;
  MDR_PAGE_CLASS (klass)->focus_check = mdr_settings_page_focus_check;

  g_type_ensure (MDR_TYPE_DEVICE_NOTE);
  g_type_ensure (MDR_TYPE_FINDING_LIST);
  g_type_ensure (MDR_TYPE_GUIDE_LIST);
  g_type_ensure (MDR_TYPE_HEADING);
  g_type_ensure (MDR_TYPE_LESSON_GROUP);
  g_type_ensure (MDR_TYPE_PROGRAM_GROUP);
  g_type_ensure (MDR_TYPE_SIGN_IN_FORM);

  gtk_widget_class_install_action (widget_class, "settings.take-along", NULL, take_along_activated);
  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "pages/settings.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrSettingsPage, origins);
  gtk_widget_class_bind_template_child (widget_class, MdrSettingsPage, receiving);
  gtk_widget_class_bind_template_child (widget_class, MdrSettingsPage, receiving_values);
  gtk_widget_class_bind_template_child (widget_class, MdrSettingsPage, sending);
  gtk_widget_class_bind_template_child (widget_class, MdrSettingsPage, sending_values);
  gtk_widget_class_bind_template_child (widget_class, MdrSettingsPage, sign_in_form);
  gtk_widget_class_bind_template_child (widget_class, MdrSettingsPage, ways);
  gtk_widget_class_bind_template_callback (widget_class, can_sign_in);
  gtk_widget_class_bind_template_callback (widget_class, has_no_settings);
  gtk_widget_class_bind_template_callback (widget_class, has_settings);
  gtk_widget_class_bind_template_callback (widget_class, is_here);
  gtk_widget_class_bind_template_callback (widget_class, no_settings_text);
}

static void
mdr_settings_page_init (MdrSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
