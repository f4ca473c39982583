/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is removed that was not named and agreed to, and only of one program at a time.
 */

#include "mdr-cli-passwords-commands.h"

#include <glib/gi18n.h>

#include "core/mdr-clean-text.h"
#include "knowledge/mdr-saved-password-texts.h"
#include "mdr-cli-consent.h"
#include "mdr-cli-passwords-output.h"

/**
 * mdr_cli_passwords_read_line:
 * @self: a run
 * @question: what a person is asked
 *
 * Returns: (transfer full) (nullable): what was typed, or %NULL at the end
 */
char *
mdr_cli_passwords_read_line (MdrCliPasswords *self, const char *question)
{
  const char *line;
  gsize length;

  g_printerr ("%s ", question);

  switch (mdr_cli_lines_next (self->lines, &line, &length, NULL))
    {
    case MDR_CLI_LINE_READ:
      return g_strstrip (g_strndup (line, length));

    case MDR_CLI_LINE_TOO_LONG:
      return g_strdup ("");

    case MDR_CLI_LINE_END:
    case MDR_CLI_LINE_FAILED:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

static MdrCliStatus
tell (GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return mdr_cli_tell_interrupted ();

  mdr_cli_complain ("%s", error->message);

  return MDR_CLI_STATUS_NOT_CHECKED;
}

/**
 * mdr_cli_passwords_look:
 * @self: a run
 *
 * Returns: whether the list is there now, as an exit status
 */
MdrCliStatus
mdr_cli_passwords_look (MdrCliPasswords *self)
{
  MdrKeyring *keyring =
      mdr_saved_passwords_get_keyring (mdr_cli_keyring_get_passwords (self->keyring));
  g_autoptr (GError) error = NULL;

  if (!mdr_cli_keyring_look (self->keyring, &error))
    return tell (error);

  if (!self->unlock || (mdr_keyring_get_state (keyring) != MDR_KEYRING_LOCKED_SOME &&
                        mdr_keyring_get_state (keyring) != MDR_KEYRING_LOCKED_ALL))
    return MDR_CLI_STATUS_OK;

  if (!mdr_cli_keyring_unlock (self->keyring, &error))
    return tell (error);

  return MDR_CLI_STATUS_OK;
}

/**
 * mdr_cli_passwords_list:
 * @self: a run
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_passwords_list (MdrCliPasswords *self)
{
  MdrCliStatus status = mdr_cli_passwords_look (self);

  if (status != MDR_CLI_STATUS_OK)
    return status;

  return mdr_cli_passwords_print_list (mdr_cli_keyring_get_passwords (self->keyring), self->json);
}

/* Programs that are not known are all one: nobody can say which will ask. */
static GPtrArray *
find_passwords (MdrCliPasswords *self, char **ids, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      MdrSavedPassword *password = mdr_cli_keyring_dup_password (self->keyring, ids[i]);

      if (password == NULL)
        {
          g_autofree char *quote = mdr_clean_quote (ids[i]);

          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("No saved password for mail has the ID “%s”. “passwords list” shows "
                          "the IDs."),
                       quote);
          return NULL;
        }

      if (g_ptr_array_find (found, password, NULL))
        g_object_unref (password);
      else
        g_ptr_array_add (found, password);

      if (g_strcmp0 (mdr_saved_password_get_program (password),
                     mdr_saved_password_get_program (found->pdata[0])) != 0)
        {
          g_set_error_literal (
              error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
              _ ("These belong to different programs. Remove those of one program, "
                 "see how it goes, then those of the next."));
          return NULL;
        }
    }

  return g_steal_pointer (&found);
}

static gboolean
consents (MdrCliPasswords *self, GPtrArray *passwords)
{
  g_autofree char *effect = mdr_saved_password_texts_dup_effect (
      mdr_saved_password_get_program (passwords->pdata[0]), passwords->len);
  g_autofree char *answer = NULL;

  g_printerr ("%s\n", ngettext ("This saved password is to be removed:",
                                "These saved passwords are to be removed:", passwords->len));
  for (guint i = 0; i < passwords->len; i++)
    {
      g_autofree char *line = mdr_saved_password_texts_dup_line (passwords->pdata[i]);

      g_printerr ("  %s (%s)\n", line, mdr_cli_keyring_get_id (passwords->pdata[i]));
    }
  g_printerr ("%s\n", effect);

  if (self->yes)
    return TRUE;

  /* Translators: the user types this word to agree; any other answer means no. */
  answer = mdr_cli_passwords_read_line (self, _ ("Type “yes” to remove, anything else to leave all "
                                                 "as it is:"));

  /* Translators: what to type to agree, in your language. */
  return answer != NULL && mdr_cli_consent_is_yes (answer, C_ ("typed", "yes"));
}

/**
 * mdr_cli_passwords_remove:
 * @self: a run
 * @ids: (array zero-terminated=1): what the user named
 * @results: (out) (transfer full) (nullable): what became of each; %NULL if nothing was tried
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_passwords_remove (MdrCliPasswords *self, char **ids, GPtrArray **results)
{
  MdrCliStatus status = mdr_cli_passwords_look (self);
  g_autoptr (GPtrArray) passwords = NULL;
  g_autoptr (GError) error = NULL;

  *results = NULL;
  if (status != MDR_CLI_STATUS_OK)
    return status;

  passwords = find_passwords (self, ids, &error);
  if (passwords == NULL)
    return mdr_cli_refuse (error->message);

  if (!consents (self, passwords))
    {
      g_printerr ("%s\n", _ ("Nothing was removed."));
      return MDR_CLI_STATUS_OK;
    }

  *results = mdr_cli_keyring_remove (self->keyring, passwords, &error);
  if (*results == NULL)
    return tell (error);

  return self->json ? mdr_cli_passwords_judge_results (*results, MDR_ITEM_GONE)
                    : mdr_cli_passwords_print_results (*results, MDR_ITEM_GONE);
}

/**
 * mdr_cli_passwords_undo:
 * @self: a run
 * @results: (out) (transfer full) (nullable): what became of each; %NULL if nothing was tried
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_passwords_undo (MdrCliPasswords *self, GPtrArray **results)
{
  MdrKeyring *keyring =
      mdr_saved_passwords_get_keyring (mdr_cli_keyring_get_passwords (self->keyring));
  g_autoptr (GError) error = NULL;

  *results = NULL;
  if (mdr_keyring_get_n_undoable (keyring) == 0)
    return mdr_cli_refuse (_ ("Nothing was removed that could be put back."));

  *results = mdr_cli_keyring_undo (self->keyring, &error);
  if (*results == NULL)
    return tell (error);

  return self->json ? mdr_cli_passwords_judge_results (*results, MDR_ITEM_THERE)
                    : mdr_cli_passwords_print_results (*results, MDR_ITEM_THERE);
}

static MdrCliStatus
obey_command (MdrCliPasswords *self, char **words)
{
  const char *command = words[0];
  g_autoptr (GPtrArray) results = NULL;
  MdrCliStatus status;

  if (g_str_equal (command, "list"))
    return mdr_cli_passwords_list (self);

  if (g_str_equal (command, "remove") && words[1] != NULL)
    {
      status = mdr_cli_passwords_remove (self, words + 1, &results);
      if (self->json && results != NULL)
        return mdr_cli_passwords_print_results_json (results, NULL);
      return status;
    }

  if (g_str_equal (command, "undo"))
    {
      g_autoptr (GPtrArray) removed = g_ptr_array_new ();

      status = mdr_cli_passwords_undo (self, &results);
      if (self->json && results != NULL)
        return mdr_cli_passwords_print_results_json (removed, results);
      return status;
    }

  if (g_str_equal (command, "unlock"))
    {
      g_autoptr (GError) error = NULL;

      return mdr_cli_keyring_unlock (self->keyring, &error) ? MDR_CLI_STATUS_OK : tell (error);
    }

  return mdr_cli_refuse (_ ("Say “list”, “remove ID…”, “undo”, “unlock” or “quit”."));
}

/* An empty word stands between two spaces. */
static char **
split (const char *line)
{
  g_auto (GStrv) parts = g_strsplit_set (line, " \t", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);

  return g_strv_builder_end (words);
}

/**
 * mdr_cli_passwords_obey:
 * @self: a run
 *
 * Does what is typed, line by line, until “quit” or the end. So what was removed can be put back
 * for as long as the user likes.
 *
 * Returns: the exit status of what went worst
 */
MdrCliStatus
mdr_cli_passwords_obey (MdrCliPasswords *self)
{
  MdrCliStatus worst = MDR_CLI_STATUS_OK;
  char *line;

  while ((line = mdr_cli_passwords_read_line (self, "passwords>")) != NULL)
    {
      g_auto (GStrv) words = split (line);
      MdrCliStatus status;

      g_free (line);
      if (words[0] == NULL)
        continue;
      if (g_str_equal (words[0], "quit"))
        break;

      status = obey_command (self, words);
      worst = MAX (worst, status);
    }

  return worst;
}
