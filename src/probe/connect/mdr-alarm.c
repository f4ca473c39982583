/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * g_timeout_add() always takes the default context while everything else in GIO takes the thread's,
 * and a handler of GCancellable::cancelled may not even disconnect itself; hence sources.
 */

#include "mdr-alarm.h"

typedef struct
{
  GSource **source;
  MdrAlarmFunc callback;
  gpointer user_data;
} Alarm;

static gboolean
ring (Alarm *alarm)
{
  MdrAlarmFunc callback = alarm->callback;
  gpointer user_data = alarm->user_data;

  mdr_alarm_clear (alarm->source); /* frees the alarm */
  callback (user_data);

  return G_SOURCE_REMOVE;
}

static gboolean
timeout_over_cb (gpointer user_data)
{
  return ring (user_data);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  return ring (user_data);
}

static void
set (GSource **source, GSource *made, GSourceFunc ringer, MdrAlarmFunc callback, gpointer user_data)
{
  Alarm *alarm = g_new (Alarm, 1);

  mdr_alarm_clear (source);

  *alarm = (Alarm){ source, callback, user_data };
  *source = made;
  g_source_set_callback (made, ringer, alarm, g_free);
  g_source_attach (made, g_main_context_get_thread_default ());
}

/**
 * mdr_alarm_set_timeout:
 * @alarm: (inout): where the alarm is kept; one that is set is replaced
 * @milliseconds: when it rings
 * @callback: what to call then
 * @user_data: for @callback
 *
 * Sets an alarm to ring after some time.
 */
void
mdr_alarm_set_timeout (GSource **alarm,
                       guint milliseconds,
                       MdrAlarmFunc callback,
                       gpointer user_data)
{
  g_return_if_fail (alarm != NULL);
  g_return_if_fail (callback != NULL);

  set (alarm, g_timeout_source_new (milliseconds), timeout_over_cb, callback, user_data);
}

/**
 * mdr_alarm_set_cancelled:
 * @alarm: (inout): where the alarm is kept; one that is set is replaced
 * @cancellable: (nullable): what may be cancelled
 * @callback: what to call then
 * @user_data: for @callback
 *
 * Sets an alarm to ring when @cancellable is cancelled, which may have happened already.
 */
void
mdr_alarm_set_cancelled (GSource **alarm,
                         GCancellable *cancellable,
                         MdrAlarmFunc callback,
                         gpointer user_data)
{
  g_return_if_fail (alarm != NULL);
  g_return_if_fail (callback != NULL);

  if (cancellable != NULL)
    set (alarm, g_cancellable_source_new (cancellable), G_SOURCE_FUNC (cancelled_cb), callback,
         user_data);
}

/**
 * mdr_alarm_clear:
 * @alarm: (inout): where the alarm is kept
 *
 * Stops an alarm, if one is set.
 */
void
mdr_alarm_clear (GSource **alarm)
{
  g_return_if_fail (alarm != NULL);

  if (*alarm == NULL)
    return;

  g_source_destroy (*alarm);
  g_clear_pointer (alarm, g_source_unref);
}
