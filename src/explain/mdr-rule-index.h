/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Knows without asking them which of a thousand rules have nothing to say.
 */

#pragma once

#include "mdr-wording.h"

G_BEGIN_DECLS

/**
 * MdrRuleIndex:
 *
 * Rules by the words that they wait for.
 */
typedef struct _MdrRuleIndex MdrRuleIndex;

MdrRuleIndex *mdr_rule_index_new (GDestroyNotify free_rule);
void mdr_rule_index_free (MdrRuleIndex *self);

void mdr_rule_index_add (MdrRuleIndex *self, const MdrWording *words, gpointer rule);
const GPtrArray *mdr_rule_index_select (MdrRuleIndex *self, const MdrPhraseHits *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdrRuleIndex, mdr_rule_index_free)

G_END_DECLS
