/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Long work on what is seen goes on from frame to frame; what is not seen waits.
 */

#include <adwaita.h>

#include "gui/mdr-item-rows.h"
#include "gui/mdr-rows.h"
#include "gui/mdr-slices.h"

#define N_PIECES 5

/* Longer than what a frame has for such work. */
#define PIECE_MICROSECONDS 3000

typedef struct
{
  GtkWidget *window;
  GtkWidget *widget;
  guint n_frames;
} Fixture;

static guint n_done;
static guint n_done_in_frame;
static guint most_in_frame;

static gboolean
do_short_piece (GtkWidget *widget)
{
  n_done++;
  n_done_in_frame++;
  most_in_frame = MAX (most_in_frame, n_done_in_frame);

  return n_done < N_PIECES;
}

static gboolean
do_piece (GtkWidget *widget)
{
  g_usleep (PIECE_MICROSECONDS);

  return do_short_piece (widget);
}

static gboolean
frame_cb (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_frames++;
  n_done_in_frame = 0;

  return G_SOURCE_CONTINUE;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  n_done = 0;
  n_done_in_frame = 0;
  most_in_frame = 0;
  fixture->window = gtk_window_new ();
  fixture->widget = gtk_list_box_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->widget);
  gtk_widget_add_tick_callback (fixture->window, frame_cb, fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
wait_for_frames (Fixture *fixture, guint n_frames)
{
  const guint end = fixture->n_frames + n_frames;

  while (fixture->n_frames < end)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_goes_on_from_frame_to_frame (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  mdr_slices_plan (fixture->widget, do_piece);
  g_assert_cmpuint (n_done, ==, 0);

  while (n_done < N_PIECES)
    wait_for_frames (fixture, 1);

  g_assert_cmpuint (most_in_frame, ==, 1);

  /* What is done is done. */
  wait_for_frames (fixture, 3);
  g_assert_cmpuint (n_done, ==, N_PIECES);
}

static void
test_waits_for_the_next_frame (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  mdr_slices_plan_frames (fixture->widget, do_short_piece);

  while (n_done < N_PIECES)
    wait_for_frames (fixture, 1);

  g_assert_cmpuint (most_in_frame, ==, 1);
}

static void
test_waits_until_it_is_seen (Fixture *fixture, gconstpointer data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_set_child_visible (fixture->widget, FALSE);
  mdr_slices_plan (fixture->widget, do_piece);
  wait_for_frames (fixture, 3);
  g_assert_cmpuint (n_done, ==, 0);

  gtk_widget_set_child_visible (fixture->widget, TRUE);
  while (n_done == 0)
    wait_for_frames (fixture, 1);

  gtk_widget_set_child_visible (fixture->widget, FALSE);
  n_done = 1;
  wait_for_frames (fixture, 3);
  g_assert_cmpuint (n_done, ==, 1);
}

static void
test_can_be_finished_at_once (Fixture *fixture, gconstpointer data)
{
  mdr_slices_finish (fixture->widget);
  g_assert_cmpuint (n_done, ==, 0);

  mdr_slices_plan (fixture->widget, do_piece);
  mdr_slices_finish (fixture->widget);
  g_assert_cmpuint (n_done, ==, N_PIECES);

  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_frames (fixture, 3);
  g_assert_cmpuint (n_done, ==, N_PIECES);
}

static void
append (GListStore *items, const char *title)
{
  g_autoptr (GtkStringObject) item = gtk_string_object_new (title);

  g_list_store_append (items, item);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  return mdr_rows_create_text (gtk_string_object_get_string (item), NULL);
}

static void
assert_rows (GtkWidget *list_box, const char *const *titles)
{
  guint n_rows = 0;

  mdr_slices_finish (list_box);
  for (GtkWidget *row = gtk_widget_get_first_child (list_box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                     titles[n_rows++]);
  g_assert_null (titles[n_rows]);
}

static int
compare_backwards (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return strcmp (gtk_string_object_get_string ((GtkStringObject *) b),
                 gtk_string_object_get_string ((GtkStringObject *) a));
}

static void
test_rows_follow_their_items (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) items = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  GtkWidget *kept;

  append (items, "a");
  append (items, "b");
  mdr_item_rows_bind (GTK_LIST_BOX (fixture->widget), G_LIST_MODEL (items), create_row);
  assert_rows (fixture->widget, (const char *const[]){ "a", "b", NULL });

  append (items, "c");
  kept = gtk_widget_get_last_child (fixture->widget);
  g_list_store_remove (items, 0);
  assert_rows (fixture->widget, (const char *const[]){ "b", "c", NULL });
  g_assert_true (gtk_widget_get_first_child (fixture->widget) == kept);

  g_list_store_sort (items, compare_backwards, NULL);
  assert_rows (fixture->widget, (const char *const[]){ "c", "b", NULL });

  mdr_item_rows_bind (GTK_LIST_BOX (fixture->widget), NULL, create_row);
  assert_rows (fixture->widget, (const char *const[]){ NULL });
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/slices/go-on-from-frame-to-frame", Fixture, NULL, set_up,
              test_goes_on_from_frame_to_frame, tear_down);
  g_test_add ("/slices/wait-for-the-next-frame", Fixture, NULL, set_up,
              test_waits_for_the_next_frame, tear_down);
  g_test_add ("/slices/wait-until-they-are-seen", Fixture, NULL, set_up,
              test_waits_until_it_is_seen, tear_down);
  g_test_add ("/slices/can-be-finished-at-once", Fixture, NULL, set_up,
              test_can_be_finished_at_once, tear_down);
  g_test_add ("/slices/rows-follow-their-items", Fixture, NULL, set_up,
              test_rows_follow_their_items, tear_down);

  return g_test_run ();
}
