/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Claws Mail is set to.
 */

#include "program-tree.h"

#define FILE_NAME ".claws-mail/accountrc"

static const char accounts[] =
    "[Account: 1]\naccount_name=ada@example.org\nis_default=1\nname=Ada\naddress=ada@example.org\n"
    "protocol=3\nreceive_server=imap.example.org\nsmtp_server=smtp.example.org\nuser_id=ada\n"
    "password=!aGVsbG8=\nimap_auth_method=1\nuse_smtp_auth=1\nsmtp_auth_method=2\nsmtp_user_id=\n"
    "ssl_imap=1\nssl_smtp=2\nset_smtpport=1\nsmtp_port=587\nset_imapport=0\nimap_port=143\n"
    "signature_path=C:\\temp\\sig\n\n"
    "[Account: 2]\naccount_name=Old\naddress=ada@old.example\nprotocol=0\n"
    "receive_server=pop.old.example\nsmtp_server=smtp.old.example\nuser_id=ada\nuse_apop_auth=1\n"
    "use_smtp_auth=0\nssl_pop=2\nssl_smtp=0\nset_popport=1\npop_port=1110\n\n"
    "[Account: 3]\naccount_name=News\naddress=ada@example.org\nprotocol=4\n"
    "nntp_server=news.example.org\nsmtp_server=smtp.example.org\n";

static void
test_accounts (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *found;

  program_tree_write (tree, FILE_NAME, accounts);
  program_tree_read (tree);

  g_assert_cmpuint (tree->unreadable->len, ==, 0);
  g_assert_cmpuint (tree->accounts->len, ==, 2);

  found = program_tree_find (tree, "ada@example.org");
  g_assert_cmpstr (mdr_program_account_get_program (found), ==, "claws-mail");
  g_assert_cmpstr (mdr_program_account_get_uid (found), ==, "~/.claws-mail/Account: 1");
  program_tree_assert_service (found, 0, "imap imap.example.org:993 tls", "ada",
                               MDR_SIGN_IN_METHOD_PASSWORD);
  program_tree_assert_service (found, 1, "smtp smtp.example.org:587 starttls", "ada",
                               MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD);

  found = program_tree_find (tree, "ada@old.example");
  g_assert_cmpstr (mdr_program_account_get_name (found), ==, "Old");
  program_tree_assert_service (found, 0, "pop3 pop.old.example:1110 starttls", "ada",
                               MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD);
  program_tree_assert_service (found, 1, "smtp smtp.old.example:25 none", NULL,
                               MDR_SIGN_IN_METHOD_NONE);
}

static void
test_broken (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, FILE_NAME,
                      "[Account: 1\n[Account: 2]\nprotocol=99999999999999\naddress=x\nhello\n"
                      "receive_server=a b\nsmtp_server=\177\n");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 0);
  program_tree_assert_unreadable (tree, "claws-mail", "~/" FILE_NAME, MDR_UNREADABLE_REASON_BROKEN);
}

static void
test_link (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, "elsewhere", accounts);
  program_tree_link (tree, "../elsewhere", FILE_NAME);
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 0);
  program_tree_assert_unreadable (tree, "claws-mail", "~/" FILE_NAME,
                                  MDR_UNREADABLE_REASON_OUTSIDE);
}

static void
add (const char *path, void (*function) (ProgramTree *tree, gconstpointer data))
{
  g_test_add (path, ProgramTree, NULL, program_tree_set_up, function, program_tree_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/claws-mail/accounts", test_accounts);
  add ("/claws-mail/broken-file", test_broken);
  add ("/claws-mail/link-out-of-the-folder", test_link);

  return g_test_run ();
}
