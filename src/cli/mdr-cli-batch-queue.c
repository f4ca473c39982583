/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * First come, first served; but nobody waits behind those whose host is busy.
 */

#include "mdr-cli-batch-queue.h"

/* An account and its host. */
typedef struct
{
  MdrCliBatchAccount *account;
  char *host;
} Entry;

struct _MdrCliBatchQueue
{
  guint per_host;

  /* owned */
  GQueue waiting;
  GHashTable *n_busy;  /* by host */
  GHashTable *entries; /* those that were given out, by account */
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  mdr_cli_batch_account_free (entry->account);
  g_free (entry->host);
  g_free (entry);
}

/**
 * mdr_cli_batch_queue_new:
 * @per_host: how many accounts of a host are given out at a time, not 0
 *
 * Returns: (transfer full): an empty queue
 */
MdrCliBatchQueue *
mdr_cli_batch_queue_new (guint per_host)
{
  MdrCliBatchQueue *self;

  g_return_val_if_fail (per_host > 0, NULL);

  self = g_new0 (MdrCliBatchQueue, 1);
  self->per_host = per_host;
  self->n_busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, entry_free);
  g_queue_init (&self->waiting);

  return self;
}

/**
 * mdr_cli_batch_queue_free:
 * @self: (transfer full): a queue
 */
void
mdr_cli_batch_queue_free (MdrCliBatchQueue *self)
{
  mdr_cli_batch_queue_clear (self);
  g_hash_table_unref (self->n_busy);
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * mdr_cli_batch_queue_push:
 * @self: a queue
 * @account: (transfer full): an account
 * @host: a name for what it shares with others
 */
void
mdr_cli_batch_queue_push (MdrCliBatchQueue *self, MdrCliBatchAccount *account, const char *host)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->account = account;
  entry->host = g_strdup (host);
  g_queue_push_tail (&self->waiting, entry);
}

static guint
count_busy (const MdrCliBatchQueue *self, const char *host)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_busy, host));
}

static void
set_busy (MdrCliBatchQueue *self, const char *host, guint n_busy)
{
  if (n_busy > 0)
    g_hash_table_insert (self->n_busy, g_strdup (host), GUINT_TO_POINTER (n_busy));
  else
    g_hash_table_remove (self->n_busy, host);
}

/**
 * mdr_cli_batch_queue_pop:
 * @self: a queue
 *
 * Gives out the first account whose host has room; it is to be released when it was looked at.
 *
 * Returns: (transfer none) (nullable): an account, or %NULL if all have to wait
 */
MdrCliBatchAccount *
mdr_cli_batch_queue_pop (MdrCliBatchQueue *self)
{
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    {
      Entry *entry = link->data;
      guint n_busy = count_busy (self, entry->host);

      if (n_busy >= self->per_host)
        continue;

      g_queue_delete_link (&self->waiting, link);
      set_busy (self, entry->host, n_busy + 1);
      g_hash_table_insert (self->entries, entry->account, entry);

      return entry->account;
    }

  return NULL;
}

/**
 * mdr_cli_batch_queue_release:
 * @self: a queue
 * @account: (transfer full): an account that was given out
 *
 * Makes room for the next one of its host.
 */
void
mdr_cli_batch_queue_release (MdrCliBatchQueue *self, MdrCliBatchAccount *account)
{
  Entry *entry = g_hash_table_lookup (self->entries, account);

  g_return_if_fail (entry != NULL);

  set_busy (self, entry->host, count_busy (self, entry->host) - 1);
  g_hash_table_remove (self->entries, account);
}

/**
 * mdr_cli_batch_queue_clear:
 * @self: a queue
 *
 * Forgets those that wait.
 */
void
mdr_cli_batch_queue_clear (MdrCliBatchQueue *self)
{
  g_queue_clear_full (&self->waiting, entry_free);
}

/**
 * mdr_cli_batch_queue_get_length:
 * @self: a queue
 *
 * Returns: how many accounts wait
 */
guint
mdr_cli_batch_queue_get_length (const MdrCliBatchQueue *self)
{
  return self->waiting.length;
}
