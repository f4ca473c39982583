/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Joins Evolution's sources to accounts: a source for receiving names one with the address, and
 * that names one for sending. The keys are the properties of the extensions in
 * evolution-data-server (src/libedataserver/e-source-*.c), the values of “Method” those of
 * CamelNetworkSecurityMethod.
 */

#include "mdr-evolution-private.h"

#include <string.h>

#include "mdr-program-services.h"

/* A source has a parent, perhaps a grandparent; a circle has to end somewhere. */
#define MAX_GENERATIONS 8

/* What Camel sends to when no port is set and the channel begins in plain text. */
#define PLAIN_SMTP_PORT 25

static char *
get_text (GKeyFile *source, const char *group, const char *key)
{
  g_autofree char *text = g_key_file_get_string (source, group, key, NULL);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* What is not there counts as the program's default, which for all of these is “true”. */
static gboolean
is_on (GKeyFile *source, const char *group, const char *key)
{
  g_autofree char *text = g_key_file_get_value (source, group, key, NULL);

  return text == NULL || g_ascii_strcasecmp (g_strstrip (text), "false") != 0;
}

static GKeyFile *
look_up (GHashTable *sources, GKeyFile *source, const char *group, const char *key)
{
  g_autofree char *uid = get_text (source, group, key);

  return uid != NULL ? g_hash_table_lookup (sources, uid) : NULL;
}

/* A source is in use if all that it belongs to are. */
static gboolean
is_enabled (GHashTable *sources, GKeyFile *source)
{
  for (int i = 0; i < MAX_GENERATIONS && source != NULL; i++)
    {
      if (!is_on (source, "Data Source", "Enabled") || !is_on (source, "Collection", "MailEnabled"))
        return FALSE;

      source = look_up (sources, source, "Data Source", "Parent");
    }

  return TRUE;
}

/* The uid of the source itself, or of what it belongs to, whichever has the group. */
static char *
find_with_group (GHashTable *sources, const char *uid, const char *group)
{
  g_autofree char *found = g_strdup (uid);

  for (int i = 0; i < MAX_GENERATIONS && found != NULL; i++)
    {
      GKeyFile *source = g_hash_table_lookup (sources, found);

      if (source == NULL)
        break;

      if (g_key_file_has_group (source, group))
        return g_steal_pointer (&found);

      g_free (found);
      found = get_text (source, "Data Source", "Parent");
    }

  return NULL;
}

static MdrSecurity
get_security (GKeyFile *source)
{
  g_autofree char *method = get_text (source, "Security", "Method");

  if (g_strcmp0 (method, "starttls-on-standard-port") == 0 || g_strcmp0 (method, "starttls") == 0)
    return MDR_SECURITY_STARTTLS;

  if (g_strcmp0 (method, "ssl-on-alternate-port") == 0 || g_strcmp0 (method, "tls") == 0)
    return MDR_SECURITY_TLS;

  return MDR_SECURITY_NONE;
}

/* Nothing and “none” mean a password in a plain command for receiving, and no sign-in for sending.
 * The services with names of their own, Google and Outlook and Yahoo!, use tokens. */
static MdrSignInMethod
get_method (GKeyFile *source, MdrProtocol protocol)
{
  static const struct
  {
    const char *name;
    MdrSignInMethod method;
  } methods[] = {
    { "plain/password", MDR_SIGN_IN_METHOD_PASSWORD },
    { "PLAIN", MDR_SIGN_IN_METHOD_PASSWORD },
    { "LOGIN", MDR_SIGN_IN_METHOD_PASSWORD },
    { "POPB4SMTP", MDR_SIGN_IN_METHOD_PASSWORD },
    { "CRAM-MD5", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
    { "DIGEST-MD5", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
    { "SCRAM-SHA-1", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
    { "SCRAM-SHA-256", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
    { "SCRAM-SHA-512", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
    { "+APOP", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
    { "XOAUTH2", MDR_SIGN_IN_METHOD_OAUTH },
    { "OAuth2", MDR_SIGN_IN_METHOD_OAUTH },
    { "Google", MDR_SIGN_IN_METHOD_OAUTH },
    { "Outlook", MDR_SIGN_IN_METHOD_OAUTH },
    { "Yahoo!", MDR_SIGN_IN_METHOD_OAUTH },
    { "GSSAPI", MDR_SIGN_IN_METHOD_OTHER },
    { "NTLM", MDR_SIGN_IN_METHOD_OTHER },
    { "ANONYMOUS", MDR_SIGN_IN_METHOD_NONE },
  };
  g_autofree char *name = get_text (source, "Authentication", "Method");

  if (name == NULL || g_str_equal (name, "none"))
    return protocol == MDR_PROTOCOL_SMTP ? MDR_SIGN_IN_METHOD_NONE : MDR_SIGN_IN_METHOD_PASSWORD;

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_ascii_strcasecmp (name, methods[i].name) == 0)
      return methods[i].method;

  return MDR_SIGN_IN_METHOD_UNKNOWN;
}

static void
add_service (GPtrArray *services, GKeyFile *source, const char *uid, MdrProtocol protocol)
{
  g_autofree char *host = get_text (source, "Authentication", "Host");
  g_autofree char *user_name = get_text (source, "Authentication", "User");
  MdrServerEntry entry = {
    .protocol = protocol,
    .host = host,
    .port = g_key_file_get_integer (source, "Authentication", "Port", NULL),
    .security = get_security (source),
    .user_name = user_name,
    .method = get_method (source, protocol),
    .uid = uid,
  };

  if (protocol == MDR_PROTOCOL_SMTP && entry.port == 0 && entry.security != MDR_SECURITY_TLS)
    entry.port = PLAIN_SMTP_PORT;

  mdr_program_services_add (services, &entry);
}

static void
add_transport (GPtrArray *services, GHashTable *sources, GKeyFile *identity)
{
  g_autofree char *uid = get_text (identity, "Mail Submission", "TransportUid");
  g_autofree char *backend = NULL;
  GKeyFile *transport = uid != NULL ? g_hash_table_lookup (sources, uid) : NULL;

  if (transport == NULL)
    return;

  /* The other backend is a sendmail program on this computer. */
  backend = get_text (transport, "Mail Transport", "BackendName");
  if (g_strcmp0 (backend, "smtp") == 0)
    add_service (services, transport, uid, MDR_PROTOCOL_SMTP);
}

static void
add_account (MdrReading *reading,
             const char *place,
             GHashTable *sources,
             const char *uid,
             GKeyFile *source)
{
  g_autoptr (GPtrArray) services = mdr_program_services_new ();
  GKeyFile *identity = look_up (sources, source, "Mail Account", "IdentityUid");
  g_autofree char *backend = get_text (source, "Mail Account", "BackendName");
  g_autofree char *collection = find_with_group (sources, uid, "Collection");
  g_autofree char *goa = find_with_group (sources, uid, "GNOME Online Accounts");
  g_autofree char *online_account = NULL;
  g_autofree char *name = get_text (source, "Data Source", "DisplayName");
  g_autofree char *address = NULL;
  MdrProgramAccountFields fields = { .program = "evolution", .place = place, .name = name };

  if (g_strcmp0 (backend, "imapx") == 0 || g_strcmp0 (backend, "imap") == 0)
    add_service (services, source, uid, MDR_PROTOCOL_IMAP);
  else if (g_strcmp0 (backend, "pop") == 0)
    add_service (services, source, uid, MDR_PROTOCOL_POP3);

  if (identity != NULL)
    {
      address = get_text (identity, "Mail Identity", "Address");
      add_transport (services, sources, identity);
    }

  /* Mail on this computer, feeds and the like have no address and no server. */
  if (address == NULL && services->len == 0)
    return;

  if (goa != NULL)
    online_account =
        get_text (g_hash_table_lookup (sources, goa), "GNOME Online Accounts", "AccountId");

  /* The sources of a collection share its password. */
  fields.uid = collection != NULL ? collection : uid;
  fields.address = address;
  fields.services = services;
  fields.online_account = online_account;
  fields.is_enabled = is_enabled (sources, source);
  mdr_reading_add_account (reading, &fields);
}

/*
 * mdr_evolution_add_accounts:
 * @reading: the run
 * @place: the folder of the sources, for people
 * @sources: (element-type utf8 GKeyFile): all sources, by their names
 *
 * Adds the mail accounts among the sources of one folder.
 */
void
mdr_evolution_add_accounts (MdrReading *reading, const char *place, GHashTable *sources)
{
  g_autoptr (GList) uids = g_list_sort (g_hash_table_get_keys (sources), (GCompareFunc) strcmp);

  for (GList *l = uids; l != NULL; l = l->next)
    {
      GKeyFile *source = g_hash_table_lookup (sources, l->data);

      if (g_key_file_has_group (source, "Mail Account"))
        add_account (reading, place, sources, l->data, source);
    }
}
