/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a rule from its group in data/knowledge/answers. The keys are explained there.
 */

#include "mdr-answer-rule-private.h"

#include <string.h>

#include "core/mdr-error.h"

/* What one value of a list is read into; says whether it was understood. */
typedef gboolean (*ReadValue) (MdrAnswerRule *self, const char *value);

static gboolean
refuse (const char *id, const char *key, const char *value, GError **error)
{
  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] %s: “%s” is not understood", id, key,
               value);

  return FALSE;
}

static gboolean
read_speaker (MdrAnswerRule *self, const char *value)
{
  MdrSpeaker speaker = mdr_speaker_from_word (value);

  self->speakers |= speaker;

  return speaker != 0;
}

static gboolean
read_moment (MdrAnswerRule *self, const char *value)
{
  MdrMoment moment = mdr_moment_from_word (value);

  self->moments |= moment;

  return moment != 0;
}

static gboolean
read_status (MdrAnswerRule *self, const char *value)
{
  static const struct
  {
    const char *word;
    MdrReplyStatus status;
  } words[] = {
    { "ok", MDR_REPLY_STATUS_OK },   { "no", MDR_REPLY_STATUS_NO },
    { "bad", MDR_REPLY_STATUS_BAD }, { "bye", MDR_REPLY_STATUS_BYE },
    { "err", MDR_REPLY_STATUS_ERR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, value) == 0)
      {
        self->statuses |= words[i].status;
        return TRUE;
      }

  return FALSE;
}

/* "535", or "5xx" for a whole class; 0 means that there is none. */
static gboolean
read_code (MdrAnswerRule *self, const char *value)
{
  gboolean is_class = strlen (value) == 3 && strcmp (value + 1, "xx") == 0;
  guint64 code;

  if (is_class)
    code = g_ascii_digit_value (*value);
  else if (!g_ascii_string_to_unsigned (value, 10, 0, 599, &code, NULL))
    return FALSE;

  if (self->codes == NULL)
    self->codes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->codes, (guint){ code });

  return TRUE;
}

static gboolean
read_enhanced (MdrAnswerRule *self, const char *value)
{
  g_auto (GStrv) texts = g_strsplit (value, ".", -1);
  guint numbers[3];
  MdrEnhancedPattern pattern;

  if (g_strv_length (texts) != G_N_ELEMENTS (numbers))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      guint64 number = MDR_ANY_NUMBER;

      if (strcmp (texts[i], "x") != 0 &&
          !g_ascii_string_to_unsigned (texts[i], 10, 0, 999, &number, NULL))
        return FALSE;

      numbers[i] = number;
    }

  pattern = (MdrEnhancedPattern){ numbers[0], numbers[1], numbers[2] };
  if (self->enhanced == NULL)
    self->enhanced = g_array_new (FALSE, FALSE, sizeof (MdrEnhancedPattern));
  g_array_append_val (self->enhanced, pattern);

  return TRUE;
}

static gboolean
read_expected (MdrAnswerRule *self, const char *value)
{
  guint64 code;

  if (!g_ascii_string_to_unsigned (value, 10, 200, 599, &code, NULL))
    return FALSE;

  self->expected = code;

  return TRUE;
}

static gboolean
read_token (MdrAnswerRule *self, const char *value)
{
  self->with_token = TRUE;

  return strcmp (value, "yes") == 0;
}

static gboolean
read_cause (MdrAnswerRule *self, const char *value)
{
  return mdr_cause_from_code (value, &self->cause);
}

static gboolean
read_also (MdrAnswerRule *self, const char *value)
{
  return self->n_also < G_N_ELEMENTS (self->also) &&
         mdr_cause_from_code (value, &self->also[self->n_also++]);
}

static gboolean
read_sure (MdrAnswerRule *self, const char *value)
{
  static const char *const words[] = {
    [MDR_SURENESS_NONE] = "no",         [MDR_SURENESS_HINT] = "hint",
    [MDR_SURENESS_MAYBE] = "maybe",     [MDR_SURENESS_LIKELY] = "likely",
    [MDR_SURENESS_CERTAIN] = "certain",
  };

  for (gsize i = MDR_SURENESS_HINT; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i], value) == 0)
      self->sureness = i;

  return self->sureness != MDR_SURENESS_NONE;
}

static const struct
{
  const char *key;
  ReadValue read;
} keys[] = {
  { "also", read_also },         { "cause", read_cause },       { "code", read_code },
  { "enhanced", read_enhanced }, { "expected", read_expected }, { "phase", read_moment },
  { "speaker", read_speaker },   { "status", read_status },     { "sure", read_sure },
  { "token", read_token },
};

static gboolean
read_list (MdrAnswerRule *self, GKeyFile *file, const char *key, ReadValue read, GError **error)
{
  g_auto (GStrv) values = g_key_file_get_string_list (file, self->id, key, NULL, error);

  if (values == NULL)
    return FALSE;

  for (char **value = values; *value != NULL; value++)
    if (!read (self, g_strstrip (*value)))
      return refuse (self->id, key, *value, error);

  return TRUE;
}

static gboolean
read_words (MdrWording **wording,
            MdrVocabulary *vocabulary,
            GKeyFile *file,
            const char *id,
            const char *key,
            GError **error)
{
  g_auto (GStrv) values = g_key_file_get_string_list (file, id, key, NULL, error);

  if (values == NULL)
    return FALSE;

  *wording = mdr_wording_new (vocabulary, (const char *const *) values, error);
  if (*wording == NULL)
    g_prefix_error (error, "[%s] %s: ", id, key);

  return *wording != NULL;
}

static gboolean
read_key (MdrAnswerRule *self,
          GKeyFile *file,
          const char *key,
          MdrVocabulary *vocabulary,
          GError **error)
{
  if (strcmp (key, "source") == 0)
    return TRUE;

  if (strcmp (key, "words") == 0)
    return read_words (&self->words, vocabulary, file, self->id, key, error);

  if (strcmp (key, "unless") == 0)
    return read_words (&self->unless, vocabulary, file, self->id, key, error);

  if (strcmp (key, "provider") == 0)
    {
      self->providers = g_key_file_get_string_list (file, self->id, key, NULL, error);
      return self->providers != NULL;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].key, key) == 0)
      return read_list (self, file, key, keys[i].read, error);

  return refuse (self->id, "key", key, error);
}

/* Without a condition a rule would fit everything. That something is unknown may be said of all that
 * is said at a moment. */
static gboolean
has_condition (const MdrAnswerRule *self)
{
  return self->words != NULL || self->codes != NULL || self->enhanced != NULL ||
         self->statuses != 0 || self->with_token ||
         (self->moments != 0 && self->cause == MDR_CAUSE_UNKNOWN);
}

/* Without a source nobody could check it. */
static gboolean
is_complete (MdrAnswerRule *self, GKeyFile *file, GError **error)
{
  if (has_condition (self) && self->sureness != MDR_SURENESS_NONE &&
      g_key_file_has_key (file, self->id, "cause", NULL) &&
      g_key_file_has_key (file, self->id, "source", NULL))
    return TRUE;

  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA,
               "[%s] needs a cause, sure, a source, and something to go by", self->id);

  return FALSE;
}

/**
 * mdr_answer_rule_new_from_group:
 * @file: a file like data/knowledge/answers/words.ini
 * @id: the name of a group in it
 * @vocabulary: what the rule's phrases are added to
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the rule, or %NULL with %MDR_ERROR_INVALID_DATA or
 *   %G_KEY_FILE_ERROR
 */
MdrAnswerRule *
mdr_answer_rule_new_from_group (GKeyFile *file,
                                const char *id,
                                MdrVocabulary *vocabulary,
                                GError **error)
{
  g_autoptr (MdrAnswerRule) self = g_new0 (MdrAnswerRule, 1);
  g_auto (GStrv) names = NULL;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self->id = g_strdup (id);
  names = g_key_file_get_keys (file, id, NULL, error);
  if (names == NULL)
    return NULL;

  for (char **name = names; *name != NULL; name++)
    if (!read_key (self, file, *name, vocabulary, error))
      return NULL;

  return is_complete (self, file, error) ? g_steal_pointer (&self) : NULL;
}
