/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an utterance means: the likeliest cause, and the others behind it.
 */

#pragma once

#include "core/mdr-cause.h"

#include "mdr-utterance.h"

G_BEGIN_DECLS

/* A list of more possibilities helps nobody. */
#define MDR_EXPLANATION_MAX_CAUSES 4

/**
 * MdrMeaning:
 * @cause: one of the causes
 * @confidence: how likely it is, from 0 to 1; those of an explanation add up to 1 at most
 * @rule: (nullable): the id of the rule in data/knowledge that said so
 *
 * One thing that an utterance may mean.
 */
typedef struct
{
  MdrCause cause;
  double confidence;
  const char *rule;
} MdrMeaning;

/**
 * MdrExplanation:
 * @n_meanings: how many things it may mean, at least 1
 * @meanings: these, the likeliest first; %MDR_CAUSE_UNKNOWN alone where no rule knows
 * @moment: when it was said, as given or as the words show; 0 when that is not known
 * @provider: (nullable): the id of the provider, as given or as the words show
 *
 * A value: made on the caller's stack, nothing to be freed. Its strings live as long as the rules.
 */
typedef struct
{
  guint n_meanings;
  MdrMeaning meanings[MDR_EXPLANATION_MAX_CAUSES];
  MdrMoment moment;
  const char *provider;
} MdrExplanation;

G_END_DECLS
