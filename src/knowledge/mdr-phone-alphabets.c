/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads data/knowledge/phone-alphabets.ini, spells codes and understands spelled ones.
 */

#include "mdr-phone-alphabets.h"

#include <string.h>

#include "core/mdr-error.h"
#include "mdr-knowledge.h"

/* What stands for "as in" between a letter and its word. */
#define AS_IN ' '

struct _MdrPhoneAlphabets
{
  GObject parent_instance;

  /* owned */
  GKeyFile *file;
  GStrv ids;
  GHashTable *meanings;
};

G_DEFINE_FINAL_TYPE (MdrPhoneAlphabets, mdr_phone_alphabets, G_TYPE_OBJECT)

/* A text that is being understood. */
typedef struct
{
  GHashTable *meanings;
  GString *code;
  gboolean as_in;
} Understanding;

/* "Köln" and "KOLN", "X-ray" and "Xray" are the same word. */
static char *
fold (const char *word)
{
  g_autofree char *plain = g_str_to_ascii (word, "C");
  GString *folded = g_string_new (NULL);

  for (const char *at = plain; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (folded, g_ascii_tolower (*at));

  return g_string_free (folded, FALSE);
}

static gboolean
refuse (GError **error, const char *id, const char *key, const char *reason)
{
  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] %s: %s", id, key, reason);

  return FALSE;
}

static gboolean
read_words (MdrPhoneAlphabets *self, const char *id, const char *key, char meaning, GError **error)
{
  g_auto (GStrv) words = g_key_file_get_string_list (self->file, id, key, NULL, error);

  if (words == NULL)
    return FALSE;

  if (*words == NULL)
    return refuse (error, id, key, "there is no word");

  for (char **word = words; *word != NULL; word++)
    {
      g_autofree char *folded = fold (*word);
      char known = GPOINTER_TO_INT (g_hash_table_lookup (self->meanings, folded));

      if (strlen (folded) < 2)
        return refuse (error, id, key, "a word is too short");

      if (known != 0 && known != meaning)
        return refuse (error, id, key, "a word stands for something else, too");

      g_hash_table_insert (self->meanings, g_steal_pointer (&folded), GINT_TO_POINTER (meaning));
    }

  return TRUE;
}

static gboolean
read_alphabet (MdrPhoneAlphabets *self, const char *id, GError **error)
{
  g_autofree char *source = g_key_file_get_string (self->file, id, "source", error);

  if (source == NULL || !g_key_file_has_key (self->file, id, "languages", error))
    return FALSE;

  for (char character = '0'; character <= 'Z'; character++)
    {
      const char key[] = { character, '\0' };

      if (g_ascii_isalnum (character) && !read_words (self, id, key, character, error))
        return FALSE;
    }

  return read_words (self, id, "like", AS_IN, error);
}

static void
mdr_phone_alphabets_finalize (GObject *object)
{
  MdrPhoneAlphabets *self = MDR_PHONE_ALPHABETS (object);

  g_clear_pointer (&self->file, g_key_file_unref);
  g_clear_pointer (&self->ids, g_strfreev);
  g_clear_pointer (&self->meanings, g_hash_table_unref);

  G_OBJECT_CLASS (mdr_phone_alphabets_parent_class)->finalize (object);
}

static void
mdr_phone_alphabets_class_init (MdrPhoneAlphabetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_phone_alphabets_finalize;
}

static void
mdr_phone_alphabets_init (MdrPhoneAlphabets *self)
{
  self->meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * mdr_phone_alphabets_get_default:
 *
 * Gives the alphabets that are built into the program; they are read when first asked for.
 *
 * Returns: (transfer none): the alphabets
 */
MdrPhoneAlphabets *
mdr_phone_alphabets_get_default (void)
{
  static MdrPhoneAlphabets *alphabets;

  if (g_once_init_enter (&alphabets))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("phone-alphabets.ini", &error);
      MdrPhoneAlphabets *built_in = file != NULL ? mdr_phone_alphabets_new (file, &error) : NULL;

      /* The tests read this very file, so a broken one is never shipped. */
      if (built_in == NULL)
        g_error ("phone-alphabets.ini: %s", error->message);

      g_once_init_leave (&alphabets, built_in);
    }

  return alphabets;
}

/**
 * mdr_phone_alphabets_new:
 * @file: a file like data/knowledge/phone-alphabets.ini
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the alphabets, or %NULL with %MDR_ERROR_INVALID_DATA or
 *   %G_KEY_FILE_ERROR
 */
MdrPhoneAlphabets *
mdr_phone_alphabets_new (GKeyFile *file, GError **error)
{
  g_autoptr (MdrPhoneAlphabets) self = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_object_new (MDR_TYPE_PHONE_ALPHABETS, NULL);
  self->file = g_key_file_ref (file);
  self->ids = g_key_file_get_groups (file, NULL);

  for (char **id = self->ids; *id != NULL; id++)
    if (!read_alphabet (self, *id, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * mdr_phone_alphabets_get_ids:
 * @self: the alphabets
 *
 * Returns: (transfer none) (array zero-terminated=1): their ids, like “italian”
 */
const char *const *
mdr_phone_alphabets_get_ids (MdrPhoneAlphabets *self)
{
  g_return_val_if_fail (MDR_IS_PHONE_ALPHABETS (self), NULL);

  return (const char *const *) self->ids;
}

static const char *
find_by_language (MdrPhoneAlphabets *self, const char *language)
{
  for (char **id = self->ids; *id != NULL; id++)
    {
      g_auto (GStrv) languages =
          g_key_file_get_string_list (self->file, *id, "languages", NULL, NULL);

      if (g_strv_contains ((const char *const *) languages, language))
        return *id;
    }

  return NULL;
}

/**
 * mdr_phone_alphabets_choose:
 * @self: the alphabets
 * @languages: the user's languages, the best first, as from g_get_language_names()
 *
 * Returns: (transfer none): the id of the alphabet for this user
 */
const char *
mdr_phone_alphabets_choose (MdrPhoneAlphabets *self, const char *const *languages)
{
  g_return_val_if_fail (MDR_IS_PHONE_ALPHABETS (self), NULL);
  g_return_val_if_fail (languages != NULL, NULL);

  for (const char *const *language = languages; *language != NULL; language++)
    {
      const char *id = find_by_language (self, *language);

      if (id != NULL)
        return id;
    }

  return self->ids[0];
}

/* One lookup of a list a character would do; but these are read once, and rarely. */
static char *
dup_word (MdrPhoneAlphabets *self, const char *id, char character)
{
  const char key[] = { g_ascii_toupper (character), '\0' };
  g_auto (GStrv) words = g_key_file_get_string_list (self->file, id, key, NULL, NULL);

  return words != NULL ? g_strdup (words[0]) : NULL;
}

/**
 * mdr_phone_alphabets_spell:
 * @self: the alphabets
 * @id: the id of one of them
 * @code: letters and digits, perhaps with hyphens between groups
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): one word for each letter and
 * digit; %NULL if there is no such alphabet
 */
char **
mdr_phone_alphabets_spell (MdrPhoneAlphabets *self, const char *id, const char *code)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  g_return_val_if_fail (MDR_IS_PHONE_ALPHABETS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (code != NULL, NULL);

  if (!g_strv_contains ((const char *const *) self->ids, id))
    return NULL;

  for (const char *at = code; *at != '\0'; at++)
    {
      g_autofree char *word = g_ascii_isalnum (*at) ? dup_word (self, id, *at) : NULL;

      if (word != NULL)
        g_strv_builder_add (words, word);
    }

  return g_strv_builder_end (words);
}

/* Whether @word stands for something, which then is added. "F as in Foxtrot" is one F. */
static gboolean
understand_word (Understanding *self, const char *word)
{
  g_autofree char *folded = fold (word);
  char meaning = GPOINTER_TO_INT (g_hash_table_lookup (self->meanings, folded));
  gboolean as_in = self->as_in;

  if (meaning == 0)
    return FALSE;

  self->as_in = meaning == AS_IN && self->code->len > 0;
  if (meaning == AS_IN ||
      (as_in && g_ascii_toupper (self->code->str[self->code->len - 1]) == meaning))
    return TRUE;

  g_string_append_c (self->code, meaning);

  return TRUE;
}

static void
understand_piece (Understanding *self, const char *piece)
{
  if (understand_word (self, piece))
    return;

  self->as_in = FALSE;
  g_string_append (self->code, piece);
}

/**
 * mdr_phone_alphabets_understand:
 * @self: the alphabets
 * @text: a code in valid UTF-8, in words of any of the alphabets, or in letters and digits, or both
 *
 * Puts a character in the place of each word that is known, and leaves the rest as it is.
 *
 * Returns: (transfer full): the code
 */
char *
mdr_phone_alphabets_understand (MdrPhoneAlphabets *self, const char *text)
{
  g_auto (GStrv) words = NULL;
  Understanding understanding;

  g_return_val_if_fail (MDR_IS_PHONE_ALPHABETS (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  understanding = (Understanding){ self->meanings, g_string_new (NULL), FALSE };
  words = g_strsplit_set (text, " \t\r\n,.;:/|\"'()", -1);

  for (char **word = words; *word != NULL; word++)
    {
      g_auto (GStrv) pieces = NULL;

      if (**word == '\0' || understand_word (&understanding, *word))
        continue;

      pieces = g_strsplit (*word, "-", -1);
      for (char **piece = pieces; *piece != NULL; piece++)
        understand_piece (&understanding, *piece);
    }

  return g_string_free (understanding.code, FALSE);
}
