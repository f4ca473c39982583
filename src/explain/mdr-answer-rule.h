/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One thing that is known about answers: what they look like, and what they mean.
 */

#pragma once

#include "core/mdr-cause.h"

#include "mdr-clues.h"
#include "mdr-wording.h"

G_BEGIN_DECLS

/**
 * MdrSureness:
 * @MDR_SURENESS_NONE: not at all
 * @MDR_SURENESS_HINT: better than nothing
 * @MDR_SURENESS_MAYBE: as often this as something else
 * @MDR_SURENESS_LIKELY: usually this
 * @MDR_SURENESS_CERTAIN: nothing else says this
 *
 * How much a rule's word is worth.
 */
typedef enum
{
  MDR_SURENESS_NONE,
  MDR_SURENESS_HINT,
  MDR_SURENESS_MAYBE,
  MDR_SURENESS_LIKELY,
  MDR_SURENESS_CERTAIN,
} MdrSureness;

/* A list of more possibilities helps nobody. */
#define MDR_ANSWER_RULE_MAX_ALSO 3

/**
 * MdrAnswerRule:
 *
 * A rule of data/knowledge/answers.
 */
typedef struct _MdrAnswerRule MdrAnswerRule;

MdrAnswerRule *mdr_answer_rule_new_from_group (GKeyFile *file,
                                               const char *id,
                                               MdrVocabulary *vocabulary,
                                               GError **error);
void mdr_answer_rule_free (MdrAnswerRule *self);

const char *mdr_answer_rule_get_id (const MdrAnswerRule *self);
const MdrWording *mdr_answer_rule_get_words (const MdrAnswerRule *self);
MdrCause mdr_answer_rule_get_cause (const MdrAnswerRule *self);
const MdrCause *mdr_answer_rule_get_also (const MdrAnswerRule *self, guint *n_also);

MdrSureness
mdr_answer_rule_match (const MdrAnswerRule *self, const MdrClues *clues, MdrPhraseHits *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrAnswerRule, mdr_answer_rule_free)

G_END_DECLS
