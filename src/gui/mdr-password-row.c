/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Used again for another password when this one is scrolled away; so it keeps nothing of its own.
 * Check button and list item say all of it to a screen reader, since one of them has the focus.
 */

#include "mdr-password-row.h"

#include "knowledge/mdr-saved-password-texts.h"

struct _MdrPasswordRow
{
  AdwBin parent_instance;

  /* owned */
  MdrPasswordChoice *choice;
  GBinding *chosen;
  gulong problems_handler;

  /* template */
  GtkCheckButton *check;
};

G_DEFINE_FINAL_TYPE (MdrPasswordRow, mdr_password_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_CHOICE = 1,
} MdrPasswordRowProperty;

static GParamSpec *properties[PROP_CHOICE + 1];

enum
{
  TEST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_some (gpointer object, const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
title_of_password (gpointer object, MdrSavedPassword *password)
{
  return password != NULL ? g_strdup (mdr_saved_password_texts_get_name (password)) : NULL;
}

static char *
use_of_password (gpointer object, MdrSavedPassword *password)
{
  g_autofree char *program = NULL;
  g_autofree char *use = NULL;

  if (password == NULL)
    return NULL;

  program = mdr_saved_password_texts_dup_program (password);
  use = mdr_saved_password_texts_dup_use (password);

  return use != NULL ? g_strdup_printf ("%s · %s", program, use) : g_steal_pointer (&program);
}

static char *
facts_of_password (gpointer object, MdrSavedPassword *password)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *age = NULL;
  g_autofree char *place = NULL;

  if (password == NULL)
    return NULL;

  age = mdr_saved_password_texts_dup_age (password, now);
  place = mdr_saved_password_texts_dup_place (password);

  return g_strjoin (" · ", age, place, mdr_saved_password_texts_get_reason (password), NULL);
}

static char *
problems_text (gpointer object, MdrSavedPassword *password, guint problems)
{
  g_auto (GStrv) sentences = NULL;

  if (password == NULL || problems == 0)
    return NULL;

  sentences = mdr_saved_password_texts_dup_problems (password);

  return g_strjoinv ("\n", sentences);
}

static gboolean
has_problems (gpointer object, guint problems)
{
  return problems != 0;
}

static void
test_clicked_cb (MdrPasswordRow *self)
{
  g_signal_emit (self, signals[TEST], 0);
}

static void
name_row (MdrPasswordRow *self)
{
  g_autofree char *description = mdr_password_choice_dup_description (self->choice);
  g_autofree char *facts =
      facts_of_password (self, mdr_password_choice_get_password (self->choice));
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, facts, -1);
  if (item == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, facts, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_SELECTED,
                               mdr_password_choice_get_chosen (self->choice), -1);
}

static void
check_toggled_cb (MdrPasswordRow *self)
{
  if (self->choice != NULL)
    name_row (self);
}

static void
set_choice (MdrPasswordRow *self, MdrPasswordChoice *choice)
{
  if (self->choice == choice)
    return;

  if (self->choice != NULL)
    {
      g_signal_handler_disconnect (mdr_password_choice_get_password (self->choice),
                                   self->problems_handler);
      g_binding_unbind (self->chosen);
    }
  g_clear_object (&self->chosen);

  g_set_object (&self->choice, choice);
  if (choice != NULL)
    {
      self->chosen =
          g_object_ref (g_object_bind_property (choice, "chosen", self->check, "active",
                                                G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL));
      self->problems_handler =
          g_signal_connect_swapped (mdr_password_choice_get_password (choice), "notify::problems",
                                    G_CALLBACK (name_row), self);
      name_row (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOICE]);
}

static void
mdr_password_row_dispose (GObject *object)
{
  MdrPasswordRow *self = MDR_PASSWORD_ROW (object);

  set_choice (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_PASSWORD_ROW);

  G_OBJECT_CLASS (mdr_password_row_parent_class)->dispose (object);
}

static void
mdr_password_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrPasswordRow *self = MDR_PASSWORD_ROW (object);

  switch ((MdrPasswordRowProperty) prop_id)
    {
    case PROP_CHOICE:
      g_value_set_object (value, self->choice);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_password_row_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch ((MdrPasswordRowProperty) prop_id)
    {
    case PROP_CHOICE:
      set_choice (MDR_PASSWORD_ROW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_password_row_class_init (MdrPasswordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_password_row_dispose;
  object_class->get_property = mdr_password_row_get_property;
  object_class->set_property = mdr_password_row_set_property;

  properties[PROP_CHOICE] =
      g_param_spec_object ("choice", NULL, NULL, MDR_TYPE_PASSWORD_CHOICE,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * MdrPasswordRow::test:
   *
   * The user wants to know whether the server still accepts it.
   */
  signals[TEST] = g_signal_new ("test", MDR_TYPE_PASSWORD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "password-row.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrPasswordRow, check);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, facts_of_password);
  gtk_widget_class_bind_template_callback (widget_class, has_problems);
  gtk_widget_class_bind_template_callback (widget_class, is_some);
  gtk_widget_class_bind_template_callback (widget_class, problems_text);
  gtk_widget_class_bind_template_callback (widget_class, test_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_of_password);
  gtk_widget_class_bind_template_callback (widget_class, use_of_password);
}

static void
mdr_password_row_init (MdrPasswordRow *self)
{
  g_type_ensure (MDR_TYPE_PASSWORD_CHOICE);

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_password_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
mdr_password_row_new (void)
{
  return g_object_new (MDR_TYPE_PASSWORD_ROW, NULL);
}
