/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs all readers, one after the other, in one thread beside the main loop.
 */

#include "mdr-programs-reader.h"

#include "mdr-program-readers.h"
#include "mdr-reading.h"

static const MdrReaderFunc readers[] = {
  mdr_read_thunderbird, mdr_read_mailspring, mdr_read_evolution,       mdr_read_geary,
  mdr_read_kmail,       mdr_read_claws_mail, mdr_read_online_accounts,
};

struct _MdrProgramsReader
{
  GObject parent_instance;

  /* owned */
  char *home;
  char **environment;
  GHashTable *other_uids;
  GHashTable *read_programs;
};

G_DEFINE_FINAL_TYPE (MdrProgramsReader, mdr_programs_reader, G_TYPE_OBJECT)

/* The thread has copies, so that it may outlive the reader. */
typedef struct
{
  char *home;
  char **environment;
} Errand;

static void
errand_free (Errand *errand)
{
  g_free (errand->home);
  g_strfreev (errand->environment);
  g_free (errand);
}

static void
mdr_programs_reader_finalize (GObject *object)
{
  MdrProgramsReader *self = MDR_PROGRAMS_READER (object);

  g_clear_pointer (&self->home, g_free);
  g_clear_pointer (&self->environment, g_strfreev);
  g_clear_pointer (&self->other_uids, g_hash_table_unref);
  g_clear_pointer (&self->read_programs, g_hash_table_unref);

  G_OBJECT_CLASS (mdr_programs_reader_parent_class)->finalize (object);
}

static void
mdr_programs_reader_class_init (MdrProgramsReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_programs_reader_finalize;
}

static void
mdr_programs_reader_init (MdrProgramsReader *self)
{
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Errand *errand = task_data;
  g_autoptr (MdrReading) reading = NULL;

  reading = mdr_reading_new (errand->home, (const char *const *) errand->environment, cancellable);

  for (guint i = 0; i < G_N_ELEMENTS (readers) && !mdr_reading_is_over (reading); i++)
    readers[i](reading);

  g_task_return_pointer (task, g_steal_pointer (&reading), (GDestroyNotify) mdr_reading_free);
}

/**
 * mdr_programs_reader_new:
 * @home: the home folder in which the programs keep their settings
 * @environment: (nullable) (array zero-terminated=1): the environment, as from g_get_environ()
 *
 * Returns: (transfer full): a reader that has not read yet
 */
MdrProgramsReader *
mdr_programs_reader_new (const char *home, const char *const *environment)
{
  MdrProgramsReader *self;

  g_return_val_if_fail (home != NULL, NULL);

  self = g_object_new (MDR_TYPE_PROGRAMS_READER, NULL);
  self->home = g_strdup (home);
  self->environment = g_strdupv ((char **) environment);

  return self;
}

/**
 * mdr_programs_reader_new_for_user:
 *
 * Returns: (transfer full): a reader for the user who runs this program
 */
MdrProgramsReader *
mdr_programs_reader_new_for_user (void)
{
  g_auto (GStrv) environment = g_get_environ ();

  return mdr_programs_reader_new (g_get_home_dir (), (const char *const *) environment);
}

/**
 * mdr_programs_reader_read_async:
 * @self: a reader
 * @cancellable: (nullable): ends the run at once
 * @callback: called at the end
 * @user_data: given to @callback
 *
 * Looks for all mail programs that are known, and reads what they are set to. Nothing is written,
 * and no file that holds passwords is opened.
 */
void
mdr_programs_reader_read_async (MdrProgramsReader *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Errand *errand;

  g_return_if_fail (MDR_IS_PROGRAMS_READER (self));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  errand = g_new0 (Errand, 1);
  errand->home = g_strdup (self->home);
  errand->environment = g_strdupv (self->environment);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_programs_reader_read_async);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);

  /* A network file system may keep the thread waiting for ever; nobody has to wait with it. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * mdr_programs_reader_read_finish:
 * @self: a reader
 * @result: what the callback was given
 * @unreadable: (out) (optional) (transfer full) (element-type MdrUnreadable): what is there and
 * could not be read
 * @error: return location for %G_IO_ERROR_CANCELLED, the only error
 *
 * Returns: (transfer full) (nullable) (element-type MdrProgramAccount): the accounts of all
 * programs, perhaps none; %NULL if cancelled
 */
GPtrArray *
mdr_programs_reader_read_finish (MdrProgramsReader *self,
                                 GAsyncResult *result,
                                 GPtrArray **unreadable,
                                 GError **error)
{
  g_autoptr (MdrReading) reading = NULL;

  g_return_val_if_fail (MDR_IS_PROGRAMS_READER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (unreadable != NULL)
    *unreadable = NULL;

  reading = g_task_propagate_pointer (G_TASK (result), error);
  if (reading == NULL)
    return NULL;

  g_clear_pointer (&self->other_uids, g_hash_table_unref);
  self->other_uids = g_hash_table_ref (mdr_reading_get_other_uids (reading));

  if (unreadable != NULL)
    *unreadable = g_ptr_array_ref (mdr_reading_get_unreadable (reading));

  g_clear_pointer (&self->read_programs, g_hash_table_unref);
  self->read_programs = mdr_reading_dup_read_programs (reading);

  return g_ptr_array_ref (mdr_reading_get_accounts (reading));
}

/**
 * mdr_programs_reader_has_read:
 * @self: a reader
 * @program: the id of a program
 *
 * Returns: whether the last run found the settings of @program, and all of them could be read; so
 *   an account that was not found is none of its accounts, even if it has no other
 */
gboolean
mdr_programs_reader_has_read (MdrProgramsReader *self, const char *program)
{
  g_return_val_if_fail (MDR_IS_PROGRAMS_READER (self), FALSE);
  g_return_val_if_fail (program != NULL, FALSE);

  return self->read_programs != NULL && g_hash_table_contains (self->read_programs, program);
}

/**
 * mdr_programs_reader_dup_other_uids:
 * @self: a reader
 * @program: the id of a program
 *
 * Tells what else of a program has saved passwords, as found by the last run: Evolution's calendars
 * and address books have passwords that look like those for mail.
 *
 * Returns: (transfer full) (array zero-terminated=1): the program's own names for it, perhaps none
 */
char **
mdr_programs_reader_dup_other_uids (MdrProgramsReader *self, const char *program)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTable *uids = NULL;
  GHashTableIter iter;
  gpointer uid;

  g_return_val_if_fail (MDR_IS_PROGRAMS_READER (self), NULL);
  g_return_val_if_fail (program != NULL, NULL);

  if (self->other_uids != NULL)
    uids = g_hash_table_lookup (self->other_uids, program);

  if (uids != NULL)
    {
      g_hash_table_iter_init (&iter, uids);
      while (g_hash_table_iter_next (&iter, &uid, NULL))
        g_strv_builder_add (builder, uid);
    }

  return g_strv_builder_end (builder);
}
