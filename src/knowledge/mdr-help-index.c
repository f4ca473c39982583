/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the files of data/guides one by one, so that the main loop can breathe in between. Of
 * several guides on one topic only the best is found; among equals the one that suits the reader
 * best, and among those the first. A company's own guides are read with the built-in ones, and
 * before them; one of the same id takes the other's place.
 */

#include "mdr-help-index.h"

#include <glib/gi18n-lib.h>

#include "mdr-company.h"
#include "mdr-guide-entry.h"
#include "mdr-guides.h"
#include "mdr-lessons.h"
#include "mdr-word-index.h"

/* What is looked up, for each document of the word index. */
typedef struct
{
  MdrHelpKind kind;
  guint speciality;

  /* of guides: whether it is for this reader */
  gboolean suits;

  /* owned */
  char *id;
  char *topic;
  char *title;
  char *beginning;
} Entry;

typedef struct
{
  MdrHelpKind kind;
  const char *name;
} File;

struct _MdrHelpIndex
{
  guint n_read;

  /* owned */
  MdrProvider *provider;
  char *program;
  char *device;
  GArray *files;
  GArray *entries;
  MdrWordIndex *words;
};

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_free (entry->topic);
  g_free (entry->title);
  g_free (entry->beginning);
}

static void
add_files (MdrHelpIndex *self, MdrHelpKind kind, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    g_array_append_vals (self->files, &(File){ kind, names[i] }, 1);
}

/**
 * mdr_help_index_new:
 * @reader: for whom it is
 *
 * Returns: (transfer full): an index in which nothing has been read yet
 */
MdrHelpIndex *
mdr_help_index_new (const MdrHelpReader *reader)
{
  static const char *const cause_files[] = { "causes.xml", NULL };
  MdrHelpIndex *self;

  g_return_val_if_fail (reader != NULL, NULL);

  self = g_new0 (MdrHelpIndex, 1);
  g_set_object (&self->provider, reader->provider);
  self->program = g_strdup (reader->program);
  self->device = g_strdup (reader->device);
  self->files = g_array_new (FALSE, FALSE, sizeof (File));
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->words = mdr_word_index_new ();

  add_files (self, MDR_HELP_KIND_CAUSE, cause_files);
  add_files (self, MDR_HELP_KIND_LESSON, mdr_lessons_get_files ());
  add_files (self, MDR_HELP_KIND_GUIDE, mdr_guides_get_files ());

  return self;
}

/**
 * mdr_help_index_free:
 * @self: an index
 *
 * Frees it.
 */
void
mdr_help_index_free (MdrHelpIndex *self)
{
  g_clear_object (&self->provider);
  g_free (self->program);
  g_free (self->device);
  g_array_unref (self->files);
  g_array_unref (self->entries);
  mdr_word_index_free (self->words);
  g_free (self);
}

/* The English words are known to whoever reads a server's answers, and count as keywords. */
static const char *
add_both_languages (MdrHelpIndex *self, MdrWordPlace place, const char *english)
{
  const char *text = g_dgettext (GETTEXT_PACKAGE, english);

  mdr_word_index_add_text (self->words, place, text);
  if (text != english)
    mdr_word_index_add_text (self->words, MDR_WORD_PLACE_KEYWORDS, english);

  return text;
}

/* All text of a lesson, a guide or a cause stands in elements, a comparison's some levels down. */
static void
add_element (MdrHelpIndex *self, Entry *entry, const MdrDataElement *element)
{
  const char *english = mdr_data_element_get_text (element);

  for (guint i = 0; i < mdr_data_element_get_n_children (element); i++)
    add_element (self, entry, mdr_data_element_get_child (element, i));

  if (*english == '\0')
    return;

  if (g_str_equal (mdr_data_element_get_name (element), "title"))
    {
      g_free (entry->title);
      entry->title = g_strdup (add_both_languages (self, MDR_WORD_PLACE_TITLE, english));
    }
  else
    {
      const char *text = add_both_languages (self, MDR_WORD_PLACE_TEXT, english);

      if (entry->beginning == NULL)
        entry->beginning = g_strdup (text);
    }
}

static void
add_keywords (MdrHelpIndex *self, const MdrDataElement *element)
{
  static const char *const attributes[] = { "id", "topic", "providers", "programs", "devices" };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    mdr_word_index_add_text (self->words, MDR_WORD_PLACE_KEYWORDS,
                             mdr_data_element_get_attribute (element, attributes[i]));
}

static void
describe_guide (MdrHelpIndex *self, Entry *entry, const MdrGuideEntry *guide)
{
  entry->topic = g_strdup (mdr_guide_entry_get_topic (guide));
  entry->suits = mdr_guide_entry_suits (guide, self->provider, self->program, self->device,
                                        &entry->speciality);
}

/* In the company's language, and in no other. */
static void
add_own_guide (MdrHelpIndex *self, const MdrGuideEntry *own)
{
  g_autoptr (MdrGuide) guide = mdr_guide_entry_create_guide (own, self->provider);
  g_autofree char *keywords = mdr_guide_entry_dup_keywords (own);
  const char *const *steps = mdr_guide_get_steps (guide);
  Entry entry = { .kind = MDR_HELP_KIND_GUIDE };

  entry.id = g_strdup (mdr_guide_get_id (guide));
  entry.title = g_strdup (mdr_guide_get_title (guide));
  entry.beginning = g_strdup (steps[0]);
  describe_guide (self, &entry, own);

  mdr_word_index_add_document (self->words);
  mdr_word_index_add_text (self->words, MDR_WORD_PLACE_TITLE, entry.title);
  for (guint i = 0; steps[i] != NULL; i++)
    mdr_word_index_add_text (self->words, MDR_WORD_PLACE_TEXT, steps[i]);
  mdr_word_index_add_text (self->words, MDR_WORD_PLACE_TEXT, mdr_guide_get_link_label (guide));
  mdr_word_index_add_text (self->words, MDR_WORD_PLACE_KEYWORDS, keywords);
  g_array_append_val (self->entries, entry);
}

static void
add_own_guides (MdrHelpIndex *self)
{
  GPtrArray *guides = mdr_company_get_guides (mdr_company_get_default ());

  for (guint i = 0; i < guides->len; i++)
    add_own_guide (self, guides->pdata[i]);
}

static gboolean
is_replaced (const char *guide_id)
{
  GPtrArray *guides = mdr_company_get_guides (mdr_company_get_default ());

  for (guint i = 0; i < guides->len; i++)
    if (g_str_equal (mdr_guide_entry_get_id (guides->pdata[i]), guide_id))
      return TRUE;

  return FALSE;
}

static void
add_entry (MdrHelpIndex *self, MdrHelpKind kind, const MdrDataElement *element)
{
  Entry entry = { .kind = kind };

  entry.id = g_strdup (mdr_data_element_get_attribute (element, "id"));
  if (kind == MDR_HELP_KIND_GUIDE)
    {
      g_autoptr (MdrGuideEntry) guide = mdr_guide_entry_new (element);

      describe_guide (self, &entry, guide);
    }

  mdr_word_index_add_document (self->words);
  add_element (self, &entry, element);
  add_keywords (self, element);
  g_array_append_val (self->entries, entry);
}

static gboolean
leads_somewhere (MdrHelpKind kind, const MdrDataElement *element)
{
  const char *id = mdr_data_element_get_attribute (element, "id");

  switch (kind)
    {
    case MDR_HELP_KIND_CAUSE:
      return !g_str_equal (id, mdr_cause_to_code (MDR_CAUSE_OK));

    case MDR_HELP_KIND_LESSON:
      return TRUE;

    case MDR_HELP_KIND_GUIDE:
      return !is_replaced (id);
    }

  g_return_val_if_reached (FALSE);
}

/**
 * mdr_help_index_read_more:
 * @self: an index
 *
 * Reads one more file, which takes a few milliseconds at most.
 *
 * Returns: whether there is more to be read
 */
gboolean
mdr_help_index_read_more (MdrHelpIndex *self)
{
  const File *file;
  g_autoptr (MdrDataElement) root = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->n_read == self->files->len)
    return FALSE;

  if (self->n_read == 0)
    add_own_guides (self);

  file = &g_array_index (self->files, File, self->n_read++);
  root = mdr_data_element_load (file->name);
  for (guint i = 0; i < mdr_data_element_get_n_children (root); i++)
    {
      const MdrDataElement *element = mdr_data_element_get_child (root, i);

      if (leads_somewhere (file->kind, element))
        add_entry (self, file->kind, element);
    }

  return self->n_read < self->files->len;
}

/* Whether the one with the better words, or else the more fitting one, is @other. */
static gboolean
is_better (MdrHelpIndex *self, const MdrWordHit *hit, const MdrWordHit *other)
{
  const Entry *first = &g_array_index (self->entries, Entry, hit->document);
  const Entry *second = &g_array_index (self->entries, Entry, other->document);

  if (hit->score != other->score)
    return other->score > hit->score;

  if (first->suits != second->suits)
    return second->suits;

  return first->suits && second->speciality > first->speciality;
}

/* Of each topic the best, at the place of the first. */
static GArray *
choose (MdrHelpIndex *self, GArray *hits)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (MdrWordHit));

  for (guint i = 0; i < hits->len; i++)
    {
      const MdrWordHit *hit = &g_array_index (hits, MdrWordHit, i);
      const char *topic = g_array_index (self->entries, Entry, hit->document).topic;
      gpointer place;

      if (topic != NULL && g_hash_table_lookup_extended (places, topic, NULL, &place))
        {
          MdrWordHit *other = &g_array_index (chosen, MdrWordHit, GPOINTER_TO_UINT (place));

          if (is_better (self, other, hit))
            *other = *hit;
          continue;
        }

      if (topic != NULL)
        g_hash_table_insert (places, (gpointer) topic, GUINT_TO_POINTER (chosen->len));
      g_array_append_vals (chosen, hit, 1);
    }

  return chosen;
}

/**
 * mdr_help_index_find:
 * @self: an index; what has not been read yet is read now
 * @query: what somebody typed
 *
 * Finds what contains all the words of @query, in a title before elsewhere.
 *
 * Returns: (transfer full) (element-type MdrHelpHit): at most %MDR_HELP_INDEX_MAX_HITS things, the
 *   best first
 */
GArray *
mdr_help_index_find (MdrHelpIndex *self, const char *query)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (MdrHelpHit));
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GArray) chosen = NULL;

  g_return_val_if_fail (self != NULL, found);
  g_return_val_if_fail (query != NULL, found);

  while (mdr_help_index_read_more (self))
    continue;

  hits = mdr_word_index_find (self->words, query);
  chosen = choose (self, hits);
  for (guint i = 0; i < MIN (chosen->len, MDR_HELP_INDEX_MAX_HITS); i++)
    {
      const MdrWordHit *hit = &g_array_index (chosen, MdrWordHit, i);
      const Entry *entry = &g_array_index (self->entries, Entry, hit->document);
      const MdrHelpHit help = { entry->kind, entry->id, entry->title,
                                hit->sentence != NULL ? hit->sentence : entry->beginning,
                                hit->in_title };

      g_array_append_val (found, help);
    }

  return found;
}
