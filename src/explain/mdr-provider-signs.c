/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of several providers whose words stand in a text, the first in the data files is meant.
 */

#include "mdr-provider-signs.h"

#include <string.h>

#include "mdr-rule-index.h"

struct _MdrProviderSigns
{
  /* owned */
  MdrRuleIndex *index;
};

typedef struct
{
  /* owned */
  char *provider;
  MdrWording *words;
} Signs;

static void
signs_free (Signs *signs)
{
  g_free (signs->provider);
  mdr_wording_free (signs->words);
  g_free (signs);
}

/**
 * mdr_provider_signs_new:
 *
 * Returns: (transfer full): signs of no provider
 */
MdrProviderSigns *
mdr_provider_signs_new (void)
{
  MdrProviderSigns *self = g_new0 (MdrProviderSigns, 1);

  self->index = mdr_rule_index_new ((GDestroyNotify) signs_free);

  return self;
}

/**
 * mdr_provider_signs_free:
 * @self: signs
 *
 * Frees them.
 */
void
mdr_provider_signs_free (MdrProviderSigns *self)
{
  mdr_rule_index_free (self->index);
  g_free (self);
}

/**
 * mdr_provider_signs_read:
 * @self: signs
 * @vocabulary: what the words are added to
 * @file: a file of data/knowledge/answers
 * @group: the name of a group in it, which begins with %MDR_PROVIDER_SIGNS_PREFIX
 * @error: return location for a #GError
 *
 * Adds the signs of a provider.
 *
 * Returns: whether they were understood; %MDR_ERROR_INVALID_DATA or %G_KEY_FILE_ERROR if not
 */
gboolean
mdr_provider_signs_read (MdrProviderSigns *self,
                         MdrVocabulary *vocabulary,
                         GKeyFile *file,
                         const char *group,
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
  signs->provider = g_strdup (group + strlen (MDR_PROVIDER_SIGNS_PREFIX));
  signs->words = g_steal_pointer (&words);
  mdr_rule_index_add (self->index, signs->words, signs);

  return TRUE;
}

/**
 * mdr_provider_signs_recognise:
 * @self: signs
 * @hits: what was found in a text
 *
 * Returns: (nullable): the id of the provider whose servers say such things
 */
const char *
mdr_provider_signs_recognise (MdrProviderSigns *self, MdrPhraseHits *hits)
{
  const GPtrArray *candidates = mdr_rule_index_select (self->index, hits);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Signs *signs = g_ptr_array_index (candidates, i);

      if (mdr_wording_matches (signs->words, hits))
        return signs->provider;
    }

  return NULL;
}
