/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads prefs.js, which looks like JavaScript and is none: lines of user_pref("name", value);
 * and comments. What Mozilla's own reader accepts stands in modules/libpref/parser/src/lib.rs.
 *
 * The reader never goes back, so it takes linear time. What it cannot understand costs the rest of
 * that line only.
 */

#include "mdr-prefs.h"

#include "mdr-prefs-cursor.h"

struct _MdrPrefs
{
  gboolean is_whole;
  guint n_read;

  /* owned: names to GVariants of type s, i or b */
  GHashTable *values;
};

static const char *const functions[] = { "user_pref", "sticky_pref", "pref" };

static gboolean
take_token (MdrPrefsCursor *cursor, const char *token)
{
  return mdr_prefs_cursor_skip_space (cursor) && mdr_prefs_cursor_take (cursor, token);
}

static GVariant *
take_number (MdrPrefsCursor *cursor)
{
  gboolean is_negative = mdr_prefs_cursor_take (cursor, "-");
  gint64 value = 0;

  if (!is_negative)
    (void) mdr_prefs_cursor_take (cursor, "+");

  if (cursor->at == cursor->end || !g_ascii_isdigit (*cursor->at))
    return NULL;

  while (cursor->at < cursor->end && g_ascii_isdigit (*cursor->at))
    {
      value = value * 10 + g_ascii_digit_value (*cursor->at++);
      if (value > (gint64) G_MAXINT32 + 1)
        return NULL;
    }

  if (is_negative)
    value = -value;

  return value <= G_MAXINT32 ? g_variant_new_int32 ((gint32) value) : NULL;
}

static GVariant *
take_value (MdrPrefsCursor *cursor)
{
  g_autofree char *string = NULL;

  if (!mdr_prefs_cursor_skip_space (cursor) || cursor->at == cursor->end)
    return NULL;

  if (mdr_prefs_cursor_take (cursor, "true"))
    return g_variant_new_boolean (TRUE);

  if (mdr_prefs_cursor_take (cursor, "false"))
    return g_variant_new_boolean (FALSE);

  if (*cursor->at != '"' && *cursor->at != '\'')
    return take_number (cursor);

  string = mdr_prefs_cursor_take_string (cursor);

  return string != NULL ? g_variant_new_take_string (g_steal_pointer (&string)) : NULL;
}

static gboolean
take_function (MdrPrefsCursor *cursor)
{
  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (mdr_prefs_cursor_take (cursor, functions[i]))
      return TRUE;

  return FALSE;
}

static gboolean
take_pref (MdrPrefs *self, MdrPrefsCursor *cursor, const char *prefix)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) value = NULL;

  if (!take_function (cursor) || !take_token (cursor, "("))
    return FALSE;

  name = mdr_prefs_cursor_take_string (cursor);
  if (name == NULL || !take_token (cursor, ","))
    return FALSE;

  value = take_value (cursor);
  if (value == NULL)
    return FALSE;

  g_variant_ref_sink (value);
  if (!take_token (cursor, ")") || !take_token (cursor, ";"))
    return FALSE;

  self->n_read++;
  if (g_str_has_prefix (name, prefix))
    g_hash_table_replace (self->values, g_steal_pointer (&name), g_steal_pointer (&value));

  return TRUE;
}

/**
 * mdr_prefs_new:
 * @text: what is in a prefs.js, perhaps not UTF-8
 * @length: how many bytes
 * @prefix: what the names have to begin with, that are kept
 *
 * Reads preferences. Of those with one name, the last one counts.
 *
 * Returns: (transfer full): the preferences
 */
MdrPrefs *
mdr_prefs_new (const char *text, gsize length, const char *prefix)
{
  MdrPrefs *self;
  MdrPrefsCursor cursor = { text, text + length };

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (prefix != NULL, NULL);

  self = g_new0 (MdrPrefs, 1);
  self->is_whole = TRUE;
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);

  /* A byte order mark, left by an editor. */
  (void) mdr_prefs_cursor_take (&cursor, "\xef\xbb\xbf");

  while (mdr_prefs_cursor_skip_space (&cursor))
    {
      if (cursor.at == cursor.end)
        return self;

      if (!take_pref (self, &cursor, prefix))
        {
          self->is_whole = FALSE;
          mdr_prefs_cursor_skip_line (&cursor);
        }
    }

  /* A comment that never ends. */
  self->is_whole = FALSE;

  return self;
}

/**
 * mdr_prefs_free:
 * @self: (nullable): preferences
 *
 * Frees the preferences.
 */
void
mdr_prefs_free (MdrPrefs *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->values);
  g_free (self);
}

/**
 * mdr_prefs_is_whole:
 * @self: preferences
 *
 * Returns: whether everything in the file was understood
 */
gboolean
mdr_prefs_is_whole (MdrPrefs *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_whole;
}

/**
 * mdr_prefs_get_n_read:
 * @self: preferences
 *
 * Returns: how many there were in the file, kept or not
 */
guint
mdr_prefs_get_n_read (MdrPrefs *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_read;
}

/**
 * mdr_prefs_get_string:
 * @self: preferences
 * @name: the whole name of one
 *
 * Returns: (nullable) (transfer none): its text; %NULL if there is none, or it is empty
 */
const char *
mdr_prefs_get_string (MdrPrefs *self, const char *name)
{
  GVariant *value;
  const char *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  value = g_hash_table_lookup (self->values, name);
  if (value == NULL || !g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return NULL;

  text = g_variant_get_string (value, NULL);

  return *text != '\0' ? text : NULL;
}

/**
 * mdr_prefs_get_int:
 * @self: preferences
 * @name: the whole name of one
 * @value: (out): its number; untouched if there is none
 *
 * Returns: whether there is such a number
 */
gboolean
mdr_prefs_get_int (MdrPrefs *self, const char *name, int *value)
{
  GVariant *variant;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  variant = g_hash_table_lookup (self->values, name);
  if (variant == NULL || !g_variant_is_of_type (variant, G_VARIANT_TYPE_INT32))
    return FALSE;

  *value = g_variant_get_int32 (variant);

  return TRUE;
}
