/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each different word is kept once, each sentence as the numbers of its words. To find something,
 * the words that begin like one of the query are marked with its bit; then one pass over all
 * sentences joins the bits, so that the time is linear whatever is asked.
 */

#include "mdr-word-index.h"

/* What a word of the query is worth that stands there, and more if it is not only the beginning of
 * one. Two words in the text are worth less than one in the title. */
static const guint worth[] = {
  [MDR_WORD_PLACE_TITLE] = 8,
  [MDR_WORD_PLACE_KEYWORDS] = 4,
  [MDR_WORD_PLACE_TEXT] = 2,
};

#define WORTH_WHOLE_WORD 1

/* A sentence, or a whole title. */
typedef struct
{
  guint document;
  MdrWordPlace place;
  guint first_word;
  guint n_words;
  const char *text;
} Sentence;

/* The words of a query, a bit for each. */
typedef struct
{
  guint all;

  /* owned; for each word of the index those that begin it, and those that are it */
  guint *beginnings;
  guint *wholes;
} Query;

/* What is known of a document during the pass. */
typedef struct
{
  guint found[MDR_WORD_PLACE_TEXT + 1];
  guint wholes;
  guint n_best;
  const char *best;
} Tally;

struct _MdrWordIndex
{
  guint n_documents;

  /* owned */
  GStringChunk *strings;
  GHashTable *numbers;
  GPtrArray *vocabulary;
  GArray *words;
  GArray *sentences;
};

/**
 * mdr_word_index_new:
 *
 * Returns: (transfer full): an index without documents
 */
MdrWordIndex *
mdr_word_index_new (void)
{
  MdrWordIndex *self = g_new0 (MdrWordIndex, 1);

  self->strings = g_string_chunk_new (4096);
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->vocabulary = g_ptr_array_new ();
  self->words = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));

  return self;
}

/**
 * mdr_word_index_free:
 * @self: an index
 *
 * Frees it.
 */
void
mdr_word_index_free (MdrWordIndex *self)
{
  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->vocabulary);
  g_array_unref (self->words);
  g_array_unref (self->sentences);
  g_free (self);
}

/**
 * mdr_word_index_add_document:
 * @self: an index
 *
 * Begins a document; the next texts belong to it.
 *
 * Returns: its number, counted from 0
 */
guint
mdr_word_index_add_document (MdrWordIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_documents++;
}

static void
add_words (MdrWordIndex *self, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      gpointer number;

      if (!g_hash_table_lookup_extended (self->numbers, words[i], NULL, &number))
        {
          char *word = g_string_chunk_insert (self->strings, words[i]);

          number = GUINT_TO_POINTER (self->vocabulary->len);
          g_hash_table_insert (self->numbers, word, number);
          g_ptr_array_add (self->vocabulary, word);
        }

      g_array_append_vals (self->words, &(guint){ GPOINTER_TO_UINT (number) }, 1);
    }
}

static void
add_sentence (MdrWordIndex *self, MdrWordPlace place, const char *text, gsize length)
{
  Sentence sentence = { self->n_documents - 1, place, self->words->len, 0, NULL };
  g_auto (GStrv) words = NULL;
  g_auto (GStrv) ascii = NULL;

  sentence.text = g_string_chunk_insert_len (self->strings, text, (gssize) length);
  words = g_str_tokenize_and_fold (sentence.text, NULL, &ascii);
  add_words (self, words);
  add_words (self, ascii);

  sentence.n_words = self->words->len - sentence.first_word;
  g_array_append_val (self->sentences, sentence);
}

/* Behind what ends the first sentence of @text, or at the end. */
static const char *
find_sentence_end (const char *text)
{
  const char *end = text;

  while (*end != '\0' && !(end[0] == ' ' && end > text && strchr (".?!", end[-1]) != NULL))
    end++;

  return end;
}

/**
 * mdr_word_index_add_text:
 * @self: an index with a document
 * @place: where the text stands
 * @text: (nullable): a text
 *
 * Adds a text to the document that was begun last.
 */
void
mdr_word_index_add_text (MdrWordIndex *self, MdrWordPlace place, const char *text)
{
  g_autofree char *valid = NULL;
  const char *end;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->n_documents > 0);

  if (text == NULL)
    return;

  valid = g_utf8_make_valid (text, -1);
  for (const char *start = valid; *start != '\0'; start = *end != '\0' ? end + 1 : end)
    {
      end = find_sentence_end (start);
      add_sentence (self, place, start, (gsize) (end - start));
    }
}

/* Marks the words of the index that are or begin with one of the query, with accents or without. */
static void
look_for (const MdrWordIndex *self, Query *query, const char *word, guint bit)
{
  g_autofree char *ascii = g_str_to_ascii (word, NULL);

  for (guint i = 0; i < self->vocabulary->len; i++)
    {
      const char *candidate = self->vocabulary->pdata[i];
      const char *spelling = NULL;

      if (g_str_has_prefix (candidate, word))
        spelling = word;
      else if (g_str_has_prefix (candidate, ascii))
        spelling = ascii;

      if (spelling == NULL)
        continue;

      query->beginnings[i] |= bit;
      if (candidate[strlen (spelling)] == '\0')
        query->wholes[i] |= bit;
    }
}

static gboolean
read_query (const MdrWordIndex *self, Query *query, const char *text)
{
  g_autofree char *valid =
      g_utf8_make_valid (text, (gssize) strnlen (text, MDR_WORD_INDEX_MAX_QUERY));
  g_auto (GStrv) words = g_str_tokenize_and_fold (valid, NULL, NULL);

  query->beginnings = g_new0 (guint, self->vocabulary->len);
  query->wholes = g_new0 (guint, self->vocabulary->len);
  query->all = 0;

  for (guint i = 0; words[i] != NULL && i < MDR_WORD_INDEX_MAX_WORDS; i++)
    {
      query->all |= 1u << i;
      look_for (self, query, words[i], 1u << i);
    }

  return query->all != 0;
}

static guint
count_bits (guint bits)
{
  guint n_bits = 0;

  for (; bits != 0; bits &= bits - 1)
    n_bits++;

  return n_bits;
}

static void
count_sentence (const MdrWordIndex *self,
                const Query *query,
                const Sentence *sentence,
                Tally *tally)
{
  guint found = 0;
  guint n_found;

  for (guint i = 0; i < sentence->n_words; i++)
    {
      const guint word = g_array_index (self->words, guint, sentence->first_word + i);

      found |= query->beginnings[word];
      tally->wholes |= query->wholes[word];
    }

  tally->found[sentence->place] |= found;
  n_found = count_bits (found);
  if (sentence->place == MDR_WORD_PLACE_TEXT && n_found > tally->n_best)
    {
      tally->n_best = n_found;
      tally->best = sentence->text;
    }
}

/* Each word counts where it is worth most. */
static gboolean
judge (const Query *query, const Tally *tally, guint *score)
{
  guint missing = query->all;

  *score = WORTH_WHOLE_WORD * count_bits (tally->wholes);
  for (guint place = 0; place < G_N_ELEMENTS (worth); place++)
    {
      *score += worth[place] * count_bits (tally->found[place] & missing);
      missing &= ~tally->found[place];
    }

  return missing == 0;
}

/* The earlier of two equally good ones comes first. */
static int
compare_hits_cb (gconstpointer a, gconstpointer b)
{
  const MdrWordHit *first = a;
  const MdrWordHit *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;

  return first->document < second->document ? -1 : first->document > second->document;
}

static void
collect (const MdrWordIndex *self, const Query *query, GArray *hits)
{
  g_autofree Tally *tallies = g_new0 (Tally, self->n_documents);

  for (guint i = 0; i < self->sentences->len; i++)
    {
      const Sentence *sentence = &g_array_index (self->sentences, Sentence, i);

      count_sentence (self, query, sentence, &tallies[sentence->document]);
    }

  for (guint i = 0; i < self->n_documents; i++)
    {
      MdrWordHit hit = { i, 0, tallies[i].found[MDR_WORD_PLACE_TITLE] == query->all,
                         tallies[i].best };

      if (judge (query, &tallies[i], &hit.score))
        g_array_append_val (hits, hit);
    }
}

/**
 * mdr_word_index_find:
 * @self: an index
 * @query: what somebody typed
 *
 * Finds the documents in which all words of @query occur, or begin a word.
 *
 * Returns: (transfer full) (element-type MdrWordHit): them, the best first; none for a query
 *   without words
 */
GArray *
mdr_word_index_find (const MdrWordIndex *self, const char *query)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (MdrWordHit));
  Query q;

  g_return_val_if_fail (self != NULL, hits);
  g_return_val_if_fail (query != NULL, hits);

  if (read_query (self, &q, query))
    collect (self, &q, hits);

  g_free (q.beginnings);
  g_free (q.wholes);
  g_array_sort (hits, compare_hits_cb);

  return hits;
}
