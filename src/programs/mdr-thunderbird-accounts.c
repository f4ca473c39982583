/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes accounts out of Thunderbird's preferences. An account there names a server and identities,
 * and an identity names a server for sending; the numbers are those of nsMsgSocketType and
 * nsMsgAuthMethod in mailnews/base/public/MailNewsTypes2.idl.
 */

#include "mdr-program-services.h"
#include "mdr-thunderbird-private.h"

#include <string.h>

/* Accounts and identities beyond these are left out. */
#define MAX_ACCOUNTS 200
#define MAX_IDENTITIES 50

/* What is no mail: local folders, feeds, newsgroups, chat. */
static const char *const other_types[] = { "none", "rss", "nntp", "im" };

typedef struct
{
  MdrReading *reading;
  const char *program;
  const char *place;
  MdrPrefs *prefs;
} Profile;

static const char *
get_string (MdrPrefs *prefs, const char *branch, const char *key, const char *name)
{
  g_autofree char *own = g_strjoin (".", branch, key, name, NULL);

  return mdr_prefs_get_string (prefs, own);
}

/* What a server has itself, or else what the user has set for all of them. */
static int
get_int (MdrPrefs *prefs, const char *branch, const char *key, const char *name, int fallback)
{
  g_autofree char *own = g_strjoin (".", branch, key, name, NULL);
  g_autofree char *common = g_strjoin (".", branch, "default", name, NULL);
  int value = fallback;

  if (!mdr_prefs_get_int (prefs, own, &value))
    (void) mdr_prefs_get_int (prefs, common, &value);

  return value;
}

/* Up to 2011 there was 1: STARTTLS, if the server offers it. */
static MdrSecurity
security_from_number (int number)
{
  switch (number)
    {
    case 1:
    case 2:
      return MDR_SECURITY_STARTTLS;

    case 3:
      return MDR_SECURITY_TLS;

    default:
      return MDR_SECURITY_NONE;
    }
}

static MdrSignInMethod
method_from_number (int number)
{
  switch (number)
    {
    case 1:
      return MDR_SIGN_IN_METHOD_NONE;

    case 2:
    case 3:
      return MDR_SIGN_IN_METHOD_PASSWORD;

    case 4:
      return MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD;

    case 5:
    case 6:
    case 7:
      return MDR_SIGN_IN_METHOD_OTHER;

    case 10:
      return MDR_SIGN_IN_METHOD_OAUTH;

    default:
      return MDR_SIGN_IN_METHOD_UNKNOWN;
    }
}

static gboolean
is_no_mail (const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (other_types); i++)
    if (g_str_equal (type, other_types[i]))
      return TRUE;

  return FALSE;
}

/* Old profiles keep what the user changed later under other names, and those count. */
static void
add_incoming (MdrPrefs *prefs, const char *server, MdrProtocol protocol, GPtrArray *services)
{
  const char *branch = "mail.server";
  const char *real_host = get_string (prefs, branch, server, "realhostname");
  const char *real_user = get_string (prefs, branch, server, "realuserName");
  MdrServerEntry entry = {
    .protocol = protocol,
    .host = real_host != NULL ? real_host : get_string (prefs, branch, server, "hostname"),
    .port = get_int (prefs, branch, server, "port", 0),
    .security = security_from_number (get_int (prefs, branch, server, "socketType", 0)),
    .user_name = real_user != NULL ? real_user : get_string (prefs, branch, server, "userName"),
    .method = method_from_number (get_int (prefs, branch, server, "authMethod", 3)),
  };

  mdr_program_services_add (services, &entry);
}

static void
add_outgoing (MdrPrefs *prefs, const char *server, GPtrArray *services)
{
  const char *branch = "mail.smtpserver";
  const char *type = get_string (prefs, branch, server, "type");
  MdrServerEntry entry = {
    .protocol = MDR_PROTOCOL_SMTP,
    .host = get_string (prefs, branch, server, "hostname"),
    .port = get_int (prefs, branch, server, "port", 0),
    .security = security_from_number (get_int (prefs, branch, server, "try_ssl", 0)),
    .user_name = get_string (prefs, branch, server, "username"),
    .method = method_from_number (get_int (prefs, branch, server, "authMethod", 3)),
  };

  /* An Exchange server takes mail without SMTP. */
  if (type == NULL || g_str_equal (type, "smtp"))
    mdr_program_services_add (services, &entry);
}

/* The keys in a list like "id1,id2". */
static char **
split_keys (const char *list, int max_keys)
{
  char **keys = g_strsplit (list != NULL ? list : "", ",", max_keys + 1);
  guint n_keys = g_strv_length (keys);

  if (n_keys > (guint) max_keys)
    g_clear_pointer (&keys[max_keys], g_free);

  for (char **key = keys; *key != NULL; key++)
    g_strstrip (*key);

  return keys;
}

/* With which server an identity sends. */
static char *
dup_outgoing_key (MdrPrefs *prefs, const char *identity)
{
  const char *key = NULL;

  if (identity != NULL)
    key = get_string (prefs, "mail.identity", identity, "smtpServer");

  if (key == NULL)
    key = mdr_prefs_get_string (prefs, "mail.smtp.defaultserver");

  if (key == NULL)
    {
      g_auto (GStrv) keys = split_keys (mdr_prefs_get_string (prefs, "mail.smtpservers"), 1);

      return g_strdup (keys[0]);
    }

  return g_strdup (key);
}

static void
add_account (const Profile *profile,
             const char *uid,
             const char *name,
             const char *address,
             GPtrArray *services)
{
  MdrProgramAccountFields fields = {
    .program = profile->program,
    .uid = uid,
    .place = profile->place,
    .name = name != NULL ? name : address,
    .address = address,
    .services = services,
    .is_enabled = TRUE,
  };

  mdr_reading_add_account (profile->reading, &fields);
}

/* Further identities matter where they send with a server of their own. */
static void
add_further_identities (const Profile *profile, const char *account, char **identities)
{
  g_autofree char *first_key = dup_outgoing_key (profile->prefs, identities[0]);

  for (char **identity = identities + 1; *identity != NULL; identity++)
    {
      g_autofree char *key = dup_outgoing_key (profile->prefs, *identity);
      g_autofree char *uid = g_strjoin ("/", profile->place, account, *identity, NULL);
      g_autoptr (GPtrArray) services = mdr_program_services_new ();
      const char *address = get_string (profile->prefs, "mail.identity", *identity, "useremail");

      if (key == NULL || address == NULL || g_strcmp0 (key, first_key) == 0)
        continue;

      add_outgoing (profile->prefs, key, services);
      if (services->len > 0)
        add_account (profile, uid, NULL, address, services);
    }
}

static void
read_account (const Profile *profile, const char *account)
{
  MdrPrefs *prefs = profile->prefs;
  const char *branch = "mail.account";
  const char *server = get_string (prefs, branch, account, "server");
  const char *type = server != NULL ? get_string (prefs, "mail.server", server, "type") : NULL;
  const char *address = NULL;
  g_auto (GStrv) identities = NULL;
  g_autofree char *outgoing = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (GPtrArray) services = mdr_program_services_new ();

  if (type == NULL || is_no_mail (type))
    return;

  identities = split_keys (get_string (prefs, branch, account, "identities"), MAX_IDENTITIES);
  if (identities[0] != NULL)
    address = get_string (prefs, "mail.identity", identities[0], "useremail");

  /* What is neither is a mail account that speaks something else, as Exchange does. */
  if (g_str_equal (type, "imap"))
    add_incoming (prefs, server, MDR_PROTOCOL_IMAP, services);
  else if (g_str_equal (type, "pop3"))
    add_incoming (prefs, server, MDR_PROTOCOL_POP3, services);

  outgoing = dup_outgoing_key (prefs, identities[0]);
  if (outgoing != NULL && identities[0] != NULL)
    add_outgoing (prefs, outgoing, services);

  uid = g_strjoin ("/", profile->place, account, NULL);
  add_account (profile, uid, get_string (prefs, "mail.server", server, "name"), address, services);

  if (identities[0] != NULL)
    add_further_identities (profile, account, identities);
}

/*
 * mdr_thunderbird_add_accounts:
 * @reading: the run
 * @program: the id of the program
 * @place: the profile, for people
 * @prefs: what is in its prefs.js
 *
 * Adds the mail accounts of a profile.
 */
void
mdr_thunderbird_add_accounts (MdrReading *reading,
                              const char *program,
                              const char *place,
                              MdrPrefs *prefs)
{
  const Profile profile = { reading, program, place, prefs };
  const char *list = mdr_prefs_get_string (prefs, "mail.accountmanager.accounts");
  g_auto (GStrv) accounts = split_keys (list, MAX_ACCOUNTS);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (char **account = accounts; *account != NULL; account++)
    if (g_hash_table_add (seen, *account))
      read_account (&profile, *account);
}
