/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every text is gone through once; how much of an item is looked at has a limit, since anybody can
 * put anything into the Secret Service.
 */

#include "mdr-item-words.h"

#include <string.h>

/* More is not of a mail program: theirs have up to ten attributes. */
#define MAX_TEXTS 256
#define MAX_LENGTH 1024

/* The longest phrase that means something else, in words. */
#define MAX_PHRASE 4

struct _MdrItemWords
{
  /* owned; words, and phrases with single spaces, in lower case */
  GHashTable *words;
  GHashTable *phrases;
};

typedef gboolean (*LookFunc) (gconstpointer what, const char *text, gsize length);

static GHashTable *
read_list (GKeyFile *file, const char *group, const char *key)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) values = g_key_file_get_string_list (file, group, key, NULL, NULL);

  for (char **value = values; value != NULL && *value != NULL; value++)
    g_hash_table_add (set, g_ascii_strdown (*value, -1));

  return set;
}

/**
 * mdr_item_words_new:
 * @file: a file like data/knowledge/saved-passwords.ini
 * @group: the group with the words
 *
 * Returns: (transfer full): the words
 */
MdrItemWords *
mdr_item_words_new (GKeyFile *file, const char *group)
{
  MdrItemWords *self = g_new0 (MdrItemWords, 1);

  self->words = read_list (file, group, "mail");
  self->phrases = read_list (file, group, "not");

  return self;
}

/**
 * mdr_item_words_free:
 * @self: words
 */
void
mdr_item_words_free (MdrItemWords *self)
{
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->phrases, g_hash_table_unref);
  g_free (self);
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* What addresses and names of servers are made of. */
static gboolean
is_of_name (char c)
{
  return is_letter (c) || (c != '\0' && strchr (".@_+-%", c) != NULL);
}

/* The words of a text one by one; those of mail addresses are left out, but for what stands before
 * them as in "imap://". */
static GPtrArray *
split_words (const char *text, gsize length)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < length;)
    {
      gsize start = i;

      if (text[i] == '@')
        {
          while (i < length && is_of_name (text[i]))
            i++;
          continue;
        }

      while (i < length && is_letter (text[i]))
        i++;
      if (i > start && (i == length || text[i] != '@'))
        g_ptr_array_add (words, g_ascii_strdown (text + start, i - start));
      if (i == start)
        i++;
    }

  return words;
}

/* How many words at @first mean something else, 0 if none. */
static guint
skip_phrase (const MdrItemWords *self, GPtrArray *words, guint first)
{
  g_autoptr (GString) phrase = g_string_new (words->pdata[first]);
  guint longest = 0;

  for (guint n = 2; n <= MAX_PHRASE && first + n <= words->len; n++)
    {
      g_string_append_c (phrase, ' ');
      g_string_append (phrase, words->pdata[first + n - 1]);
      if (g_hash_table_contains (self->phrases, phrase->str))
        longest = n;
    }

  return longest;
}

static gboolean
has_word (gconstpointer what, const char *text, gsize length)
{
  const MdrItemWords *self = what;
  g_autoptr (GPtrArray) words = split_words (text, length);

  for (guint i = 0; i < words->len;)
    {
      guint skipped = skip_phrase (self, words, i);

      if (skipped == 0 && g_hash_table_contains (self->words, words->pdata[i]))
        return TRUE;
      i += MAX (skipped, 1);
    }

  return FALSE;
}

/* The whole of a name, what stands before its last "@", or what stands behind one of them: user
 * names can be addresses, too. */
static gboolean
is_name (GHashTable *names, char *name)
{
  char *last = strrchr (name, '@');

  if (g_hash_table_contains (names, name))
    return TRUE;

  for (char *at = strchr (name, '@'); at != NULL; at = strchr (at + 1, '@'))
    if (g_hash_table_contains (names, at + 1))
      return TRUE;

  if (last != NULL)
    *last = '\0';

  return last != NULL && g_hash_table_contains (names, name);
}

static gboolean
has_name (gconstpointer what, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *name = NULL;
      gsize start = i;
      gsize end;

      while (i < length && is_of_name (text[i]))
        i++;

      for (end = i; end > start && text[end - 1] == '.';)
        end--;
      if (end == start)
        continue;

      name = g_ascii_strdown (text + start, end - start);
      if (is_name ((GHashTable *) what, name))
        return TRUE;
    }

  return FALSE;
}

static gboolean
look_into_text (LookFunc look, gconstpointer what, const char *text)
{
  return text != NULL && look (what, text, strnlen (text, MAX_LENGTH));
}

static gboolean
look_into_item (LookFunc look, gconstpointer what, GHashTable *attributes, const char *label)
{
  GHashTableIter iter;
  gpointer name, value;
  guint n_texts = 0;

  if (look_into_text (look, what, label))
    return TRUE;

  g_hash_table_iter_init (&iter, attributes);
  while (n_texts++ < MAX_TEXTS && g_hash_table_iter_next (&iter, &name, &value))
    if (look_into_text (look, what, name) || look_into_text (look, what, value))
      return TRUE;

  return FALSE;
}

/**
 * mdr_item_words_are_in:
 * @self: words
 * @attributes: (element-type utf8 utf8): an item's attributes
 * @label: (nullable): its label
 *
 * Returns: whether one of them stands there
 */
gboolean
mdr_item_words_are_in (const MdrItemWords *self, GHashTable *attributes, const char *label)
{
  return look_into_item (has_word, self, attributes, label);
}

/**
 * mdr_item_words_name:
 * @names: (element-type utf8): addresses and names of servers, in lower case, as a set
 * @attributes: (element-type utf8 utf8): an item's attributes
 * @label: (nullable): its label
 *
 * Returns: whether one of them is named there
 */
gboolean
mdr_item_words_name (GHashTable *names, GHashTable *attributes, const char *label)
{
  return look_into_item (has_name, names, attributes, label);
}
