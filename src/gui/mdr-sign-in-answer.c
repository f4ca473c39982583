/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who reads an answer must always see who speaks, so the voices stay apart from the beginning.
 */

#include "mdr-sign-in-answer.h"

struct _MdrSignInAnswer
{
  GObject parent_instance;

  MdrState state;

  /* owned */
  MdrService *service;
  char *verdict;
  char *meaning;
  char *server_text;
  char *details;
};

G_DEFINE_FINAL_TYPE (MdrSignInAnswer, mdr_sign_in_answer, G_TYPE_OBJECT)

static void
mdr_sign_in_answer_finalize (GObject *object)
{
  MdrSignInAnswer *self = MDR_SIGN_IN_ANSWER (object);

  g_clear_object (&self->service);
  g_clear_pointer (&self->verdict, g_free);
  g_clear_pointer (&self->meaning, g_free);
  g_clear_pointer (&self->server_text, g_free);
  g_clear_pointer (&self->details, g_free);

  G_OBJECT_CLASS (mdr_sign_in_answer_parent_class)->finalize (object);
}

static void
mdr_sign_in_answer_class_init (MdrSignInAnswerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_sign_in_answer_finalize;
}

static void
mdr_sign_in_answer_init (MdrSignInAnswer *self)
{
}

/**
 * mdr_sign_in_answer_new:
 * @service: who was asked, or would have been
 * @state: how it went
 * @verdict: our verdict, a sentence
 * @meaning: (nullable): what follows from it
 * @server_text: (nullable): what the server said, in its own words
 * @details: (nullable): codes, phases and times, in lines
 *
 * Returns: (transfer full): an answer
 */
MdrSignInAnswer *
mdr_sign_in_answer_new (MdrService *service,
                        MdrState state,
                        const char *verdict,
                        const char *meaning,
                        const char *server_text,
                        const char *details)
{
  MdrSignInAnswer *self;

  g_return_val_if_fail (MDR_IS_SERVICE (service), NULL);
  g_return_val_if_fail (verdict != NULL, NULL);

  self = g_object_new (MDR_TYPE_SIGN_IN_ANSWER, NULL);
  self->service = g_object_ref (service);
  self->state = state;
  self->verdict = g_strdup (verdict);
  self->meaning = g_strdup (meaning);
  self->server_text = g_strdup (server_text);
  self->details = g_strdup (details);

  return self;
}

/**
 * mdr_sign_in_answer_get_service:
 * @self: an answer
 *
 * Returns: (transfer none): who was asked, or would have been
 */
MdrService *
mdr_sign_in_answer_get_service (MdrSignInAnswer *self)
{
  g_return_val_if_fail (MDR_IS_SIGN_IN_ANSWER (self), NULL);

  return self->service;
}

/**
 * mdr_sign_in_answer_get_state:
 * @self: an answer
 *
 * Returns: how it went; %MDR_STATE_SKIPPED if the server was not asked
 */
MdrState
mdr_sign_in_answer_get_state (MdrSignInAnswer *self)
{
  g_return_val_if_fail (MDR_IS_SIGN_IN_ANSWER (self), MDR_STATE_WAITING);

  return self->state;
}

/**
 * mdr_sign_in_answer_get_verdict:
 * @self: an answer
 *
 * Returns: our verdict, or why the server was not asked
 */
const char *
mdr_sign_in_answer_get_verdict (MdrSignInAnswer *self)
{
  g_return_val_if_fail (MDR_IS_SIGN_IN_ANSWER (self), NULL);

  return self->verdict;
}

/**
 * mdr_sign_in_answer_get_meaning:
 * @self: an answer
 *
 * Returns: (nullable): what the verdict means
 */
const char *
mdr_sign_in_answer_get_meaning (MdrSignInAnswer *self)
{
  g_return_val_if_fail (MDR_IS_SIGN_IN_ANSWER (self), NULL);

  return self->meaning;
}

/**
 * mdr_sign_in_answer_get_server_text:
 * @self: an answer
 *
 * Returns: (nullable): the server's own words
 */
const char *
mdr_sign_in_answer_get_server_text (MdrSignInAnswer *self)
{
  g_return_val_if_fail (MDR_IS_SIGN_IN_ANSWER (self), NULL);

  return self->server_text;
}

/**
 * mdr_sign_in_answer_get_details:
 * @self: an answer
 *
 * Returns: (nullable): lines for somebody who knows what they mean
 */
const char *
mdr_sign_in_answer_get_details (MdrSignInAnswer *self)
{
  g_return_val_if_fail (MDR_IS_SIGN_IN_ANSWER (self), NULL);

  return self->details;
}
