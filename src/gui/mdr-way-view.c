/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Title, line of stations, and below it the findings of one of them: pressing a station opens it,
 * pressing it again closes it. Nothing is there while there is no way.
 */

#include "mdr-way-view.h"

#include <glib/gi18n.h>

#include "gui/mdr-finding-list.h"
#include "gui/mdr-into-view.h"
#include "gui/mdr-way-line.h"
#include "knowledge/mdr-texts.h"

/* No station is open. */
#define NONE MDR_N_STATIONS

struct _MdrWayView
{
  AdwBin parent_instance;

  MdrDirection direction;
  guint open;

  /* owned */
  MdrSession *session;
  MdrWay *way;

  /* template */
  GtkLabel *title;
  MdrWayLine *line;
  GtkWidget *details;
  GtkLabel *details_title;
  MdrFindingList *findings;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (MdrWayView, mdr_way_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_DIRECTION = 1,
  PROP_SESSION,
} MdrWayViewProperty;

static GParamSpec *properties[PROP_SESSION + 1];

static char *
dup_title (MdrWayView *self)
{
  MdrService *service = mdr_way_get_service (self->way);

  return service != NULL ? mdr_texts_dup_way_title (service)
                         : g_strdup (mdr_texts_get_direction_title (self->direction));
}

static MdrStation *
dup_open_station (MdrWayView *self)
{
  guint n_stations = g_list_model_get_n_items (G_LIST_MODEL (self->way));

  for (guint i = 0; i < n_stations; i++)
    {
      g_autoptr (MdrStation) station = g_list_model_get_item (G_LIST_MODEL (self->way), i);

      if (mdr_station_get_id (station) == self->open)
        return g_steal_pointer (&station);
    }

  return NULL;
}

static void
show_details (MdrWayView *self)
{
  g_autoptr (MdrStation) station = dup_open_station (self);
  GListModel *findings = station != NULL ? mdr_station_get_findings (station) : NULL;

  mdr_way_line_mark_shown (self->line, station);
  g_object_set (self->findings, "findings", findings, NULL);
  gtk_widget_set_visible (self->details, station != NULL);
  gtk_widget_set_visible (self->nothing,
                          findings != NULL && g_list_model_get_n_items (findings) == 0);
  if (station != NULL)
    gtk_label_set_text (self->details_title,
                        mdr_texts_get_station_title (mdr_station_get_id (station)));
}

static void
way_changed_cb (MdrWayView *self)
{
  g_autofree char *title = dup_title (self);
  /* Translators: the list of stations on the way to a server, for screen readers; in the place of
   * %s stands “Receiving (IMAP): imap.example.it (port 993)”. */
  g_autofree char *name = g_strdup_printf (_ ("The way of your mail. %s"), title);

  gtk_label_set_text (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          g_list_model_get_n_items (G_LIST_MODEL (self->way)) > 0);
  show_details (self);
}

static void
station_activated_cb (MdrWayView *self, MdrStation *station)
{
  self->open = self->open == mdr_station_get_id (station) ? NONE : mdr_station_get_id (station);
  show_details (self);
  if (self->open != NONE)
    mdr_into_view (self->details);
}

static void
follow_session (MdrWayView *self)
{
  if (self->way != NULL)
    g_signal_handlers_disconnect_by_data (self->way, self);
  g_clear_object (&self->way);
  if (self->session == NULL)
    return;

  self->way = mdr_way_new (self->session, self->direction);
  mdr_way_line_set_stations (self->line, G_LIST_MODEL (self->way));
  g_signal_connect_object (self->way, "items-changed", G_CALLBACK (way_changed_cb), self,
                           G_CONNECT_SWAPPED);
  way_changed_cb (self);
}

static gboolean
mdr_way_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (MDR_WAY_VIEW (widget)->line));
}

static void
mdr_way_view_dispose (GObject *object)
{
  MdrWayView *self = MDR_WAY_VIEW (object);

  if (self->way != NULL)
    g_signal_handlers_disconnect_by_data (self->way, self);
  g_clear_object (&self->way);
  gtk_widget_dispose_template (GTK_WIDGET (object), MDR_TYPE_WAY_VIEW);

  G_OBJECT_CLASS (mdr_way_view_parent_class)->dispose (object);
}

static void
mdr_way_view_finalize (GObject *object)
{
  MdrWayView *self = MDR_WAY_VIEW (object);

  g_clear_object (&self->session);

  G_OBJECT_CLASS (mdr_way_view_parent_class)->finalize (object);
}

static void
mdr_way_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MdrWayView *self = MDR_WAY_VIEW (object);

  switch ((MdrWayViewProperty) prop_id)
    {
    case PROP_DIRECTION:
      g_value_set_enum (value, self->direction);
      break;

    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_way_view_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  MdrWayView *self = MDR_WAY_VIEW (object);

  switch ((MdrWayViewProperty) prop_id)
    {
    case PROP_DIRECTION:
      self->direction = g_value_get_enum (value);
      follow_session (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_SESSION:
      if (!g_set_object (&self->session, g_value_get_object (value)))
        break;

      follow_session (self);
      g_object_notify_by_pspec (object, pspec);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
mdr_way_view_class_init (MdrWayViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = mdr_way_view_dispose;
  object_class->finalize = mdr_way_view_finalize;
  object_class->get_property = mdr_way_view_get_property;
  object_class->set_property = mdr_way_view_set_property;
  widget_class->grab_focus = mdr_way_view_grab_focus;

  properties[PROP_DIRECTION] = g_param_spec_enum ("direction", NULL, NULL, MDR_TYPE_DIRECTION,
                                                  MDR_DIRECTION_RECEIVING, flags);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, MDR_TYPE_SESSION, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (MDR_TYPE_FINDING_LIST);
  g_type_ensure (MDR_TYPE_WAY_LINE);

  gtk_widget_class_set_template_from_resource (widget_class, MDR_RESOURCE_PATH "way-view.ui");
  gtk_widget_class_bind_template_child (widget_class, MdrWayView, details);
  gtk_widget_class_bind_template_child (widget_class, MdrWayView, details_title);
  gtk_widget_class_bind_template_child (widget_class, MdrWayView, findings);
  gtk_widget_class_bind_template_child (widget_class, MdrWayView, line);
  gtk_widget_class_bind_template_child (widget_class, MdrWayView, nothing);
  gtk_widget_class_bind_template_child (widget_class, MdrWayView, title);
  gtk_widget_class_bind_template_callback (widget_class, station_activated_cb);
}

static void
mdr_way_view_init (MdrWayView *self)
{
  self->open = NONE;

  gtk_widget_init_template (GTK_WIDGET (self));
}
