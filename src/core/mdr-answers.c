/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps the answers, and accepts only those that the questions have.
 */

#include "mdr-answers.h"

#include <glib/gi18n-lib.h>

#include "mdr-clean-text.h"
#include "mdr-error.h"

/* Long enough for a pasted message with the server's reply in it. */
#define MAX_MESSAGE 4000

struct _MdrAnswers
{
  GObject parent_instance;

  /* owned */
  char *answers[MDR_N_QUESTIONS];
};

G_DEFINE_FINAL_TYPE (MdrAnswers, mdr_answers, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The answers that a question has; a question without a row takes any text. */
static const char *const choices[MDR_N_QUESTIONS][5] = {
  [MDR_QUESTION_WEBMAIL] = { "yes", "no", NULL },
  [MDR_QUESTION_TWO_STEP] = { "yes", "no", "unknown", NULL },
  [MDR_QUESTION_SYMPTOM] = { "cannot-receive", "cannot-send", "both", "keeps-asking", NULL },
};

static void
mdr_answers_finalize (GObject *object)
{
  MdrAnswers *self = MDR_ANSWERS (object);

  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    g_clear_pointer (&self->answers[question], g_free);

  G_OBJECT_CLASS (mdr_answers_parent_class)->finalize (object);
}

/* Each question is also a property, named like it, so that a template can show its answer. */
static void
mdr_answers_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, mdr_answers_get (MDR_ANSWERS (object), prop_id - 1));
}

static void
mdr_answers_class_init (MdrAnswersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = mdr_answers_finalize;
  object_class->get_property = mdr_answers_get_property;

  for (guint question = 0; question < MDR_N_QUESTIONS; question++)
    g_object_class_install_property (
        object_class, question + 1,
        g_param_spec_string (mdr_enum_to_nick (MDR_TYPE_QUESTION, question), NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  /**
   * MdrAnswers::changed:
   * @self: the answers
   * @question: which one was answered, or taken back
   */
  signals[CHANGED] = g_signal_new ("changed", MDR_TYPE_ANSWERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, MDR_TYPE_QUESTION);
}

static void
mdr_answers_init (MdrAnswers *self)
{
}

/**
 * mdr_answers_new:
 *
 * Returns: (transfer full): answers to no question yet
 */
MdrAnswers *
mdr_answers_new (void)
{
  return g_object_new (MDR_TYPE_ANSWERS, NULL);
}

/**
 * mdr_answers_get:
 * @self: answers
 * @question: a question
 *
 * Returns: (nullable): the answer, if there is one
 */
const char *
mdr_answers_get (MdrAnswers *self, MdrQuestion question)
{
  g_return_val_if_fail (MDR_IS_ANSWERS (self), NULL);

  return self->answers[question];
}

/**
 * mdr_answers_is:
 * @self: answers
 * @question: a question
 * @answer: one of its answers
 *
 * Returns: whether the user gave this answer
 */
gboolean
mdr_answers_is (MdrAnswers *self, MdrQuestion question, const char *answer)
{
  return g_strcmp0 (mdr_answers_get (self, question), answer) == 0;
}

/**
 * mdr_answers_are_elsewhere:
 * @self: answers
 *
 * Asks whether the trouble shows on another device. The servers and the account are the same
 * there; programs, saved passwords and settings are not.
 *
 * Returns: whether the user named a device, and it is not this computer
 */
gboolean
mdr_answers_are_elsewhere (MdrAnswers *self)
{
  return mdr_answers_get (self, MDR_QUESTION_DEVICE) != NULL &&
         !mdr_answers_is (self, MDR_QUESTION_DEVICE, "this-computer");
}

/**
 * mdr_answers_set:
 * @self: answers
 * @question: a question
 * @answer: (nullable): its answer, or %NULL to take it back
 * @error: return location for a #GError
 *
 * Notes an answer. Whether a program or device is known is not looked at here.
 *
 * Returns: %TRUE, or %FALSE with %MDR_ERROR_INVALID_ANSWER when the question has no such answer
 */
gboolean
mdr_answers_set (MdrAnswers *self, MdrQuestion question, const char *answer, GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (MDR_IS_ANSWERS (self), FALSE);

  if (answer != NULL && choices[question][0] != NULL &&
      !g_strv_contains (choices[question], answer))
    {
      g_autofree char *quote = mdr_clean_quote (answer);
      g_autofree char *known = g_strjoinv (", ", (char **) choices[question]);

      /* Translators: for example: “perhaps” is no answer to “webmail”: choose from yes, no. */
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_ANSWER,
                   _ ("“%s” is no answer to “%s”: choose from %s."), quote,
                   mdr_enum_to_nick (MDR_TYPE_QUESTION, question), known);
      return FALSE;
    }

  if (answer != NULL)
    clean = mdr_clean_text (answer, -1, MAX_MESSAGE);

  if (g_strcmp0 (self->answers[question], clean) == 0)
    return TRUE;

  g_free (self->answers[question]);
  self->answers[question] = g_steal_pointer (&clean);
  g_object_notify (G_OBJECT (self), mdr_enum_to_nick (MDR_TYPE_QUESTION, question));
  g_signal_emit (self, signals[CHANGED], 0, question);

  return TRUE;
}
