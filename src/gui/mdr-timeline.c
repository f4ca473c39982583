/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row for each connection, drawn anew whenever the session has drawn its conclusions. Without
 * zoom all is seen at once; the names of the rows stay where they are whatever part is seen.
 */

#include "mdr-timeline.h"

#include "gui/mdr-time-axis.h"
#include "gui/mdr-timeline-bars.h"
#include "gui/mdr-timeline-row.h"
#include "knowledge/mdr-texts.h"

/* Longer than any pause within a check, shorter than it takes to type in a password. */
#define PAUSE (2 * G_USEC_PER_SEC)
#define LARGEST_ZOOM 64

/* Behind the last bar there is room for its symbol. */
#define ROOM_BEHIND 1.07

struct _MdrTimeline
{
  AdwBin parent_instance;

  int zoom;
  gint64 span;

  /* owned */
  MdrSession *session;

  /* template */
  GtkAdjustment *window;
  MdrTimeAxis *axis;
  GtkListBox *rows;
  GtkWidget *scrollbar;
  GtkFlowBox *legend;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (MdrTimeline, mdr_timeline, ADW_TYPE_BIN)

typedef enum
{
  PROP_SESSION = 1,
} MdrTimelineProperty;

static GParamSpec *properties[PROP_SESSION + 1];

/* From when to when @probe was at work, if it has begun. */
static gboolean
find_span (MdrProbe *probe, MdrTimeSpan *span)
{
  GListModel *phases = mdr_probe_get_phases (probe);
  guint n_phases = g_list_model_get_n_items (phases);
  gboolean begun = FALSE;

  for (guint i = 0; i < n_phases; i++)
    {
      g_autoptr (MdrPhaseRecord) record = g_list_model_get_item (phases, i);
      const gint64 begin = mdr_phase_record_get_start (record);

      if (begin <= 0)
        continue;

      span->begin = begun ? MIN (span->begin, begin) : begin;
      span->end = begun ? MAX (span->end, mdr_timeline_row_get_end (record))
                        : mdr_timeline_row_get_end (record);
      begun = TRUE;
    }

  return begun;
}

static void
show_window (MdrTimeline *self)
{
  const double all = (double) self->span * ROOM_BEHIND;
  const double visible = all / self->zoom;

  gtk_adjustment_configure (self->window, gtk_adjustment_get_value (self->window), 0, all,
                            visible / 10, visible * 0.9, visible);
  gtk_widget_set_visible (self->scrollbar, self->zoom > 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-in",
                                 self->zoom < LARGEST_ZOOM && self->span > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-out", self->zoom > 1);
}

static void
add_to_legend (MdrTimeline *self, MdrPhase phase)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = mdr_timeline_bars_create_swatch (phase);
  GtkWidget *label = gtk_label_new (mdr_texts_get_phase_title (phase));
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_size_request (swatch, 28, -1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->legend, child);
}

static void
show_legend (MdrTimeline *self, GPtrArray *probes)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_flow_box_remove (self->legend, child);

  for (guint phase = 0; phase < MDR_N_PHASES; phase++)
    for (guint i = 0; i < probes->len; i++)
      {
        MdrState state;

        if (!mdr_probe_get_phase (g_ptr_array_index (probes, i), phase, &state) ||
            state == MDR_STATE_WAITING || state == MDR_STATE_SKIPPED)
          continue;

        add_to_legend (self, phase);
        break;
      }
}

static void
show_rows (MdrTimeline *self, GPtrArray *probes, GArray *spans)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self->rows));
  int position = focused != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focused)) : -1;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);

  for (guint i = 0; i < probes->len; i++)
    gtk_list_box_append (self->rows, mdr_timeline_row_new (g_ptr_array_index (probes, i),
                                                           &g_array_index (spans, MdrTimeSpan, i),
                                                           self->window));

  /* Nobody is to lose the place because a server has answered. */
  if (position >= 0 && position < (int) probes->len)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, position)));
}

static void
session_updated_cb (MdrTimeline *self)
{
  GListModel *all = mdr_session_get_probes (self->session);
  guint n_probes = g_list_model_get_n_items (all);
  g_autoptr (GPtrArray) probes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) spans = g_array_new (FALSE, TRUE, sizeof (MdrTimeSpan));

  for (guint i = 0; i < n_probes; i++)
    {
      g_autoptr (MdrProbe) probe = g_list_model_get_item (all, i);
      MdrTimeSpan span = { 0 };

      if (mdr_probe_get_service (probe) == NULL || !find_span (probe, &span))
        continue;

      g_ptr_array_add (probes, g_steal_pointer (&probe));
      g_array_append_val (spans, span);
    }

  mdr_time_scale_find_origins ((MdrTimeSpan *) (void *) spans->data, spans->len, PAUSE);
  self->span = 0;
  for (guint i = 0; i < spans->len; i++)
    {
      const MdrTimeSpan *span = &g_array_index (spans, MdrTimeSpan, i);

      self->span = MAX (self->span, span->end - span->origin);
    }

  show_window (self);
  show_rows (self, probes, spans);
  show_legend (self, probes);
  gtk_widget_set_visible (self->nothing, probes->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), probes->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->axis), self->span > 0);
}

/* What was in the middle stays there. */
static void
zoom_to (MdrTimeline *self, int zoom)
{
  const double middle =
      gtk_adjustment_get_value (self->window) + gtk_adjustment_get_page_size (self->window) / 2;

  self->zoom = CLAMP (zoom, 1, LARGEST_ZOOM);
  show_window (self);
  gtk_adjustment_set_value (self->window, middle - gtk_adjustment_get_page_size (self->window) / 2);
}

static void
zoom_in_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  zoom_to (MDR_TIMELINE (widget), MDR_TIMELINE (widget)->zoom * 2);
}

static void
zoom_out_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  zoom_to (MDR_TIMELINE (widget), MDR_TIMELINE (widget)->zoom / 2);
}

static void
scroll_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  MdrTimeline *self = MDR_TIMELINE (widget);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const double steps =
      mirrored ? -g_variant_get_int32 (parameter) : g_variant_get_int32 (parameter);

  gtk_adjustment_set_value (self->window,
                            gtk_adjustment_get_value (self->window) +
                                steps * gtk_adjustment_get_step_increment (self->window));
}

static void
mdr_timeline_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_TIMELINE);

  G_OBJECT_CLASS (mdr_timeline_parent_class)->dispose (object);
}

static void
mdr_timeline_finalize (GObject *object)
{
  MdrTimeline *self = MDR_TIMELINE (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (mdr_timeline_parent_class)->finalize (object);
}

static void
mdr_timeline_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrTimeline *self = MDR_TIMELINE (object);

  switch ((MdrTimelineProperty) prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_timeline_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrTimeline *self = MDR_TIMELINE (object);

  switch ((MdrTimelineProperty) prop_id)
    {
    case PROP_SESSION:
      if (self->session != NULL)
        g_signal_handlers_disconnect_by_data (self->session, self);
      g_set_object (&self->session, g_value_get_object (value));
      if (self->session != NULL)
        {
          g_signal_connect_object (self->session, "updated", G_CALLBACK (session_updated_cb), self,
                                   G_CONNECT_SWAPPED);
          session_updated_cb (self);
        }
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "timeline.scroll", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "timeline.scroll", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, 0, "timeline.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, 0, "timeline.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, 0, "timeline.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, 0, "timeline.zoom-out",
                                       NULL);
}

static void
mdr_timeline_class_init (MdrTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_timeline_dispose;
  object_class->finalize = mdr_timeline_finalize;
  object_class->get_property = mdr_timeline_get_property;
  object_class->set_property = mdr_timeline_set_property;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_TIME_AXIS);

  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_activated);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_activated);
  gtk_widget_class_install_action (widget_class, "timeline.scroll", "i", scroll_activated);
  bind_keys (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrTimeline, axis);
  gtk_widget_class_bind_template_child (widget_class, MdrTimeline, legend);
  gtk_widget_class_bind_template_child (widget_class, MdrTimeline, nothing);
  gtk_widget_class_bind_template_child (widget_class, MdrTimeline, rows);
  gtk_widget_class_bind_template_child (widget_class, MdrTimeline, scrollbar);
  gtk_widget_class_bind_template_child (widget_class, MdrTimeline, window);
}

static void
mdr_timeline_init (MdrTimeline *self)
{
  self->zoom = 1;

  gtk_widget_init_template (GTK_WIDGET (self));
  mdr_time_axis_set_window (self->axis, self->window);
}
