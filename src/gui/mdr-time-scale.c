/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where rounds of checks begin, and how far apart the marks of an axis are.
 */

#include "mdr-time-scale.h"

static int
compare_begins (gconstpointer a, gconstpointer b)
{
  const MdrTimeSpan *one = *(MdrTimeSpan *const *) a;
  const MdrTimeSpan *other = *(MdrTimeSpan *const *) b;

  return (one->begin > other->begin) - (one->begin < other->begin);
}

/**
 * mdr_time_scale_find_origins:
 * @spans: (inout) (array length=n_spans): from when to when each went on
 * @n_spans: how many there are
 * @pause: how long nothing has to go on between two rounds
 *
 * Some servers are checked again minutes after the others, when somebody has typed in a password.
 * What lies between is of no interest, so each round has an origin of its own.
 */
void
mdr_time_scale_find_origins (MdrTimeSpan *spans, gsize n_spans, gint64 pause)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  gint64 origin = 0;
  gint64 latest_end = 0;

  for (gsize i = 0; i < n_spans; i++)
    g_ptr_array_add (sorted, &spans[i]);
  g_ptr_array_sort (sorted, compare_begins);

  for (guint i = 0; i < sorted->len; i++)
    {
      MdrTimeSpan *span = g_ptr_array_index (sorted, i);

      if (i == 0 || span->begin > latest_end + pause)
        origin = span->begin;

      span->origin = origin;
      latest_end = i == 0 ? span->end : MAX (latest_end, span->end);
    }
}

/**
 * mdr_time_scale_choose_step:
 * @visible: how much time is seen at once, in microseconds
 * @width: on how many pixels
 * @distance: how many pixels two marks are apart at least
 *
 * Chooses 1, 2 or 5 milliseconds, or ten, a hundred… times that.
 *
 * Returns: the time from one mark to the next, in microseconds
 */
gint64
mdr_time_scale_choose_step (double visible, int width, int distance)
{
  static const gint64 digits[] = { 1, 2, 5 };
  const double wanted = width > 0 ? visible * distance / width : visible;

  for (gint64 unit = 1000; unit < G_MAXINT64 / 10; unit *= 10)
    for (gsize i = 0; i < G_N_ELEMENTS (digits); i++)
      if ((double) (digits[i] * unit) >= wanted)
        return digits[i] * unit;

  return G_MAXINT64;
}
