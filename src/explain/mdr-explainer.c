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
#include "mdr-ranking.h"
#include "mdr-rule-index.h"
#include "mdr-signs.h"

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

/* A rule, and how far its file is trusted. */
typedef struct
{
  guint trust;
  MdrAnswerRule *rule;
} TrustedRule;

/* The group of a file that tells how much it is to be trusted. */
#define FILE_GROUP "this file"

/* How the groups begin that say by which words a provider, or a moment, is recognised. */
#define PROVIDER_PREFIX "provider "
#define MOMENT_PREFIX "moment "

/* Whose word counts less before whose word counts more. */
static const char *const trust_words[] = {
  "moments", "loose", "codes", "words", "programs", "servers", "providers",
};

static void
trusted_rule_free (TrustedRule *trusted)
{
  mdr_answer_rule_free (trusted->rule);
  g_free (trusted);
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
  self->rules = mdr_rule_index_new ((GDestroyNotify) trusted_rule_free);
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
read_rule (MdrExplainer *self, GKeyFile *file, const char *group, guint trust, GError **error)
{
  MdrAnswerRule *rule = mdr_answer_rule_new_from_group (file, group, self->vocabulary, error);
  TrustedRule *trusted;

  if (rule == NULL)
    return FALSE;

  trusted = g_new0 (TrustedRule, 1);
  trusted->trust = trust;
  trusted->rule = rule;
  mdr_rule_index_add (self->rules, mdr_answer_rule_get_words (rule), trusted);

  return TRUE;
}

static gboolean
read_trust (GKeyFile *file, guint *trust, GError **error)
{
  g_autofree char *word = g_key_file_get_string (file, FILE_GROUP, "trust", error);

  if (word == NULL)
    return FALSE;

  for (*trust = 0; *trust < G_N_ELEMENTS (trust_words); (*trust)++)
    if (strcmp (trust_words[*trust], word) == 0)
      return TRUE;

  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "trust: “%s” is not understood", word);

  return FALSE;
}

static gboolean
read_group (MdrExplainer *self, GKeyFile *file, const char *group, guint trust, GError **error)
{
  if (*group == '@' || strcmp (group, FILE_GROUP) == 0)
    return TRUE;

  if (g_str_has_prefix (group, PROVIDER_PREFIX))
    return mdr_signs_read (self->provider_signs, self->vocabulary, file, group,
                           group + strlen (PROVIDER_PREFIX), error);

  if (g_str_has_prefix (group, MOMENT_PREFIX))
    return mdr_signs_read (self->moment_signs, self->vocabulary, file, group,
                           group + strlen (MOMENT_PREFIX), error);

  return read_rule (self, file, group, trust, error);
}

static gboolean
read_file (MdrExplainer *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  guint trust;

  if (!read_trust (file, &trust, error))
    return FALSE;

  for (char **group = groups; *group != NULL; group++)
    if (!read_group (self, file, *group, trust, error))
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
  MdrRanking ranking = { 0 };
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
      const TrustedRule *trusted = g_ptr_array_index (asked, i);
      MdrSureness sureness = mdr_answer_rule_match (trusted->rule, &clues, self->hits);

      if (sureness != MDR_SURENESS_NONE)
        mdr_ranking_hear (&ranking, trusted->rule, sureness, trusted->trust, clues.with_token);
    }

  *explanation = (MdrExplanation){ .moment = clues.moments, .provider = clues.provider };
  mdr_ranking_conclude (&ranking, explanation);
}
