/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One fact, one text; window and tool put them together each in its own way.
 */

#include "mdr-saved-password-texts.h"

#include <glib/gi18n-lib.h>

#include "mdr-program-list.h"
#include "mdr-texts.h"

#define RECEIVING ((1u << MDR_PROTOCOL_IMAP) | (1u << MDR_PROTOCOL_POP3))
#define SENDING (1u << MDR_PROTOCOL_SMTP)

static const struct
{
  MdrSavedPasswordProblem problem;
  const char *text;
} problem_rows[] = {
  { MDR_SAVED_PASSWORD_REFUSED, N_ ("The server does not accept this password.") },
  { MDR_SAVED_PASSWORD_DOUBLED,
    N_ ("There is another entry for the same account and server. A program may take the wrong "
        "one.") },
  { MDR_SAVED_PASSWORD_OLD_HOST, N_ ("The account does not use this server any more.") },
  { MDR_SAVED_PASSWORD_OLD_USER, N_ ("This is not the user name of the account.") },
  { MDR_SAVED_PASSWORD_ORPHANED,
    N_ ("The program that saved it does not have this account any more.") },
};

static const char *
find_program_title (const char *id)
{
  MdrProgram *program =
      id != NULL ? mdr_program_list_find_program (mdr_program_list_get_default (), id) : NULL;

  return program != NULL ? mdr_program_get_title (program) : NULL;
}

/**
 * mdr_saved_password_texts_dup_program:
 * @password: a saved password
 *
 * Returns: (transfer full): the program that saved it
 */
char *
mdr_saved_password_texts_dup_program (MdrSavedPassword *password)
{
  const char *title = find_program_title (mdr_saved_password_get_program (password));

  if (title == NULL && mdr_saved_password_get_listed_for (password) == MDR_LISTED_FOR_OLD_PROGRAM)
    return g_strdup (_ ("An older program"));

  return g_strdup (title != NULL ? title : _ ("Unknown program"));
}

/**
 * mdr_saved_password_texts_get_name:
 * @password: a saved password
 *
 * Returns: (transfer none): what to call it: its account, else its user name, else its label
 */
const char *
mdr_saved_password_texts_get_name (MdrSavedPassword *password)
{
  const char *account = mdr_saved_password_get_account (password);
  const char *user_name = mdr_saved_password_get_user_name (password);

  if (account != NULL)
    return account;

  return user_name != NULL ? user_name : mdr_saved_password_get_label (password);
}

static const char *
find_purpose (guint protocols)
{
  gboolean receives = (protocols & RECEIVING) != 0;
  gboolean sends = (protocols & SENDING) != 0;

  if (receives && sends)
    return _ ("for receiving and sending");

  if (receives)
    return (protocols & (1u << MDR_PROTOCOL_POP3)) != 0 ? _ ("for receiving (POP3)")
                                                        : _ ("for receiving (IMAP)");

  return sends ? _ ("for sending (SMTP)") : NULL;
}

/**
 * mdr_saved_password_texts_dup_use:
 * @password: a saved password
 *
 * Returns: (transfer full) (nullable): the server, and whether it is for receiving or for sending;
 *   %NULL if neither is known
 */
char *
mdr_saved_password_texts_dup_use (MdrSavedPassword *password)
{
  const char *host = mdr_saved_password_get_host (password);
  const char *purpose = find_purpose (mdr_saved_password_get_protocols (password));

  /* Translators: the name of a server, and what a password is used for there, like
   * “imap.example.com, for receiving (IMAP)”. */
  if (host != NULL && purpose != NULL)
    return g_strdup_printf (_ ("%s, %s"), host, purpose);

  return g_strdup (host != NULL ? host : purpose);
}

/* A sentence for each unit: its word is another one after “ago” in some languages. */
static char *
dup_saved_ago (GTimeSpan span)
{
  gulong n;

  switch (mdr_texts_split_time_span (span, &n))
    {
    case MDR_TIME_UNIT_YEAR:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Saved %lu year ago", "Saved %lu years ago", n), n);

    case MDR_TIME_UNIT_MONTH:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Saved %lu month ago", "Saved %lu months ago", n), n);

    case MDR_TIME_UNIT_DAY:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Saved %lu day ago", "Saved %lu days ago", n), n);

    case MDR_TIME_UNIT_HOUR:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Saved %lu hour ago", "Saved %lu hours ago", n), n);

    case MDR_TIME_UNIT_MINUTE:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Saved %lu minute ago", "Saved %lu minutes ago", n), n);

    case MDR_TIME_UNIT_SECOND:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Saved %lu second ago", "Saved %lu seconds ago", n), n);

    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * mdr_saved_password_texts_dup_age:
 * @password: a saved password
 * @now: what time it is
 *
 * Returns: (transfer full): when it was saved last
 */
char *
mdr_saved_password_texts_dup_age (MdrSavedPassword *password, GDateTime *now)
{
  guint64 modified = mdr_saved_password_get_modified (password);
  gint64 seconds;

  if (modified == 0)
    modified = mdr_saved_password_get_created (password);
  if (modified == 0 || modified > G_MAXINT64)
    return g_strdup (_ ("Not known when it was saved"));

  seconds = g_date_time_to_unix (now) - (gint64) modified;
  if (seconds < 60)
    return g_strdup (_ ("Saved just now"));

  return dup_saved_ago (MIN (seconds, G_MAXINT64 / G_TIME_SPAN_SECOND) * G_TIME_SPAN_SECOND);
}

/**
 * mdr_saved_password_texts_dup_place:
 * @password: a saved password
 *
 * Returns: (transfer full): the keyring that it is in, and whether that is locked
 */
char *
mdr_saved_password_texts_dup_place (MdrSavedPassword *password)
{
  const char *collection = mdr_saved_password_get_collection (password);

  if (mdr_saved_password_get_locked (password))
    return g_strdup_printf (_ ("In the keyring “%s”, which is locked"), collection);

  return g_strdup_printf (_ ("In the keyring “%s”"), collection);
}

/**
 * mdr_saved_password_texts_get_reason:
 * @password: a saved password
 *
 * Returns: (transfer none): why it is on the list
 */
const char *
mdr_saved_password_texts_get_reason (MdrSavedPassword *password)
{
  switch (mdr_saved_password_get_listed_for (password))
    {
    case MDR_LISTED_FOR_PROGRAM:
      return _ ("Listed because a mail program writes its entries like this");

    case MDR_LISTED_FOR_OLD_PROGRAM:
      return _ ("Listed because mail programs of former times, like Evolution before version 3.6, "
                "wrote their entries like this");

    case MDR_LISTED_FOR_ACCOUNT:
      return _ ("Listed because it names your account or its servers");

    case MDR_LISTED_FOR_WORDS:
      return _ ("Listed because its name speaks of mail");
    }

  g_return_val_if_reached (NULL);
}

/**
 * mdr_saved_password_texts_dup_problems:
 * @password: a saved password
 *
 * Returns: (transfer full) (array zero-terminated=1): what is wrong with it, a sentence each
 */
char **
mdr_saved_password_texts_dup_problems (MdrSavedPassword *password)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  guint problems = mdr_saved_password_get_problems (password);

  for (gsize i = 0; i < G_N_ELEMENTS (problem_rows); i++)
    if ((problems & problem_rows[i].problem) != 0)
      g_strv_builder_add (sentences, _ (problem_rows[i].text));

  return g_strv_builder_end (sentences);
}

/**
 * mdr_saved_password_texts_dup_line:
 * @password: a saved password
 *
 * Returns: (transfer full): what tells it from others, in one line
 */
char *
mdr_saved_password_texts_dup_line (MdrSavedPassword *password)
{
  g_autofree char *program = mdr_saved_password_texts_dup_program (password);
  g_autofree char *use = mdr_saved_password_texts_dup_use (password);
  const char *name = mdr_saved_password_texts_get_name (password);

  /* Translators: program, account and server of a saved password, like “Evolution:
   * anna@example.com, imap.example.com, for receiving (IMAP)”. */
  if (use != NULL)
    return g_strdup_printf (_ ("%s: %s, %s"), program, name, use);

  /* Translators: program and account of a saved password, like “Evolution: anna@example.com”. */
  return g_strdup_printf (_ ("%s: %s"), program, name);
}

/**
 * mdr_saved_password_texts_dup_effect:
 * @program_id: (nullable): the program that saved them
 * @count: how many are to be removed
 *
 * Returns: (transfer full): what will come of their removal
 */
char *
mdr_saved_password_texts_dup_effect (const char *program_id, guint count)
{
  const char *title = find_program_title (program_id);

  if (title == NULL)
    return g_strdup (g_dngettext (
        GETTEXT_PACKAGE,
        "The program that uses this password will ask once more for it. Only the entry on this "
        "computer is removed; the password itself stays valid.",
        "The programs that use these passwords will ask once more for each. Only the entries on "
        "this computer are removed; the passwords themselves stay valid.",
        count));

  return g_strdup_printf (
      g_dngettext (
          GETTEXT_PACKAGE,
          "%s will ask once more for this password, if it still uses it. Only the entry on "
          "this computer is removed; the password itself stays valid.",
          "%s will ask once more for each of these passwords that it still uses. Only the "
          "entries on this computer are removed; the passwords themselves stay valid.",
          count),
      title);
}
