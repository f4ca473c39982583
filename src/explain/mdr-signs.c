/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of several whose words stand in a text, the first in the data files is meant.
 */

#include "mdr-signs.h"

#include "mdr-rule-index.h"

struct _MdrSigns
{
  /* owned */
  MdrRuleIndex *index;
};

typedef struct
{
  /* owned */
  char *name;
  MdrWording *words;
} Signs;

static void
signs_free (Signs *signs)
{
  g_free (signs->name);
  mdr_wording_free (signs->words);
  g_free (signs);
}

/**
 * mdr_signs_new:
 *
 * Returns: (transfer full): signs of nothing yet
 */
MdrSigns *
mdr_signs_new (void)
{
  MdrSigns *self = g_new0 (MdrSigns, 1);

  self->index = mdr_rule_index_new ((GDestroyNotify) signs_free);

  return self;
}

/**
 * mdr_signs_free:
 * @self: signs
 *
 * Frees them.
 */
void
mdr_signs_free (MdrSigns *self)
{
  mdr_rule_index_free (self->index);
  g_free (self);
}

/**
 * mdr_signs_read:
 * @self: signs
 * @vocabulary: what the words are added to
 * @file: a file of data/knowledge/answers
 * @group: the name of a group in it, with the key `signs`
 * @name: what is recognised by them
 * @error: return location for a #GError
 *
 * Adds the signs of one more thing.
 *
 * Returns: whether they were understood; %MDR_ERROR_INVALID_DATA or %G_KEY_FILE_ERROR if not
 */
gboolean
mdr_signs_read (MdrSigns *self,
                MdrVocabulary *vocabulary,
                GKeyFile *file,
                const char *group,
                const char *name,
                GError **error)
{
  g_auto (GStrv) texts = g_key_file_get_string_list (file, group, "signs", NULL, error);
  g_autoptr (MdrWording) words = NULL;
  Signs *signs;

  if (texts != NULL)
    words = mdr_wording_new (vocabulary, (const char *const *) texts, error);
  if (words == NULL)
    return FALSE;

  signs = g_new0 (Signs, 1);
  signs->name = g_strdup (name);
  signs->words = g_steal_pointer (&words);
  mdr_rule_index_add (self->index, signs->words, signs);

  return TRUE;
}

/**
 * mdr_signs_recognise:
 * @self: signs
 * @hits: what was found in a text
 *
 * Returns: (nullable): the name of what is recognised
 */
const char *
mdr_signs_recognise (MdrSigns *self, MdrPhraseHits *hits)
{
  const GPtrArray *candidates = mdr_rule_index_select (self->index, hits);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Signs *signs = g_ptr_array_index (candidates, i);

      if (mdr_wording_matches (signs->words, hits))
        return signs->name;
    }

  return NULL;
}
