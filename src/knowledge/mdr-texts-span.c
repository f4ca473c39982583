/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spans of time as people say them: one number and one unit, which is so small that the number says
 * something.
 */

#include <glib/gi18n-lib.h>

#include "mdr-texts.h"

/* The mean ones, of four years with a leap day. */
#define DAYS_A_YEAR 365.25
#define DAYS_A_MONTH (DAYS_A_YEAR / 12)

/* From about two of a unit on, that unit is used. */
static gboolean
is_enough (double span, double unit)
{
  return span >= 1.95 * unit;
}

static gulong
count (double span, double unit)
{
  return (gulong) (span / unit + 0.5);
}

/**
 * mdr_texts_split_time_span:
 * @span: a span of time; its sign does not matter
 * @n: (out): how many of the unit it is
 *
 * Measures it in the unit in which people would.
 *
 * Returns: the unit
 */
MdrTimeUnit
mdr_texts_split_time_span (GTimeSpan span, gulong *n)
{
  static const double lengths[] = {
    [MDR_TIME_UNIT_YEAR] = DAYS_A_YEAR * G_TIME_SPAN_DAY,
    [MDR_TIME_UNIT_MONTH] = DAYS_A_MONTH * G_TIME_SPAN_DAY,
    [MDR_TIME_UNIT_DAY] = G_TIME_SPAN_DAY,
    [MDR_TIME_UNIT_HOUR] = G_TIME_SPAN_HOUR,
    [MDR_TIME_UNIT_MINUTE] = G_TIME_SPAN_MINUTE,
    [MDR_TIME_UNIT_SECOND] = G_TIME_SPAN_SECOND,
  };
  const double length = span < 0 ? -(double) span : (double) span;
  MdrTimeUnit unit = MDR_TIME_UNIT_YEAR;

  g_return_val_if_fail (n != NULL, MDR_TIME_UNIT_SECOND);

  while (unit < MDR_TIME_UNIT_SECOND && !is_enough (length, lengths[unit]))
    unit++;
  *n = count (length, lengths[unit]);

  return unit;
}

/**
 * mdr_texts_dup_time_span:
 * @span: a span of time; its sign does not matter
 *
 * Says how long it is, as in "90 minutes", "3 hours", "2 days". In many languages the words are
 * others within a sentence like “2 days ago”: such a sentence has to be made as a whole, with
 * mdr_texts_split_time_span().
 *
 * Returns: (transfer full): text for users, to stand where it is said by how much or how long
 */
char *
mdr_texts_dup_time_span (GTimeSpan span)
{
  gulong n;

  switch (mdr_texts_split_time_span (span, &n))
    {
    case MDR_TIME_UNIT_YEAR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu year", "%lu years", n), n);

    case MDR_TIME_UNIT_MONTH:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu month", "%lu months", n), n);

    case MDR_TIME_UNIT_DAY:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", n), n);

    case MDR_TIME_UNIT_HOUR:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu hour", "%lu hours", n), n);

    case MDR_TIME_UNIT_MINUTE:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu minute", "%lu minutes", n), n);

    case MDR_TIME_UNIT_SECOND:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu second", "%lu seconds", n), n);

    default:
      g_return_val_if_reached (NULL);
    }
}
