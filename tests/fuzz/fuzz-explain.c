/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Anything that a server or a program can say, and that people can paste. The first three bytes say
 * who says it, when, and where.
 */

#include <string.h>

#include "explain/mdr-explainer.h"
#include "explain/secrets/mdr-secret-mask.h"
#include "fuzz.h"

#define N_CIRCUMSTANCES 3

static const char *const providers[] = { NULL, "gmail", "microsoft365", "libero", "aruba-pec" };

static void
check_explanation (const MdrExplanation *explanation)
{
  double sum = 0;

  g_assert_cmpuint (explanation->n_meanings, >=, 1);
  g_assert_cmpuint (explanation->n_meanings, <=, MDR_EXPLANATION_MAX_CAUSES);

  for (guint i = 0; i < explanation->n_meanings; i++)
    {
      const MdrMeaning *meaning = &explanation->meanings[i];

      g_assert_cmpfloat (meaning->confidence, >, 0);
      g_assert_true (i == 0 || meaning->confidence <= meaning[-1].confidence);
      g_assert_true (meaning->rule != NULL || meaning->cause == MDR_CAUSE_UNKNOWN);
      for (guint j = 0; j < i; j++)
        g_assert_cmpint (explanation->meanings[j].cause, !=, meaning->cause);
      sum += meaning->confidence;
    }

  g_assert_cmpfloat (sum, <=, 1.0001);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  MdrExplanation explanation;
  MdrUtterance utterance;
  g_autofree char *text = NULL;
  g_autofree char *masked = NULL;

  if (size < N_CIRCUMSTANCES)
    return 0;

  /* In memory of its own length, so that one byte too many is noticed. */
  text = g_malloc (MAX (size - N_CIRCUMSTANCES, 1));
  memcpy (text, data + N_CIRCUMSTANCES, size - N_CIRCUMSTANCES);
  utterance = (MdrUtterance){
    .text = text,
    .length = size - N_CIRCUMSTANCES,
    .speakers = data[0] & 0x7f,
    .with_token = (data[0] & 0x80) != 0,
    .moments = data[1] << (data[2] & 0x03),
    .provider = providers[(data[2] >> 2) % G_N_ELEMENTS (providers)],
  };

  mdr_explainer_explain (mdr_explainer_get_default (), &utterance, &explanation);
  check_explanation (&explanation);

  masked = mdr_secret_mask_text (utterance.text, utterance.length);
  g_assert_nonnull (masked);

  return 0;
}
