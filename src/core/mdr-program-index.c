/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets of joined keys: whatever is asked takes one look.
 */

#include "mdr-program-index.h"

struct _MdrProgramIndex
{
  /* owned; by program and uid, MdrProgramEnd */
  GHashTable *ends;
  /* owned; program and user name or address */
  GHashTable *names;
  /* owned; program or nothing, server, user name */
  GHashTable *uses;
};

/* No program, server or user name has a line break in it: texts are cleaned. */
static char *
join (const char *program, const char *name, const char *more)
{
  g_autofree char *joined =
      g_strdup_printf ("%s\n%s\n%s", program != NULL ? program : "", name, more);

  return g_ascii_strdown (joined, -1);
}

/* Names of accounts are told apart by upper and lower case. */
static char *
join_uid (const char *program, const char *uid)
{
  return g_strdup_printf ("%s\n%s", program, uid);
}

static void
add_end (MdrProgramIndex *self,
         const char *uid,
         MdrProgramAccount *account,
         MdrProgramService *service)
{
  MdrProgramEnd end = { account, service };

  if (uid != NULL)
    g_hash_table_insert (self->ends, join_uid (mdr_program_account_get_program (account), uid),
                         g_memdup2 (&end, sizeof end));
}

static void
add_name (MdrProgramIndex *self, const char *program, const char *name)
{
  if (name != NULL)
    g_hash_table_add (self->names, join (program, name, ""));
}

static void
add_service (MdrProgramIndex *self, MdrProgramAccount *account, MdrProgramService *end)
{
  const char *program = mdr_program_account_get_program (account);
  MdrService *service = mdr_program_service_get_service (end);
  const char *host = mdr_service_get_host (service);
  const char *names[] = { mdr_service_get_user_name (service),
                          mdr_program_account_get_address (account) };

  add_end (self, mdr_program_service_get_uid (end), account, end);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      add_name (self, program, names[i]);
      if (names[i] != NULL)
        {
          g_hash_table_add (self->uses, join (program, host, names[i]));
          g_hash_table_add (self->uses, join (NULL, host, names[i]));
          break;
        }
    }
}

/**
 * mdr_program_index_new:
 * @accounts: (element-type MdrProgramAccount): what all programs are set to; must outlive the index
 *
 * Returns: (transfer full): the index
 */
MdrProgramIndex *
mdr_program_index_new (GPtrArray *accounts)
{
  MdrProgramIndex *self = g_new0 (MdrProgramIndex, 1);

  self->ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      MdrProgramAccount *account = accounts->pdata[i];
      GPtrArray *services = mdr_program_account_get_services (account);

      for (guint j = 0; services != NULL && j < services->len; j++)
        add_service (self, account, services->pdata[j]);

      add_name (self, mdr_program_account_get_program (account),
                mdr_program_account_get_address (account));
      add_end (self, mdr_program_account_get_uid (account), account, NULL);
    }

  return self;
}

/**
 * mdr_program_index_free:
 * @self: an index
 */
void
mdr_program_index_free (MdrProgramIndex *self)
{
  g_clear_pointer (&self->ends, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->uses, g_hash_table_unref);
  g_free (self);
}

/**
 * mdr_program_index_find:
 * @self: an index
 * @program: the id of a program
 * @uid: its own name for an account, or for one end of it
 *
 * Returns: (nullable): what it means by that
 */
const MdrProgramEnd *
mdr_program_index_find (const MdrProgramIndex *self, const char *program, const char *uid)
{
  g_autofree char *key = join_uid (program, uid);

  return g_hash_table_lookup (self->ends, key);
}

/**
 * mdr_program_index_knows_name:
 * @self: an index
 * @program: the id of a program
 * @name: a user name or an address
 *
 * Returns: whether the program has an account with it
 */
gboolean
mdr_program_index_knows_name (const MdrProgramIndex *self, const char *program, const char *name)
{
  g_autofree char *key = join (program, name, "");

  return g_hash_table_contains (self->names, key);
}

/**
 * mdr_program_index_uses:
 * @self: an index
 * @program: (nullable): the id of a program, %NULL for any
 * @host: the name of a server
 * @user_name: a user name
 *
 * Returns: whether the program is set to sign in there with this name
 */
gboolean
mdr_program_index_uses (const MdrProgramIndex *self,
                        const char *program,
                        const char *host,
                        const char *user_name)
{
  g_autofree char *key = join (program, host, user_name);

  return g_hash_table_contains (self->uses, key);
}
