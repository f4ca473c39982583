/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text has some of the words that a few dozen rules wait for; the others need not be looked at.
 */

#include "mdr-rule-index.h"

struct _MdrRuleIndex
{
  /* owned */
  GPtrArray *rules;

  /* borrowed from those: by the number of their wording, NULL where it is none of a rule */
  GPtrArray *by_wording;

  /* borrowed from those: the rules that wait for no words, and behind them what was selected */
  GPtrArray *selected;
  guint n_wordless;
};

/**
 * mdr_rule_index_new:
 * @free_rule: frees a rule
 *
 * Returns: (transfer full): an index without rules
 */
MdrRuleIndex *
mdr_rule_index_new (GDestroyNotify free_rule)
{
  MdrRuleIndex *self = g_new0 (MdrRuleIndex, 1);

  self->rules = g_ptr_array_new_with_free_func (free_rule);
  self->by_wording = g_ptr_array_new ();
  self->selected = g_ptr_array_new ();

  return self;
}

/**
 * mdr_rule_index_free:
 * @self: an index
 *
 * Frees it and its rules.
 */
void
mdr_rule_index_free (MdrRuleIndex *self)
{
  g_ptr_array_unref (self->selected);
  g_ptr_array_unref (self->by_wording);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

/**
 * mdr_rule_index_add:
 * @self: an index
 * @words: (nullable): without which the rule has nothing to say; of no other rule
 * @rule: (transfer full): a rule
 *
 * Adds a rule.
 */
void
mdr_rule_index_add (MdrRuleIndex *self, const MdrWording *words, gpointer rule)
{
  g_ptr_array_add (self->rules, rule);

  if (words == NULL)
    {
      g_ptr_array_set_size (self->selected, (int) self->n_wordless);
      g_ptr_array_add (self->selected, rule);
      self->n_wordless++;
    }
  else
    {
      guint number = mdr_wording_get_number (words);

      if (number >= self->by_wording->len)
        g_ptr_array_set_size (self->by_wording, (int) number + 1);
      self->by_wording->pdata[number] = rule;
    }
}

/**
 * mdr_rule_index_select:
 * @self: an index
 * @hits: what was found in a text
 *
 * Returns: (transfer none): the rules that may have something to say, those that wait for no words
 *   first and then in the order of their wordings; valid until @self is next asked
 */
const GPtrArray *
mdr_rule_index_select (MdrRuleIndex *self, const MdrPhraseHits *hits)
{
  guint number = 0;

  g_ptr_array_set_size (self->selected, (int) self->n_wordless);

  for (; mdr_phrase_hits_next_candidate (hits, &number); number++)
    if (number < self->by_wording->len && self->by_wording->pdata[number] != NULL)
      g_ptr_array_add (self->selected, self->by_wording->pdata[number]);

  return self->selected;
}
