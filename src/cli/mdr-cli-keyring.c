/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the main loop until something is done; Ctrl+C stops that, and the program only when nothing
 * is under way.
 */

#include "mdr-cli-keyring.h"

#include <glib-unix.h>

/* What the ids of all items begin with; nobody wants to type that. */
#define ID_BEGINNING "/org/freedesktop/secrets/collection/"

struct _MdrCliKeyring
{
  /* owned */
  MdrSavedPasswords *passwords;
};

typedef struct
{
  guint interrupt;
  guint terminate;

  /* owned */
  GMainLoop *loop;
  GCancellable *cancellable;
  GAsyncResult *result;
} Wait;

static gboolean
stopped_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);

  return G_SOURCE_CONTINUE;
}

static void
wait_init (Wait *wait)
{
  wait->loop = g_main_loop_new (NULL, FALSE);
  wait->cancellable = g_cancellable_new ();
  wait->interrupt = g_unix_signal_add (SIGINT, stopped_cb, wait->cancellable);
  wait->terminate = g_unix_signal_add (SIGTERM, stopped_cb, wait->cancellable);
}

static void
wait_clear (Wait *wait)
{
  g_source_remove (wait->interrupt);
  g_source_remove (wait->terminate);
  g_main_loop_unref (wait->loop);
  g_object_unref (wait->cancellable);
  g_clear_object (&wait->result);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wait, wait_clear)

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

/**
 * mdr_cli_keyring_new:
 *
 * Returns: (transfer full): the saved passwords of this computer
 */
MdrCliKeyring *
mdr_cli_keyring_new (void)
{
  MdrCliKeyring *self = g_new0 (MdrCliKeyring, 1);
  g_autoptr (MdrProgramsReader) reader = mdr_programs_reader_new_for_user ();

  self->passwords = mdr_saved_passwords_new (NULL, reader);

  return self;
}

/**
 * mdr_cli_keyring_free:
 * @self: a keyring
 *
 * What was removed is gone for good.
 */
void
mdr_cli_keyring_free (MdrCliKeyring *self)
{
  g_clear_object (&self->passwords);
  g_free (self);
}

/**
 * mdr_cli_keyring_get_passwords:
 * @self: a keyring
 *
 * Returns: (transfer none): what is known
 */
MdrSavedPasswords *
mdr_cli_keyring_get_passwords (MdrCliKeyring *self)
{
  return self->passwords;
}

/**
 * mdr_cli_keyring_look:
 * @self: a keyring
 * @error: for an #MdrKeyringError
 *
 * Makes the list of all saved passwords, however long it takes.
 *
 * Returns: whether it is known what there is
 */
gboolean
mdr_cli_keyring_look (MdrCliKeyring *self, GError **error)
{
  MdrKeyring *keyring = mdr_saved_passwords_get_keyring (self->passwords);
  gboolean is_first = TRUE;

  do
    {
      g_auto (Wait) wait = { 0 };

      wait_init (&wait);
      if (is_first)
        mdr_saved_passwords_look_async (self->passwords, TRUE, wait.cancellable, done_cb, &wait);
      else
        mdr_saved_passwords_look_more_async (self->passwords, wait.cancellable, done_cb, &wait);
      g_main_loop_run (wait.loop);

      if (!mdr_saved_passwords_look_finish (self->passwords, wait.result, error))
        return FALSE;

      is_first = FALSE;
    }
  while (mdr_keyring_get_n_unread (keyring) > 0);

  return TRUE;
}

/**
 * mdr_cli_keyring_unlock:
 * @self: a keyring that was looked at
 * @error: for an #MdrKeyringError
 *
 * Lets the password store ask for the password of the keyrings, in a window of its own.
 *
 * Returns: whether a keyring is open now that was not
 */
gboolean
mdr_cli_keyring_unlock (MdrCliKeyring *self, GError **error)
{
  g_auto (Wait) wait = { 0 };

  wait_init (&wait);
  mdr_saved_passwords_unlock_async (self->passwords, wait.cancellable, done_cb, &wait);
  g_main_loop_run (wait.loop);

  return mdr_saved_passwords_unlock_finish (self->passwords, wait.result, error);
}

/**
 * mdr_cli_keyring_remove:
 * @self: a keyring
 * @passwords: (element-type MdrSavedPassword): what the user wants removed
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (element-type MdrItemResult): what became of each
 */
GPtrArray *
mdr_cli_keyring_remove (MdrCliKeyring *self, GPtrArray *passwords, GError **error)
{
  g_auto (Wait) wait = { 0 };

  wait_init (&wait);
  mdr_saved_passwords_remove_async (self->passwords, passwords, wait.cancellable, done_cb, &wait);
  g_main_loop_run (wait.loop);

  return mdr_saved_passwords_remove_finish (self->passwords, wait.result, error);
}

/**
 * mdr_cli_keyring_undo:
 * @self: a keyring
 * @error: return location for a #GError
 *
 * Puts back all that was removed.
 *
 * Returns: (transfer full) (element-type MdrItemResult): what became of each
 */
GPtrArray *
mdr_cli_keyring_undo (MdrCliKeyring *self, GError **error)
{
  g_auto (Wait) wait = { 0 };

  wait_init (&wait);
  mdr_saved_passwords_undo_async (self->passwords, wait.cancellable, done_cb, &wait);
  g_main_loop_run (wait.loop);

  return mdr_saved_passwords_undo_finish (self->passwords, wait.result, error);
}

/**
 * mdr_cli_keyring_get_id:
 * @password: a saved password
 *
 * Returns: (transfer none): what to type for it
 */
const char *
mdr_cli_keyring_get_id (MdrSavedPassword *password)
{
  const char *id = mdr_saved_password_get_id (password);

  return g_str_has_prefix (id, ID_BEGINNING) ? id + strlen (ID_BEGINNING) : id;
}

/**
 * mdr_cli_keyring_dup_password:
 * @self: a keyring that was looked at
 * @id: what the user typed
 *
 * Returns: (transfer full) (nullable): the saved password with this id, short or whole
 */
MdrSavedPassword *
mdr_cli_keyring_dup_password (MdrCliKeyring *self, const char *id)
{
  GListModel *list = mdr_saved_passwords_get_list (self->passwords);
  guint n_passwords = g_list_model_get_n_items (list);

  for (guint i = 0; i < n_passwords; i++)
    {
      g_autoptr (MdrSavedPassword) password = g_list_model_get_item (list, i);

      if (g_str_equal (mdr_cli_keyring_get_id (password), id) ||
          g_str_equal (mdr_saved_password_get_id (password), id))
        return g_steal_pointer (&password);
    }

  return NULL;
}
