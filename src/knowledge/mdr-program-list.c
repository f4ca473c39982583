/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads data/knowledge/programs.ini, for the wizard's lists and the check of answers.
 */

#include "mdr-program-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/mdr-error.h"
#include "mdr-knowledge.h"

struct _MdrProgramList
{
  GObject parent_instance;

  /* owned */
  GListStore *programs;
  GListStore *devices;
};

G_DEFINE_FINAL_TYPE (MdrProgramList, mdr_program_list, G_TYPE_OBJECT)

static const struct
{
  const char *id;
  const char *title;
} device_rows[] = {
  { "this-computer", N_ ("This computer") },
  { "windows", N_ ("Windows PC") },
  { "mac", N_ ("Mac") },
  { "iphone", N_ ("iPhone or iPad") },
  { "android", N_ ("Android phone or tablet") },
  { "linux", N_ ("Another computer with Linux") },
};

static void
mdr_program_list_finalize (GObject *object)
{
  MdrProgramList *self = MDR_PROGRAM_LIST (object);

  g_clear_object (&self->programs);
  g_clear_object (&self->devices);

  G_OBJECT_CLASS (mdr_program_list_parent_class)->finalize (object);
}

static void
mdr_program_list_class_init (MdrProgramListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_program_list_finalize;
}

static void
mdr_program_list_init (MdrProgramList *self)
{
  self->programs = g_list_store_new (MDR_TYPE_PROGRAM);
  self->devices = g_list_store_new (MDR_TYPE_DEVICE);

  for (gsize i = 0; i < G_N_ELEMENTS (device_rows); i++)
    {
      g_autoptr (MdrDevice) device = mdr_device_new (device_rows[i].id, _ (device_rows[i].title));

      g_list_store_append (self->devices, device);
    }
}

static char *
dup_title (GKeyFile *file, const char *id, GError **error)
{
  /* Translators: in a list of mail programs, after Thunderbird, Outlook and others. */
  if (strcmp (id, "other") == 0)
    return g_strdup (_ ("Another program"));

  return g_key_file_get_string (file, id, "name", error);
}

static gboolean
read_program (MdrProgramList *self, GKeyFile *file, const char *id, GError **error)
{
  g_autoptr (MdrProgram) program = NULL;
  g_autofree char *title = dup_title (file, id, error);
  g_autofree char *guided_as = g_key_file_get_string (file, id, "guides", NULL);
  g_auto (GStrv) devices = NULL;

  if (title == NULL)
    return FALSE;

  devices = g_key_file_get_string_list (file, id, "devices", NULL, error);
  if (devices == NULL)
    return FALSE;

  for (char **device = devices; *device != NULL; device++)
    if (mdr_program_list_find_device (self, *device) == NULL)
      {
        g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA,
                     "[%s] devices: “%s” is not one of the devices", id, *device);
        return FALSE;
      }

  if (guided_as != NULL && mdr_program_list_find_program (self, guided_as) == NULL)
    {
      g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA,
                   "[%s] guides: “%s” is not a program named before", id, guided_as);
      return FALSE;
    }

  program = mdr_program_new (id, title, guided_as, (const char *const *) devices);
  g_list_store_append (self->programs, program);

  return TRUE;
}

/**
 * mdr_program_list_get_default:
 *
 * Gives the list that is built into the program; it is read when first asked for, which must be
 * after the locale is set.
 *
 * Returns: (transfer none): the list
 */
MdrProgramList *
mdr_program_list_get_default (void)
{
  static MdrProgramList *list;

  if (g_once_init_enter (&list))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GKeyFile) file = mdr_knowledge_load_key_file ("programs.ini", &error);
      MdrProgramList *built_in = file != NULL ? mdr_program_list_new (file, &error) : NULL;

      /* The tests read this very file, so a broken one is never shipped. */
      if (built_in == NULL)
        g_error ("programs.ini: %s", error->message);

      g_once_init_leave (&list, built_in);
    }

  return list;
}

/**
 * mdr_program_list_new:
 * @file: a file like data/knowledge/programs.ini
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the list, or %NULL with %MDR_ERROR_INVALID_DATA or
 *   %G_KEY_FILE_ERROR
 */
MdrProgramList *
mdr_program_list_new (GKeyFile *file, GError **error)
{
  g_autoptr (MdrProgramList) self = NULL;
  g_auto (GStrv) ids = NULL;

  g_return_val_if_fail (file != NULL, NULL);

  self = g_object_new (MDR_TYPE_PROGRAM_LIST, NULL);
  ids = g_key_file_get_groups (file, NULL);

  for (char **id = ids; *id != NULL; id++)
    if (!read_program (self, file, *id, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * mdr_program_list_get_programs:
 * @self: a list of programs
 *
 * Returns: (transfer none): the programs in the order to show them, as a list of #MdrProgram
 */
GListModel *
mdr_program_list_get_programs (MdrProgramList *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_LIST (self), NULL);

  return G_LIST_MODEL (self->programs);
}

/**
 * mdr_program_list_get_devices:
 * @self: a list of programs
 *
 * Returns: (transfer none): the devices in the order to show them, as a list of #MdrDevice
 */
GListModel *
mdr_program_list_get_devices (MdrProgramList *self)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_LIST (self), NULL);

  return G_LIST_MODEL (self->devices);
}

/**
 * mdr_program_list_find_program:
 * @self: a list of programs
 * @id: any text
 *
 * Returns: (transfer none) (nullable): the program with this id
 */
MdrProgram *
mdr_program_list_find_program (MdrProgramList *self, const char *id)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->programs)); i++)
    {
      g_autoptr (MdrProgram) program = g_list_model_get_item (G_LIST_MODEL (self->programs), i);

      if (strcmp (mdr_program_get_id (program), id) == 0)
        return program;
    }

  return NULL;
}

/**
 * mdr_program_list_find_device:
 * @self: a list of programs
 * @id: any text
 *
 * Returns: (transfer none) (nullable): the device with this id
 */
MdrDevice *
mdr_program_list_find_device (MdrProgramList *self, const char *id)
{
  g_return_val_if_fail (MDR_IS_PROGRAM_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->devices)); i++)
    {
      g_autoptr (MdrDevice) device = g_list_model_get_item (G_LIST_MODEL (self->devices), i);

      if (strcmp (mdr_device_get_id (device), id) == 0)
        return device;
    }

  return NULL;
}
