/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything is looked up in hash tables, so ten thousand passwords take ten thousand times as long
 * as one.
 */

#include "mdr-saved-password-court.h"

static char *
fold (const char *program, const char *first, const char *second)
{
  g_autofree char *joined = g_strdup_printf ("%s\n%s\n%s", program, first, second);

  return g_ascii_strdown (joined, -1);
}

static void
add_folded (GHashTable *set, const char *text)
{
  if (text != NULL)
    g_hash_table_add (set, g_ascii_strdown (text, -1));
}

static gboolean
has_folded (GHashTable *set, const char *text)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);

  return g_hash_table_contains (set, folded);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_right_names (MdrSavedPasswordCourt *court)
{
  const MdrSavedPasswordCase *known = court->known;
  const char *const *names = known->user_names;

  if (known->address != NULL)
    add_folded (court->user_names, mdr_address_get_text (known->address));

  for (; names != NULL && *names != NULL; names++)
    add_folded (court->user_names, *names);

  for (guint i = 0; known->services != NULL && i < known->services->len; i++)
    {
      MdrService *service = known->services->pdata[i];

      add_folded (court->hosts, mdr_service_get_host (service));
      add_folded (court->user_names, mdr_service_get_user_name (service));
    }
}

/**
 * mdr_saved_password_court_init:
 * @court: memory for it
 * @known: what is known; must outlive it
 */
void
mdr_saved_password_court_init (MdrSavedPasswordCourt *court, const MdrSavedPasswordCase *known)
{
  court->known = known;
  court->index = mdr_program_index_new (known->accounts);
  court->read = g_hash_table_new (g_str_hash, g_str_equal);
  court->other_uids = new_set ();
  court->hosts = new_set ();
  court->user_names = new_set ();
  court->groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  court->saved = new_set ();
  court->entries = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < known->n_programs; i++)
    {
      const MdrReadProgram *read = &known->programs[i];
      const char *const *uids = read->other_uids;

      g_hash_table_insert (court->read, (gpointer) read->program, (gpointer) read);
      for (; uids != NULL && *uids != NULL; uids++)
        g_hash_table_add (court->other_uids, g_strdup_printf ("%s\n%s", read->program, *uids));
    }

  add_right_names (court);
}

/**
 * mdr_saved_password_court_clear:
 * @court: a court
 */
void
mdr_saved_password_court_clear (MdrSavedPasswordCourt *court)
{
  g_clear_pointer (&court->index, mdr_program_index_free);
  g_clear_pointer (&court->read, g_hash_table_unref);
  g_clear_pointer (&court->other_uids, g_hash_table_unref);
  g_clear_pointer (&court->hosts, g_hash_table_unref);
  g_clear_pointer (&court->user_names, g_hash_table_unref);
  g_clear_pointer (&court->groups, g_hash_table_unref);
  g_clear_pointer (&court->saved, g_hash_table_unref);
  g_clear_pointer (&court->entries, g_ptr_array_unref);
}

/* What the account of the program says takes the place of what the entry does not. */
static void
join_account (const MdrSavedPasswordCourt *court, MdrSavedPasswordEntry *entry)
{
  const char *uid = mdr_saved_password_get_uid (entry->password);

  if (entry->program == NULL || uid == NULL)
    return;

  entry->end = mdr_program_index_find (court->index, entry->program, uid);
  if (entry->end == NULL)
    return;

  if (mdr_program_account_get_address (entry->end->account) != NULL)
    entry->account = mdr_program_account_get_address (entry->end->account);

  if (entry->end->service != NULL)
    {
      MdrService *service = mdr_program_service_get_service (entry->end->service);

      entry->host = mdr_service_get_host (service);
      entry->protocols = 1u << mdr_service_get_protocol (service);
      if (entry->user_name == NULL)
        entry->user_name = mdr_service_get_user_name (service);
    }
}

static MdrSavedPasswordEntry *
entry_new (const MdrSavedPasswordCourt *court, MdrSavedPassword *password)
{
  MdrSavedPasswordEntry *entry = g_new0 (MdrSavedPasswordEntry, 1);

  entry->password = password;
  entry->program = mdr_saved_password_get_program (password);
  entry->account = mdr_saved_password_get_account (password);
  entry->user_name = mdr_saved_password_get_user_name (password);
  entry->host = mdr_saved_password_get_host (password);
  entry->protocols = mdr_saved_password_get_protocols (password);
  if (entry->program != NULL)
    entry->read = g_hash_table_lookup (court->read, entry->program);
  join_account (court, entry);

  return entry;
}

/* What must be the same for two entries to be one too many. */
static char *
dup_group (const MdrSavedPasswordEntry *entry)
{
  const char *name = entry->user_name != NULL ? entry->user_name : entry->account;
  const char *uid = mdr_saved_password_get_uid (entry->password);
  g_autofree char *protocols = g_strdup_printf ("%u", entry->protocols);

  if (entry->host != NULL && name != NULL)
    return fold (protocols, entry->host, name);

  if (entry->program == NULL)
    return NULL;

  if (uid != NULL)
    return g_strdup_printf ("%s\n%s\n%s\nuid", protocols, entry->program, uid);

  return name != NULL ? g_strdup_printf ("%s\n%s\n%s\nname", protocols, entry->program, name)
                      : NULL;
}

/* What of the program's accounts has an entry, under all its names. */
static void
note_saved (MdrSavedPasswordCourt *court, const MdrSavedPasswordEntry *entry)
{
  const char *uid = mdr_saved_password_get_uid (entry->password);
  const char *names[] = { entry->user_name, entry->account };

  if (entry->program == NULL)
    return;

  if (uid != NULL)
    g_hash_table_add (court->saved, g_strdup_printf ("%s\n%s", entry->program, uid));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      g_hash_table_add (court->saved,
                        fold (entry->program, names[i], entry->host != NULL ? entry->host : ""));
}

static void
add_to_group (MdrSavedPasswordCourt *court, MdrSavedPasswordEntry *entry)
{
  g_autofree char *key = dup_group (entry);
  GPtrArray *group = key != NULL ? g_hash_table_lookup (court->groups, key) : NULL;

  if (key == NULL)
    return;

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (court->groups, g_steal_pointer (&key), group);
    }
  g_ptr_array_add (group, entry);
}
/**
 * mdr_saved_password_court_add:
 * @court: a court
 * @password: a saved password
 *
 * Joins a password with the account of its program, which may know what it does not say itself.
 *
 * Returns: (transfer none): both
 */
MdrSavedPasswordEntry *
mdr_saved_password_court_add (MdrSavedPasswordCourt *court, MdrSavedPassword *password)
{
  MdrSavedPasswordEntry *entry = entry_new (court, password);

  g_ptr_array_add (court->entries, entry);
  note_saved (court, entry);
  if (!mdr_saved_password_court_is_elsewhere (court, entry))
    add_to_group (court, entry);

  return entry;
}

/**
 * mdr_saved_password_court_is_elsewhere:
 * @court: a court
 * @entry: one of its entries
 *
 * Returns: whether its program says that it is not for mail
 */
gboolean
mdr_saved_password_court_is_elsewhere (const MdrSavedPasswordCourt *court,
                                       const MdrSavedPasswordEntry *entry)
{
  const char *uid = mdr_saved_password_get_uid (entry->password);
  g_autofree char *key = NULL;

  if (entry->read == NULL || uid == NULL || entry->end != NULL)
    return FALSE;

  key = g_strdup_printf ("%s\n%s", entry->program, uid);

  return g_hash_table_contains (court->other_uids, key);
}

/**
 * mdr_saved_password_court_is_right_host:
 * @court: a court
 * @host: the name of a server
 *
 * Returns: whether it is one of the account's
 */
gboolean
mdr_saved_password_court_is_right_host (const MdrSavedPasswordCourt *court, const char *host)
{
  return has_folded (court->hosts, host);
}

/**
 * mdr_saved_password_court_is_right_name:
 * @court: a court
 * @name: a user name
 *
 * Returns: whether the account may sign in with it
 */
gboolean
mdr_saved_password_court_is_right_name (const MdrSavedPasswordCourt *court, const char *name)
{
  return has_folded (court->user_names, name);
}

/**
 * mdr_saved_password_court_has_saved:
 * @court: a court
 * @program: the id of a program
 * @uid: (nullable): its own name for an account, or for one end of it
 * @name: (nullable): a user name
 * @host: (nullable): the name of a server
 *
 * Returns: whether there is an entry under one of these
 */
gboolean
mdr_saved_password_court_has_saved (const MdrSavedPasswordCourt *court,
                                    const char *program,
                                    const char *uid,
                                    const char *name,
                                    const char *host)
{
  g_autofree char *by_uid = g_strdup_printf ("%s\n%s", program, uid != NULL ? uid : "");
  g_autofree char *by_host = NULL;
  g_autofree char *by_name = NULL;

  if (uid != NULL && g_hash_table_contains (court->saved, by_uid))
    return TRUE;

  if (name == NULL)
    return FALSE;

  by_host = fold (program, name, host != NULL ? host : "");
  by_name = fold (program, name, "");

  return g_hash_table_contains (court->saved, by_host) ||
         g_hash_table_contains (court->saved, by_name);
}
