/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A probe as a row: what it looks at and how it stands; unfolded, its details.
 */

#include "mdr-way-row.h"

#include <glib/gi18n.h>

#include "gui/mdr-activity.h"
#include "gui/mdr-check-again-button.h"
#include "gui/mdr-header-layout.h"
#include "gui/mdr-probe-details.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-state-badge.h"
#include "gui/mdr-unfolding.h"
#include "knowledge/mdr-texts.h"

struct _MdrWayRow
{
  AdwExpanderRow parent_instance;

  /* owned */
  MdrProbe *probe;
  MdrActivity *activity;

  /* borrowed: a child */
  GtkWidget *again_button;
};

G_DEFINE_FINAL_TYPE (MdrWayRow, mdr_way_row, ADW_TYPE_EXPANDER_ROW)

typedef enum
{
  PROP_PROBE = 1,
} MdrWayRowProperty;

static GParamSpec *properties[PROP_PROBE + 1];

static char *
dup_subtitle (MdrProbe *probe)
{
  MdrState state = mdr_probe_get_state (probe);
  MdrCause cause = mdr_probe_get_cause (probe);
  const char *word = mdr_texts_get_state_title (state);
  g_autofree char *detail = NULL;

  if (cause != MDR_CAUSE_OK)
    detail = g_strdup (mdr_texts_get_cause_title (cause));
  else if (state == MDR_STATE_PASSED)
    detail = mdr_texts_dup_duration (mdr_probe_get_duration (probe));

  /* Translators: how a server stands, and why or how long it took: “In order · 84 ms” */
  return detail != NULL ? g_strdup_printf (_ ("%s · %s"), word, detail) : g_strdup (word);
}

/* The name for screen readers is left alone: nobody wants to hear the seconds pass. */
static void
activity_changed_cb (MdrWayRow *self)
{
  const char *activity = mdr_activity_get_text (self->activity);
  g_autofree char *subtitle = activity != NULL ? g_strdup (activity) : dup_subtitle (self->probe);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
probe_changed_cb (MdrWayRow *self)
{
  g_autofree char *title = mdr_texts_dup_way_title (mdr_probe_get_service (self->probe));
  g_autofree char *subtitle = dup_subtitle (self->probe);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), title, subtitle);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  mdr_rows_set_accessible_label (GTK_WIDGET (self), name);
  mdr_check_again_button_set_subject (self->again_button, title);
  activity_changed_cb (self);
}

static void
unfollow (MdrWayRow *self)
{
  if (self->probe == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->probe, self);
  g_signal_handlers_disconnect_by_data (mdr_probe_get_findings (self->probe), self);
}

static void
follow (MdrWayRow *self)
{
  g_signal_connect_object (self->probe, "notify::state", G_CALLBACK (probe_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (mdr_probe_get_findings (self->probe), "items-changed",
                           G_CALLBACK (probe_changed_cb), self, G_CONNECT_SWAPPED);
  mdr_activity_set_probe (self->activity, self->probe);
  probe_changed_cb (self);
}

static void
set_probe (MdrWayRow *self, MdrProbe *probe)
{
  if (self->probe == probe)
    return;

  unfollow (self);
  g_set_object (&self->probe, probe);
  if (self->again_button != NULL)
    follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBE]);
}

static void
mdr_way_row_constructed (GObject *object)
{
  MdrWayRow *self = MDR_WAY_ROW (object);

  G_OBJECT_CLASS (mdr_way_row_parent_class)->constructed (object);

  self->again_button = mdr_check_again_button_new (self->probe);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->again_button);
  follow (self);
}

static void
mdr_way_row_dispose (GObject *object)
{
  g_clear_object (&MDR_WAY_ROW (object)->activity);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_WAY_ROW);

  G_OBJECT_CLASS (mdr_way_row_parent_class)->dispose (object);
}

static void
mdr_way_row_finalize (GObject *object)
{
  MdrWayRow *self = MDR_WAY_ROW (object);

  g_clear_object (&self->probe);

  G_OBJECT_CLASS (mdr_way_row_parent_class)->finalize (object);
}

static void
mdr_way_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrWayRow *self = MDR_WAY_ROW (object);

  switch ((MdrWayRowProperty) prop_id)
    {
    case PROP_PROBE:
      g_value_set_object (value, self->probe);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_way_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrWayRow *self = MDR_WAY_ROW (object);

  switch ((MdrWayRowProperty) prop_id)
    {
    case PROP_PROBE:
      set_probe (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_way_row_class_init (MdrWayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = mdr_way_row_constructed;
  object_class->dispose = mdr_way_row_dispose;
  object_class->finalize = mdr_way_row_finalize;
  object_class->get_property = mdr_way_row_get_property;
  object_class->set_property = mdr_way_row_set_property;

  properties[PROP_PROBE] = g_param_spec_object (
      "probe", NULL, NULL, MDR_TYPE_PROBE,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_STATE_BADGE);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "way-row.ui");
}

static void
mdr_way_row_init (MdrWayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  mdr_probe_details_add_to (ADW_EXPANDER_ROW (self));
  mdr_unfolding_spare (ADW_EXPANDER_ROW (self));
  mdr_header_layout_apply (GTK_WIDGET (self));

  self->activity = mdr_activity_new (GTK_WIDGET (self));
  g_signal_connect_object (self->activity, "notify::text", G_CALLBACK (activity_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * mdr_way_row_new:
 * @probe: the probe of a service
 *
 * Returns: (transfer floating): a row that follows @probe
 */
GtkWidget *
mdr_way_row_new (MdrProbe *probe)
{
  g_return_val_if_fail (MDR_IS_PROBE (probe), NULL);
  g_return_val_if_fail (mdr_probe_get_service (probe) != NULL, NULL);

  return g_object_new (MDR_TYPE_WAY_ROW, "probe", probe, NULL);
}
