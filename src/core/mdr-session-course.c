/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a session ran and within which limits, for those who write it down.
 */

#include "mdr-session-private.h"

/* For mdr_session_start(). */
void
mdr_session_note_begin (MdrSession *self)
{
  g_clear_pointer (&self->started, g_date_time_unref);
  self->started = mdr_environment_dup_now (mdr_session_get_environment (self));
  self->begin = self->recorded_begin != 0 ? self->recorded_begin : g_get_monotonic_time ();
  self->end = 0;
}

/* For mdr-session-update.c. What runs again after the end, such as a sign-in, moves the end. */
void
mdr_session_note_running (MdrSession *self, gboolean running)
{
  if (self->begin == 0 || running == self->running)
    return;

  self->end = running ? 0 : g_get_monotonic_time ();
}

/**
 * mdr_session_get_started:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): when the examination began, by this computer’s clock; %NULL
 *   if it has not
 */
GDateTime *
mdr_session_get_started (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->started;
}

/**
 * mdr_session_get_begin:
 * @self: a session
 *
 * Returns: the same moment by g_get_monotonic_time(), as phases are timed
 */
gint64
mdr_session_get_begin (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), 0);

  return self->begin;
}

/**
 * mdr_session_set_recorded_time:
 * @self: a session that has not begun
 * @begin: the moment by g_get_monotonic_time() from which the recorded phases are counted
 * @elapsed: how long the examination took, in microseconds
 *
 * Has a session that plays back an earlier one say when that was, and not how quickly it is played.
 */
void
mdr_session_set_recorded_time (MdrSession *self, gint64 begin, GTimeSpan elapsed)
{
  g_return_if_fail (MDR_IS_SESSION (self));
  g_return_if_fail (self->begin == 0);

  self->recorded_begin = begin;
  self->recorded_elapsed = elapsed;
}

/**
 * mdr_session_is_live:
 * @self: a session
 *
 * Returns: whether it looks at something that can be looked at again; %FALSE for one that plays
 * back an earlier one. It never changes once the session has begun.
 */
gboolean
mdr_session_is_live (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), FALSE);

  return self->recorded_begin == 0;
}

/**
 * mdr_session_get_elapsed:
 * @self: a session
 *
 * Returns: how long the examination took, or has taken by now, in microseconds
 */
gint64
mdr_session_get_elapsed (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), 0);

  if (self->begin == 0)
    return 0;

  if (self->recorded_begin != 0)
    return self->recorded_elapsed;

  return (self->end != 0 ? self->end : g_get_monotonic_time ()) - self->begin;
}

/**
 * mdr_session_get_allowed_steps:
 * @self: a session
 *
 * Returns: the bits `1 << MdrStepId` of the steps that are looked at
 */
guint
mdr_session_get_allowed_steps (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), 0);

  return self->allowed_steps;
}

/**
 * mdr_session_get_user_name:
 * @self: a session
 *
 * Returns: (nullable): the name that the user gave, %NULL where the settings decide
 */
const char *
mdr_session_get_user_name (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), NULL);

  return self->user_name;
}

/**
 * mdr_session_is_password_withheld:
 * @self: a session
 *
 * Returns: whether a password was given, or about to be, where none is taken
 */
gboolean
mdr_session_is_password_withheld (MdrSession *self)
{
  g_return_val_if_fail (MDR_IS_SESSION (self), FALSE);

  return self->password_withheld;
}
