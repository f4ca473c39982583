/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Name and password as arguments of LOGIN, whatever is in them.
 */

#include "mdr-imap-login.h"

#include <string.h>

/* RFC 9051 section 9: a quoted string is ASCII without line ends. */
static gboolean
is_quotable (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isprint (text[i]))
      return FALSE;

  return TRUE;
}

/* Adds an argument to the last of @lines; what cannot be quoted becomes a line of its own. */
static void
append_argument (GPtrArray *lines, const char *text, gsize length, gboolean at_once)
{
  MdrSecret *line = lines->pdata[lines->len - 1];
  g_autofree char *announcement = NULL;

  if (is_quotable (text, length))
    {
      mdr_secret_append (line, " \"", 2);
      for (gsize i = 0; i < length; i++)
        {
          if (text[i] == '"' || text[i] == '\\')
            mdr_secret_append (line, "\\", 1);

          mdr_secret_append (line, text + i, 1);
        }
      mdr_secret_append (line, "\"", 1);
      return;
    }

  announcement = g_strdup_printf (" {%" G_GSIZE_FORMAT "%s}", length, at_once ? "+" : "");
  mdr_secret_append (line, announcement, -1);
  g_ptr_array_add (lines, mdr_secret_new_from_text (text, length));
}

/**
 * mdr_imap_login_build:
 * @tag: the tag of the command
 * @credentials: with what to sign in; without CR, LF and NUL
 * @at_once: whether the server takes literals that it has not asked for (LITERAL+, RFC 7888)
 *
 * Builds the command. A name or password that is not plain ASCII goes as a literal, so that the
 * command has up to three lines.
 *
 * Returns: (transfer full) (element-type MdrSecret): lines without their ends, to be sent together
 *   if @at_once, else the next one each time that the server asks for more
 */
GPtrArray *
mdr_imap_login_build (const char *tag, MdrCredentials *credentials, gboolean at_once)
{
  GPtrArray *lines;
  const char *user_name;
  const char *password;
  gsize length;

  g_return_val_if_fail (tag != NULL, NULL);
  g_return_val_if_fail (MDR_IS_CREDENTIALS (credentials), NULL);

  user_name = mdr_credentials_get_user_name (credentials);
  password = mdr_secret_peek (mdr_credentials_get_secret (credentials), &length);

  lines = g_ptr_array_new_with_free_func ((GDestroyNotify) mdr_secret_unref);
  g_ptr_array_add (lines, mdr_secret_new_from_text (tag, -1));
  mdr_secret_append (lines->pdata[0], " LOGIN", -1);
  append_argument (lines, user_name, strlen (user_name), at_once);
  append_argument (lines, password, length, at_once);

  return lines;
}
