/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The code in large groups, its words on demand, and as a QR code. It is made when it is seen, and
 * hidden while checks are going on: nobody is to read out what changes on the way.
 */

#include "mdr-support-code-group.h"

#include <glib/gi18n.h>

#include "gui/mdr-compat.h"
#include "gui/mdr-copy-button.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-unfolding.h"
#include "knowledge/mdr-session-code.h"
#include "knowledge/mdr-support-code-texts.h"
#include "knowledge/mdr-told-code.h"

struct _MdrSupportCodeGroup
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  MdrSession *session;
  char *code;
  GPtrArray *spelled; /* borrowed: rows, as long as they are unfolded */

  /* borrowed: children */
  GtkWidget *code_row;
  AdwExpanderRow *spelling;
};

G_DEFINE_FINAL_TYPE (MdrSupportCodeGroup, mdr_support_code_group, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
} MdrSupportCodeGroupProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static void
forget_spelling (MdrSupportCodeGroup *self)
{
  for (guint i = 0; i < self->spelled->len; i++)
    adw_expander_row_remove (self->spelling, self->spelled->pdata[i]);
  g_ptr_array_set_size (self->spelled, 0);
}

static void
spell (MdrSupportCodeGroup *self)
{
  g_autoptr (GPtrArray) lines = mdr_told_code_spell (self->code, mdr_told_code_get_alphabet ());

  forget_spelling (self);
  for (guint i = 0; i < lines->len; i++)
    {
      const MdrSupportCodeLine *line = lines->pdata[i];
      GtkWidget *row = mdr_rows_create_text (line->title, line->text);

      gtk_widget_add_css_class (row, "spelled");
      gtk_widget_add_css_class (row, "value");
      adw_expander_row_add_row (self->spelling, row);
      g_ptr_array_add (self->spelled, row);
    }
}

static void
unfolded_cb (MdrSupportCodeGroup *self)
{
  if (adw_expander_row_get_expanded (self->spelling))
    spell (self);
}

/* Blanks let the groups stand below each other where there is little room. */
static void
show_code (MdrSupportCodeGroup *self)
{
  g_autofree char *shown = g_strdelimit (g_strdup (self->code), "-", ' ');
  g_autofree char *words = mdr_told_code_dup_words (self->code, mdr_told_code_get_alphabet ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->code_row), shown);
  mdr_compat_set_description (GTK_WIDGET (self->code_row), words);
  if (adw_expander_row_get_expanded (self->spelling))
    spell (self);
}

static gboolean
has_result (MdrSupportCodeGroup *self)
{
  return self->session != NULL && mdr_session_get_address (self->session) != NULL &&
         !mdr_session_is_running (self->session);
}

static void
update (MdrSupportCodeGroup *self)
{
  g_autofree char *code = NULL;

  if (!has_result (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  code = mdr_session_code_dup_text (self->session);
  if (g_strcmp0 (self->code, code) == 0)
    return;

  g_free (self->code);
  self->code = g_steal_pointer (&code);
  show_code (self);
}

static void
session_updated_cb (MdrSupportCodeGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), has_result (self));
  update (self);
}

static void
set_session (MdrSupportCodeGroup *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (session == NULL || !g_set_object (&self->session, session))
    return;

  g_signal_connect_object (session, "updated", G_CALLBACK (session_updated_cb), self,
                           G_CONNECT_SWAPPED);
  session_updated_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.copy", "s", MDR_SUPPORT_CODE_GROUP (widget)->code);
}

static void
mdr_support_code_group_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (mdr_support_code_group_parent_class)->map (widget);

  update (MDR_SUPPORT_CODE_GROUP (widget));
}

static void
mdr_support_code_group_finalize (GObject *object)
{
  MdrSupportCodeGroup *self = MDR_SUPPORT_CODE_GROUP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->spelled, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_support_code_group_parent_class)->finalize (object);
}

static void
mdr_support_code_group_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  switch ((MdrSupportCodeGroupProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, MDR_SUPPORT_CODE_GROUP (object)->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_support_code_group_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  switch ((MdrSupportCodeGroupProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (MDR_SUPPORT_CODE_GROUP (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_support_code_group_class_init (MdrSupportCodeGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = mdr_support_code_group_finalize;
  object_class->get_property = mdr_support_code_group_get_property;
  object_class->set_property = mdr_support_code_group_set_property;
  widget_class->map = mdr_support_code_group_map;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "support-code.copy", NULL, copy_activated);
}

static GtkWidget *
create_code_row (void)
{
  GtkWidget *row = mdr_rows_create_text ("", NULL);
  GtkWidget *button = mdr_copy_button_new (_ ("Copy the support code"), "support-code.copy");

  adw_preferences_row_set_title_selectable (ADW_PREFERENCES_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "support-code");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static GtkWidget *
create_qr_row (void)
{
  GtkWidget *row =
      mdr_rows_create_text (_ ("Show as QR Code"), _ ("For the camera of a phone, which then has "
                                                      "the code, or a short report, as text"));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-qr-code");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

static void
mdr_support_code_group_init (MdrSupportCodeGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->spelled = g_ptr_array_new ();
  self->code_row = create_code_row ();
  self->spelling = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _ ("Spell It Out"), "subtitle",
                                 _ ("The words to read the code over the phone with"), NULL);
  mdr_unfolding_spare (self->spelling);
  g_signal_connect_object (self->spelling, "notify::expanded", G_CALLBACK (unfolded_cb), self,
                           G_CONNECT_SWAPPED);

  adw_preferences_group_set_title (group, _ ("Support code"));
  adw_preferences_group_set_description (
      group, _ ("Read it out to whoever helps you: it tells what was found. Neither your address "
                "nor a password is in it."));
  adw_preferences_group_add (group, self->code_row);
  adw_preferences_group_add (group, GTK_WIDGET (self->spelling));
  adw_preferences_group_add (group, create_qr_row ());
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
