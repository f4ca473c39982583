/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds a rule against an utterance. How rules are read stands in mdr-answer-rule-file.c.
 */

#include "mdr-answer-rule-private.h"

#include <string.h>

/**
 * mdr_answer_rule_free:
 * @self: a rule
 *
 * Frees it.
 */
void
mdr_answer_rule_free (MdrAnswerRule *self)
{
  g_free (self->id);
  g_strfreev (self->providers);
  g_clear_pointer (&self->codes, g_array_unref);
  g_clear_pointer (&self->enhanced, g_array_unref);
  g_clear_pointer (&self->words, mdr_wording_free);
  g_clear_pointer (&self->unless, mdr_wording_free);
  g_free (self);
}

/**
 * mdr_answer_rule_get_id:
 * @self: a rule
 *
 * Returns: its name in the data file
 */
const char *
mdr_answer_rule_get_id (const MdrAnswerRule *self)
{
  return self->id;
}

/**
 * mdr_answer_rule_get_words:
 * @self: a rule
 *
 * Returns: (nullable): the words without which it has nothing to say
 */
const MdrWording *
mdr_answer_rule_get_words (const MdrAnswerRule *self)
{
  return self->words;
}

/**
 * mdr_answer_rule_get_cause:
 * @self: a rule
 *
 * Returns: what it takes an answer to mean
 */
MdrCause
mdr_answer_rule_get_cause (const MdrAnswerRule *self)
{
  return self->cause;
}

/**
 * mdr_answer_rule_get_also:
 * @self: a rule
 * @n_also: (out): how many there are
 *
 * Returns: (array length=n_also): what it may mean as well, the likelier first
 */
const MdrCause *
mdr_answer_rule_get_also (const MdrAnswerRule *self, guint *n_also)
{
  *n_also = self->n_also;

  return self->also;
}

/* A star in the data file, here a letter that no number has. */
static gboolean
number_matches (guint wanted, guint number)
{
  return wanted == MDR_ANY_NUMBER || wanted == number;
}

static gboolean
code_matches (const MdrAnswerRule *self, guint code)
{
  for (guint i = 0; i < self->codes->len; i++)
    {
      guint wanted = g_array_index (self->codes, guint, i);

      /* A whole class is written as 5xx, and read as 5. */
      if (wanted == code || (wanted < 10 && wanted == code / 100))
        return TRUE;
    }

  return FALSE;
}

static gboolean
enhanced_matches (const MdrAnswerRule *self, const MdrClues *clues)
{
  for (guint i = 0; i < self->enhanced->len; i++)
    {
      const MdrEnhancedPattern *wanted = &g_array_index (self->enhanced, MdrEnhancedPattern, i);

      if (number_matches (wanted->klass, clues->klass) &&
          number_matches (wanted->subject, clues->subject) &&
          number_matches (wanted->detail, clues->detail))
        return TRUE;
    }

  return FALSE;
}

/* Who speaks is often only half known: a program's sentence may have a server's reply in it. */
static gboolean
speaker_matches (const MdrAnswerRule *self, const MdrClues *clues)
{
  return self->speakers == 0 || clues->speakers == 0 || (self->speakers & clues->speakers) != 0 ||
         (clues->speakers & MDR_SPEAKER_PROGRAM) != 0;
}

static gboolean
codes_match (const MdrAnswerRule *self, const MdrClues *clues)
{
  return (self->codes == NULL || code_matches (self, clues->code)) &&
         (self->enhanced == NULL || (clues->klass != 0 && enhanced_matches (self, clues))) &&
         (self->expected == 0 || self->expected == clues->expected) &&
         (self->statuses == 0 || (self->statuses & clues->statuses) != 0);
}

static gboolean
circumstances_match (const MdrAnswerRule *self, const MdrClues *clues)
{
  return speaker_matches (self, clues) && (!self->with_token || clues->with_token) &&
         (self->moments == 0 || clues->moments == 0 || (self->moments & clues->moments) != 0) &&
         (self->providers == NULL ||
          (clues->provider != NULL &&
           g_strv_contains ((const char *const *) self->providers, clues->provider)));
}

/**
 * mdr_answer_rule_match:
 * @self: a rule
 * @clues: an utterance
 * @hits: the phrases that stand in it
 *
 * Returns: how sure the rule is of its cause; %MDR_SURENESS_NONE where it has nothing to say
 */
MdrSureness
mdr_answer_rule_match (const MdrAnswerRule *self, const MdrClues *clues, MdrPhraseHits *hits)
{
  if (!codes_match (self, clues) || !circumstances_match (self, clues) ||
      (self->words != NULL && !mdr_wording_matches (self->words, hits)) ||
      (self->unless != NULL && mdr_wording_matches (self->unless, hits)))
    return MDR_SURENESS_NONE;

  /* It only fits if it was said when the rule means; nobody has told us. */
  if (self->moments != 0 && clues->moments == 0)
    return self->sureness - 1;

  return self->sureness;
}
