/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Geary is set to.
 */

#include "program-tree.h"

#define CONFIG ".config/geary/"

static const char own_server[] =
    "[Metadata]\nversion=1\nstatus=enabled\n\n"
    "[Account]\nordinal=0\nlabel=Verein\nprefetch_days=14\nsave_sent=true\n"
    "sender_mailboxes=Ada Zoë <ada@example.org>;ada@other.example;\nservice_provider=other\n\n"
    "[Folders]\narchive_folder=Archive;\n\n"
    "[Incoming]\nlogin=ada\nremember_password=true\nhost=imap.example.org\nport=993\n"
    "transport_security=transport\ncredentials=custom\n\n"
    "[Outgoing]\nlogin=before\nremember_password=true\nhost=smtp.example.org\nport=587\n"
    "transport_security=start-tls\ncredentials=use-incoming\n";

static void
test_own_server (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *found;

  program_tree_write (tree, CONFIG "account_01/geary.ini", own_server);
  program_tree_write (tree, CONFIG "user-style.css", "* {}");
  program_tree_make_folder (tree, CONFIG "some folder");
  program_tree_read (tree);

  g_assert_cmpuint (tree->unreadable->len, ==, 0);
  g_assert_cmpuint (tree->accounts->len, ==, 1);

  found = program_tree_find (tree, "ada@example.org");
  g_assert_cmpstr (mdr_program_account_get_program (found), ==, "geary");
  g_assert_cmpstr (mdr_program_account_get_place (found), ==, "~/.config/geary/account_01");
  g_assert_cmpstr (mdr_program_account_get_name (found), ==, "Verein");
  g_assert_true (mdr_program_account_get_enabled (found));
  program_tree_assert_service (found, 0, "imap imap.example.org:993 tls", "ada",
                               MDR_SIGN_IN_METHOD_PASSWORD);
  program_tree_assert_service (found, 1, "smtp smtp.example.org:587 starttls", "ada",
                               MDR_SIGN_IN_METHOD_PASSWORD);
}

static void
test_no_sign_in (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *found;

  program_tree_write (tree, CONFIG "account_01/geary.ini",
                      "[Metadata]\nversion=1\nstatus=disabled\n"
                      "[Account]\nsender_mailboxes=a@example.org;\nservice_provider=other\n"
                      "[Incoming]\nlogin=a\nhost=i.example.org\ntransport_security=none\n"
                      "credentials=custom\n"
                      "[Outgoing]\nlogin=b\nhost=s.example.org\ntransport_security=none\n"
                      "credentials=none\n");
  program_tree_read (tree);

  found = program_tree_find (tree, "a@example.org");
  g_assert_false (mdr_program_account_get_enabled (found));
  program_tree_assert_service (found, 0, "imap i.example.org:143 none", "a",
                               MDR_SIGN_IN_METHOD_PASSWORD);
  program_tree_assert_service (found, 1, "smtp s.example.org:25 none", NULL,
                               MDR_SIGN_IN_METHOD_NONE);
}

static void
test_providers (ProgramTree *tree, gconstpointer data)
{
  static const struct
  {
    const char *provider;
    const char *imap;
    const char *smtp;
  } cases[] = {
    { "gmail", "imap imap.gmail.com:993 tls", "smtp smtp.gmail.com:465 tls" },
    { "OUTLOOK", "imap imap-mail.outlook.com:993 tls", "smtp smtp-mail.outlook.com:587 starttls" },
    { "yahoo", "imap imap.mail.yahoo.com:993 tls", "smtp smtp.mail.yahoo.com:465 tls" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("[Metadata]\nversion=1\n[Account]\nsender_mailboxes=a@example.org;\n"
                           "service_provider=%s\n[Incoming]\nlogin=a@example.org\n[Outgoing]\n",
                           cases[i].provider);
      MdrProgramAccount *found;

      program_tree_write (tree, CONFIG "account_01/geary.ini", text);
      program_tree_read (tree);

      found = program_tree_find (tree, "a@example.org");
      program_tree_assert_service (found, 0, cases[i].imap, "a@example.org",
                                   MDR_SIGN_IN_METHOD_PASSWORD);
      program_tree_assert_service (found, 1, cases[i].smtp, "a@example.org",
                                   MDR_SIGN_IN_METHOD_PASSWORD);
    }
}

static void
test_online_account (ProgramTree *tree, gconstpointer data)
{
  static const char text[] = "[Metadata]\nversion=1\nstatus=enabled\ngoa_id=account_15\n"
                             "[Account]\nsender_mailboxes=a@example.org;\n";
  MdrProgramAccount *found;

  program_tree_write (tree, CONFIG "goa_account_15/geary.ini", text);
  program_tree_read (tree);

  found = program_tree_find (tree, "a@example.org");
  g_assert_cmpstr (mdr_program_account_get_online_account (found), ==, "account_15");
  g_assert_cmpuint (mdr_program_account_get_services (found)->len, ==, 0);
}

static void
test_old_form (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *found;

  program_tree_write (tree, ".local/share/geary/ada@example.org/geary.ini",
                      "[AccountInformation]\nreal_name=Ada\nprimary_email=ada@example.org\n"
                      "nickname=Old\nservice_provider=OTHER\nimap_username=ada\n"
                      "imap_host=imap.example.org\nimap_port=143\nimap_ssl=false\n"
                      "imap_starttls=true\nsmtp_username=post\nsmtp_host=smtp.example.org\n"
                      "smtp_port=465\nsmtp_ssl=true\nsmtp_starttls=false\nsmtp_noauth=false\n"
                      "smtp_use_imap_credentials=false\n");
  program_tree_read (tree);

  found = program_tree_find (tree, "ada@example.org");
  g_assert_cmpstr (mdr_program_account_get_name (found), ==, "Old");
  program_tree_assert_service (found, 0, "imap imap.example.org:143 starttls", "ada",
                               MDR_SIGN_IN_METHOD_PASSWORD);
  program_tree_assert_service (found, 1, "smtp smtp.example.org:465 tls", "post",
                               MDR_SIGN_IN_METHOD_PASSWORD);
}

static void
test_flatpak (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, ".var/app/org.gnome.Geary/config/geary/account_01/geary.ini",
                      own_server);
  program_tree_write (tree, CONFIG "account_01/geary.ini", own_server);
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 2);
  g_assert_cmpstr (mdr_program_account_get_uid (tree->accounts->pdata[0]), !=,
                   mdr_program_account_get_uid (tree->accounts->pdata[1]));
}

static void
test_removed_and_broken (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, CONFIG "account_01/geary.ini",
                      "[Metadata]\nstatus=removed\n[Account]\nsender_mailboxes=a@example.org\n");
  program_tree_write (tree, CONFIG "account_02/geary.ini", "\001\002[[[");
  program_tree_write (tree, CONFIG "account_03/geary.ini", "[Account]\nlabel=Nobody\n");
  program_tree_write (tree, "other/geary.ini", own_server);
  program_tree_link (tree, "../../other", CONFIG "account_04");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 0);
  g_assert_cmpuint (tree->unreadable->len, ==, 3);
  program_tree_assert_unreadable (tree, "geary", "~/" CONFIG "account_02/geary.ini",
                                  MDR_UNREADABLE_REASON_BROKEN);
  program_tree_assert_unreadable (tree, "geary", "~/" CONFIG "account_03/geary.ini",
                                  MDR_UNREADABLE_REASON_BROKEN);
  program_tree_assert_unreadable (tree, "geary", "~/" CONFIG "account_04/geary.ini",
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

  add ("/geary/own-server", test_own_server);
  add ("/geary/no-sign-in-for-sending", test_no_sign_in);
  add ("/geary/providers-have-their-servers", test_providers);
  add ("/geary/online-account-is-named", test_online_account);
  add ("/geary/old-form-is-read", test_old_form);
  add ("/geary/flatpak-is-another-account", test_flatpak);
  add ("/geary/removed-and-broken", test_removed_and_broken);

  return g_test_run ();
}
