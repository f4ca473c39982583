/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A verdict is a value: the session replaces it when it knows better.
 */

#include "mdr-verdict.h"

struct _MdrVerdict
{
  GObject parent_instance;

  MdrDirection direction;
  MdrState state;
  MdrCause cause;
  MdrPhase reached;

  /* owned */
  MdrService *service;
  MdrService *alternative;
};

G_DEFINE_FINAL_TYPE (MdrVerdict, mdr_verdict, G_TYPE_OBJECT)

static void
mdr_verdict_finalize (GObject *object)
{
  MdrVerdict *self = MDR_VERDICT (object);

  g_clear_object (&self->service);
  g_clear_object (&self->alternative);

  G_OBJECT_CLASS (mdr_verdict_parent_class)->finalize (object);
}

static void
mdr_verdict_class_init (MdrVerdictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_verdict_finalize;
}

static void
mdr_verdict_init (MdrVerdict *self)
{
}

/**
 * mdr_verdict_new:
 * @direction: receiving or sending
 * @state: how it stands; a warning says that it works with other settings only
 * @cause: the literal cause, %MDR_CAUSE_OK where nothing is wrong
 * @reached: the last phase that was got through; %MDR_PHASE_RESOLVE also where none was
 * @service: (nullable): the service it is about, %NULL while none is known
 * @alternative: (nullable): another service that works where @service does not
 *
 * Returns: (transfer full): a new verdict
 */
MdrVerdict *
mdr_verdict_new (MdrDirection direction,
                 MdrState state,
                 MdrCause cause,
                 MdrPhase reached,
                 MdrService *service,
                 MdrService *alternative)
{
  MdrVerdict *self;

  g_return_val_if_fail (service == NULL || MDR_IS_SERVICE (service), NULL);
  g_return_val_if_fail (alternative == NULL || MDR_IS_SERVICE (alternative), NULL);

  self = g_object_new (MDR_TYPE_VERDICT, NULL);
  self->direction = direction;
  self->state = state;
  self->cause = cause;
  self->reached = reached;
  g_set_object (&self->service, service);
  g_set_object (&self->alternative, alternative);

  return self;
}

/**
 * mdr_verdict_get_direction:
 * @self: a verdict
 *
 * Returns: receiving or sending
 */
MdrDirection
mdr_verdict_get_direction (MdrVerdict *self)
{
  g_return_val_if_fail (MDR_IS_VERDICT (self), MDR_DIRECTION_RECEIVING);

  return self->direction;
}

/**
 * mdr_verdict_get_state:
 * @self: a verdict
 *
 * Returns: how it stands
 */
MdrState
mdr_verdict_get_state (MdrVerdict *self)
{
  g_return_val_if_fail (MDR_IS_VERDICT (self), MDR_STATE_WAITING);

  return self->state;
}

/**
 * mdr_verdict_get_cause:
 * @self: a verdict
 *
 * Returns: the literal cause
 */
MdrCause
mdr_verdict_get_cause (MdrVerdict *self)
{
  g_return_val_if_fail (MDR_IS_VERDICT (self), MDR_CAUSE_UNKNOWN);

  return self->cause;
}

/**
 * mdr_verdict_get_reached:
 * @self: a verdict
 *
 * Tells how much was proven: below %MDR_PHASE_SIGN_IN, nobody signed in.
 *
 * Returns: the last phase that was got through
 */
MdrPhase
mdr_verdict_get_reached (MdrVerdict *self)
{
  g_return_val_if_fail (MDR_IS_VERDICT (self), MDR_PHASE_RESOLVE);

  return self->reached;
}

/**
 * mdr_verdict_get_service:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): the service it is about
 */
MdrService *
mdr_verdict_get_service (MdrVerdict *self)
{
  g_return_val_if_fail (MDR_IS_VERDICT (self), NULL);

  return self->service;
}

/**
 * mdr_verdict_get_alternative:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): another service that works where the first does not
 */
MdrService *
mdr_verdict_get_alternative (MdrVerdict *self)
{
  g_return_val_if_fail (MDR_IS_VERDICT (self), NULL);

  return self->alternative;
}

/**
 * mdr_verdict_equal:
 * @a: a verdict
 * @b: another
 *
 * Returns: whether both say the same
 */
gboolean
mdr_verdict_equal (MdrVerdict *a, MdrVerdict *b)
{
  g_return_val_if_fail (MDR_IS_VERDICT (a), FALSE);
  g_return_val_if_fail (MDR_IS_VERDICT (b), FALSE);

  return a->direction == b->direction && a->state == b->state && a->cause == b->cause &&
         a->reached == b->reached && a->service == b->service && a->alternative == b->alternative;
}
