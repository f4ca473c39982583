/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Thunderbird and Betterbird are set to, in profiles as people have them.
 */

#include "program-tree.h"

#define DATA "programs/thunderbird/"

#define PROFILES(path)                                                                             \
  "[Profile0]\nName=default\nIsRelative=1\nPath=" path "\nDefault=1\n\n"                           \
  "[General]\nStartWithLastProfile=1\nVersion=2\n"

/* Mail accounts among local folders, feeds and news; one of them sends with the common server. */
static void
test_several_accounts (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *account;

  program_tree_write (tree, ".thunderbird/profiles.ini", PROFILES ("ab1.default-release"));
  program_tree_copy (tree, DATA "several.js", ".thunderbird/ab1.default-release/prefs.js");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 3);
  g_assert_cmpuint (tree->unreadable->len, ==, 0);

  account = program_tree_find (tree, "ada@example.org");
  g_assert_cmpstr (mdr_program_account_get_program (account), ==, "thunderbird");
  g_assert_cmpstr (mdr_program_account_get_place (account), ==,
                   "~/.thunderbird/ab1.default-release");
  g_assert_cmpstr (mdr_program_account_get_uid (account), ==,
                   "~/.thunderbird/ab1.default-release/account1");
  g_assert_cmpstr (mdr_program_account_get_name (account), ==, "Work");
  g_assert_true (mdr_program_account_get_enabled (account));
  g_assert_cmpuint (mdr_program_account_get_services (account)->len, ==, 2);
  program_tree_assert_service (account, 0, "imap imap.example.org:993 tls", "ada@example.org",
                               MDR_SIGN_IN_METHOD_OAUTH);
  program_tree_assert_service (account, 1, "smtp smtp.example.org:587 starttls", "ada@example.org",
                               MDR_SIGN_IN_METHOD_OAUTH);

  /* No port, no security, no method: those that the program then takes. */
  account = program_tree_find (tree, "zo\xc3\xab@example.com");
  g_assert_cmpstr (mdr_program_account_get_name (account), ==, "C:\\Post \"Zo\xc3\xab\"");
  program_tree_assert_service (account, 0, "pop3 pop.example.com:110 none", "zoe",
                               MDR_SIGN_IN_METHOD_PASSWORD);
  program_tree_assert_service (account, 1, "smtp mail.example.com:25 none", NULL,
                               MDR_SIGN_IN_METHOD_NONE);

  /* Exchange: an account all the same, and nothing to compare. */
  account = program_tree_find (tree, "boss@example.net");
  g_assert_cmpuint (mdr_program_account_get_services (account)->len, ==, 0);
}

/* What the numbers in the file mean; the ones on the left are port, security and method. */
static const struct
{
  int numbers[3];
  const char *service;
  MdrSignInMethod method;
} meanings[] = {
  { { -1, 3, 3 }, "imap h.example:993 tls", MDR_SIGN_IN_METHOD_PASSWORD },
  { { 0, 2, 2 }, "imap h.example:143 starttls", MDR_SIGN_IN_METHOD_PASSWORD },
  { { 1143, 1, 4 }, "imap h.example:1143 starttls", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
  { { 70000, 0, 5 }, "imap h.example:143 none", MDR_SIGN_IN_METHOD_OTHER },
  { { 143, 0, 6 }, "imap h.example:143 none", MDR_SIGN_IN_METHOD_OTHER },
  { { 143, 0, 7 }, "imap h.example:143 none", MDR_SIGN_IN_METHOD_OTHER },
  { { 143, 9, 9 }, "imap h.example:143 none", MDR_SIGN_IN_METHOD_UNKNOWN },
  { { 993, 3, 10 }, "imap h.example:993 tls", MDR_SIGN_IN_METHOD_OAUTH },
  { { 143, 0, 1 }, "imap h.example:143 none", MDR_SIGN_IN_METHOD_NONE },
};

/* What else decides on a server. */
static const struct
{
  const char *lines;
  const char *service;
  MdrSignInMethod method;
} sources[] = {
  { "", "imap h.example:143 none", MDR_SIGN_IN_METHOD_PASSWORD },
  { "user_pref(\"mail.server.default.authMethod\", 10);\n"
    "user_pref(\"mail.server.default.socketType\", 3);\n",
    "imap h.example:993 tls", MDR_SIGN_IN_METHOD_OAUTH },
  { "user_pref(\"mail.server.server1.realhostname\", \"new.example\");\n",
    "imap new.example:143 none", MDR_SIGN_IN_METHOD_PASSWORD },
  { "user_pref(\"mail.server.server1.hostname\", \"::1\");\n", "imap [::1]:143 none",
    MDR_SIGN_IN_METHOD_PASSWORD },
};

static void
assert_server (ProgramTree *tree, const char *lines, const char *service, MdrSignInMethod method)
{
  g_autofree char *text =
      g_strconcat ("user_pref(\"mail.accountmanager.accounts\", \"account1\");\n"
                   "user_pref(\"mail.account.account1.server\", \"server1\");\n"
                   "user_pref(\"mail.server.server1.type\", \"imap\");\n"
                   "user_pref(\"mail.server.server1.hostname\", \"h.example\");\n"
                   "user_pref(\"mail.server.server1.userName\", \"old\");\n"
                   "user_pref(\"mail.server.server1.realuserName\", \"u\");\n",
                   lines, NULL);

  g_test_message ("%s", lines);
  program_tree_write (tree, ".thunderbird/p/prefs.js", text);
  program_tree_read (tree);
  g_assert_cmpuint (tree->accounts->len, ==, 1);
  program_tree_assert_service (tree->accounts->pdata[0], 0, service, "u", method);
}

static void
test_servers (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, ".thunderbird/profiles.ini", PROFILES ("p"));

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      g_autofree char *lines =
          g_strdup_printf ("user_pref(\"mail.server.server1.port\", %d);\n"
                           "user_pref(\"mail.server.server1.socketType\", %d);\n"
                           "user_pref(\"mail.server.server1.authMethod\", %d);\n",
                           meanings[i].numbers[0], meanings[i].numbers[1], meanings[i].numbers[2]);

      assert_server (tree, lines, meanings[i].service, meanings[i].method);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    assert_server (tree, sources[i].lines, sources[i].service, sources[i].method);
}

static void
test_places (ProgramTree *tree, gconstpointer data)
{
  static const struct
  {
    const char *program;
    const char *root;
  } places[] = {
    { "thunderbird", ".thunderbird" },
    { "thunderbird", ".config/thunderbird" },
    { "thunderbird", ".var/app/org.mozilla.Thunderbird/.thunderbird" },
    { "thunderbird", ".var/app/org.mozilla.thunderbird_esr/.thunderbird" },
    { "thunderbird", "snap/thunderbird/common/.thunderbird" },
    { "betterbird", ".var/app/eu.betterbird.Betterbird/.thunderbird" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *list = g_build_filename (places[i].root, "profiles.ini", NULL);
      g_autofree char *prefs = g_build_filename (places[i].root, "p", "prefs.js", NULL);

      program_tree_write (tree, list, PROFILES ("p"));
      program_tree_copy (tree, DATA "simple.js", prefs);
    }

  program_tree_read (tree);
  g_assert_cmpuint (tree->accounts->len, ==, G_N_ELEMENTS (places));

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *place = g_strdup_printf ("~/%s/p", places[i].root);

      g_assert_cmpstr (mdr_program_account_get_program (tree->accounts->pdata[i]), ==,
                       places[i].program);
      g_assert_cmpstr (mdr_program_account_get_place (tree->accounts->pdata[i]), ==, place);
    }
}

/* Two profiles, one of them moved to another disk, in a folder that has to be written with care. */
static void
test_two_profiles (ProgramTree *tree, gconstpointer data)
{
  g_autofree char *moved = program_tree_path (tree, "Alte Festplatte/B\xc3\xbcro & Co.");
  g_autofree char *list =
      g_strdup_printf ("%s\n[Profile1]\nName=B\xc3\xbcro\nIsRelative=0\nPath=%s\n\n"
                       "[Profile2]\nName=again\nIsRelative=0\nPath=%s\n\n"
                       "[Install0123456789ABCDEF]\nDefault=Profile eins\nLocked=1\n",
                       PROFILES ("Profile eins"), moved, moved);

  program_tree_write (tree, ".thunderbird/profiles.ini", list);
  program_tree_copy (tree, DATA "simple.js", ".thunderbird/Profile eins/prefs.js");
  program_tree_copy (tree, DATA "moved.js", "Alte Festplatte/B\xc3\xbcro & Co./prefs.js");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 2);
  g_assert_cmpuint (tree->unreadable->len, ==, 0);
  g_assert_cmpstr (mdr_program_account_get_place (program_tree_find (tree, "ada@example.org")), ==,
                   "~/.thunderbird/Profile eins");
  g_assert_cmpstr (mdr_program_account_get_place (program_tree_find (tree, "buero@example.com")),
                   ==, "~/Alte Festplatte/B\xc3\xbcro & Co.");
}

static void
test_lost_profile (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, ".thunderbird/profiles.ini", PROFILES ("gone"));
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 0);
  g_assert_cmpuint (tree->unreadable->len, ==, 1);
  program_tree_assert_unreadable (tree, "thunderbird", "~/.thunderbird/gone",
                                  MDR_UNREADABLE_REASON_MISSING);

  /* A file in the place of the folder is no better. */
  program_tree_write (tree, ".thunderbird/gone", "");
  program_tree_read (tree);
  g_assert_cmpuint (tree->unreadable->len, ==, 1);
  program_tree_assert_unreadable (tree, "thunderbird", "~/.thunderbird/gone",
                                  MDR_UNREADABLE_REASON_MISSING);
}

/* A profile that was made and never used has no preferences, and that is no trouble. */
static void
test_new_profile (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, ".thunderbird/profiles.ini", PROFILES ("new"));
  program_tree_make_folder (tree, ".thunderbird/new");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 0);
  g_assert_cmpuint (tree->unreadable->len, ==, 0);
}

static void
test_identities (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *account;

  program_tree_write (tree, ".thunderbird/profiles.ini", PROFILES ("p"));
  program_tree_copy (tree, DATA "identities.js", ".thunderbird/p/prefs.js");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 2);

  account = program_tree_find (tree, "ada@example.org");
  program_tree_assert_service (account, 1, "smtp smtp.example.org:465 tls", "ada",
                               MDR_SIGN_IN_METHOD_PASSWORD);

  account = program_tree_find (tree, "club@example.com");
  g_assert_cmpuint (mdr_program_account_get_services (account)->len, ==, 1);
  program_tree_assert_service (account, 0, "smtp smtp.example.com:587 starttls", "club",
                               MDR_SIGN_IN_METHOD_PASSWORD);
}

/* What is left of a file that was cut off, or overwritten in the middle, is still read. */
static void
test_broken_preferences (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, ".thunderbird/profiles.ini", PROFILES ("p"));
  program_tree_copy (tree, DATA "cut-off.js", ".thunderbird/p/prefs.js");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 1);
  program_tree_assert_unreadable (tree, "thunderbird", "~/.thunderbird/p/prefs.js",
                                  MDR_UNREADABLE_REASON_BROKEN);

  program_tree_write (tree, ".thunderbird/p/prefs.js", "");
  program_tree_read (tree);
  g_assert_cmpuint (tree->accounts->len, ==, 0);
  program_tree_assert_unreadable (tree, "thunderbird", "~/.thunderbird/p/prefs.js",
                                  MDR_UNREADABLE_REASON_BROKEN);
}

static void
test_broken_list (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, ".thunderbird/profiles.ini",
                      "\x7f"
                      "ELF nothing like a list\n");
  program_tree_read (tree);

  program_tree_assert_unreadable (tree, "thunderbird", "~/.thunderbird/profiles.ini",
                                  MDR_UNREADABLE_REASON_BROKEN);
}

/* Names that name nothing, or themselves, and a host that is none. */
static void
test_dangling_names (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, ".thunderbird/profiles.ini", PROFILES ("p"));
  program_tree_copy (tree, DATA "dangling.js", ".thunderbird/p/prefs.js");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 2);
  for (guint i = 0; i < tree->accounts->len; i++)
    g_assert_cmpuint (mdr_program_account_get_services (tree->accounts->pdata[i])->len, ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, ProgramTree, NULL, program_tree_set_up, function, program_tree_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/thunderbird/several-accounts-are-read", test_several_accounts);
  ADD ("/thunderbird/numbers-mean-what-the-program-means", test_servers);
  ADD ("/thunderbird/is-found-wherever-it-is-installed", test_places);
  ADD ("/thunderbird/two-profiles-are-read-once-each", test_two_profiles);
  ADD ("/thunderbird/a-lost-profile-is-named", test_lost_profile);
  ADD ("/thunderbird/a-new-profile-is-no-trouble", test_new_profile);
  ADD ("/thunderbird/identities-with-their-own-server-count", test_identities);
  ADD ("/thunderbird/broken-preferences-are-named-and-read", test_broken_preferences);
  ADD ("/thunderbird/a-broken-list-is-named", test_broken_list);
  ADD ("/thunderbird/names-that-lead-nowhere-do-no-harm", test_dangling_names);

  return g_test_run ();
}
