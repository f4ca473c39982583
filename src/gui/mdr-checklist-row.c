/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was checked, how it stands, as icon and word, and why; pressed, it shows where it can be
 * tried. The row stays when the line says something else, and so does the focus on it.
 */

#include "mdr-checklist-row.h"

#include <glib/gi18n.h>

#include "gui/mdr-state-badge.h"
#include "knowledge/mdr-texts.h"

struct _MdrChecklistRow
{
  AdwPreferencesRow parent_instance;

  /* owned */
  MdrChecklistItem *item;
};

G_DEFINE_FINAL_TYPE (MdrChecklistRow, mdr_checklist_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_ITEM = 1,
} MdrChecklistRowProperty;

static GParamSpec *properties[PROP_ITEM + 1];

static char *
title_of_item (MdrChecklistRow *self, MdrChecklistItem *item)
{
  return item != NULL ? g_strdup (mdr_texts_get_check_title (mdr_checklist_item_get_check (item)))
                      : NULL;
}

static MdrState
state_of_item (MdrChecklistRow *self, MdrChecklistItem *item)
{
  return item != NULL ? mdr_checklist_item_get_state (item) : MDR_STATE_WAITING;
}

static char *
word_of_item (MdrChecklistRow *self, MdrChecklistItem *item)
{
  return g_strdup (mdr_texts_get_state_title (state_of_item (self, item)));
}

static char *
sentence_of_item (MdrChecklistRow *self, MdrChecklistItem *item)
{
  return item != NULL ? mdr_texts_dup_checklist_item (item) : NULL;
}

static void
describe (MdrChecklistRow *self)
{
  g_autofree char *title = title_of_item (self, self->item);
  g_autofree char *word = word_of_item (self, self->item);
  g_autofree char *sentence = sentence_of_item (self, self->item);
  /* Translators: a line of the checklist and how it stands, for screen readers: “Webmail: In
   * order” */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), title, word);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
}

static void
mdr_checklist_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_CHECKLIST_ROW);

  G_OBJECT_CLASS (mdr_checklist_row_parent_class)->dispose (object);
}

static void
mdr_checklist_row_finalize (GObject *object)
{
  MdrChecklistRow *self = MDR_CHECKLIST_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (mdr_checklist_row_parent_class)->finalize (object);
}

static void
mdr_checklist_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrChecklistRow *self = MDR_CHECKLIST_ROW (object);

  switch ((MdrChecklistRowProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_checklist_row_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch ((MdrChecklistRowProperty) prop_id)
    {
    case PROP_ITEM:
      mdr_checklist_row_set_item (MDR_CHECKLIST_ROW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_checklist_row_class_init (MdrChecklistRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_checklist_row_dispose;
  object_class->finalize = mdr_checklist_row_finalize;
  object_class->get_property = mdr_checklist_row_get_property;
  object_class->set_property = mdr_checklist_row_set_property;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, MDR_TYPE_CHECKLIST_ITEM,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_STATE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "checklist-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, sentence_of_item);
  gtk_widget_class_bind_template_callback (widget_class, state_of_item);
  gtk_widget_class_bind_template_callback (widget_class, title_of_item);
  gtk_widget_class_bind_template_callback (widget_class, word_of_item);
}

static void
mdr_checklist_row_init (MdrChecklistRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * mdr_checklist_row_new:
 * @item: a line of the checklist
 *
 * Returns: (transfer floating): a row that shows @item, and leads to where it can be tried
 */
GtkWidget *
mdr_checklist_row_new (MdrChecklistItem *item)
{
  GtkWidget *row;

  g_return_val_if_fail (MDR_IS_CHECKLIST_ITEM (item), NULL);

  row = g_object_new (MDR_TYPE_CHECKLIST_ROW, "item", item, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-check");
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (row), "s",
      mdr_enum_to_nick (MDR_TYPE_CHECK, mdr_checklist_item_get_check (item)));

  return row;
}

/**
 * mdr_checklist_row_set_item:
 * @self: a row
 * @item: what the same line says now
 *
 * Shows @item from now on.
 */
void
mdr_checklist_row_set_item (MdrChecklistRow *self, MdrChecklistItem *item)
{
  g_return_if_fail (MDR_IS_CHECKLIST_ROW (self));
  g_return_if_fail (MDR_IS_CHECKLIST_ITEM (item));

  if (!g_set_object (&self->item, item))
    return;

  describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
