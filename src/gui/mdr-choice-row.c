/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody has to choose: the first item stands for not knowing.
 */

#include "mdr-choice-row.h"

#include <glib/gi18n.h>

struct _MdrChoiceRow
{
  AdwComboRow parent_instance;

  /* owned */
  GListModel *choices;
  char *chosen;
};

G_DEFINE_FINAL_TYPE (MdrChoiceRow, mdr_choice_row, ADW_TYPE_COMBO_ROW)

typedef enum
{
  PROP_CHOSEN = 1,
} MdrChoiceRowProperty;

static GParamSpec *properties[PROP_CHOSEN + 1];

static char *
dup_text (GListModel *choices, guint position, const char *property)
{
  g_autoptr (GObject) choice = g_list_model_get_item (choices, position);
  char *text = NULL;

  g_object_get (choice, property, &text, NULL);

  return text;
}

static void
selection_changed_cb (MdrChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  g_autofree char *id = NULL;

  if (selected != GTK_INVALID_LIST_POSITION && selected > 0)
    id = dup_text (self->choices, selected - 1, "id");

  if (g_strcmp0 (id, self->chosen) == 0)
    return;

  g_free (self->chosen);
  self->chosen = g_steal_pointer (&id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
mdr_choice_row_finalize (GObject *object)
{
  MdrChoiceRow *self = MDR_CHOICE_ROW (object);

  g_clear_object (&self->choices);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (mdr_choice_row_parent_class)->finalize (object);
}

static void
mdr_choice_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrChoiceRow *self = MDR_CHOICE_ROW (object);

  switch ((MdrChoiceRowProperty) prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_string (value, self->chosen);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_choice_row_class_init (MdrChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_choice_row_finalize;
  object_class->get_property = mdr_choice_row_get_property;

  properties[PROP_CHOSEN] =
      g_param_spec_string ("chosen", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_choice_row_init (MdrChoiceRow *self)
{
  self->choices = G_LIST_MODEL (g_list_store_new (G_TYPE_OBJECT));

  g_signal_connect (self, "notify::selected", G_CALLBACK (selection_changed_cb), NULL);
}

/**
 * mdr_choice_row_set_choices:
 * @self: a row
 * @choices: objects with the properties "id" and "title"
 *
 * Sets what can be chosen. What was chosen stays so if it still can be.
 */
void
mdr_choice_row_set_choices (MdrChoiceRow *self, GListModel *choices)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (self->chosen);
  guint n_choices;

  g_return_if_fail (MDR_IS_CHOICE_ROW (self));
  g_return_if_fail (G_IS_LIST_MODEL (choices));

  /* Translators: first in a list of mail programs, or devices. */
  gtk_string_list_append (titles, _ ("I do not know"));

  n_choices = g_list_model_get_n_items (choices);
  for (guint i = 0; i < n_choices; i++)
    gtk_string_list_take (titles, dup_text (choices, i, "title"));

  /* The new model begins with no choice, which must not be taken for the user's. */
  g_signal_handlers_block_by_func (self, selection_changed_cb, NULL);
  g_set_object (&self->choices, choices);
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (titles));
  mdr_choice_row_set_chosen (self, chosen);
  g_signal_handlers_unblock_by_func (self, selection_changed_cb, NULL);

  selection_changed_cb (self);
}

/**
 * mdr_choice_row_get_chosen:
 * @self: a row
 *
 * Returns: (nullable): the id of what was chosen
 */
const char *
mdr_choice_row_get_chosen (MdrChoiceRow *self)
{
  g_return_val_if_fail (MDR_IS_CHOICE_ROW (self), NULL);

  return self->chosen;
}

/**
 * mdr_choice_row_set_chosen:
 * @self: a row
 * @id: (nullable): an id, or %NULL for no choice
 *
 * Chooses, if there is such a choice.
 */
void
mdr_choice_row_set_chosen (MdrChoiceRow *self, const char *id)
{
  guint n_choices;

  g_return_if_fail (MDR_IS_CHOICE_ROW (self));

  adw_combo_row_set_selected (ADW_COMBO_ROW (self), 0);

  n_choices = g_list_model_get_n_items (self->choices);
  for (guint i = 0; i < n_choices; i++)
    {
      g_autofree char *other = dup_text (self->choices, i, "id");

      if (g_strcmp0 (other, id) == 0)
        adw_combo_row_set_selected (ADW_COMBO_ROW (self), i + 1);
    }
}
