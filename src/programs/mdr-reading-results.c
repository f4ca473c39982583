/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a run over the mail programs has found.
 */

#include "mdr-reading-private.h"

/* Far more than anybody has; what comes beyond is left out. */
#define MAX_UNREADABLE 200

/**
 * mdr_reading_add_account:
 * @self: a reading
 * @fields: what the account is made of; see mdr_program_account_new()
 *
 * Adds an account that was found.
 */
void
mdr_reading_add_account (MdrReading *self, const MdrProgramAccountFields *fields)
{
  g_return_if_fail (self != NULL);

  if (self->accounts->len < MDR_READING_MAX_ACCOUNTS)
    g_ptr_array_add (self->accounts, mdr_program_account_new (fields));
}

/**
 * mdr_reading_add_unreadable:
 * @self: a reading
 * @program: the id of the program
 * @path: the absolute path of a file or folder
 * @reason: why it could not be read
 *
 * Adds what is there and could not be read.
 */
void
mdr_reading_add_unreadable (MdrReading *self,
                            const char *program,
                            const char *path,
                            MdrUnreadableReason reason)
{
  g_autofree char *place = NULL;

  g_return_if_fail (self != NULL);

  if (self->unreadable->len >= MAX_UNREADABLE)
    return;

  place = mdr_reading_dup_place (self, path);
  g_ptr_array_add (self->unreadable, mdr_unreadable_new (program, place, reason));
}

/**
 * mdr_reading_add_other_uid:
 * @self: a reading
 * @program: the id of the program
 * @uid: its own name for something that has a password and need not be a mail account
 *
 * Adds what a saved password may belong to, such as a calendar.
 */
void
mdr_reading_add_other_uid (MdrReading *self, const char *program, const char *uid)
{
  GHashTable *uids;

  g_return_if_fail (self != NULL);

  uids = g_hash_table_lookup (self->other_uids, program);
  if (uids == NULL)
    {
      uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->other_uids, g_strdup (program), uids);
    }

  g_hash_table_add (uids, g_strdup (uid));
}

/**
 * mdr_reading_note_read:
 * @self: a reading
 * @program: the id of the program
 *
 * Notes that a program is set up here, perhaps without an account, and that a place with its
 * settings was gone through to the end.
 */
void
mdr_reading_note_read (MdrReading *self, const char *program)
{
  g_return_if_fail (self != NULL);

  g_hash_table_add (self->read_programs, g_strdup (program));
}

/**
 * mdr_reading_get_accounts:
 * @self: a reading
 *
 * Returns: (transfer none) (element-type MdrProgramAccount): what was found
 */
GPtrArray *
mdr_reading_get_accounts (MdrReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->accounts;
}

/**
 * mdr_reading_get_unreadable:
 * @self: a reading
 *
 * Returns: (transfer none) (element-type MdrUnreadable): what could not be read
 */
GPtrArray *
mdr_reading_get_unreadable (MdrReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unreadable;
}

/**
 * mdr_reading_get_other_uids:
 * @self: a reading
 *
 * Returns: (transfer none) (element-type utf8 GHashTable): for programs, a set of what saved
 * passwords may belong to besides accounts
 */
GHashTable *
mdr_reading_get_other_uids (MdrReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->other_uids;
}

/**
 * mdr_reading_dup_read_programs:
 * @self: a reading that has come to its end
 *
 * Returns: (transfer full): a set of the ids of programs all of whose accounts are known; none if
 *   the run had to end early
 */
GHashTable *
mdr_reading_dup_read_programs (MdrReading *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (mdr_reading_is_over (self) || self->unreadable->len == MAX_UNREADABLE)
    g_hash_table_remove_all (self->read_programs);

  for (guint i = 0; i < self->unreadable->len; i++)
    g_hash_table_remove (self->read_programs,
                         mdr_unreadable_get_program (self->unreadable->pdata[i]));

  return g_hash_table_ref (self->read_programs);
}
