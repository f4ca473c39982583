/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Alternatives of conjunctions of phrases, read from one list of a data file.
 */

#include "mdr-wording-private.h"

#include "core/mdr-error.h"

/* What stands between two stars where one of them is a group: its number, or a phrase. */
typedef struct
{
  guint group;
  GArray *phrase;
} Link;

/* From the whole to the parts: an array of alternatives, of which one has to hold; each an array of
 * terms, which all have to; each an array of links, which have to in their order. */
struct _MdrWording
{
  GPtrArray *alternatives;
  guint number;
};

static void
link_clear (Link *link)
{
  g_clear_pointer (&link->phrase, g_array_unref);
}

static gboolean
add_group (GArray *links, MdrVocabulary *vocabulary, const char *name, GError **error)
{
  Link link = { 0 };

  if (!mdr_vocabulary_find_group (vocabulary, name, &link.group))
    {
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "there is no group “%s”", name);
      return FALSE;
    }

  g_array_append_val (links, link);

  return TRUE;
}

static gboolean
add_phrase (GArray *links, MdrVocabulary *vocabulary, const char *text, GError **error)
{
  Link link = { .phrase = mdr_vocabulary_read_phrase (vocabulary, text, error) };

  if (link.phrase == NULL)
    return FALSE;

  g_array_append_val (links, link);

  return TRUE;
}

/* “@certificate * @expired”, “relay * denied”. */
static GArray *
read_term (MdrVocabulary *vocabulary, const char *text, GError **error)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (Link));
  g_auto (GStrv) texts = g_strsplit (text, "*", -1);

  g_array_set_clear_func (links, (GDestroyNotify) link_clear);
  for (char **one = texts; *one != NULL; one++)
    {
      const char *name = g_strstrip (*one);
      gboolean understood = *name == '@' ? add_group (links, vocabulary, name + 1, error)
                                         : add_phrase (links, vocabulary, name, error);

      if (!understood)
        return NULL;
    }

  return g_steal_pointer (&links);
}

static GPtrArray *
read_alternative (MdrVocabulary *vocabulary, const char *text, GError **error)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_auto (GStrv) texts = g_strsplit (text, " + ", -1);

  for (char **one = texts; *one != NULL; one++)
    {
      GArray *term = read_term (vocabulary, *one, error);

      if (term == NULL)
        return NULL;

      g_ptr_array_add (terms, term);
    }

  return g_steal_pointer (&terms);
}

/* How often a link is met, roughly: the longer words are, the rarer. */
static guint
estimate_frequency (const MdrVocabulary *vocabulary, const Link *link)
{
  const GPtrArray *group;
  guint sum = 0;

  if (link->phrase != NULL)
    return mdr_vocabulary_estimate_frequency (vocabulary, link->phrase);

  group = g_ptr_array_index (vocabulary->groups, link->group);
  for (guint i = 0; i < group->len; i++)
    sum += mdr_vocabulary_estimate_frequency (vocabulary, g_ptr_array_index (group, i));

  return sum;
}

/* Without one of its links an alternative cannot hold; which one, is a matter of speed. */
static void
watch (const MdrWording *self, MdrVocabulary *vocabulary, const GPtrArray *terms)
{
  const Link *rarest = NULL;

  for (guint i = 0; i < terms->len; i++)
    {
      const GArray *links = g_ptr_array_index (terms, i);

      for (guint j = 0; j < links->len; j++)
        {
          const Link *link = &g_array_index (links, Link, j);

          if (rarest == NULL ||
              estimate_frequency (vocabulary, link) < estimate_frequency (vocabulary, rarest))
            rarest = link;
        }
    }

  if (rarest->phrase != NULL)
    mdr_vocabulary_watch_phrase (vocabulary, rarest->phrase, self->number);
  else
    mdr_vocabulary_watch_group (vocabulary, rarest->group, self->number);
}

/**
 * mdr_wording_new:
 * @vocabulary: what its phrases are added to
 * @alternatives: the alternatives
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): a condition, or %NULL with %MDR_ERROR_INVALID_DATA
 */
MdrWording *
mdr_wording_new (MdrVocabulary *vocabulary, const char *const *alternatives, GError **error)
{
  g_autoptr (MdrWording) self = g_new0 (MdrWording, 1);

  self->alternatives = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->number = mdr_vocabulary_number_wording (vocabulary);

  for (; *alternatives != NULL; alternatives++)
    {
      GPtrArray *terms = read_alternative (vocabulary, *alternatives, error);

      if (terms == NULL)
        return NULL;

      g_ptr_array_add (self->alternatives, terms);
      watch (self, vocabulary, terms);
    }

  return g_steal_pointer (&self);
}

/**
 * mdr_wording_free:
 * @self: a condition
 *
 * Frees it.
 */
void
mdr_wording_free (MdrWording *self)
{
  g_ptr_array_unref (self->alternatives);
  g_free (self);
}

/**
 * mdr_wording_get_number:
 * @self: a condition
 *
 * Returns: its number among those of its vocabulary, from 0
 */
guint
mdr_wording_get_number (const MdrWording *self)
{
  return self->number;
}

static gboolean
find_link (const Link *link, MdrPhraseHits *hits, MdrExtent *extent)
{
  if (link->phrase != NULL)
    return mdr_phrase_hits_find_phrase (hits, link->phrase, extent);

  return mdr_phrase_hits_find_group (hits, link->group, extent);
}

static gboolean
term_matches (const GArray *links, MdrPhraseHits *hits)
{
  guint reached = 0;

  for (guint i = 0; i < links->len; i++)
    {
      MdrExtent extent;

      if (!find_link (&g_array_index (links, Link, i), hits, &extent) ||
          extent.last_start < reached)
        return FALSE;

      reached = extent.first_end;
    }

  return TRUE;
}

static gboolean
alternative_matches (const GPtrArray *terms, MdrPhraseHits *hits)
{
  for (guint i = 0; i < terms->len; i++)
    if (!term_matches (g_ptr_array_index (terms, i), hits))
      return FALSE;

  return TRUE;
}

/**
 * mdr_wording_matches:
 * @self: a condition
 * @hits: what was found in a text
 *
 * Returns: whether the condition holds
 */
gboolean
mdr_wording_matches (const MdrWording *self, MdrPhraseHits *hits)
{
  if (!mdr_phrase_hits_may_match (hits, self->number))
    return FALSE;

  for (guint i = 0; i < self->alternatives->len; i++)
    if (alternative_matches (g_ptr_array_index (self->alternatives, i), hits))
      return TRUE;

  return FALSE;
}
