/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each line. The checklist always has the same lines, so the rows are made once.
 */

#include "mdr-checklist-view.h"

#include "core/mdr-checklist.h"
#include "gui/mdr-checklist-row.h"
#include "gui/mdr-slices.h"

struct _MdrChecklistView
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  MdrSession *session;
  MdrChecklist *checklist;

  /* borrowed: children */
  MdrChecklistRow *rows[MDR_N_CHECKS];
};

G_DEFINE_FINAL_TYPE (MdrChecklistView, mdr_checklist_view, ADW_TYPE_PREFERENCES_GROUP)

typedef enum
{
  PROP_SESSION = 1,
} MdrChecklistViewProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static void
add_row (MdrChecklistView *self, guint position, MdrChecklistItem *item)
{
  GtkWidget *row = mdr_checklist_row_new (item);

  self->rows[position] = MDR_CHECKLIST_ROW (row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/* Returns: whether the row had not shown @item yet */
static gboolean
show_item (MdrChecklistView *self, guint position, MdrChecklistItem *item)
{
  g_autoptr (MdrChecklistItem) shown = NULL;

  if (self->rows[position] == NULL)
    {
      add_row (self, position, item);
      return TRUE;
    }

  g_object_get (self->rows[position], "item", &shown, NULL);
  if (shown == item)
    return FALSE;

  mdr_checklist_row_set_item (self->rows[position], item);

  return TRUE;
}

/* Shows the next item that is another one than its row shows. */
static gboolean
show_item_slice (GtkWidget *widget)
{
  MdrChecklistView *self = MDR_CHECKLIST_VIEW (widget);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->checklist));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (MdrChecklistItem) item = g_list_model_get_item (G_LIST_MODEL (self->checklist), i);

      if (show_item (self, i, item))
        return TRUE;
    }

  return FALSE;
}

static void
items_changed_cb (GtkWidget *widget)
{
  mdr_slices_plan (widget, show_item_slice);
}

static void
set_session (MdrChecklistView *self, MdrSession *session)
{
  /* The template binds it, and has none at first. */
  if (!g_set_object (&self->session, session))
    return;

  g_clear_object (&self->checklist);
  if (session != NULL)
    {
      self->checklist = mdr_checklist_new (session);
      g_signal_connect_object (self->checklist, "items-changed", G_CALLBACK (items_changed_cb),
                               self, G_CONNECT_SWAPPED);
      items_changed_cb (GTK_WIDGET (self));
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
mdr_checklist_view_finalize (GObject *object)
{
  MdrChecklistView *self = MDR_CHECKLIST_VIEW (object);

  g_clear_object (&self->checklist);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (mdr_checklist_view_parent_class)->finalize (object);
}

static void
mdr_checklist_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrChecklistView *self = MDR_CHECKLIST_VIEW (object);

  switch ((MdrChecklistViewProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_checklist_view_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch ((MdrChecklistViewProperty) prop_id)
    {
    case PROP_SESSION:
      set_session (MDR_CHECKLIST_VIEW (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_checklist_view_class_init (MdrChecklistViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_checklist_view_finalize;
  object_class->get_property = mdr_checklist_view_get_property;
  object_class->set_property = mdr_checklist_view_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_checklist_view_init (MdrChecklistView *self)
{
}
