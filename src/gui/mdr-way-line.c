/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line runs across if each station finds room for its longest word there; which way it runs
 * follows from the width alone, so that measuring and giving out room always agree.
 */

#include "mdr-way-line.h"

#include "gui/mdr-slices.h"
#include "gui/mdr-way-station.h"
#include "gui/mdr-way-stretch.h"

/* Between symbol and line, and how high the room is that a line across gets. */
#define GAP 6
#define STRETCH_THICKNESS 10

struct _MdrWayLine
{
  GtkWidget parent_instance;

  /* owned */
  GListModel *stations;

  /* borrowed: the children; no stretch leads to the first station */
  GPtrArray *items;
  GPtrArray *stretches;
};

G_DEFINE_FINAL_TYPE (MdrWayLine, mdr_way_line, GTK_TYPE_WIDGET)

enum
{
  STATION_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
get_widest (MdrWayLine *self, GtkOrientation arrangement, int *natural)
{
  int widest = 0;

  *natural = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      int wanted;

      widest = MAX (widest, mdr_way_station_measure_width (g_ptr_array_index (self->items, i),
                                                           arrangement, &wanted));
      *natural = MAX (*natural, wanted);
    }

  return widest;
}

static GtkOrientation
choose_arrangement (MdrWayLine *self, int width)
{
  int natural;

  return width >= (int) self->items->len * get_widest (self, GTK_ORIENTATION_HORIZONTAL, &natural)
             ? GTK_ORIENTATION_HORIZONTAL
             : GTK_ORIENTATION_VERTICAL;
}

static GtkSizeRequestMode
mdr_way_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (MdrWayLine *self, int width)
{
  GtkOrientation arrangement = choose_arrangement (self, width);
  const int n_items = (int) self->items->len;
  int highest = 0;
  int sum = 0;

  for (int i = 0; i < n_items; i++)
    {
      int height = mdr_way_station_measure_height (
          g_ptr_array_index (self->items, i), arrangement,
          arrangement == GTK_ORIENTATION_HORIZONTAL ? width / n_items : width);

      highest = MAX (highest, height);
      sum += height;
    }

  return arrangement == GTK_ORIENTATION_HORIZONTAL ? highest : sum;
}

static void
mdr_way_line_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  MdrWayLine *self = MDR_WAY_LINE (widget);
  int across, down_natural;

  *minimum = get_widest (self, GTK_ORIENTATION_VERTICAL, &down_natural);
  get_widest (self, GTK_ORIENTATION_HORIZONTAL, &across);
  *natural = MAX (*minimum, across * (int) self->items->len);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = measure_height (self, for_size >= 0 ? for_size : *natural);
      *natural = *minimum;
    }
}

static void
place_stretch (GtkWidget *stretch,
               GtkOrientation arrangement,
               const GdkRectangle *from,
               const GdkRectangle *to)
{
  GtkAllocation area;

  if (arrangement == GTK_ORIENTATION_HORIZONTAL)
    {
      const GdkRectangle *left = from->x < to->x ? from : to;
      const GdkRectangle *right = from->x < to->x ? to : from;

      area.x = left->x + left->width + GAP;
      area.y = left->y + (left->height - STRETCH_THICKNESS) / 2;
      area.width = MAX (0, right->x - GAP - area.x);
      area.height = STRETCH_THICKNESS;
    }
  else
    {
      area.x = from->x + (from->width - STRETCH_THICKNESS) / 2;
      area.y = from->y + from->height;
      area.width = STRETCH_THICKNESS;
      area.height = MAX (0, to->y - area.y);
    }

  gtk_widget_measure (stretch, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (stretch, &area, -1);
}

static void
mdr_way_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MdrWayLine *self = MDR_WAY_LINE (widget);
  const GtkOrientation arrangement = choose_arrangement (self, width);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const int n_items = (int) self->items->len;
  GdkRectangle before, badge;
  int y = 0;

  for (int i = 0; i < n_items; i++)
    {
      MdrWayStation *item = g_ptr_array_index (self->items, i);
      GtkAllocation area = { 0, y, width, height };

      if (arrangement == GTK_ORIENTATION_HORIZONTAL)
        {
          area.width = width / n_items;
          area.x = (mirrored ? n_items - i - 1 : i) * width / n_items;
        }
      else
        {
          area.height = mdr_way_station_measure_height (item, arrangement, width);
          y += area.height;
        }

      mdr_way_station_place (item, arrangement, &area, &badge);
      if (i > 0)
        place_stretch (g_ptr_array_index (self->stretches, i - 1), arrangement, &before, &badge);
      before = badge;
    }
}

/* The first station that has something wrong, or else the first. */
static MdrWayStation *
find_remarkable (MdrWayLine *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      MdrStation *station = mdr_way_station_get_station (g_ptr_array_index (self->items, i));

      if (mdr_station_get_state (station) == MDR_STATE_FAILED)
        return g_ptr_array_index (self->items, i);
    }

  return self->items->len > 0 ? g_ptr_array_index (self->items, 0) : NULL;
}

static gboolean
mdr_way_line_grab_focus (GtkWidget *widget)
{
  MdrWayStation *station;

  mdr_slices_finish (widget);
  station = find_remarkable (MDR_WAY_LINE (widget));

  return station != NULL && gtk_widget_grab_focus (GTK_WIDGET (station));
}

static void
activated_cb (MdrWayStation *item, MdrWayLine *self)
{
  g_signal_emit (self, signals[STATION_ACTIVATED], 0, mdr_way_station_get_station (item));
}

static void
add_item (MdrWayLine *self)
{
  GtkWidget *item = mdr_way_station_new ();

  if (self->items->len > 0)
    {
      GtkWidget *stretch = mdr_way_stretch_new ();

      gtk_widget_insert_after (stretch, GTK_WIDGET (self), NULL);
      g_ptr_array_add (self->stretches, stretch);
    }

  gtk_widget_insert_before (item, GTK_WIDGET (self), NULL);
  g_ptr_array_add (self->items, item);
  g_signal_connect_object (item, "activated", G_CALLBACK (activated_cb), self, 0);
}

static void
remove_last_item (MdrWayLine *self)
{
  gtk_widget_unparent (g_ptr_array_steal_index (self->items, self->items->len - 1));
  if (self->stretches->len > 0)
    gtk_widget_unparent (g_ptr_array_steal_index (self->stretches, self->stretches->len - 1));
}

/* A widget is not bound to its station, so that the focus stays where it is when a VPN is found. */
static void
show_stations (MdrWayLine *self)
{
  guint n_stations = self->stations != NULL ? g_list_model_get_n_items (self->stations) : 0;

  while (self->items->len > n_stations)
    remove_last_item (self);

  for (guint i = 0; i < n_stations; i++)
    {
      g_autoptr (MdrStation) station = g_list_model_get_item (self->stations, i);

      if (i == self->items->len)
        add_item (self);
      mdr_way_station_set_station (g_ptr_array_index (self->items, i), station);
      if (i > 0)
        mdr_way_stretch_set_stretch (g_ptr_array_index (self->stretches, i - 1),
                                     mdr_station_get_stretch (station));
    }
}

static gboolean
show_stations_slice (GtkWidget *widget)
{
  show_stations (MDR_WAY_LINE (widget));

  return FALSE;
}

/* Every phase of every check moves something on the line; once a frame is enough to show it. */
static void
stations_changed_cb (GtkWidget *widget)
{
  mdr_slices_plan (widget, show_stations_slice);
}

static void
mdr_way_line_dispose (GObject *object)
{
  MdrWayLine *self = MDR_WAY_LINE (object);

  mdr_way_line_set_stations (self, NULL);

  G_OBJECT_CLASS (mdr_way_line_parent_class)->dispose (object);
}

static void
mdr_way_line_finalize (GObject *object)
{
  MdrWayLine *self = MDR_WAY_LINE (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->stretches, g_ptr_array_unref);

  G_OBJECT_CLASS (mdr_way_line_parent_class)->finalize (object);
}

static void
mdr_way_line_class_init (MdrWayLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_way_line_dispose;
  object_class->finalize = mdr_way_line_finalize;
  widget_class->get_request_mode = mdr_way_line_get_request_mode;
  widget_class->grab_focus = mdr_way_line_grab_focus;
  widget_class->measure = mdr_way_line_measure;
  widget_class->size_allocate = mdr_way_line_size_allocate;

  /**
   * MdrWayLine::station-activated:
   * @self: the line
   * @station: a station
   *
   * Somebody wants to know more about @station.
   */
  signals[STATION_ACTIVATED] =
      g_signal_new ("station-activated", MDR_TYPE_WAY_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, MDR_TYPE_STATION);

  gtk_widget_class_set_css_name (widget_class, "way");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
mdr_way_line_init (MdrWayLine *self)
{
  self->items = g_ptr_array_new ();
  self->stretches = g_ptr_array_new ();
}

/**
 * mdr_way_line_new:
 *
 * Returns: (transfer floating): a line without stations
 */
GtkWidget *
mdr_way_line_new (void)
{
  return g_object_new (MDR_TYPE_WAY_LINE, NULL);
}

/**
 * mdr_way_line_set_stations:
 * @self: a line
 * @stations: (nullable): a list of #MdrStation
 *
 * Shows @stations, and follows them.
 */
void
mdr_way_line_set_stations (MdrWayLine *self, GListModel *stations)
{
  g_return_if_fail (MDR_IS_WAY_LINE (self));

  if (self->stations != NULL)
    g_signal_handlers_disconnect_by_data (self->stations, self);
  g_set_object (&self->stations, stations);
  if (stations != NULL)
    g_signal_connect_object (stations, "items-changed", G_CALLBACK (stations_changed_cb), self,
                             G_CONNECT_SWAPPED);
  show_stations (self);
}

/**
 * mdr_way_line_mark_shown:
 * @self: a line
 * @station: (nullable): the station that somebody is looking at
 *
 * Marks @station, and no other.
 */
void
mdr_way_line_mark_shown (MdrWayLine *self, MdrStation *station)
{
  g_return_if_fail (MDR_IS_WAY_LINE (self));

  for (guint i = 0; i < self->items->len; i++)
    mdr_way_station_set_shown (g_ptr_array_index (self->items, i),
                               station != NULL && mdr_way_station_get_station (g_ptr_array_index (
                                                      self->items, i)) == station);
}
