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
 * mdr_texts_dup_time_span:
 * @span: a span of time; its sign does not matter
 *
 * Says how long it is, as in "90 minutes", "3 hours", "2 days".
 *
 * Returns: (transfer full): text for users
 */
char *
mdr_texts_dup_time_span (GTimeSpan span)
{
  const double year = DAYS_A_YEAR * G_TIME_SPAN_DAY;
  const double month = DAYS_A_MONTH * G_TIME_SPAN_DAY;
  const double length = span < 0 ? -(double) span : (double) span;
  gulong n;

  if (is_enough (length, year))
    {
      n = count (length, year);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu year", "%lu years", n), n);
    }

  if (is_enough (length, month))
    {
      n = count (length, month);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu month", "%lu months", n), n);
    }

  if (is_enough (length, G_TIME_SPAN_DAY))
    {
      n = count (length, G_TIME_SPAN_DAY);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu day", "%lu days", n), n);
    }

  if (is_enough (length, G_TIME_SPAN_HOUR))
    {
      n = count (length, G_TIME_SPAN_HOUR);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu hour", "%lu hours", n), n);
    }

  if (is_enough (length, G_TIME_SPAN_MINUTE))
    {
      n = count (length, G_TIME_SPAN_MINUTE);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu minute", "%lu minutes", n), n);
    }

  n = count (length, G_TIME_SPAN_SECOND);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu second", "%lu seconds", n), n);
}
