/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Phases with their times and the time of all, everything that was found, and the lines of the
 * conversation, if it was one.
 */

#include "mdr-probe-details.h"

#include <glib/gi18n.h>

#include "gui/mdr-rows.h"
#include "gui/mdr-transcript-view.h"
#include "knowledge/mdr-texts.h"
#include "probe/mdr-service-probe.h"

struct _MdrProbeDetails
{
  AdwBin parent_instance;

  /* owned */
  MdrProbe *probe;

  /* template */
  GtkListBox *phases;
  GtkListBox *findings;
  GtkLabel *total;
  MdrTranscriptView *transcript_view;
};

G_DEFINE_FINAL_TYPE (MdrProbeDetails, mdr_probe_details, ADW_TYPE_BIN)

typedef enum
{
  PROP_PROBE = 1,
} MdrProbeDetailsProperty;

static GParamSpec *properties[PROP_PROBE + 1];

static gboolean
is_done (MdrProbe *probe)
{
  MdrState state = mdr_probe_get_state (probe);

  return state != MDR_STATE_WAITING && state != MDR_STATE_RUNNING && state != MDR_STATE_SKIPPED;
}

static void
show_total (MdrProbeDetails *self)
{
  MdrState state = mdr_probe_get_state (self->probe);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (is_done (self->probe))
    {
      time = mdr_texts_dup_duration (mdr_probe_get_duration (self->probe));
      /* Translators: how long a check took, from begin to end: “This took 84 ms”. */
      text = g_strdup_printf (_ ("This took %s"), time);
    }

  gtk_label_set_label (self->total, text != NULL ? text : mdr_texts_get_state_title (state));
}

/* A probe begins another conversation whenever it runs. */
static void
state_changed_cb (MdrProbeDetails *self)
{
  MdrTranscript *transcript =
      MDR_IS_SERVICE_PROBE (self->probe)
          ? mdr_service_probe_get_transcript (MDR_SERVICE_PROBE (self->probe))
          : NULL;

  g_object_set (self->transcript_view, "transcript", transcript, NULL);
  show_total (self);
}

static void
set_probe (MdrProbeDetails *self, MdrProbe *probe)
{
  if (self->probe == probe)
    return;

  if (self->probe != NULL)
    g_signal_handlers_disconnect_by_data (self->probe, self);
  g_set_object (&self->probe, probe);

  gtk_list_box_bind_model (self->phases, probe != NULL ? mdr_probe_get_phases (probe) : NULL,
                           mdr_rows_create_phase, NULL, NULL);
  gtk_list_box_bind_model (self->findings, probe != NULL ? mdr_probe_get_findings (probe) : NULL,
                           mdr_rows_create_finding, NULL, NULL);
  if (probe != NULL)
    {
      g_signal_connect_object (probe, "notify::state", G_CALLBACK (state_changed_cb), self,
                               G_CONNECT_SWAPPED);
      state_changed_cb (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBE]);
}

static void
mdr_probe_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_PROBE_DETAILS);

  G_OBJECT_CLASS (mdr_probe_details_parent_class)->dispose (object);
}

static void
mdr_probe_details_finalize (GObject *object)
{
  g_clear_object (&MDR_PROBE_DETAILS (object)->probe);

  G_OBJECT_CLASS (mdr_probe_details_parent_class)->finalize (object);
}

static void
mdr_probe_details_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch ((MdrProbeDetailsProperty) prop_id)
    {
    case PROP_PROBE:
      g_value_set_object (value, MDR_PROBE_DETAILS (object)->probe);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_probe_details_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch ((MdrProbeDetailsProperty) prop_id)
    {
    case PROP_PROBE:
      set_probe (MDR_PROBE_DETAILS (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_probe_details_class_init (MdrProbeDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_probe_details_dispose;
  object_class->finalize = mdr_probe_details_finalize;
  object_class->get_property = mdr_probe_details_get_property;
  object_class->set_property = mdr_probe_details_set_property;

  properties[PROP_PROBE] =
      g_param_spec_object ("probe", NULL, NULL, MDR_TYPE_PROBE,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_TRANSCRIPT_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "probe-details.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrProbeDetails, findings);
  gtk_widget_class_bind_template_child (widget_class, MdrProbeDetails, phases);
  gtk_widget_class_bind_template_child (widget_class, MdrProbeDetails, total);
  gtk_widget_class_bind_template_child (widget_class, MdrProbeDetails, transcript_view);
}

static void
mdr_probe_details_init (MdrProbeDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static MdrProbeDetails *
ensure_details (GtkListBoxRow *holder)
{
  if (gtk_list_box_row_get_child (holder) == NULL)
    gtk_list_box_row_set_child (holder, g_object_new (MDR_TYPE_PROBE_DETAILS, NULL));

  return MDR_PROBE_DETAILS (gtk_list_box_row_get_child (holder));
}

static void
row_unfolded_cb (AdwExpanderRow *row, GParamSpec *pspec, GtkListBoxRow *holder)
{
  g_autoptr (MdrProbe) probe = NULL;

  if (!adw_expander_row_get_expanded (row))
    return;

  g_object_get (row, "probe", &probe, NULL);
  set_probe (ensure_details (holder), probe);
}

/**
 * mdr_probe_details_add_to:
 * @row: a row with a property "probe"
 *
 * Shows the details of its probe below @row. They are made when it is unfolded: there are many
 * rows, and most of them stay folded.
 */
void
mdr_probe_details_add_to (AdwExpanderRow *row)
{
  GtkWidget *holder;

  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  holder = g_object_new (GTK_TYPE_LIST_BOX_ROW, "activatable", FALSE, "focusable", FALSE, NULL);
  adw_expander_row_add_row (row, holder);

  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (row_unfolded_cb), holder, 0);
  g_signal_connect_object (row, "notify::probe", G_CALLBACK (row_unfolded_cb), holder, 0);
}
