/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks all rules, and weighs what they say: a surer rule before a less sure one, and among equals
 * knowledge of a provider before the meaning of a code, and that before loose words.
 */

#include "mdr-explainer.h"

#include <gio/gio.h>
#include <string.h>

#include "core/mdr-error.h"
#include "knowledge/mdr-knowledge.h"
#include "mdr-answer-rule.h"
#include "mdr-rule-index.h"
#include "mdr-signs.h"

/* Among rules that are equally sure. */
#define MAX_LAYERS 8

struct _MdrExplainer
{
  GObject parent_instance;

  /* owned */
  MdrVocabulary *vocabulary;
  MdrPhraseHits *hits;
  MdrRuleIndex *rules;
  MdrSigns *provider_signs;
  MdrSigns *moment_signs;
};

G_DEFINE_FINAL_TYPE (MdrExplainer, mdr_explainer, G_TYPE_OBJECT)

/* A rule with its place in the order of trust. */
typedef struct
{
  guint layer;
  MdrAnswerRule *rule;
} LayeredRule;

/* What speaks for a cause. */
typedef struct
{
  MdrCause cause;
  guint weight;
  guint n_rules;
  const char *rule;
} Candidate;

/* The group of a file that tells how much it is to be trusted. */
#define FILE_GROUP "this file"

/* How the groups begin that say by which words a provider, or a moment, is recognised. */
#define PROVIDER_PREFIX "provider "
#define MOMENT_PREFIX "moment "

/* Whose word counts less before whose word counts more. */
static const char *const trust_words[] = {
  "loose", "codes", "words", "programs", "servers", "providers",
};

static void
layered_rule_free (LayeredRule *layered)
{
  mdr_answer_rule_free (layered->rule);
  g_free (layered);
}

static void
mdr_explainer_finalize (GObject *object)
{
  MdrExplainer *self = MDR_EXPLAINER (object);

  g_clear_pointer (&self->hits, mdr_phrase_hits_free);
  g_clear_pointer (&self->rules, mdr_rule_index_free);
  g_clear_pointer (&self->provider_signs, mdr_signs_free);
  g_clear_pointer (&self->moment_signs, mdr_signs_free);
  g_clear_pointer (&self->vocabulary, mdr_vocabulary_free);

  G_OBJECT_CLASS (mdr_explainer_parent_class)->finalize (object);
}

static void
mdr_explainer_class_init (MdrExplainerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_explainer_finalize;
}

static void
mdr_explainer_init (MdrExplainer *self)
{
  self->vocabulary = mdr_vocabulary_new ();
  self->rules = mdr_rule_index_new ((GDestroyNotify) layered_rule_free);
  self->provider_signs = mdr_signs_new ();
  self->moment_signs = mdr_signs_new ();
}

/* Groups of words have to be known before the rules that name them. */
static gboolean
define_groups (MdrExplainer *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (char **group = groups; *group != NULL; group++)
    {
      g_auto (GStrv) words = NULL;

      if (**group != '@')
        continue;

      words = g_key_file_get_string_list (file, *group, "words", NULL, error);
      if (words == NULL ||
          !mdr_vocabulary_define (self->vocabulary, *group + 1, (const char *const *) words, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_rule (MdrExplainer *self, GKeyFile *file, const char *group, guint layer, GError **error)
{
  MdrAnswerRule *rule = mdr_answer_rule_new_from_group (file, group, self->vocabulary, error);
  LayeredRule *layered;

  if (rule == NULL)
    return FALSE;

  layered = g_new0 (LayeredRule, 1);
  layered->layer = layer;
  layered->rule = rule;
  mdr_rule_index_add (self->rules, mdr_answer_rule_get_words (rule), layered);

  return TRUE;
}

static gboolean
read_trust (GKeyFile *file, guint *layer, GError **error)
{
  g_autofree char *word = g_key_file_get_string (file, FILE_GROUP, "trust", error);

  if (word == NULL)
    return FALSE;

  for (*layer = 0; *layer < G_N_ELEMENTS (trust_words); (*layer)++)
    if (strcmp (trust_words[*layer], word) == 0)
      return TRUE;

  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "trust: “%s” is not understood", word);

  return FALSE;
}

static gboolean
read_group (MdrExplainer *self, GKeyFile *file, const char *group, guint layer, GError **error)
{
  if (*group == '@' || strcmp (group, FILE_GROUP) == 0)
    return TRUE;

  if (g_str_has_prefix (group, PROVIDER_PREFIX))
    return mdr_signs_read (self->provider_signs, self->vocabulary, file, group,
                           group + strlen (PROVIDER_PREFIX), error);

  if (g_str_has_prefix (group, MOMENT_PREFIX))
    return mdr_signs_read (self->moment_signs, self->vocabulary, file, group,
                           group + strlen (MOMENT_PREFIX), error);

  return read_rule (self, file, group, layer, error);
}

static gboolean
read_file (MdrExplainer *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  guint layer;

  if (!read_trust (file, &layer, error))
    return FALSE;

  for (char **group = groups; *group != NULL; group++)
    if (!read_group (self, file, *group, layer, error))
      return FALSE;

  return TRUE;
}

/**
 * mdr_explainer_new:
 * @files: (element-type GKeyFile): files like data/knowledge/answers/words.ini, in any order
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): an explainer, or %NULL with %MDR_ERROR_INVALID_DATA or
 *   %G_KEY_FILE_ERROR
 */
MdrExplainer *
mdr_explainer_new (GPtrArray *files, GError **error)
{
  g_autoptr (MdrExplainer) self = NULL;

  g_return_val_if_fail (files != NULL, NULL);

  self = g_object_new (MDR_TYPE_EXPLAINER, NULL);
  for (guint i = 0; i < files->len; i++)
    if (!define_groups (self, g_ptr_array_index (files, i), error))
      return NULL;

  for (guint i = 0; i < files->len; i++)
    if (!read_file (self, g_ptr_array_index (files, i), error))
      return NULL;

  mdr_vocabulary_prepare (self->vocabulary);
  self->hits = mdr_phrase_hits_new (self->vocabulary);

  return g_steal_pointer (&self);
}

/**
 * mdr_explainer_get_default:
 *
 * Gives the explainer with the knowledge that is built into the program; it is read when first
 * asked for.
 *
 * Returns: (transfer none): the explainer
 */
MdrExplainer *
mdr_explainer_get_default (void)
{
  static MdrExplainer *explainer;

  if (g_once_init_enter (&explainer))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) files = mdr_knowledge_load_key_files ("answers", &error);
      MdrExplainer *built_in = files != NULL ? mdr_explainer_new (files, &error) : NULL;

      /* The tests read these very files, so a broken one is never shipped. */
      if (built_in == NULL)
        g_error ("answers: %s", error->message);

      g_once_init_leave (&explainer, built_in);
    }

  return explainer;
}

static void
speak_for (Candidate *candidates, MdrCause cause, guint weight, const char *rule)
{
  Candidate *candidate = &candidates[cause];

  candidate->n_rules++;
  if (weight <= candidate->weight)
    return;

  candidate->cause = cause;
  candidate->weight = weight;
  candidate->rule = rule;
}

/* Whoever showed a token has no password to retype, whatever words the server has for it. */
static MdrCause
read_for_token (MdrCause cause)
{
  return cause == MDR_CAUSE_PASSWORD_WRONG || cause == MDR_CAUSE_APP_PASSWORD_REQUIRED
             ? MDR_CAUSE_OAUTH_TOKEN_EXPIRED
             : cause;
}

/* Other readings of a rule are worth two steps less than its first. */
static void
ask_rule (const LayeredRule *layered,
          MdrSureness sureness,
          gboolean with_token,
          Candidate *candidates)
{
  const char *id = mdr_answer_rule_get_id (layered->rule);
  guint weight = sureness * MAX_LAYERS + layered->layer;
  guint n_also;
  const MdrCause *also = mdr_answer_rule_get_also (layered->rule, &n_also);

  for (guint i = 0; i <= n_also; i++)
    {
      MdrCause cause = i == 0 ? mdr_answer_rule_get_cause (layered->rule) : also[i - 1];
      guint less = i == 0 ? 0 : 2 * MAX_LAYERS + i - 1;

      speak_for (candidates, with_token ? read_for_token (cause) : cause, MAX (weight, less) - less,
                 id);
    }
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;

  if (first->n_rules != second->n_rules)
    return first->n_rules < second->n_rules ? 1 : -1;

  return (int) first->cause - (int) second->cause;
}

/* How often what a rule of this sureness says is right; measured with tests/answers/measure.py. */
static double
confidence_of (const Candidate *first, const Candidate *second)
{
  static const double shares[] = {
    [MDR_SURENESS_NONE] = 0.3,   [MDR_SURENESS_HINT] = 0.45,    [MDR_SURENESS_MAYBE] = 0.65,
    [MDR_SURENESS_LIKELY] = 0.8, [MDR_SURENESS_CERTAIN] = 0.95,
  };
  MdrSureness sureness = first->weight / MAX_LAYERS;

  /* Two rules of the same worth disagree. */
  if (second->weight / MAX_LAYERS == sureness)
    return shares[sureness] - 0.1;

  return shares[sureness];
}

static void
conclude (MdrExplanation *explanation, const Candidate *candidates, guint n_candidates)
{
  double left = 1;

  for (guint i = 0; i < MDR_EXPLANATION_MAX_CAUSES && i + 1 < n_candidates; i++)
    {
      const Candidate *candidate = &candidates[i];
      double confidence;

      if (candidate->weight == 0 && i > 0)
        break;

      confidence = i == 0 ? confidence_of (candidate, candidate + 1) : left / 2;
      left -= confidence;
      explanation->meanings[explanation->n_meanings++] =
          (MdrMeaning){ candidate->cause, confidence, candidate->rule };
    }
}

/* What nobody has told us the words themselves may show. */
static void
recognise_circumstances (MdrExplainer *self, MdrClues *clues)
{
  if (clues->provider == NULL)
    clues->provider = mdr_signs_recognise (self->provider_signs, self->hits);

  if (clues->moments == 0)
    clues->moments = mdr_moment_from_word (mdr_signs_recognise (self->moment_signs, self->hits));
  if (clues->moments == 0)
    clues->moments = mdr_moment_from_code (clues->code);
}

/**
 * mdr_explainer_explain:
 * @self: an explainer
 * @utterance: what was said
 * @explanation: (out caller-allocates): what it means
 *
 * Explains what a server or a program said. Takes time in proportion to the length of the text, up
 * to a bound; anything may stand in it. Not to be called from two threads at once.
 */
void
mdr_explainer_explain (MdrExplainer *self,
                       const MdrUtterance *utterance,
                       MdrExplanation *explanation)
{
  Candidate candidates[MDR_CAUSE_UNKNOWN + 1] = { 0 };
  g_auto (MdrClues) clues = { 0 };
  const GPtrArray *asked;

  g_return_if_fail (MDR_IS_EXPLAINER (self));
  g_return_if_fail (utterance != NULL && utterance->text != NULL);
  g_return_if_fail (explanation != NULL);

  mdr_clues_init (&clues, utterance);
  mdr_phrase_hits_find (self->hits, clues.folded->str, clues.folded->len);
  recognise_circumstances (self, &clues);

  asked = mdr_rule_index_select (self->rules, self->hits);
  for (guint i = 0; i < asked->len; i++)
    {
      const LayeredRule *layered = g_ptr_array_index (asked, i);
      MdrSureness sureness = mdr_answer_rule_match (layered->rule, &clues, self->hits);

      if (sureness != MDR_SURENESS_NONE)
        ask_rule (layered, sureness, clues.with_token, candidates);
    }

  qsort (candidates, G_N_ELEMENTS (candidates), sizeof (Candidate), compare_candidates);
  *explanation = (MdrExplanation){ .moment = clues.moments, .provider = clues.provider };

  if (candidates[0].weight == 0)
    explanation->meanings[explanation->n_meanings++] = (MdrMeaning){ MDR_CAUSE_UNKNOWN, 0.5, NULL };
  else
    conclude (explanation, candidates, G_N_ELEMENTS (candidates));
}
