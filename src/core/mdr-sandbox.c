/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what Flatpak writes into each sandbox: the permissions, with those that the user took away
 * already left out (see flatpak-metadata(5)).
 */

#include "mdr-sandbox.h"

#include <string.h>

#define SIGN "/.flatpak-info"

#define CONTEXT "Context"
#define BUS_POLICY "Session Bus Policy"

struct _MdrSandbox
{
  /* owned */
  GKeyFile *permissions;
};

/* owned; of the whole program, %NULL outside of sandboxes */
static MdrSandbox *current;

/**
 * mdr_sandbox_get:
 *
 * Returns: (transfer none) (nullable): the sandbox that this program runs in
 */
MdrSandbox *
mdr_sandbox_get (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_autofree char *description = NULL;

      if (current == NULL && g_file_get_contents (SIGN, &description, NULL, NULL))
        current = mdr_sandbox_new (description);
      g_once_init_leave (&once, 1);
    }

  return current;
}

/**
 * mdr_sandbox_set:
 * @sandbox: (nullable) (transfer full): a sandbox, or %NULL for none
 *
 * Has the program believe that it runs there, for tests. No other thread may be asking.
 */
void
mdr_sandbox_set (MdrSandbox *sandbox)
{
  mdr_sandbox_free (mdr_sandbox_get ());
  current = sandbox;
}

/**
 * mdr_sandbox_new:
 * @description: what stands in /.flatpak-info
 *
 * Returns: (transfer full): a sandbox; one that shows nothing if @description cannot be read
 */
MdrSandbox *
mdr_sandbox_new (const char *description)
{
  MdrSandbox *self;

  g_return_val_if_fail (description != NULL, NULL);

  self = g_new0 (MdrSandbox, 1);
  self->permissions = g_key_file_new ();
  g_key_file_load_from_data (self->permissions, description, strlen (description), G_KEY_FILE_NONE,
                             NULL);

  return self;
}

/**
 * mdr_sandbox_free:
 * @self: (nullable): a sandbox
 *
 * Frees what is known of the sandbox.
 */
void
mdr_sandbox_free (MdrSandbox *self)
{
  if (self == NULL)
    return;

  g_key_file_unref (self->permissions);
  g_free (self);
}

static gboolean
lists (MdrSandbox *self, const char *key, const char *word)
{
  g_auto (GStrv) words = g_key_file_get_string_list (self->permissions, CONTEXT, key, NULL, NULL);

  return words != NULL && g_strv_contains ((const char *const *) words, word);
}

/* A folder that permissions are relative to, by the word for it: “~/x”, “xdg-config/x”. */
static char *
resolve (const MdrSandboxFolders *folders, const char *permission)
{
  const struct
  {
    const char *word;
    const char *folder;
  } bases[] = {
    { "~", folders->home },        { "home", folders->home }, { "xdg-config", folders->config },
    { "xdg-data", folders->data }, { "host", "/" },
  };
  g_auto (GStrv) parts = g_strsplit (permission, "/", 2);

  if (g_path_is_absolute (permission))
    return g_strdup (permission);

  for (gsize i = 0; i < G_N_ELEMENTS (bases); i++)
    if (g_strcmp0 (parts[0], bases[i].word) == 0)
      return g_build_filename (bases[i].folder, parts[1], NULL);

  return NULL;
}

/* Without the way in which it may be used: “:ro”, “:rw”, “:create”. */
static char *
dup_folder (const MdrSandboxFolders *folders, const char *permission)
{
  const char *colon = strrchr (permission, ':');
  g_autofree char *name =
      g_strndup (permission, colon != NULL ? (gsize) (colon - permission) : strlen (permission));

  return *name != '!' ? resolve (folders, name) : NULL;
}

static gboolean
is_within (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  while (length > 0 && folder[length - 1] == '/')
    length--;

  return strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/**
 * mdr_sandbox_shows:
 * @self: (nullable): a sandbox; %NULL shows everything
 * @folders: what the permissions are relative to
 * @path: an absolute path
 *
 * Returns: whether @path, or anything in it, would be there to see if it is there outside
 */
gboolean
mdr_sandbox_shows (MdrSandbox *self, const MdrSandboxFolders *folders, const char *path)
{
  g_auto (GStrv) permissions = NULL;

  g_return_val_if_fail (folders != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (self == NULL)
    return TRUE;

  permissions = g_key_file_get_string_list (self->permissions, CONTEXT, "filesystems", NULL, NULL);
  for (gsize i = 0; permissions != NULL && permissions[i] != NULL; i++)
    {
      g_autofree char *folder = dup_folder (folders, permissions[i]);

      if (folder != NULL && (is_within (path, folder) || is_within (folder, path)))
        return TRUE;
    }

  return FALSE;
}

/**
 * mdr_sandbox_allows_call:
 * @self: (nullable): a sandbox; %NULL allows everything
 * @name: a name on the session bus
 *
 * Returns: whether who has this name can be called
 */
gboolean
mdr_sandbox_allows_call (MdrSandbox *self, const char *name)
{
  g_autofree char *policy = NULL;

  g_return_val_if_fail (name != NULL, FALSE);

  if (self == NULL || lists (self, "sockets", "session-bus"))
    return TRUE;

  policy = g_key_file_get_string (self->permissions, BUS_POLICY, name, NULL);

  return g_strcmp0 (policy, "talk") == 0 || g_strcmp0 (policy, "own") == 0;
}

/**
 * mdr_sandbox_allows_network:
 * @self: (nullable): a sandbox; %NULL allows everything
 *
 * Returns: whether the network of the computer is there
 */
gboolean
mdr_sandbox_allows_network (MdrSandbox *self)
{
  return self == NULL || lists (self, "shared", "network");
}
