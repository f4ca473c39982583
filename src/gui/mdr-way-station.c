/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Symbol, name and time: below each other on a line that runs across, beside each other on one that
 * runs down. Which of them it is the line says while it gives out the room, so the station cannot
 * be asked for its size as other widgets can: its own answer only is what both need at least.
 */

#include "mdr-way-station.h"

#include "gui/mdr-state-badge.h"
#include "knowledge/mdr-texts.h"

#define PADDING 6
#define SPACING 12
#define ROW_HEIGHT 44

struct _MdrWayStation
{
  GtkWidget parent_instance;

  GtkOrientation arrangement;
  GdkRectangle badge_area;

  /* owned */
  MdrStation *station;

  /* owned: the children */
  GtkWidget *badge;
  GtkWidget *title;
  GtkWidget *time;
};

G_DEFINE_FINAL_TYPE (MdrWayStation, mdr_way_station, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *natural)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, natural, NULL, NULL);

  return minimum;
}

static int
measure_natural (GtkWidget *widget, GtkOrientation orientation, int for_size)
{
  int natural;

  measure (widget, orientation, for_size, &natural);

  return natural;
}

/* What is left for the name between symbol and time. */
static int
get_title_room (MdrWayStation *self, int width)
{
  return width - 2 * PADDING - 2 * SPACING -
         measure_natural (self->badge, GTK_ORIENTATION_HORIZONTAL, -1) -
         measure_natural (self->time, GTK_ORIENTATION_HORIZONTAL, -1);
}

/* Mirrored where one reads from right to left. */
static void
place (MdrWayStation *self, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation area = { x, y, width, height };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    area.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - width;

  if (child == self->badge)
    self->badge_area = area;
  gtk_widget_size_allocate (child, &area, -1);
}

static void
place_below_each_other (MdrWayStation *self, int width)
{
  const int room = width - 2 * PADDING;
  const int badge_width = measure_natural (self->badge, GTK_ORIENTATION_HORIZONTAL, -1);
  const int badge_height = measure_natural (self->badge, GTK_ORIENTATION_VERTICAL, -1);
  const int title_height = measure_natural (self->title, GTK_ORIENTATION_VERTICAL, room);
  const int time_height = measure_natural (self->time, GTK_ORIENTATION_VERTICAL, room);
  int y = PADDING;

  place (self, self->badge, (width - badge_width) / 2, y, badge_width, badge_height);
  y += badge_height + PADDING;
  place (self, self->title, PADDING, y, room, title_height);
  place (self, self->time, PADDING, y + title_height, room, time_height);
}

static void
place_beside_each_other (MdrWayStation *self, int width, int height)
{
  const int badge_width = measure_natural (self->badge, GTK_ORIENTATION_HORIZONTAL, -1);
  const int badge_height = measure_natural (self->badge, GTK_ORIENTATION_VERTICAL, -1);
  const int time_width = measure_natural (self->time, GTK_ORIENTATION_HORIZONTAL, -1);
  const int title_width = MIN (get_title_room (self, width),
                               measure_natural (self->title, GTK_ORIENTATION_HORIZONTAL, -1));

  place (self, self->badge, PADDING, (height - badge_height) / 2, badge_width, badge_height);
  place (self, self->title, PADDING + badge_width + SPACING, 0, title_width, height);
  place (self, self->time, width - PADDING - time_width, 0, time_width, height);
}

static void
mdr_way_station_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  MdrWayStation *self = MDR_WAY_STATION (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL
                 ? mdr_way_station_measure_width (self, GTK_ORIENTATION_HORIZONTAL, NULL)
                 : ROW_HEIGHT;
  *natural = *minimum;
}

static void
mdr_way_station_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MdrWayStation *self = MDR_WAY_STATION (widget);

  if (self->arrangement == GTK_ORIENTATION_HORIZONTAL)
    place_below_each_other (self, width);
  else
    place_beside_each_other (self, width, height);
}

static void
show_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_grab_focus (widget);
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
clicked_cb (GtkWidget *widget)
{
  gtk_widget_activate_action (widget, "station.show", NULL);
}

static void
mdr_way_station_dispose (GObject *object)
{
  MdrWayStation *self = MDR_WAY_STATION (object);

  g_clear_pointer (&self->badge, gtk_widget_unparent);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->time, gtk_widget_unparent);

  G_OBJECT_CLASS (mdr_way_station_parent_class)->dispose (object);
}

static void
mdr_way_station_finalize (GObject *object)
{
  MdrWayStation *self = MDR_WAY_STATION (object);

  g_clear_object (&self->station);

  G_OBJECT_CLASS (mdr_way_station_parent_class)->finalize (object);
}

static void
mdr_way_station_class_init (MdrWayStationClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter,
                                GDK_KEY_space };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = mdr_way_station_dispose;
  object_class->finalize = mdr_way_station_finalize;
  widget_class->measure = mdr_way_station_measure;
  widget_class->size_allocate = mdr_way_station_size_allocate;

  /**
   * MdrWayStation::activated:
   * @self: the station
   *
   * Somebody wants to know more about it.
   */
  signals[ACTIVATED] = g_signal_new ("activated", MDR_TYPE_WAY_STATION, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "station.show", NULL, show_activated);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0, "station.show", NULL);

  gtk_widget_class_set_css_name (widget_class, "station");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkWidget *
create_label (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, style_class);

  return label;
}

static void
mdr_way_station_init (MdrWayStation *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->badge = g_object_ref_sink (g_object_new (MDR_TYPE_STATE_BADGE, "show-word", FALSE, NULL));
  self->title = g_object_ref_sink (create_label ("title"));
  self->time = g_object_ref_sink (create_label ("time"));
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->badge, "large");
  gtk_widget_add_css_class (self->time, "dim-label");
  gtk_widget_add_css_class (self->time, "numeric");
  gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->time, GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  mdr_way_station_set_shown (self, FALSE);
}

/**
 * mdr_way_station_new:
 *
 * Returns: (transfer floating): a widget for a station
 */
GtkWidget *
mdr_way_station_new (void)
{
  return g_object_new (MDR_TYPE_WAY_STATION, NULL);
}

/**
 * mdr_way_station_get_station:
 * @self: a widget
 *
 * Returns: (transfer none) (nullable): the station that it shows
 */
MdrStation *
mdr_way_station_get_station (MdrWayStation *self)
{
  g_return_val_if_fail (MDR_IS_WAY_STATION (self), NULL);

  return self->station;
}

/**
 * mdr_way_station_set_station:
 * @self: a widget
 * @station: the station to show
 *
 * Shows how @station stands.
 */
void
mdr_way_station_set_station (MdrWayStation *self, MdrStation *station)
{
  g_autofree char *time = NULL;
  g_autofree char *all = NULL;

  g_return_if_fail (MDR_IS_WAY_STATION (self));
  g_return_if_fail (MDR_IS_STATION (station));

  g_set_object (&self->station, station);
  all = mdr_texts_dup_station (station);
  if (mdr_station_get_duration (station) > 0)
    time = mdr_texts_dup_duration (mdr_station_get_duration (station));

  g_object_set (self->badge, "state", mdr_station_get_state (station), NULL);
  gtk_label_set_text (GTK_LABEL (self->title),
                      mdr_texts_get_station_title (mdr_station_get_id (station)));
  gtk_label_set_text (GTK_LABEL (self->time), time);
  gtk_widget_set_visible (self->time, time != NULL);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), all) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

/**
 * mdr_way_station_set_shown:
 * @self: a widget
 * @shown: whether what was found there is being shown
 *
 * Marks the station that somebody is looking at.
 */
void
mdr_way_station_set_shown (MdrWayStation *self, gboolean shown)
{
  g_return_if_fail (MDR_IS_WAY_STATION (self));

  if (shown)
    gtk_widget_add_css_class (GTK_WIDGET (self), "shown");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "shown");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, shown, -1);
}

/**
 * mdr_way_station_measure_width:
 * @self: a widget
 * @arrangement: how the line runs
 * @natural: (out) (optional): the width that it would like
 *
 * Returns: the width that it needs
 */
int
mdr_way_station_measure_width (MdrWayStation *self, GtkOrientation arrangement, int *natural)
{
  int title_natural;
  int title = measure (self->title, GTK_ORIENTATION_HORIZONTAL, -1, &title_natural);
  const int badge = measure_natural (self->badge, GTK_ORIENTATION_HORIZONTAL, -1);
  const int time = measure_natural (self->time, GTK_ORIENTATION_HORIZONTAL, -1);
  const int beside = badge + time + 2 * SPACING + 2 * PADDING;

  if (arrangement == GTK_ORIENTATION_HORIZONTAL)
    {
      /* Two words make two lines rather than a wide column. */
      title = MAX (title, MAX (badge, time)) + 2 * PADDING;
      title_natural = title + 2 * PADDING;
    }
  else
    {
      title += beside;
      title_natural += beside;
    }

  if (natural != NULL)
    *natural = title_natural;

  return title;
}

/**
 * mdr_way_station_measure_height:
 * @self: a widget
 * @arrangement: how the line runs
 * @width: the width that it gets
 *
 * Returns: the height that it needs
 */
int
mdr_way_station_measure_height (MdrWayStation *self, GtkOrientation arrangement, int width)
{
  const int badge = measure_natural (self->badge, GTK_ORIENTATION_VERTICAL, -1);
  const int room = width - 2 * PADDING;

  if (arrangement == GTK_ORIENTATION_HORIZONTAL)
    return badge + 3 * PADDING + measure_natural (self->title, GTK_ORIENTATION_VERTICAL, room) +
           measure_natural (self->time, GTK_ORIENTATION_VERTICAL, room);

  return MAX (ROW_HEIGHT, measure_natural (self->title, GTK_ORIENTATION_VERTICAL,
                                           get_title_room (self, width)));
}

/**
 * mdr_way_station_place:
 * @self: a widget
 * @arrangement: how the line runs
 * @area: the room that it gets
 * @badge: (out caller-allocates): where its symbol came to be, in the coordinates of @area
 *
 * Gives it its room.
 */
void
mdr_way_station_place (MdrWayStation *self,
                       GtkOrientation arrangement,
                       const GdkRectangle *area,
                       GdkRectangle *badge)
{
  g_return_if_fail (MDR_IS_WAY_STATION (self));

  /* GTK wants to be asked before. */
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  self->arrangement = arrangement;
  gtk_widget_size_allocate (GTK_WIDGET (self), area, -1);

  *badge = self->badge_area;
  badge->x += area->x;
  badge->y += area->y;
}
