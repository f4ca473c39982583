/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line at the top of a page, there only while the user says that the trouble is on another
 * device: what of this page counts for that one, too, and what does not.
 */

#include "mdr-device-note.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-rows.h"
#include "knowledge/mdr-program-list.h"

struct _MdrDeviceNote
{
  AdwPreferencesGroup parent_instance;

  MdrStepId step_id;

  /* owned */
  MdrSession *session;

  /* borrowed: a child */
  AdwActionRow *row;
};

G_DEFINE_FINAL_TYPE (MdrDeviceNote, mdr_device_note, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
  PROP_STEP_ID,
} MdrDeviceNoteProperty;

static GParamSpec *properties[PROP_STEP_ID + 1];

/* A device that is not on the list is still another one. */
static const char *
get_device_title (MdrAnswers *answers)
{
  MdrDevice *device = mdr_program_list_find_device (mdr_program_list_get_default (),
                                                    mdr_answers_get (answers, MDR_QUESTION_DEVICE));

  return device != NULL ? mdr_device_get_title (device) : _ ("another device");
}

static const char *
get_text (MdrStepId step_id)
{
  switch (step_id)
    {
    case MDR_STEP_NETWORK:
      return _ (
          "The servers answer, and that is true for that device, too. Its own network, its VPN and "
          "its clock may be different: try it once in the same Wi-Fi as this computer.");

    case MDR_STEP_PASSWORDS:
      return _ ("The passwords that are saved on this computer say nothing about that device. "
                "Below is how to give it the right one.");

    case MDR_STEP_SETTINGS:
      return _ ("The servers are tested from here, and they are the same for that device. What the "
                "mail programs on this computer are set to says nothing about it: compare its "
                "settings with these.");

    case MDR_STEP_START:
    case MDR_STEP_WEBMAIL:
    case MDR_STEP_TWO_STEP:
    case MDR_STEP_RESULT:
      return _ ("What is tested on this computer counts for the servers and for your account, and "
                "so for that device, too. The steps are for that device.");
    }

  g_return_val_if_reached (NULL);
}

static void
update (MdrDeviceNote *self)
{
  MdrAnswers *answers;
  gboolean is_elsewhere;
  g_autofree char *title = NULL;

  if (self->session == NULL)
    return;

  answers = mdr_session_get_answers (self->session);
  is_elsewhere = mdr_answers_are_elsewhere (answers);
  gtk_widget_set_visible (GTK_WIDGET (self), is_elsewhere);
  if (!is_elsewhere)
    return;

  /* Translators: %s is a kind of device, like “iPhone or iPad” or “Windows PC”. */
  title = g_strdup_printf (_ ("The trouble is elsewhere: %s"), get_device_title (answers));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  adw_action_row_set_subtitle (self->row, get_text (self->step_id));
  mdr_compat_set_description (GTK_WIDGET (self->row), get_text (self->step_id));
}

static void
mdr_device_note_finalize (GObject *object)
{
  g_clear_object (&MDR_DEVICE_NOTE (object)->session);

  G_OBJECT_CLASS (mdr_device_note_parent_class)->finalize (object);
}

static void
mdr_device_note_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrDeviceNote *self = MDR_DEVICE_NOTE (object);

  switch ((MdrDeviceNoteProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    case PROP_STEP_ID:
      g_value_set_enum (value, self->step_id);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_device_note_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  MdrDeviceNote *self = MDR_DEVICE_NOTE (object);

  switch ((MdrDeviceNoteProperty) prop_id)
    {
    case PROP_SESSION:
      /* The template binds it, and has none at first. */
      if (!g_set_object (&self->session, g_value_get_object (value)))
        return;

      g_signal_connect_object (mdr_session_get_answers (self->session), "notify::device",
                               G_CALLBACK (update), self, G_CONNECT_SWAPPED);
      update (self);
      break;

    case PROP_STEP_ID:
      self->step_id = g_value_get_enum (value);
      update (self);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_device_note_class_init (MdrDeviceNoteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = mdr_device_note_finalize;
  object_class->get_property = mdr_device_note_get_property;
  object_class->set_property = mdr_device_note_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, flags);
  properties[PROP_STEP_ID] =
      g_param_spec_enum ("step-id", NULL, NULL, MDR_TYPE_STEP_ID, MDR_STEP_START, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_device_note_init (MdrDeviceNote *self)
{
  self->row = ADW_ACTION_ROW (mdr_rows_create_text ("", ""));
  adw_action_row_add_prefix (self->row, gtk_image_new_from_icon_name ("mdr-info-symbolic"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->row));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
