/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keyring and programs are read at the same time; judged is when both are there, and again whenever
 * more is known.
 */

#include "mdr-saved-passwords-private.h"

#include "knowledge/mdr-item-kinds.h"

static void begin_look (MdrSavedPasswords *self);

/**
 * mdr_saved_passwords_dup_refusal_key:
 * @password: a saved password
 *
 * Returns: (transfer full): what tells it from all others; one that was saved anew since is another
 *   one
 */
char *
mdr_saved_passwords_dup_refusal_key (MdrSavedPassword *password)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %s", mdr_saved_password_get_modified (password),
                          mdr_saved_password_get_id (password));
}

static void
recall_refusals (MdrSavedPasswords *self)
{
  GListModel *passwords = mdr_keyring_get_passwords (self->keyring);
  guint n_passwords =
      g_hash_table_size (self->refusals) > 0 ? g_list_model_get_n_items (passwords) : 0;

  for (guint i = 0; i < n_passwords; i++)
    {
      g_autoptr (MdrSavedPassword) password = g_list_model_get_item (passwords, i);
      g_autofree char *key = mdr_saved_passwords_dup_refusal_key (password);

      if (g_hash_table_contains (self->refusals, key))
        mdr_saved_password_set_problems (password, mdr_saved_password_get_problems (password) |
                                                       MDR_SAVED_PASSWORD_REFUSED);
    }
}

static void
read_program_clear (gpointer data)
{
  MdrReadProgram *read = data;

  g_strfreev ((char **) read->other_uids);
}

/* Nothing may be called a leftover because its program could not be read. */
static GArray *
collect_read_programs (MdrSavedPasswords *self)
{
  GArray *programs = g_array_new (FALSE, TRUE, sizeof (MdrReadProgram));
  MdrItemKinds *kinds = mdr_item_kinds_get_default ();
  const char *const *ids = mdr_item_kinds_get_programs (kinds);

  g_array_set_clear_func (programs, read_program_clear);
  for (gsize i = 0; self->reader != NULL && ids[i] != NULL; i++)
    {
      MdrReadProgram read = { .program = ids[i],
                              .is_only_here = mdr_item_kinds_is_only_here (kinds, ids[i]) };

      if (!mdr_programs_reader_has_read (self->reader, ids[i]))
        continue;

      read.other_uids =
          (const char *const *) mdr_programs_reader_dup_other_uids (self->reader, ids[i]);
      g_array_append_val (programs, read);
    }

  return programs;
}

static GPtrArray *
collect_listed (MdrSavedPasswords *self)
{
  g_autoptr (GHashTable) elsewhere = g_hash_table_new (NULL, NULL);
  GListModel *passwords = mdr_keyring_get_passwords (self->keyring);
  GPtrArray *listed = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_passwords = g_list_model_get_n_items (passwords);

  for (guint i = 0; i < self->review->elsewhere->len; i++)
    g_hash_table_add (elsewhere, self->review->elsewhere->pdata[i]);

  for (guint i = 0; i < n_passwords; i++)
    {
      g_autoptr (MdrSavedPassword) password = g_list_model_get_item (passwords, i);

      if (!g_hash_table_contains (elsewhere, password))
        g_ptr_array_add (listed, g_steal_pointer (&password));
    }

  return listed;
}

static gboolean
is_at (GListModel *list, guint position, gpointer password)
{
  g_autoptr (MdrSavedPassword) there = g_list_model_get_item (list, position);

  return there == password;
}

/* Only what is different is replaced, so that a view stays where it is. */
static void
update_list (MdrSavedPasswords *self)
{
  g_autoptr (GPtrArray) listed = collect_listed (self);
  GListModel *list = G_LIST_MODEL (self->list);
  guint n_old = g_list_model_get_n_items (list);
  guint n_new = listed->len;
  guint start = 0;

  while (start < n_old && start < n_new && is_at (list, start, listed->pdata[start]))
    start++;
  while (n_old > start && n_new > start && is_at (list, n_old - 1, listed->pdata[n_new - 1]))
    {
      n_old--;
      n_new--;
    }

  if (n_old > start || n_new > start)
    g_list_store_splice (self->list, start, n_old - start, listed->pdata + start, n_new - start);
}

/**
 * mdr_saved_passwords_judge:
 * @self: saved passwords
 *
 * Says anew what is wrong with each.
 */
void
mdr_saved_passwords_judge (MdrSavedPasswords *self)
{
  g_autoptr (GArray) programs = collect_read_programs (self);
  MdrKeyringState state = mdr_keyring_get_state (self->keyring);
  MdrSavedPasswordCase known = {
    .passwords = mdr_keyring_get_passwords (self->keyring),
    .accounts = self->accounts,
    .programs = (const MdrReadProgram *) (void *) programs->data,
    .n_programs = programs->len,
    .address = self->address,
    .services = self->services,
    .is_partly_locked = state == MDR_KEYRING_LOCKED_SOME || state == MDR_KEYRING_LOCKED_ALL ||
                        mdr_keyring_get_n_unread (self->keyring) > 0,
  };

  /* While the list is made it is not whole; who makes it judges at the end. */
  if (self->waiting != NULL)
    return;

  recall_refusals (self);
  g_clear_pointer (&self->review, mdr_saved_password_review_free);
  self->review = mdr_saved_password_review_new (&known);
  update_list (self);

  mdr_saved_passwords_emit_judged (self);
}

/* Somebody who wants to see what is in the store came when the look was under way. */
static gboolean
starts_too_late (MdrSavedPasswords *self)
{
  return self->may_start && !self->could_start &&
         g_error_matches (self->error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NOT_RUNNING);
}

static void
finish_look (MdrSavedPasswords *self)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = g_steal_pointer (&self->error);

  self->looked = error == NULL ||
                 g_error_matches (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NO_SERVICE) ||
                 g_error_matches (error, MDR_KEYRING_ERROR, MDR_KEYRING_ERROR_NOT_ALLOWED);
  mdr_saved_passwords_judge (self);
  mdr_saved_passwords_add_busy (self, -1);

  for (guint i = 0; i < waiting->len; i++)
    {
      if (self->looked)
        g_task_return_boolean (waiting->pdata[i], TRUE);
      else
        g_task_return_error (waiting->pdata[i], g_error_copy (error));
    }
}

static void
part_done (MdrSavedPasswords *self)
{
  self->n_pending--;
  if (self->n_pending > 0)
    return;

  if (starts_too_late (self))
    begin_look (self);
  else
    finish_look (self);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrSavedPasswords) self = user_data;

  mdr_keyring_list_finish (MDR_KEYRING (source), result, &self->error);
  part_done (self);
}

static void
programs_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MdrSavedPasswords) self = user_data;
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GError) error = NULL;

  accounts = mdr_programs_reader_read_finish (MDR_PROGRAMS_READER (source), result, NULL, &error);
  if (accounts != NULL)
    {
      g_ptr_array_unref (self->accounts);
      self->accounts = g_steal_pointer (&accounts);
    }
  else
    {
      g_debug ("Mail programs could not be read: %s", error->message);
    }

  part_done (self);
}

static void
begin_look (MdrSavedPasswords *self)
{
  g_clear_error (&self->error);
  self->could_start = self->may_start;
  self->n_pending = self->reader != NULL ? 2 : 1;
  mdr_keyring_set_may_start (self->keyring, self->may_start);
  mdr_keyring_list_async (self->keyring, self->cancellable, listed_cb, g_object_ref (self));
  if (self->reader != NULL)
    mdr_programs_reader_read_async (self->reader, self->cancellable, programs_read_cb,
                                    g_object_ref (self));
}

/* Returns: whether it has to be begun; else it is under way */
static gboolean
wait_for_look (MdrSavedPasswords *self, GTask *task)
{
  gboolean is_first = self->waiting == NULL;

  if (is_first)
    {
      self->may_start = FALSE;
      self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
      mdr_saved_passwords_add_busy (self, 1);
    }
  g_ptr_array_add (self->waiting, task);

  return is_first;
}

/**
 * mdr_saved_passwords_look_async:
 * @self: saved passwords
 * @may_start: whether a password store that is not running may be started: only when somebody wants
 *   to see what is in it
 * @cancellable: (nullable): to wait no longer
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes the list anew, as far as it can be made in two seconds. Nothing is unlocked and no value is
 * read.
 */
void
mdr_saved_passwords_look_async (MdrSavedPasswords *self,
                                gboolean may_start,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;
  gboolean is_first;

  g_return_if_fail (MDR_IS_SAVED_PASSWORDS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_saved_passwords_look_async);
  is_first = wait_for_look (self, task);
  self->may_start |= may_start;
  if (is_first)
    begin_look (self);
}

/**
 * mdr_saved_passwords_look_more_async:
 * @self: saved passwords
 * @cancellable: (nullable): to wait no longer
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Goes on where the time was over; see mdr_keyring_get_n_unread(). Ended by
 * mdr_saved_passwords_look_finish().
 */
void
mdr_saved_passwords_look_more_async (MdrSavedPasswords *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (MDR_IS_SAVED_PASSWORDS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_saved_passwords_look_more_async);
  if (!wait_for_look (self, task))
    return;

  self->n_pending = 1;
  mdr_keyring_list_more_async (self->keyring, self->cancellable, listed_cb, g_object_ref (self));
}

/**
 * mdr_saved_passwords_look_finish:
 * @self: saved passwords
 * @result: what the callback got
 * @error: for an #MdrKeyringError
 *
 * Returns: whether it is known what there is; also when there is no password store
 */
gboolean
mdr_saved_passwords_look_finish (MdrSavedPasswords *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
