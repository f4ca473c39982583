/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a rule is made of.
 */

#pragma once

#include "mdr-answer-rule.h"

G_BEGIN_DECLS

/* Stands for the “x” of 5.7.x. */
#define MDR_ANY_NUMBER G_MAXUINT

typedef struct
{
  guint klass;
  guint subject;
  guint detail;
} MdrEnhancedPattern;

struct _MdrAnswerRule
{
  MdrSureness sureness;
  MdrCause cause;
  MdrCause also[MDR_ANSWER_RULE_MAX_ALSO];
  guint n_also;

  /* Conditions; 0 where there is none. */
  MdrSpeaker speakers;
  MdrMoment moments;
  MdrReplyStatus statuses;
  guint expected;
  gboolean with_token;

  /* owned */
  char *id;

  /* owned: conditions; NULL where there is none */
  GStrv providers;
  GArray *codes;
  GArray *enhanced;
  MdrWording *words;
  MdrWording *unless;
};

G_END_DECLS
