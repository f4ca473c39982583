/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Mailspring is set to.
 */

#include "program-tree.h"

#define DATA "programs/mailspring/config.json"
#define PATH ".config/Mailspring/config.json"

static void
test_accounts (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *account;

  program_tree_copy (tree, DATA, PATH);
  program_tree_read (tree);

  g_assert_cmpuint (tree->unreadable->len, ==, 0);
  g_assert_cmpuint (tree->accounts->len, ==, 2);

  account = program_tree_find (tree, "ada@gmail.com");
  g_assert_cmpstr (mdr_program_account_get_program (account), ==, "mailspring");
  g_assert_cmpstr (mdr_program_account_get_place (account), ==, "~/.config/Mailspring");
  g_assert_cmpstr (mdr_program_account_get_uid (account), ==, "~/.config/Mailspring/1a2b3c4d");
  program_tree_assert_service (account, 0, "imap imap.gmail.com:993 tls", "ada@gmail.com",
                               MDR_SIGN_IN_METHOD_OAUTH);
  program_tree_assert_service (account, 1, "smtp smtp.gmail.com:465 tls", "ada@gmail.com",
                               MDR_SIGN_IN_METHOD_OAUTH);

  account = program_tree_find (tree, "ada@example.org");
  g_assert_cmpstr (mdr_program_account_get_name (account), ==, "Verein");
  program_tree_assert_service (account, 0, "imap mail.example.org:143 starttls", "ada",
                               MDR_SIGN_IN_METHOD_PASSWORD);
  program_tree_assert_service (account, 1, "smtp mail.example.org:25 none", NULL,
                               MDR_SIGN_IN_METHOD_NONE);
}

static void
test_places (ProgramTree *tree, gconstpointer data)
{
  static const char *const places[] = {
    "elsewhere/Mailspring",
    ".var/app/com.getmailspring.Mailspring/config/Mailspring",
    "snap/mailspring/common",
  };
  g_autofree char *config_home = program_tree_path (tree, "elsewhere");
  g_autofree char *variable = g_strconcat ("XDG_CONFIG_HOME=", config_home, NULL);
  const char *environment[] = { variable, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (places[i], "config.json", NULL);

      program_tree_copy (tree, DATA, path);
    }

  program_tree_read_with (tree, environment);
  g_assert_cmpuint (tree->accounts->len, ==, 2 * G_N_ELEMENTS (places));
}

/* What is no list of accounts. A program that was only started once has none, and that is right. */
static const struct
{
  const char *text;
  gboolean is_broken;
} shapes[] = {
  { "{}", FALSE },
  { "{\"*\": {}}", FALSE },
  { "{\"*\": {\"accounts\": []}}", FALSE },
  { "{\"*\": 3}", FALSE },
  { "{\"*\": {\"accounts\": {}}}", TRUE },
  { "[]", TRUE },
  { "", TRUE },
  { "{\"*\": {\"accounts\": [{\"emailAddress\": \"a@example.org\", \"settings\":", TRUE },
  { "# not JSON\n{}", TRUE },
  { "\xff\xfe{}", TRUE },
};

static void
test_shapes (ProgramTree *tree, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *escaped = g_strescape (shapes[i].text, NULL);

      g_test_message ("%s", escaped);
      program_tree_write (tree, PATH, shapes[i].text);
      program_tree_read (tree);

      g_assert_cmpuint (tree->accounts->len, ==, 0);
      g_assert_cmpuint (tree->unreadable->len, ==, shapes[i].is_broken ? 1 : 0);
      if (shapes[i].is_broken)
        program_tree_assert_unreadable (tree, "mailspring", "~/" PATH,
                                        MDR_UNREADABLE_REASON_BROKEN);
    }
}

/* Deep enough for a parser that calls itself to run out of stack. */
static void
test_deep (ProgramTree *tree, gconstpointer data)
{
  g_autofree char *text = g_strnfill (2 * 1024 * 1024, '[');

  program_tree_write (tree, PATH, text);
  program_tree_read (tree);
  program_tree_assert_unreadable (tree, "mailspring", "~/" PATH, MDR_UNREADABLE_REASON_BROKEN);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, ProgramTree, NULL, program_tree_set_up, function, program_tree_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/mailspring/accounts-are-read", test_accounts);
  ADD ("/mailspring/is-found-wherever-it-is-installed", test_places);
  ADD ("/mailspring/what-is-no-list-is-named", test_shapes);
  ADD ("/mailspring/deep-nesting-is-no-way-to-crash", test_deep);

  return g_test_run ();
}
