/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The checks begin as soon as the address is there, so that the next pages have something to show.
 */

#include "mdr-start-page.h"

#include <glib/gi18n.h>

#include "gui/mdr-choice-row.h"
#include "gui/mdr-company-group.h"
#include "gui/mdr-entry-state.h"
#include "gui/mdr-found-accounts.h"
#include "gui/mdr-heading.h"
#include "gui/mdr-message-form.h"
#include "gui/mdr-preferences.h"
#include "gui/mdr-slices.h"
#include "gui/mdr-unfinished-group.h"
#include "knowledge/mdr-program-list.h"

/* How long somebody pauses who has finished typing. */
#define TYPING_PAUSE_MS 1000

struct _MdrStartPage
{
  MdrPage parent_instance;

  guint pause_id;

  /* owned */
  char *error;
  GSettings *preferences;

  /* template */
  GtkEditable *address_row;
  MdrFoundAccounts *found;
  MdrChoiceRow *program_row;
  MdrChoiceRow *device_row;
  GtkWidget *message_group;
};

G_DEFINE_FINAL_TYPE (MdrStartPage, mdr_start_page, MDR_TYPE_PAGE)

typedef enum
{
  PROP_ERROR = 1,
} MdrStartPageProperty;

static GParamSpec *properties[PROP_ERROR + 1];

static gboolean
has_text (MdrStartPage *self, const char *text)
{
  return text != NULL;
}

static char *
provider_text (MdrStartPage *self, MdrProvider *provider)
{
  /* Translators: the name of a mail provider, like Gmail. */
  return provider != NULL
             ? g_strdup_printf (_ ("This address belongs to %s."), mdr_provider_get_name (provider))
             : NULL;
}

static void
set_error (MdrStartPage *self, const char *message)
{
  if (g_strcmp0 (self->error, message) == 0)
    return;

  g_free (self->error);
  self->error = g_strdup (message);
  mdr_entry_state_set_wrong (GTK_WIDGET (self->address_row), message != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
is_examined (MdrStartPage *self, const char *text)
{
  MdrAddress *address = mdr_session_get_address (mdr_page_get_session (MDR_PAGE (self)));
  g_autoptr (MdrAddress) typed = mdr_address_parse (text, NULL);

  return address != NULL && typed != NULL &&
         g_str_equal (mdr_address_get_text (address), mdr_address_get_text (typed));
}

/* Begins the checks, or says what is wrong with the address. */
static gboolean
take_address (MdrStartPage *self)
{
  MdrSession *session = mdr_page_get_session (MDR_PAGE (self));
  const char *text = gtk_editable_get_text (self->address_row);
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->pause_id, g_source_remove);

  if (!mdr_session_is_live (session) || is_examined (self, text))
    return TRUE;

  if (!mdr_session_set_address (session, text, &error))
    {
      set_error (self, error->message);
      return FALSE;
    }

  set_error (self, NULL);
  mdr_session_start (session);

  return TRUE;
}

static gboolean
pause_ended_cb (gpointer user_data)
{
  MdrStartPage *self = MDR_START_PAGE (user_data);
  g_autoptr (MdrAddress) address =
      mdr_address_parse (gtk_editable_get_text (self->address_row), NULL);

  self->pause_id = 0;

  /* Nobody is told off for an address that is still being typed. */
  if (address != NULL)
    take_address (self);

  return G_SOURCE_REMOVE;
}

static void
address_changed_cb (MdrStartPage *self)
{
  const char *text = gtk_editable_get_text (self->address_row);

  set_error (self, NULL);
  mdr_page_set_complete (MDR_PAGE (self), *text != '\0');

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (TYPING_PAUSE_MS, pause_ended_cb, self);
}

static void
address_entered_cb (MdrStartPage *self)
{
  take_address (self);
}

/* A window that is closed takes the focus away, too; nothing begins then. */
static void
address_left_cb (MdrStartPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL || !gtk_widget_get_mapped (GTK_WIDGET (root)))
    return;

  if (*gtk_editable_get_text (self->address_row) != '\0')
    take_address (self);
}

static MdrAnswers *
get_answers (MdrStartPage *self)
{
  return mdr_session_get_answers (mdr_page_get_session (MDR_PAGE (self)));
}

/* Offers the devices that the chosen program runs on. */
static void
offer_devices (MdrStartPage *self)
{
  MdrProgramList *list = mdr_program_list_get_default ();
  const char *program_id = mdr_choice_row_get_chosen (self->program_row);
  MdrProgram *program =
      program_id != NULL ? mdr_program_list_find_program (list, program_id) : NULL;
  GListModel *all = mdr_program_list_get_devices (list);
  guint n_devices = g_list_model_get_n_items (all);
  g_autoptr (GListStore) offered = g_list_store_new (MDR_TYPE_DEVICE);

  for (guint i = 0; i < n_devices; i++)
    {
      g_autoptr (MdrDevice) device = g_list_model_get_item (all, i);

      if (program == NULL || mdr_program_runs_on (program, mdr_device_get_id (device)))
        g_list_store_append (offered, device);
    }

  mdr_choice_row_set_choices (self->device_row, G_LIST_MODEL (offered));
}

/* The next run begins with the same program and device. */
static void
remember (MdrStartPage *self, const char *key, const char *id)
{
  if (self->preferences != NULL)
    g_settings_set_string (self->preferences, key, id != NULL ? id : "");
}

static char *
recall (MdrStartPage *self, const char *key, MdrQuestion question)
{
  const char *given = mdr_answers_get (get_answers (self), question);

  if (given != NULL || self->preferences == NULL)
    return g_strdup (given);

  return g_settings_get_string (self->preferences, key);
}

static void
program_chosen_cb (MdrStartPage *self)
{
  const char *id = mdr_choice_row_get_chosen (self->program_row);

  mdr_answers_set (get_answers (self), MDR_QUESTION_PROGRAM, id, NULL);
  remember (self, "last-program", id);
  offer_devices (self);
}

static void
device_chosen_cb (MdrStartPage *self)
{
  const char *id = mdr_choice_row_get_chosen (self->device_row);

  mdr_answers_set (get_answers (self), MDR_QUESTION_DEVICE, id, NULL);
  remember (self, "last-device", id);
}

/* A log shows which program wrote it. What the user says counts for more. */
static void
program_seen_cb (MdrStartPage *self, GParamSpec *pspec, MdrMessageForm *form)
{
  g_autofree char *id = NULL;

  g_object_get (form, "program", &id, NULL);
  if (id != NULL && mdr_choice_row_get_chosen (self->program_row) == NULL)
    mdr_choice_row_set_chosen (self->program_row, id);
}

/* The program is known with the account, and where it runs. */
static void
account_chosen_cb (MdrStartPage *self, MdrProgramAccount *account)
{
  const char *program = mdr_program_account_get_program (account);

  gtk_editable_set_text (self->address_row, mdr_program_account_get_address (account));
  mdr_choice_row_set_chosen (self->program_row, program);
  mdr_choice_row_set_chosen (self->device_row, "this-computer");
  take_address (self);
}

/* What was given on the command line, or chosen last time, stands in the fields. */
static void
show_what_is_known (MdrStartPage *self)
{
  MdrAddress *address = mdr_session_get_address (mdr_page_get_session (MDR_PAGE (self)));
  g_autofree char *program = recall (self, "last-program", MDR_QUESTION_PROGRAM);
  g_autofree char *device = recall (self, "last-device", MDR_QUESTION_DEVICE);

  if (address != NULL)
    gtk_editable_set_text (self->address_row, mdr_address_get_text (address));

  mdr_choice_row_set_choices (self->program_row,
                              mdr_program_list_get_programs (mdr_program_list_get_default ()));
  offer_devices (self);
  mdr_choice_row_set_chosen (self->program_row, program);
  mdr_choice_row_set_chosen (self->device_row, device);
}

/* Another account is to be looked at: the window has forgotten this one. Or one of an earlier time
 * has come back, with its answers. */
static void
address_changed_elsewhere_cb (MdrStartPage *self)
{
  if (mdr_session_get_address (mdr_page_get_session (MDR_PAGE (self))) == NULL)
    gtk_editable_set_text (self->address_row, "");
  else if (*gtk_editable_get_text (self->address_row) == '\0')
    show_what_is_known (self);
}

static gboolean
mdr_start_page_leave (MdrPage *page)
{
  MdrStartPage *self = MDR_START_PAGE (page);

  if (take_address (self))
    return TRUE;

  mdr_entry_state_go_on (GTK_WIDGET (self->address_row));

  return FALSE;
}

static void
mdr_start_page_constructed (GObject *object)
{
  MdrStartPage *self = MDR_START_PAGE (object);
  MdrSession *session = mdr_page_get_session (MDR_PAGE (self));

  G_OBJECT_CLASS (mdr_start_page_parent_class)->constructed (object);

  /* What somebody else has chosen is not to be chosen here the next time. */
  if (mdr_session_is_live (session))
    mdr_found_accounts_look (self->found, mdr_session_get_environment (session));
  else
    g_clear_object (&self->preferences);

  show_what_is_known (self);
  g_signal_connect_object (session, "notify::address", G_CALLBACK (address_changed_elsewhere_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
mdr_start_page_dispose (GObject *object)
{
  MdrStartPage *self = MDR_START_PAGE (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_object (&self->preferences);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_START_PAGE);

  G_OBJECT_CLASS (mdr_start_page_parent_class)->dispose (object);
}

static void
mdr_start_page_finalize (GObject *object)
{
  g_clear_pointer (&MDR_START_PAGE (object)->error, g_free);

  G_OBJECT_CLASS (mdr_start_page_parent_class)->finalize (object);
}

static void
mdr_start_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrStartPage *self = MDR_START_PAGE (object);

  switch ((MdrStartPageProperty) prop_id)
    {
    case PROP_ERROR:
      g_value_set_string (value, self->error);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_start_page_class_init (MdrStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mdr_start_page_constructed;
  object_class->dispose = mdr_start_page_dispose;
  object_class->finalize = mdr_start_page_finalize;
  object_class->get_property = mdr_start_page_get_property;
  MDR_PAGE_CLASS (klass)->leave = mdr_start_page_leave;

  properties[PROP_ERROR] =
      g_param_spec_string ("error", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_CHOICE_ROW);
  g_type_ensure (MDR_TYPE_COMPANY_GROUP);
  g_type_ensure (MDR_TYPE_FOUND_ACCOUNTS);
  g_type_ensure (MDR_TYPE_HEADING);
  g_type_ensure (MDR_TYPE_MESSAGE_FORM);
  g_type_ensure (MDR_TYPE_UNFINISHED_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "pages/start.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrStartPage, address_row);
  gtk_widget_class_bind_template_child (widget_class, MdrStartPage, device_row);
  gtk_widget_class_bind_template_child (widget_class, MdrStartPage, found);
  gtk_widget_class_bind_template_child (widget_class, MdrStartPage, message_group);
  gtk_widget_class_bind_template_child (widget_class, MdrStartPage, program_row);
  gtk_widget_class_bind_template_callback (widget_class, account_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, device_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, program_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, program_seen_cb);
  gtk_widget_class_bind_template_callback (widget_class, provider_text);
}

static void
mdr_start_page_init (MdrStartPage *self)
{
  self->preferences = mdr_preferences_open ();

  gtk_widget_init_template (GTK_WIDGET (self));

  mdr_page_set_complete (MDR_PAGE (self), FALSE);
  mdr_slices_show_late (self->message_group);
}
