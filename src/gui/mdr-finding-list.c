/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list follows the findings as they come in, and is not there while there are none.
 */

#include "mdr-finding-list.h"

#include <glib/gi18n.h>

#include "gui/mdr-item-rows.h"
#include "gui/mdr-rows.h"

struct _MdrFindingList
{
  AdwBin parent_instance;

  /* owned */
  GListModel *findings;

  /* borrowed: the child */
  GtkWidget *list_box;
};

G_DEFINE_FINAL_TYPE (MdrFindingList, mdr_finding_list, ADW_TYPE_BIN)

typedef enum
{
  PROP_FINDINGS = 1,
} MdrFindingListProperty;

static GParamSpec *properties[PROP_FINDINGS + 1];

static void
findings_changed_cb (MdrFindingList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->findings != NULL && g_list_model_get_n_items (self->findings) > 0);
}

static void
set_findings (MdrFindingList *self, GListModel *findings)
{
  if (self->findings == findings)
    return;

  if (self->findings != NULL)
    g_signal_handlers_disconnect_by_data (self->findings, self);
  g_set_object (&self->findings, findings);

  mdr_item_rows_bind (GTK_LIST_BOX (self->list_box), findings, mdr_rows_create_finding);
  if (findings != NULL)
    g_signal_connect_object (findings, "items-changed", G_CALLBACK (findings_changed_cb), self,
                             G_CONNECT_SWAPPED);
  findings_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDINGS]);
}

static void
mdr_finding_list_finalize (GObject *object)
{
  MdrFindingList *self = MDR_FINDING_LIST (object);

  g_clear_object (&self->findings);

  G_OBJECT_CLASS (mdr_finding_list_parent_class)->finalize (object);
}

static void
mdr_finding_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrFindingList *self = MDR_FINDING_LIST (object);

  switch ((MdrFindingListProperty) prop_id)
    {
    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_finding_list_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  MdrFindingList *self = MDR_FINDING_LIST (object);

  switch ((MdrFindingListProperty) prop_id)
    {
    case PROP_FINDINGS:
      set_findings (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_finding_list_class_init (MdrFindingListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_finding_list_finalize;
  object_class->get_property = mdr_finding_list_get_property;
  object_class->set_property = mdr_finding_list_set_property;

  properties[PROP_FINDINGS] =
      g_param_spec_object ("findings", NULL, NULL, G_TYPE_LIST_MODEL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
mdr_finding_list_init (MdrFindingList *self)
{
  self->list_box = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list_box), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list_box, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What was found out"), -1);
  adw_bin_set_child (ADW_BIN (self), self->list_box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
