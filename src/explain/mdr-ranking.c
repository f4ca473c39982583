/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A surer rule before a less sure one; among equals the one that is trusted more. So knowledge of a
 * provider comes before the meaning of a code, and that before loose words. What is only usual at
 * the moment is listed where nothing says more.
 */

#include "mdr-ranking.h"

#include <stdlib.h>

/* The trust in rules that know the moment only. */
#define MOMENTS_TRUST 0

static void
speak_for (MdrRanking *self, MdrCause cause, guint weight, const char *rule)
{
  MdrRankingEntry *entry = &self->entries[cause];

  entry->n_rules++;
  if (weight <= entry->weight)
    return;

  entry->cause = cause;
  entry->weight = weight;
  entry->rule = rule;
}

/* Whoever showed a token has no password to retype, whatever words the server has for it. */
static MdrCause
read_for_token (MdrCause cause)
{
  return cause == MDR_CAUSE_PASSWORD_WRONG || cause == MDR_CAUSE_APP_PASSWORD_REQUIRED
             ? MDR_CAUSE_OAUTH_TOKEN_EXPIRED
             : cause;
}

/**
 * mdr_ranking_hear:
 * @self: a ranking
 * @rule: a rule that fits
 * @sureness: how sure it is
 * @trust: how far its file is trusted
 * @with_token: whether a token was shown instead of a password
 *
 * Takes in what a rule says. Its other readings are worth two steps of sureness less than its
 * first, and those of a moment less than all others.
 */
void
mdr_ranking_hear (MdrRanking *self,
                  const MdrAnswerRule *rule,
                  MdrSureness sureness,
                  guint trust,
                  gboolean with_token)
{
  const char *id = mdr_answer_rule_get_id (rule);
  guint weight = sureness * MDR_RANKING_MAX_TRUST + trust;
  guint n_also;
  const MdrCause *also = mdr_answer_rule_get_also (rule, &n_also);

  g_return_if_fail (trust < MDR_RANKING_MAX_TRUST);

  speak_for (self,
             with_token ? read_for_token (mdr_answer_rule_get_cause (rule))
                        : mdr_answer_rule_get_cause (rule),
             weight, id);

  for (guint i = 0; i < n_also; i++)
    {
      guint less = 2 * MDR_RANKING_MAX_TRUST + i;
      guint least = 2 * MDR_ANSWER_RULE_MAX_ALSO - i;

      speak_for (self, with_token ? read_for_token (also[i]) : also[i],
                 trust == MOMENTS_TRUST ? MDR_ANSWER_RULE_MAX_ALSO - i
                                        : MAX (weight, less + least) - less,
                 id);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const MdrRankingEntry *first = a;
  const MdrRankingEntry *second = b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;

  if (first->n_rules != second->n_rules)
    return first->n_rules < second->n_rules ? 1 : -1;

  return (int) first->cause - (int) second->cause;
}

/* How often what a rule of this sureness says is right; measured with tests/answers/measure.py. */
static double
confidence_of (const MdrRankingEntry *first, const MdrRankingEntry *second)
{
  static const double shares[] = {
    [MDR_SURENESS_NONE] = 0.3,   [MDR_SURENESS_HINT] = 0.45,    [MDR_SURENESS_MAYBE] = 0.65,
    [MDR_SURENESS_LIKELY] = 0.8, [MDR_SURENESS_CERTAIN] = 0.95,
  };
  MdrSureness sureness = first->weight / MDR_RANKING_MAX_TRUST;

  /* Two rules of the same worth disagree. */
  if (second->weight / MDR_RANKING_MAX_TRUST == sureness)
    return shares[sureness] - 0.1;

  return shares[sureness];
}

static gboolean
is_doubtful (const MdrRankingEntry *first)
{
  return first->cause == MDR_CAUSE_UNKNOWN ||
         first->weight < MDR_SURENESS_LIKELY * MDR_RANKING_MAX_TRUST;
}

/* That something is unknown is said only where nothing else is. */
static void
forget_the_unknown (MdrRanking *self)
{
  MdrRankingEntry *unknown = &self->entries[MDR_CAUSE_UNKNOWN];

  for (guint i = 0; i < MDR_CAUSE_UNKNOWN; i++)
    if (self->entries[i].weight > unknown->weight)
      {
        unknown->weight = 0;
        return;
      }
}

/**
 * mdr_ranking_conclude:
 * @self: a ranking that has heard all; it is spent afterwards
 * @explanation: (inout): what its meanings are added to
 *
 * Says what it comes to.
 */
void
mdr_ranking_conclude (MdrRanking *self, MdrExplanation *explanation)
{
  double left = 1;
  guint least;

  forget_the_unknown (self);
  qsort (self->entries, G_N_ELEMENTS (self->entries), sizeof (MdrRankingEntry), compare_entries);

  if (self->entries[0].weight == 0)
    {
      explanation->meanings[explanation->n_meanings++] =
          (MdrMeaning){ MDR_CAUSE_UNKNOWN, 0.5, NULL };
      return;
    }

  least = is_doubtful (&self->entries[0]) ? 1 : MDR_ANSWER_RULE_MAX_ALSO + 1;
  for (guint i = 0; i < MDR_EXPLANATION_MAX_CAUSES && self->entries[i].weight >= least; i++)
    {
      const MdrRankingEntry *entry = &self->entries[i];
      double confidence = i == 0 ? confidence_of (entry, entry + 1) : left / 2;

      left -= confidence;
      explanation->meanings[explanation->n_meanings++] =
          (MdrMeaning){ entry->cause, confidence, entry->rule };
    }
}
