/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Making many rows at once would hold up the window for several frames, and so would making them on
 * pages that nobody looks at. So the work waits until the widget is seen, and then a little of it
 * is done before each frame.
 */

#include "mdr-slices.h"

/* Of the sixteen that a frame has. To lay out and to draw what was made takes several times as long
 * as to make it. */
#define MICROSECONDS_A_FRAME 500

#define WORK "mdr-slices"

typedef struct
{
  MdrSlice slice;
  gboolean planned;
  gboolean once_a_frame;
  guint tick_id;
} Work;

/* All such work shares what a frame has for it; who finds nothing left waits for the next one. */
static struct
{
  gint64 time;
  gint64 used;
} frame;

static gboolean
frame_begins_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Work *work = user_data;

  if (frame.time != gdk_frame_clock_get_frame_time (clock))
    {
      frame.time = gdk_frame_clock_get_frame_time (clock);
      frame.used = 0;
    }

  while (work->planned && frame.used < MICROSECONDS_A_FRAME)
    {
      const gint64 began = g_get_monotonic_time ();

      work->planned = work->slice (widget);
      frame.used += g_get_monotonic_time () - began;
      if (work->once_a_frame)
        break;
    }

  if (work->planned)
    return G_SOURCE_CONTINUE;

  work->tick_id = 0;

  return G_SOURCE_REMOVE;
}

static void
go_on (GtkWidget *widget, Work *work)
{
  if (work->planned && work->tick_id == 0)
    work->tick_id = gtk_widget_add_tick_callback (widget, frame_begins_cb, work, NULL);
}

static void
pause_work (GtkWidget *widget, Work *work)
{
  if (work->tick_id != 0)
    gtk_widget_remove_tick_callback (widget, work->tick_id);
  work->tick_id = 0;
}

static Work *
ensure_work (GtkWidget *widget)
{
  Work *work = g_object_get_data (G_OBJECT (widget), WORK);

  if (work != NULL)
    return work;

  work = g_new0 (Work, 1);
  g_object_set_data_full (G_OBJECT (widget), WORK, work, g_free);
  g_signal_connect (widget, "map", G_CALLBACK (go_on), work);
  g_signal_connect (widget, "unmap", G_CALLBACK (pause_work), work);

  return work;
}

static void
plan (GtkWidget *widget, MdrSlice slice, gboolean once_a_frame)
{
  Work *work = ensure_work (widget);

  work->slice = slice;
  work->planned = TRUE;
  work->once_a_frame = once_a_frame;
  if (gtk_widget_get_mapped (widget))
    go_on (widget, work);
}

/**
 * mdr_slices_plan:
 * @widget: a widget
 * @slice: does one piece of the work on @widget
 *
 * Has @slice called until nothing is left to do: a few times before each frame, as long as @widget
 * is on the screen. A widget has one such work; to plan it again while it goes on changes nothing.
 */
void
mdr_slices_plan (GtkWidget *widget, MdrSlice slice)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (slice != NULL);

  plan (widget, slice, FALSE);
}

/**
 * mdr_slices_plan_frames:
 * @widget: a widget
 * @slice: does one piece of the work on @widget
 *
 * Like mdr_slices_plan(), for work that has to see how one piece was laid out before the next: no
 * more than one of them is done before each frame.
 */
void
mdr_slices_plan_frames (GtkWidget *widget, MdrSlice slice)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (slice != NULL);

  plan (widget, slice, TRUE);
}

/**
 * mdr_slices_finish:
 * @widget: a widget
 *
 * Does at once what is left of the work that was planned for @widget, if any, because somebody
 * needs the result now.
 */
void
mdr_slices_finish (GtkWidget *widget)
{
  Work *work;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  work = g_object_get_data (G_OBJECT (widget), WORK);
  if (work == NULL || !work->planned)
    return;

  pause_work (widget, work);
  while (work->slice (widget))
    ;
  work->planned = FALSE;
}

/**
 * mdr_slices_finish_all:
 * @widget: a widget
 *
 * Like mdr_slices_finish(), for @widget and all that is in it.
 */
void
mdr_slices_finish_all (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  mdr_slices_finish (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mdr_slices_finish_all (child);
}

static gboolean
window_drawn_cb (gpointer user_data)
{
  gtk_widget_set_visible (GTK_WIDGET (user_data), TRUE);

  return G_SOURCE_REMOVE;
}

/**
 * mdr_slices_show_late:
 * @widget: the end of a page, hidden so far
 *
 * Shows @widget as soon as the main loop has drawn the window, so that the first frame need not
 * wait for it. What stands above it does not move.
 */
void
mdr_slices_show_late (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_idle_add_full (G_PRIORITY_LOW, window_drawn_cb, g_object_ref (widget), g_object_unref);
}
