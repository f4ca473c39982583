/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads data/knowledge/code-numbers.ini, where it is told why a number never changes.
 */

#include "mdr-code-numbers.h"

#include "core/mdr-enums.h"
#include "core/mdr-error.h"
#include "core/mdr-support-code.h"
#include "mdr-knowledge.h"

/* The largest of mdr_code_numbers_get_max(). */
#define MAX_NUMBER MDR_SUPPORT_CODE_MAX_PROVIDER

struct _MdrCodeNumbers
{
  GObject parent_instance;

  /* owned */
  char *ids[MDR_N_NUMBERED][MAX_NUMBER + 1];
  GHashTable *numbers[MDR_N_NUMBERED];
};

G_DEFINE_FINAL_TYPE (MdrCodeNumbers, mdr_code_numbers, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (MdrNumbered,
                    mdr_numbered,
                    G_DEFINE_ENUM_VALUE (MDR_NUMBERED_RELEASES, "releases"),
                    G_DEFINE_ENUM_VALUE (MDR_NUMBERED_SYMPTOMS, "symptoms"),
                    G_DEFINE_ENUM_VALUE (MDR_NUMBERED_CAUSES, "causes"),
                    G_DEFINE_ENUM_VALUE (MDR_NUMBERED_PROVIDERS, "providers"))

static gboolean
refuse (GError **error, const char *group, const char *key, const char *reason)
{
  g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "[%s] %s: %s", group, key, reason);

  return FALSE;
}

static gboolean
read_number (MdrCodeNumbers *self,
             GKeyFile *file,
             MdrNumbered what,
             const char *key,
             GError **error)
{
  const char *group = mdr_enum_to_nick (MDR_TYPE_NUMBERED, what);
  g_autofree char *id = g_key_file_get_string (file, group, key, error);
  guint64 number;

  if (id == NULL)
    return FALSE;

  if (!g_ascii_string_to_unsigned (key, 10, 1, mdr_code_numbers_get_max (what), &number, NULL))
    return refuse (error, group, key, "this is no number that a code has room for");

  if (*id == '\0')
    return refuse (error, group, key, "it stands for nothing");

  if (self->ids[what][number] != NULL)
    return refuse (error, group, key, "this number has been given before");

  if (g_hash_table_contains (self->numbers[what], id))
    return refuse (error, group, key, "what it stands for has a number already");

  g_hash_table_insert (self->numbers[what], id, GUINT_TO_POINTER (number));
  self->ids[what][number] = g_steal_pointer (&id);

  return TRUE;
}

static void
mdr_code_numbers_finalize (GObject *object)
{
  MdrCodeNumbers *self = MDR_CODE_NUMBERS (object);

  for (guint what = 0; what < MDR_N_NUMBERED; what++)
    {
      g_clear_pointer (&self->numbers[what], g_hash_table_unref);
      for (guint number = 0; number <= MAX_NUMBER; number++)
        g_clear_pointer (&self->ids[what][number], g_free);
    }

  G_OBJECT_CLASS (mdr_code_numbers_parent_class)->finalize (object);
}

static void
mdr_code_numbers_class_init (MdrCodeNumbersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_code_numbers_finalize;
}

static void
mdr_code_numbers_init (MdrCodeNumbers *self)
{
  for (guint what = 0; what < MDR_N_NUMBERED; what++)
    self->numbers[what] = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * mdr_code_numbers_get_default:
 *
 * Gives the numbers that are built into the program; they are read when first asked for.
 *
 * Returns: (transfer none): the numbers
 */
MdrCodeNumbers *
mdr_code_numbers_get_default (void)
{
  static MdrCodeNumbers *numbers;

  if (g_once_init_enter (&numbers))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("code-numbers.ini", &error);
      MdrCodeNumbers *built_in = file != NULL ? mdr_code_numbers_new (file, &error) : NULL;

      /* The tests read this very file, so a broken one is never shipped. */
      if (built_in == NULL)
        g_error ("code-numbers.ini: %s", error->message);

      g_once_init_leave (&numbers, built_in);
    }

  return numbers;
}

/**
 * mdr_code_numbers_new:
 * @file: a file like data/knowledge/code-numbers.ini
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the numbers, or %NULL with %MDR_ERROR_INVALID_DATA or
 *   %G_KEY_FILE_ERROR
 */
MdrCodeNumbers *
mdr_code_numbers_new (GKeyFile *file, GError **error)
{
  g_autoptr (MdrCodeNumbers) self = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_object_new (MDR_TYPE_CODE_NUMBERS, NULL);

  for (guint what = 0; what < MDR_N_NUMBERED; what++)
    {
      const char *group = mdr_enum_to_nick (MDR_TYPE_NUMBERED, what);
      g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, error);

      if (keys == NULL)
        return NULL;

      for (char **key = keys; *key != NULL; key++)
        if (!read_number (self, file, what, *key, error))
          return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * mdr_code_numbers_get_max:
 * @what: what has numbers
 *
 * Returns: the highest number that a support code has room for
 */
guint
mdr_code_numbers_get_max (MdrNumbered what)
{
  switch (what)
    {
    case MDR_NUMBERED_RELEASES:
      return MDR_SUPPORT_CODE_MAX_RELEASE;

    case MDR_NUMBERED_SYMPTOMS:
      return MDR_SUPPORT_CODE_MAX_SYMPTOM;

    case MDR_NUMBERED_CAUSES:
      return MDR_SUPPORT_CODE_MAX_CAUSE;

    case MDR_NUMBERED_PROVIDERS:
      return MDR_SUPPORT_CODE_MAX_PROVIDER;
    }

  g_return_val_if_reached (0);
}

/**
 * mdr_code_numbers_find:
 * @self: the numbers
 * @what: what @id is
 * @id: (nullable): an id
 *
 * Returns: its number, or 0 if it has none
 */
guint
mdr_code_numbers_find (MdrCodeNumbers *self, MdrNumbered what, const char *id)
{
  g_return_val_if_fail (MDR_IS_CODE_NUMBERS (self), 0);

  return id != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers[what], id)) : 0;
}

/**
 * mdr_code_numbers_get_id:
 * @self: the numbers
 * @what: what the number is of
 * @number: a number
 *
 * Returns: (nullable): what it stands for; %NULL if for nothing that this version knows
 */
const char *
mdr_code_numbers_get_id (MdrCodeNumbers *self, MdrNumbered what, guint number)
{
  g_return_val_if_fail (MDR_IS_CODE_NUMBERS (self), NULL);

  return number <= MAX_NUMBER ? self->ids[what][number] : NULL;
}
