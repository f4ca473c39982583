/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Evolution is set to.
 */

#include "program-tree.h"

#define SOURCES ".config/evolution/sources/"
#define FLATPAK ".var/app/org.gnome.Evolution/config/evolution/sources/"

/* As Evolution writes them: with translations, empty values and groups of no interest. */
static const char account[] =
    "[Data Source]\nDisplayName=Work\nDisplayName[it]=Lavoro\nEnabled=true\nParent=\n\n"
    "[Mail Composition]\nBcc=\n\n"
    "[Authentication]\nHost=imap.example.org\nMethod=PLAIN\nPort=993\nProxyUid=system-proxy\n"
    "RememberPassword=true\nUser=ada\nCredentialName=\nIsExternal=false\n\n"
    "[Mail Account]\nBackendName=imapx\nIdentityUid=1a-identity\nArchiveFolder=\n"
    "NeedsInitialSetup=false\n\n"
    "[Security]\nMethod=ssl-on-alternate-port\n\n"
    "[Imapx Backend]\nFilterInbox=true\nShellCommand=ssh -C -l %u %h exec /usr/sbin/imapd\n";

static const char identity[] =
    "[Data Source]\nDisplayName=Work\nEnabled=true\nParent=1a\n\n"
    "[Mail Identity]\nAddress=ada@example.org\nName=Ada Zoë\nSignatureUid=none\n\n"
    "[Mail Submission]\nSentFolder=\nTransportUid=1a-transport\n";

static const char transport[] =
    "[Data Source]\nDisplayName=Work\nEnabled=true\nParent=1a\n\n"
    "[Authentication]\nHost=smtp.example.org\nMethod=LOGIN\nPort=587\nUser=ada\n\n"
    "[Mail Transport]\nBackendName=smtp\n\n"
    "[Security]\nMethod=starttls-on-standard-port\n";

static void
write_work (ProgramTree *tree, const char *folder)
{
  g_autofree char *account_name = g_strconcat (folder, "1a.source", NULL);
  g_autofree char *identity_name = g_strconcat (folder, "1a-identity.source", NULL);
  g_autofree char *transport_name = g_strconcat (folder, "1a-transport.source", NULL);

  program_tree_write (tree, account_name, account);
  program_tree_write (tree, identity_name, identity);
  program_tree_write (tree, transport_name, transport);
}

static const char *
get_uid (MdrProgramAccount *found, guint index)
{
  return mdr_program_service_get_uid (mdr_program_account_get_services (found)->pdata[index]);
}

static void
test_joins (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *found;

  write_work (tree, SOURCES);
  program_tree_write (tree, SOURCES "local.source",
                      "[Data Source]\nDisplayName=On This Computer\nEnabled=true\n\n"
                      "[Mail Account]\nBackendName=maildir\nIdentityUid=self\n");
  program_tree_write (tree, SOURCES "cal.source",
                      "[Data Source]\nDisplayName=Calendar\n\n[Calendar]\nBackendName=caldav\n\n"
                      "[Authentication]\nHost=cal.example.org\nPort=443\nUser=ada\n");
  program_tree_write (tree, SOURCES "1a.source~", "[Mail Account");
  program_tree_read (tree);

  g_assert_cmpuint (tree->unreadable->len, ==, 0);
  g_assert_cmpuint (tree->accounts->len, ==, 1);

  found = program_tree_find (tree, "ada@example.org");
  g_assert_cmpstr (mdr_program_account_get_program (found), ==, "evolution");
  g_assert_cmpstr (mdr_program_account_get_uid (found), ==, "1a");
  g_assert_cmpstr (mdr_program_account_get_place (found), ==, "~/.config/evolution/sources");
  g_assert_cmpstr (mdr_program_account_get_name (found), ==, "Work");
  g_assert_null (mdr_program_account_get_online_account (found));
  g_assert_true (mdr_program_account_get_enabled (found));
  g_assert_cmpuint (mdr_program_account_get_services (found)->len, ==, 2);
  program_tree_assert_service (found, 0, "imap imap.example.org:993 tls", "ada",
                               MDR_SIGN_IN_METHOD_PASSWORD);
  program_tree_assert_service (found, 1, "smtp smtp.example.org:587 starttls", "ada",
                               MDR_SIGN_IN_METHOD_PASSWORD);
  g_assert_cmpstr (get_uid (found, 0), ==, "1a");
  g_assert_cmpstr (get_uid (found, 1), ==, "1a-transport");
}

static void
test_places (ProgramTree *tree, gconstpointer data)
{
  g_autofree char *elsewhere = program_tree_path (tree, "my settings");
  const char *environment[] = { NULL, NULL };
  g_autofree char *variable = g_strconcat ("XDG_CONFIG_HOME=", elsewhere, NULL);

  environment[0] = variable;
  write_work (tree, FLATPAK);
  write_work (tree, "my settings/evolution/sources/");
  write_work (tree, SOURCES);
  program_tree_read_with (tree, environment);

  g_assert_cmpuint (tree->accounts->len, ==, 2);
  g_assert_cmpstr (mdr_program_account_get_place (tree->accounts->pdata[0]), ==,
                   "~/my settings/evolution/sources");
  g_assert_cmpstr (mdr_program_account_get_place (tree->accounts->pdata[1]), ==,
                   "~/.var/app/org.gnome.Evolution/config/evolution/sources");
}

static void
test_methods (ProgramTree *tree, gconstpointer data)
{
  static const struct
  {
    const char *written;
    MdrSignInMethod receiving;
    MdrSignInMethod sending;
  } cases[] = {
    { "Method=\n", MDR_SIGN_IN_METHOD_PASSWORD, MDR_SIGN_IN_METHOD_NONE },
    { "Method=none\n", MDR_SIGN_IN_METHOD_PASSWORD, MDR_SIGN_IN_METHOD_NONE },
    { "", MDR_SIGN_IN_METHOD_PASSWORD, MDR_SIGN_IN_METHOD_NONE },
    { "Method=PLAIN\n", MDR_SIGN_IN_METHOD_PASSWORD, MDR_SIGN_IN_METHOD_PASSWORD },
    { "Method=CRAM-MD5\n", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD,
      MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
    { "Method=XOAUTH2\n", MDR_SIGN_IN_METHOD_OAUTH, MDR_SIGN_IN_METHOD_OAUTH },
    { "Method=Google\n", MDR_SIGN_IN_METHOD_OAUTH, MDR_SIGN_IN_METHOD_OAUTH },
    { "Method=GSSAPI\n", MDR_SIGN_IN_METHOD_OTHER, MDR_SIGN_IN_METHOD_OTHER },
    { "Method=Tomorrow\n", MDR_SIGN_IN_METHOD_UNKNOWN, MDR_SIGN_IN_METHOD_UNKNOWN },
  };

  program_tree_write (
      tree, SOURCES "i.source",
      "[Mail Identity]\nAddress=a@example.org\n[Mail Submission]\nTransportUid=t\n");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *receiving =
          g_strdup_printf ("[Mail Account]\nBackendName=pop\nIdentityUid=i\n"
                           "[Authentication]\nHost=pop.example.org\nUser=a\n%s",
                           cases[i].written);
      g_autofree char *sending =
          g_strdup_printf ("[Mail Transport]\nBackendName=smtp\n"
                           "[Authentication]\nHost=smtp.example.org\nUser=a\nPort=0\n%s",
                           cases[i].written);
      MdrProgramAccount *found;

      program_tree_write (tree, SOURCES "a.source", receiving);
      program_tree_write (tree, SOURCES "t.source", sending);
      program_tree_read (tree);

      found = program_tree_find (tree, "a@example.org");
      program_tree_assert_service (found, 0, "pop3 pop.example.org:110 none", "a",
                                   cases[i].receiving);
      program_tree_assert_service (found, 1, "smtp smtp.example.org:25 none", "a",
                                   cases[i].sending);
    }
}

static void
test_online_account (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *found;

  program_tree_write (tree, SOURCES "goa.source",
                      "[Data Source]\nEnabled=true\n"
                      "[Collection]\nBackendName=google\nMailEnabled=true\n"
                      "[GNOME Online Accounts]\nAccountId=account_1521\n");
  program_tree_write (tree, SOURCES "mail.source",
                      "[Data Source]\nDisplayName=G\nParent=goa\n"
                      "[Mail Account]\nBackendName=imapx\nIdentityUid=mail-identity\n"
                      "[Authentication]\nHost=imap.gmail.com\nPort=993\nUser=a@gmail.com\n"
                      "Method=XOAUTH2\n[Security]\nMethod=ssl-on-alternate-port\n");
  program_tree_write (tree, SOURCES "mail-identity.source",
                      "[Data Source]\nParent=goa\n[Mail Identity]\nAddress=a@gmail.com\n");
  program_tree_read (tree);

  found = program_tree_find (tree, "a@gmail.com");
  g_assert_cmpstr (mdr_program_account_get_online_account (found), ==, "account_1521");
  g_assert_cmpstr (mdr_program_account_get_uid (found), ==, "goa");
  g_assert_cmpstr (get_uid (found, 0), ==, "mail");
  program_tree_assert_service (found, 0, "imap imap.gmail.com:993 tls", "a@gmail.com",
                               MDR_SIGN_IN_METHOD_OAUTH);
}

static void
test_disabled (ProgramTree *tree, gconstpointer data)
{
  static const char *const parents[] = {
    "[Data Source]\nEnabled=false\n",
    "[Data Source]\nEnabled=true\n[Collection]\nMailEnabled=false\n",
  };

  program_tree_write (tree, SOURCES "m.source",
                      "[Data Source]\nEnabled=true\nParent=p\n"
                      "[Mail Account]\nBackendName=imapx\n[Authentication]\nHost=h.example.org\n");

  for (gsize i = 0; i < G_N_ELEMENTS (parents); i++)
    {
      program_tree_write (tree, SOURCES "p.source", parents[i]);
      program_tree_read (tree);

      g_assert_cmpuint (tree->accounts->len, ==, 1);
      g_assert_false (mdr_program_account_get_enabled (tree->accounts->pdata[0]));
    }
}

static gboolean
has_uid (ProgramTree *tree, const char *uid)
{
  return g_strv_contains ((const char *const *) tree->evolution_uids, uid);
}

static void
test_calendars (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, SOURCES "cal.source", "[Calendar]\nBackendName=caldav\n");
  program_tree_write (tree, ".cache/evolution/sources/dav/found.source", "[Calendar]\n");
  program_tree_write (tree, ".cache/evolution/sources/stray.txt", "x");
  program_tree_write (tree, ".var/app/org.gnome.Evolution/cache/evolution/sources/d/f.source", "x");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 0);
  g_assert_cmpuint (tree->unreadable->len, ==, 0);
  g_assert_cmpuint (g_strv_length (tree->evolution_uids), ==, 3);
  g_assert_true (has_uid (tree, "cal"));
  g_assert_true (has_uid (tree, "found"));
  g_assert_true (has_uid (tree, "f"));
}

static void
test_missing_parts (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, SOURCES "1a.source", account);
  program_tree_write (tree, SOURCES "2b.source",
                      "[Mail Account]\nBackendName=imapx\nIdentityUid=2b\n"
                      "[Mail Identity]\nAddress=b@example.org\n"
                      "[Mail Submission]\nTransportUid=nowhere\n");
  program_tree_write (tree, SOURCES "3c.source", "[Mail Account]\n");
  program_tree_write (tree, SOURCES "4d.source", "");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 2);
  g_assert_cmpuint (mdr_program_account_get_services (tree->accounts->pdata[0])->len, ==, 1);
  g_assert_null (mdr_program_account_get_address (tree->accounts->pdata[0]));
  g_assert_cmpuint (mdr_program_account_get_services (tree->accounts->pdata[1])->len, ==, 0);
}

static void
test_hostile (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *found;

  program_tree_write (tree, SOURCES "loop.source",
                      "[Data Source]\nDisplayName=<b>x</b>\\n\\t\342\200\256evil\nParent=loop\n"
                      "[Mail Account]\nBackendName=imapx\nIdentityUid=loop\n"
                      "[Mail Identity]\nAddress=a@b.example\\r\\nX: y\n"
                      "[Mail Submission]\nTransportUid=loop\n"
                      "[Authentication]\nHost=../../etc/passwd\\n\nPort=-5\nUser=x\\r\\nQUIT\n");
  program_tree_write (tree, SOURCES "broken.source", "[Mail Account\nBackendName");
  program_tree_write (tree, "secret", "[Mail Account]\n[Mail Identity]\nAddress=s@example.org\n");
  program_tree_link (tree, "../../../secret", SOURCES "link.source");
  program_tree_make_folder (tree, SOURCES "folder.source");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 1);
  found = tree->accounts->pdata[0];
  g_assert_cmpstr (mdr_program_account_get_name (found), ==, "<b>x</b> evil");
  g_assert_cmpstr (mdr_program_account_get_address (found), ==, "a@b.example X: y");
  g_assert_cmpuint (mdr_program_account_get_services (found)->len, ==, 0);

  g_assert_cmpuint (tree->unreadable->len, ==, 3);
  program_tree_assert_unreadable (tree, "evolution", "~/" SOURCES "broken.source",
                                  MDR_UNREADABLE_REASON_BROKEN);
  program_tree_assert_unreadable (tree, "evolution", "~/" SOURCES "link.source",
                                  MDR_UNREADABLE_REASON_OUTSIDE);
  program_tree_assert_unreadable (tree, "evolution", "~/" SOURCES "folder.source",
                                  MDR_UNREADABLE_REASON_BROKEN);
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

  add ("/evolution/three-sources-are-one-account", test_joins);
  add ("/evolution/all-places-are-read", test_places);
  add ("/evolution/methods-are-told-apart", test_methods);
  add ("/evolution/online-account-is-named", test_online_account);
  add ("/evolution/disabled-by-what-it-belongs-to", test_disabled);
  add ("/evolution/calendars-have-names-too", test_calendars);
  add ("/evolution/missing-parts-are-left-out", test_missing_parts);
  add ("/evolution/hostile-files-do-no-harm", test_hostile);

  return g_test_run ();
}
