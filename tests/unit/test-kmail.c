/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What KMail is set to.
 */

#include "program-tree.h"

#define IMAP ".config/akonadi_imap_resource_0rc"
#define POP3 ".config/akonadi_pop3_resource_3rc"
#define IDENTITIES ".config/emailidentities"
#define TRANSPORTS ".config/mailtransports"

static const char imap[] = "[cache]\nAccountIdentity=77\nTrashCollection=12\n"
                           "UseDefaultIdentity=false\n\n"
                           "[network]\nAuthentication=9\nImapPort=993\n"
                           "ImapServer=imap.example.org\nSafety=SSL\n"
                           "UserName[$i]=ada\\x40example.org\n\n[siever]\nSieveSupport=true\n";

static const char identities[] =
    "[$Version]\nupdate_info=x\n\n[General]\nDefault Identity=12\n\n"
    "[Identity #0]\nEmail Address=carl@home.example\nIdentity=Home\nuoid=12\n\n"
    "[Identity #1]\nEmail Address=Ada@example.org\nIdentity=Work\nTransport=4711\nuoid=77\n"
    "Inline Signature=<p>\\\"hi\\\"</p>\\\\n\n";

static const char transports[] =
    "[General]\ndefault-transport=815\n\n"
    "[Transport 815]\nhost=relay.example.org\nid=815\nname=Relay\nport=25\nencryption=None\n"
    "user=carl\n\n"
    "[Transport 4711]\nauth=true\nauthtype=XOAUTH2\nencryption=TLS\nhost=smtp.example.org\n"
    "id=4711\nidentifier=SMTP\nname=Work\npassword=c2VjcmV0\nport=587\nstorepass=true\n"
    "user=ada@example.org\n";

static const char *
get_uid (MdrProgramAccount *found, guint index)
{
  return mdr_program_service_get_uid (mdr_program_account_get_services (found)->pdata[index]);
}

static void
test_joins (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *found;

  program_tree_write (tree, IMAP, imap);
  program_tree_write (tree, IDENTITIES, identities);
  program_tree_write (tree, TRANSPORTS, transports);
  program_tree_write (tree, ".config/akonadi/agent_config_akonadi_imap_resource_0",
                      "[Agent]\nName=At work\n");
  program_tree_write (tree, ".config/akonadi_imap_resource_9rc.lock", "x");
  program_tree_write (tree, ".config/kdeglobals", "[General]\n");
  program_tree_read (tree);

  g_assert_cmpuint (tree->unreadable->len, ==, 0);
  g_assert_cmpuint (tree->accounts->len, ==, 1);

  found = program_tree_find (tree, "Ada@example.org");
  g_assert_cmpstr (mdr_program_account_get_program (found), ==, "kmail");
  g_assert_cmpstr (mdr_program_account_get_uid (found), ==, "akonadi_imap_resource_0");
  g_assert_cmpstr (mdr_program_account_get_place (found), ==, "~/.config");
  g_assert_cmpstr (mdr_program_account_get_name (found), ==, "At work");
  program_tree_assert_service (found, 0, "imap imap.example.org:993 tls", "ada@example.org",
                               MDR_SIGN_IN_METHOD_OAUTH);
  program_tree_assert_service (found, 1, "smtp smtp.example.org:587 starttls", "ada@example.org",
                               MDR_SIGN_IN_METHOD_OAUTH);
  g_assert_cmpstr (get_uid (found, 0), ==, "akonadi_imap_resource_0");
  g_assert_cmpstr (get_uid (found, 1), ==, "4711");
}

static void
test_pop3_with_default_identity (ProgramTree *tree, gconstpointer data)
{
  MdrProgramAccount *found;

  program_tree_write (tree, POP3,
                      "[General]\nhost=pop.example.org\nlogin=carl\nauthenticationMethod=6\n"
                      "port=995\nuseSSL=true\n");
  program_tree_write (tree, IDENTITIES, identities);
  program_tree_write (tree, TRANSPORTS, transports);
  program_tree_read (tree);

  found = program_tree_find (tree, "carl@home.example");
  g_assert_cmpstr (mdr_program_account_get_uid (found), ==, "akonadi_pop3_resource_3");
  program_tree_assert_service (found, 0, "pop3 pop.example.org:995 tls", "carl",
                               MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD);
  program_tree_assert_service (found, 1, "smtp relay.example.org:25 none", NULL,
                               MDR_SIGN_IN_METHOD_NONE);

  /* The other identity sends with a server of its own. */
  found = program_tree_find (tree, "Ada@example.org");
  g_assert_cmpstr (mdr_program_account_get_name (found), ==, "Work");
  program_tree_assert_service (found, 0, "smtp smtp.example.org:587 starttls", "ada@example.org",
                               MDR_SIGN_IN_METHOD_OAUTH);
}

static void
test_user_name_is_the_address (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, IMAP,
                      "[network]\nImapServer=imap.other.example\nUserName=eve@other.example\n");
  program_tree_write (tree, IDENTITIES, identities);
  program_tree_read (tree);

  program_tree_assert_service (program_tree_find (tree, "eve@other.example"), 0,
                               "imap imap.other.example:993 tls", "eve@other.example",
                               MDR_SIGN_IN_METHOD_PASSWORD);
}

/* The number of an identity stays when the user goes back to the default one. */
static void
test_default_identity_counts (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, IMAP,
                      "[cache]\nAccountIdentity=77\n\n"
                      "[network]\nImapServer=imap.home.example\nUserName=carl\n");
  program_tree_write (tree, IDENTITIES, identities);
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 1);
  g_assert_nonnull (program_tree_find (tree, "carl@home.example"));
}

static void
test_security (ProgramTree *tree, gconstpointer data)
{
  static const struct
  {
    const char *settings;
    const char *expected;
  } cases[] = {
    { "ImapServer=h.example.org\n", "imap h.example.org:993 tls" },
    { "ImapServer=h.example.org\nImapPort=143\n", "imap h.example.org:143 starttls" },
    { "ImapServer=h.example.org\nSafety=STARTTLS\n", "imap h.example.org:143 starttls" },
    { "ImapServer=h.example.org\nSafety=None\nImapPort=1143\n", "imap h.example.org:1143 none" },
    { "ImapServer=h.example.org:1993\nSafety=SSL\n", "imap h.example.org:1993 tls" },
    { "ImapServer=h.example.org\nSafety=SSL\nOverrideEncryption=UNENCRYPTED\n",
      "imap h.example.org:143 none" },
    { "ImapServer=2001:db8::1\nSafety=SSL\n", "imap [2001:db8::1]:993 tls" },
    { "ImapServer=h.example.org\nImapPort=70000\n", "imap h.example.org:993 tls" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strconcat ("[network]\nUserName=a@b.example\n", cases[i].settings, NULL);

      program_tree_write (tree, IMAP, text);
      program_tree_read (tree);
      program_tree_assert_service (program_tree_find (tree, "a@b.example"), 0, cases[i].expected,
                                   "a@b.example", MDR_SIGN_IN_METHOD_PASSWORD);
    }
}

static void
test_flatpaks (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, ".var/app/org.kde.kontact/config/akonadi_imap_resource_0rc", imap);
  program_tree_write (tree, ".var/app/org.kde.kmail2/config/akonadi_imap_resource_0rc", imap);
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 2);
}

static void
test_never_set_up (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, IMAP, "[cache]\nTrashCollection=1\n");
  program_tree_write (tree, POP3, "");
  program_tree_write (tree, IDENTITIES, "[Identity #0]\nName=Ada\n");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 0);
  g_assert_cmpuint (tree->unreadable->len, ==, 0);
}

static void
test_hostile (ProgramTree *tree, gconstpointer data)
{
  program_tree_write (tree, "elsewhere", imap);
  program_tree_link (tree, "../elsewhere", IMAP);
  program_tree_write (tree, POP3, "[General]\nhost=a b\\r\\nX\nlogin=\\xff\\x00\n[half\n");
  program_tree_write (tree, TRANSPORTS, "[Transport ]\nhost=\n[Transport %s%n]\nport=x\n");
  program_tree_write (tree, IDENTITIES,
                      "[Identity #0]\nEmail Address=<i>@x\nTransport=%s%n\n"
                      "[Identity #1]\nEmail Address=y@x.example\nTransport=\\n[a]\n");
  program_tree_read (tree);

  g_assert_cmpuint (tree->accounts->len, ==, 0);
  g_assert_cmpuint (tree->unreadable->len, ==, 2);
  program_tree_assert_unreadable (tree, "kmail", "~/" IMAP, MDR_UNREADABLE_REASON_OUTSIDE);
  program_tree_assert_unreadable (tree, "kmail", "~/" POP3, MDR_UNREADABLE_REASON_BROKEN);
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

  add ("/kmail/three-files-are-one-account", test_joins);
  add ("/kmail/pop3-with-default-identity", test_pop3_with_default_identity);
  add ("/kmail/user-name-is-the-address", test_user_name_is_the_address);
  add ("/kmail/default-identity-counts", test_default_identity_counts);
  add ("/kmail/security-and-port", test_security);
  add ("/kmail/flatpaks-are-read", test_flatpaks);
  add ("/kmail/never-set-up-is-no-account", test_never_set_up);
  add ("/kmail/hostile-files-do-no-harm", test_hostile);

  return g_test_run ();
}
