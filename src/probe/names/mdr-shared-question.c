/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever waits has a task, gets a copy of the answer, and may leave without disturbing the others.
 * When the last one has left, nobody is asked any longer.
 */

#include "mdr-shared-question.h"

#include "probe/connect/mdr-alarm.h"

struct _MdrSharedQuestion
{
  gboolean is_answered;
  GCopyFunc copy;
  GDestroyNotify free_list;

  /* owned */
  GCancellable *cancellable;
  GPtrArray *waiters;
  GList *answer;
  GError *error;

  /* owned: who goes first, and those who do not, and have their answer already */
  MdrSharedQuestion *first;
  GPtrArray *held;
};

typedef struct
{
  /* owned */
  MdrSharedQuestion *question;
  GTask *task;
  GSource *cancelled;
} Waiter;

static void
waiter_free (Waiter *waiter)
{
  mdr_alarm_clear (&waiter->cancelled);
  mdr_shared_question_unref (waiter->question);
  g_object_unref (waiter->task);
  g_free (waiter);
}

static void
clear (MdrSharedQuestion *self)
{
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->waiters, g_ptr_array_unref);
  g_clear_pointer (&self->answer, self->free_list);
  g_clear_error (&self->error);
  g_clear_pointer (&self->first, mdr_shared_question_unref);
  g_clear_pointer (&self->held, g_ptr_array_unref);
}

static void
return_answer (MdrSharedQuestion *self, GTask *task)
{
  if (self->error != NULL)
    g_task_return_error (task, g_error_copy (self->error));
  else
    g_task_return_pointer (task, g_list_copy_deep (self->answer, self->copy, NULL),
                           self->free_list);
}

static void
waiter_left_cb (gpointer user_data)
{
  Waiter *waiter = user_data;
  g_autoptr (MdrSharedQuestion) self = mdr_shared_question_ref (waiter->question);
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (self->waiters, waiter);
  if (self->waiters->len == 0)
    g_cancellable_cancel (self->cancellable);

  g_task_return_error_if_cancelled (task);
}

/**
 * mdr_shared_question_new:
 * @copy: copies an element of the answer
 * @free_list: frees an answer
 *
 * Returns: (transfer full): a question that nobody waits for
 */
MdrSharedQuestion *
mdr_shared_question_new (GCopyFunc copy, GDestroyNotify free_list)
{
  MdrSharedQuestion *self;

  g_return_val_if_fail (copy != NULL, NULL);
  g_return_val_if_fail (free_list != NULL, NULL);

  self = g_rc_box_new0 (MdrSharedQuestion);
  self->copy = copy;
  self->free_list = free_list;
  self->cancellable = g_cancellable_new ();
  self->waiters = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_shared_question_unref);

  return self;
}

/**
 * mdr_shared_question_ref:
 * @self: a question
 *
 * Returns: (transfer full): @self
 */
MdrSharedQuestion *
mdr_shared_question_ref (MdrSharedQuestion *self)
{
  return g_rc_box_acquire (self);
}

/**
 * mdr_shared_question_unref:
 * @self: (transfer full): a question
 *
 * Gives it away.
 */
void
mdr_shared_question_unref (MdrSharedQuestion *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * mdr_shared_question_get_cancellable:
 * @self: a question
 *
 * Returns: (transfer none): what is cancelled when nobody waits any longer
 */
GCancellable *
mdr_shared_question_get_cancellable (MdrSharedQuestion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->cancellable;
}

/**
 * mdr_shared_question_is_worth_asking:
 * @self: a question
 *
 * Tells whether one who waits for it will learn something. That there is no such name is an answer;
 * that a server failed is none, and may be otherwise the next time.
 *
 * Returns: whether it is under way or has an answer
 */
gboolean
mdr_shared_question_is_worth_asking (MdrSharedQuestion *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->is_answered)
    return !g_cancellable_is_cancelled (self->cancellable);

  return self->error == NULL ||
         g_error_matches (self->error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
}

/**
 * mdr_shared_question_wait:
 * @self: a question that is worth asking
 * @task: (transfer full): who asks; its cancellable ends the waiting
 *
 * Lets @task end with a copy of the answer, as soon as there is one.
 */
void
mdr_shared_question_wait (MdrSharedQuestion *self, GTask *task)
{
  Waiter *waiter;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_TASK (task));

  if (self->is_answered)
    {
      return_answer (self, task);
      g_object_unref (task);
      return;
    }

  waiter = g_new0 (Waiter, 1);
  waiter->question = mdr_shared_question_ref (self);
  waiter->task = task;
  g_ptr_array_add (self->waiters, waiter);
  mdr_alarm_set_cancelled (&waiter->cancelled, g_task_get_cancellable (task), waiter_left_cb,
                           waiter);
}

/**
 * mdr_shared_question_let_go_first:
 * @self: a question without an answer
 * @other: another one, which does not wait for @self
 *
 * That there is no answer to @self is told only once @other is answered.
 */
void
mdr_shared_question_let_go_first (MdrSharedQuestion *self, MdrSharedQuestion *other)
{
  g_return_if_fail (self != NULL && other != NULL && self != other);

  if (self->is_answered || other->is_answered)
    return;

  g_clear_pointer (&self->first, mdr_shared_question_unref);
  self->first = mdr_shared_question_ref (other);
}

/* Tells everybody who waits, and then those who had to wait for that. */
static void
tell (MdrSharedQuestion *self)
{
  g_autoptr (GPtrArray) waiters = g_steal_pointer (&self->waiters);
  g_autoptr (GPtrArray) held = g_steal_pointer (&self->held);

  self->is_answered = TRUE;
  g_clear_pointer (&self->first, mdr_shared_question_unref);

  /* From here on nobody leaves who has not been told. */
  self->waiters = g_ptr_array_new ();
  self->held = g_ptr_array_new ();
  for (guint i = 0; i < waiters->len; i++)
    mdr_alarm_clear (&((Waiter *) g_ptr_array_index (waiters, i))->cancelled);
  for (guint i = 0; i < waiters->len; i++)
    return_answer (self, ((Waiter *) g_ptr_array_index (waiters, i))->task);
  for (guint i = 0; i < held->len; i++)
    tell (g_ptr_array_index (held, i));
}

/**
 * mdr_shared_question_answer:
 * @self: a question without an answer
 * @answer: (transfer full) (nullable): what was answered
 * @error: (transfer full) (nullable): why there is no answer
 *
 * Tells everybody who waits, in the order in which they came.
 */
void
mdr_shared_question_answer (MdrSharedQuestion *self, GList *answer, GError *error)
{
  g_return_if_fail (self != NULL && !self->is_answered);

  self->answer = answer;
  self->error = error;

  if (error != NULL && self->first != NULL && !self->first->is_answered)
    g_ptr_array_add (self->first->held, mdr_shared_question_ref (self));
  else
    tell (self);
}
