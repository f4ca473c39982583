/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `passwords`: what mail programs have saved in this computer's keyrings, but for the passwords
 * themselves; and how to be rid of it.
 */

#include <glib/gi18n.h>
#include <unistd.h>

#include "mdr-cli-passwords-commands.h"
#include "mdr-cli-passwords-output.h"

#define MAX_LINE 4096

static void
passwords_clear (MdrCliPasswords *self)
{
  g_clear_pointer (&self->keyring, mdr_cli_keyring_free);
  g_clear_pointer (&self->lines, mdr_cli_lines_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MdrCliPasswords, passwords_clear)

static GOptionContext *
create_context (MdrCliPasswords *self)
{
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Write one JSON object"), NULL },
    { "unlock", 0, 0, G_OPTION_ARG_NONE, &self->unlock,
      N_ ("Have locked keyrings unlocked; their password is asked for in a window"), NULL },
    { "yes", 0, 0, G_OPTION_ARG_NONE, &self->yes, N_ ("Remove without asking"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      _ ("list | remove ID… | undo | -"),
      _ ("Shows what mail programs have saved in this computer’s keyrings, and removes entries. "
         "The "
         "passwords themselves are never shown."),
      _ ("What is removed can be put back until the program ends: after “remove” it waits for "
         "Return; “undo” puts everything back. With “-”, or with nothing on a terminal, it reads "
         "list, remove ID…, undo, unlock and quit line by line.\n\n"
         "Exit status: 0 nothing wrong found, or done; 1 something wrong found, or not all done; "
         "2 wrong usage; 3 could not look."));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

/* The values are in memory for as long as this waits, and wiped afterwards. */
static MdrCliStatus
offer_undo (MdrCliPasswords *self, MdrCliStatus status, GPtrArray **restored)
{
  MdrKeyring *keyring =
      mdr_saved_passwords_get_keyring (mdr_cli_keyring_get_passwords (self->keyring));

  while (mdr_keyring_get_n_undoable (keyring) > 0)
    {
      g_autofree char *answer = mdr_cli_passwords_read_line (
          self, _ ("Type “undo” to put everything back, or press Return to finish:"));

      if (answer == NULL || *answer == '\0')
        break;

      if (g_ascii_strcasecmp (answer, "undo") == 0)
        {
          g_clear_pointer (restored, g_ptr_array_unref);
          status = mdr_cli_passwords_undo (self, restored);
        }
    }

  return status;
}

static MdrCliStatus
remove_and_wait (MdrCliPasswords *self, char **ids)
{
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) restored = NULL;
  MdrCliStatus status;

  if (ids[0] == NULL)
    return mdr_cli_refuse (_ ("Say which, by the IDs that “passwords list” shows."));

  if (!self->yes && !self->is_terminal)
    return mdr_cli_refuse (_ ("There is nobody to ask whether to remove this. Use a terminal, or "
                              "“--yes”."));

  status = mdr_cli_passwords_remove (self, ids, &results);
  if (results == NULL)
    return status;

  status = offer_undo (self, status, &restored);

  return self->json ? mdr_cli_passwords_print_results_json (results, restored) : status;
}

static MdrCliStatus
run (MdrCliPasswords *self, char **words)
{
  const char *command = words[0];

  if (command == NULL && !self->is_terminal)
    return mdr_cli_refuse (_ ("Say what to do: “passwords list”, “passwords remove ID…”, or "
                              "“passwords -” to read commands."));

  if (command == NULL || (g_str_equal (command, "-") && words[1] == NULL))
    return mdr_cli_passwords_obey (self);

  if (g_str_equal (command, "list") && words[1] == NULL)
    return mdr_cli_passwords_list (self);

  if (g_str_equal (command, "remove"))
    return remove_and_wait (self, words + 1);

  if (g_str_equal (command, "undo"))
    return mdr_cli_refuse (
        _ ("Nothing can be put back any more: what is removed is remembered only "
           "until the program ends. “passwords remove” waits for Return, and "
           "“undo” typed there puts everything back."));

  return mdr_cli_refuse (_ ("Say what to do: “passwords list”, “passwords remove ID…”, or "
                            "“passwords -” to read commands."));
}

/**
 * mdr_cli_passwords:
 * @arguments: the verb and what follows it
 *
 * Runs `passwords`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_passwords (GStrv arguments)
{
  g_auto (MdrCliPasswords) self = { 0 };
  g_autoptr (GOptionContext) context = create_context (&self);
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (GError) error = NULL;

  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  self.keyring = mdr_cli_keyring_new ();
  self.lines = mdr_cli_lines_open ("-", MAX_LINE, &error);
  if (self.lines == NULL)
    return mdr_cli_refuse (error->message);
  self.is_terminal = isatty (STDIN_FILENO);

  return run (&self, rest + 1);
}
