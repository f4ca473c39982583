/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settings, taken apart and kept by group and key.
 */

#include "mdr-config-text-private.h"

#include <string.h>

/**
 * mdr_config_text_new:
 * @text: what is in a file; perhaps not UTF-8
 * @length: how many bytes there are
 * @form: how it is written
 *
 * Reads settings. What cannot be understood is left out; so are passwords.
 *
 * Returns: (transfer full): the settings
 */
MdrConfigText *
mdr_config_text_new (const char *text, gsize length, MdrConfigForm form)
{
  MdrConfigText *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (MdrConfigText, 1);
  self->form = form;
  self->is_whole = TRUE;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);

  mdr_config_text_read_lines (self, text, length);

  return self;
}

/**
 * mdr_config_text_read:
 * @folder: a folder
 * @name: a file, relative to it
 * @form: how it is written
 *
 * Reads settings from a file, and wipes what was read of it, for there may be a password in it.
 * What cannot be read or understood is added to the run.
 *
 * Returns: (transfer full) (nullable): the settings
 */
MdrConfigText *
mdr_config_text_read (MdrFolder *folder, const char *name, MdrConfigForm form)
{
  MdrConfigText *self;
  gsize length;
  char *text;

  text = mdr_folder_read (folder, name, &length);
  if (text == NULL)
    return NULL;

  self = mdr_config_text_new (text, length, form);
  explicit_bzero (text, length);
  g_free (text);

  if (!mdr_config_text_is_whole (self))
    mdr_folder_add_unreadable (folder, name, MDR_UNREADABLE_REASON_BROKEN);

  return self;
}

/**
 * mdr_config_text_free:
 * @self: (nullable): settings
 *
 * Frees the settings.
 */
void
mdr_config_text_free (MdrConfigText *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->values);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * mdr_config_text_is_whole:
 * @self: settings
 *
 * Returns: whether all of it was what settings have to be
 */
gboolean
mdr_config_text_is_whole (MdrConfigText *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_whole;
}

/**
 * mdr_config_text_get_groups:
 * @self: settings
 *
 * Returns: (transfer none) (element-type utf8): the groups, in the order of the file
 */
GPtrArray *
mdr_config_text_get_groups (MdrConfigText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->groups;
}

/**
 * mdr_config_text_get:
 * @self: settings
 * @group: a group
 * @key: a key in it
 *
 * Returns: (nullable): the value; %NULL if there is none or it is empty
 */
const char *
mdr_config_text_get (MdrConfigText *self, const char *group, const char *key)
{
  g_autofree char *name = g_strjoin ("\n", group, key, NULL);
  const char *value;

  g_return_val_if_fail (self != NULL, NULL);

  value = g_hash_table_lookup (self->values, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

/**
 * mdr_config_text_get_number:
 * @self: settings
 * @group: a group
 * @key: a key in it
 * @fallback: what counts if there is no number
 *
 * Returns: the value
 */
gint64
mdr_config_text_get_number (MdrConfigText *self,
                            const char *group,
                            const char *key,
                            gint64 fallback)
{
  const char *value = mdr_config_text_get (self, group, key);
  gint64 number;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, G_MININT32, G_MAXINT32, &number, NULL))
    return fallback;

  return number;
}

/**
 * mdr_config_text_get_truth:
 * @self: settings
 * @group: a group
 * @key: a key in it
 * @fallback: what counts if there is no value
 *
 * Returns: whether the value is one of the words for yes
 */
gboolean
mdr_config_text_get_truth (MdrConfigText *self,
                           const char *group,
                           const char *key,
                           gboolean fallback)
{
  static const char *const words[] = { "true", "1", "on", "yes" };
  const char *value = mdr_config_text_get (self, group, key);

  for (gsize i = 0; value != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (value, words[i]) == 0)
      return TRUE;

  return value == NULL && fallback;
}
