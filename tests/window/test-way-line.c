/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The line of stations from inside: how it uses its room, in both directions of reading, and the
 * arithmetic of the time axis.
 */

#include <adwaita.h>

#include "gui/mdr-slices.h"
#include "gui/mdr-time-scale.h"
#include "gui/mdr-way-line.h"
#include "gui/mdr-way-station.h"
#include "gui/mdr-way-stretch.h"

#define MILLISECOND ((gint64) 1000)

static GListStore *
create_stations (guint n_stations)
{
  GListStore *stations = g_list_store_new (MDR_TYPE_STATION);

  for (guint i = 0; i < n_stations; i++)
    {
      g_autoptr (MdrStation) station =
          mdr_station_new (i, MDR_STATE_PASSED, MDR_STRETCH_WHOLE, FALSE, i * MILLISECOND, NULL);

      g_list_store_append (stations, station);
    }

  return stations;
}

static GtkWidget *
create_line (GListStore *stations, GtkTextDirection direction)
{
  GtkWidget *line = g_object_ref_sink (mdr_way_line_new ());

  gtk_widget_set_direction (line, direction);
  mdr_way_line_set_stations (MDR_WAY_LINE (line), G_LIST_MODEL (stations));
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_direction (child, direction);

  return line;
}

/* As the window does it; the height that was asked for is what there is. */
static int
give_room (GtkWidget *line, int width)
{
  int height;

  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_measure (line, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (line, &(GtkAllocation){ 0, 0, width, height }, -1);

  return height;
}

static GtkWidget *
find_child (GtkWidget *line, GType type, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (line); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && position-- == 0)
      return child;

  g_assert_not_reached ();
}

static graphene_rect_t
find_area (GtkWidget *line, guint position)
{
  graphene_rect_t area;

  g_assert_true (
      gtk_widget_compute_bounds (find_child (line, MDR_TYPE_WAY_STATION, position), line, &area));

  return area;
}

/* Each station begins where the one before it ends, and all of them are inside. */
static void
check_order (GtkWidget *line, guint n_stations, int width, int height, gboolean across, int sign)
{
  for (guint i = 0; i < n_stations; i++)
    {
      graphene_rect_t area = find_area (line, i);
      graphene_rect_t before;

      g_assert_cmpfloat (area.origin.x, >=, 0);
      g_assert_cmpfloat (area.origin.x + area.size.width, <=, width);
      g_assert_cmpfloat (area.origin.y + area.size.height, <=, height);
      if (i == 0)
        continue;

      before = find_area (line, i - 1);
      if (across)
        g_assert_cmpfloat ((area.origin.x - before.origin.x) * (float) sign, >=, before.size.width);
      else
        g_assert_cmpfloat (area.origin.y - before.origin.y, >=, before.size.height);
    }
}

static void
test_room (gconstpointer data)
{
  const GtkTextDirection direction = GPOINTER_TO_INT (data);
  const int sign = direction == GTK_TEXT_DIR_RTL ? -1 : 1;
  g_autoptr (GListStore) stations = create_stations (7);
  GtkWidget *line = create_line (stations, direction);
  int minimum, natural, height;

  gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, 300);
  g_assert_cmpint (natural, >, minimum);

  height = give_room (line, natural);
  check_order (line, 7, natural, height, TRUE, sign);
  height = give_room (line, minimum);
  check_order (line, 7, minimum, height, FALSE, sign);

  /* Whatever the width, what was measured is enough. */
  for (int width = minimum; width < natural; width += 7)
    {
      gboolean across;

      height = give_room (line, width);
      across = find_area (line, 0).origin.y == find_area (line, 1).origin.y;
      check_order (line, 7, width, height, across, sign);
    }

  g_assert_finalize_object (line);
}

static void
test_stretches_lie_between (void)
{
  g_autoptr (GListStore) stations = create_stations (7);
  GtkWidget *line = create_line (stations, GTK_TEXT_DIR_LTR);

  give_room (line, 1000);
  for (guint i = 1; i < 7; i++)
    {
      graphene_rect_t from = find_area (line, i - 1);
      graphene_rect_t to = find_area (line, i);
      graphene_rect_t stretch;
      gboolean found = FALSE;

      for (guint j = 0; j < 6 && !found; j++)
        {
          g_assert_true (gtk_widget_compute_bounds (find_child (line, MDR_TYPE_WAY_STRETCH, j),
                                                    line, &stretch));
          found = stretch.origin.x > from.origin.x &&
                  stretch.origin.x + stretch.size.width < to.origin.x + to.size.width;
        }
      g_assert_true (found);
      g_assert_cmpfloat (stretch.size.width, >, 20);
    }

  g_assert_finalize_object (line);
}

static void
test_station_says_all (void)
{
  g_autoptr (GListStore) stations = create_stations (6);
  GtkWidget *line = create_line (stations, GTK_TEXT_DIR_LTR);
  GtkWidget *server = find_child (line, MDR_TYPE_WAY_STATION, MDR_STATION_SERVER);
  g_autoptr (MdrStation) failed = mdr_station_new (
      MDR_STATION_SERVER, MDR_STATE_FAILED, MDR_STRETCH_BROKEN, FALSE, 35 * MILLISECOND, NULL);

  gtk_test_accessible_assert_role (line, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_test_accessible_assert_role (server, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (server, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Server: In order, 5 ms");
  g_assert_true (gtk_widget_get_focusable (server));

  /* The same widget tells the news, so whoever is there stays there. */
  g_list_store_splice (stations, MDR_STATION_SERVER, 1, (gpointer *) &failed, 1);
  mdr_slices_finish (line);
  g_assert_true (find_child (line, MDR_TYPE_WAY_STATION, MDR_STATION_SERVER) == server);
  gtk_test_accessible_assert_property (server, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Server: Problem found, 35 ms");

  g_list_store_remove_all (stations);
  mdr_slices_finish (line);
  g_assert_null (gtk_widget_get_first_child (line));
  g_assert_finalize_object (line);
}

static void
test_rounds (void)
{
  MdrTimeSpan spans[] = {
    { 100 * MILLISECOND, 900 * MILLISECOND, 0 },
    { 60000 * MILLISECOND, 61000 * MILLISECOND, 0 },
    { 50 * MILLISECOND, 70 * MILLISECOND, 0 },
    { 2500 * MILLISECOND, 2600 * MILLISECOND, 0 },
    { 60500 * MILLISECOND, 60600 * MILLISECOND, 0 },
    /* The pause is measured from the latest end, which is not that of the latest beginning. */
    { 62900 * MILLISECOND, 62950 * MILLISECOND, 0 },
  };
  static const gint64 origins[] = { 50, 60000, 50, 50, 60000, 60000 };

  mdr_time_scale_find_origins (spans, G_N_ELEMENTS (spans), 2000 * MILLISECOND);
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    g_assert_cmpint (spans[i].origin, ==, origins[i] * MILLISECOND);

  mdr_time_scale_find_origins (spans, 0, MILLISECOND);
}

static void
test_steps (void)
{
  static const struct
  {
    gint64 visible;
    int width;
    int distance;
    gint64 step;
  } cases[] = {
    { 100, 500, 50, 10 }, { 101, 500, 50, 20 },     { 230, 650, 60, 50 },
    { 1, 500, 50, 1 },    { 10000, 330, 60, 2000 }, { 3600000, 330, 60, 1000000 },
    { 100, 0, 50, 100 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (mdr_time_scale_choose_step ((double) (cases[i].visible * MILLISECOND),
                                                 cases[i].width, cases[i].distance),
                     ==, cases[i].step * MILLISECOND);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_data_func ("/way/uses-its-room", GINT_TO_POINTER (GTK_TEXT_DIR_LTR), test_room);
  g_test_add_data_func ("/way/uses-its-room-from-right-to-left", GINT_TO_POINTER (GTK_TEXT_DIR_RTL),
                        test_room);
  g_test_add_func ("/way/stretches-lie-between-stations", test_stretches_lie_between);
  g_test_add_func ("/way/station-says-all-about-itself", test_station_says_all);
  g_test_add_func ("/time/rounds-begin-after-a-pause", test_rounds);
  g_test_add_func ("/time/marks-are-as-many-as-there-is-room-for", test_steps);

  return g_test_run ();
}
