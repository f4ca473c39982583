/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Joins what receives, what sends and the addresses. The keys are those of kdepim-runtime
 * (resources/imap/imapresource.kcfg, resources/pop3/settings.kcfg), kmailtransport
 * (src/mailtransport.kcfg) and kidentitymanagement (identity.h).
 *
 * KDE does not write what is at its default, and the defaults have changed; the newer ones count.
 */

#include <string.h>

#include "mdr-kmail-private.h"
#include "mdr-program-services.h"

#define IMAP_GROUP "network"
#define POP3_GROUP "General"
#define TRANSPORT_PREFIX "Transport "
#define IDENTITY_PREFIX "Identity #"

/* The order of MailTransport::Transport::EnumAuthenticationType; files have the number or the name.
 */
static const struct
{
  const char *name;
  MdrSignInMethod method;
} methods[] = {
  { "LOGIN", MDR_SIGN_IN_METHOD_PASSWORD },
  { "PLAIN", MDR_SIGN_IN_METHOD_PASSWORD },
  { "CRAM_MD5", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
  { "DIGEST_MD5", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
  { "GSSAPI", MDR_SIGN_IN_METHOD_OTHER },
  { "NTLM", MDR_SIGN_IN_METHOD_OTHER },
  { "APOP", MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD },
  { "CLEAR", MDR_SIGN_IN_METHOD_PASSWORD },
  { "ANONYMOUS", MDR_SIGN_IN_METHOD_NONE },
  { "XOAUTH2", MDR_SIGN_IN_METHOD_OAUTH },
};

static MdrSignInMethod
get_method (MdrConfigText *config, const char *group, const char *key)
{
  const char *value = mdr_config_text_get (config, group, key);
  gint64 number = mdr_config_text_get_number (config, group, key, -1);

  if (value == NULL)
    return MDR_SIGN_IN_METHOD_PASSWORD;

  if (number >= 0 && number < (gint64) G_N_ELEMENTS (methods))
    return methods[number].method;

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    if (g_ascii_strcasecmp (value, methods[i].name) == 0)
      return methods[i].method;

  return MDR_SIGN_IN_METHOD_UNKNOWN;
}

static MdrSecurity
get_imap_security (MdrConfigText *resource, gint64 port)
{
  const char *safety = mdr_config_text_get (resource, IMAP_GROUP, "OverrideEncryption");

  if (safety == NULL)
    safety = mdr_config_text_get (resource, IMAP_GROUP, "Safety");

  /* Not written means the default of the day, and that went with the port. */
  if (safety == NULL)
    return port == mdr_protocol_get_default_port (MDR_PROTOCOL_IMAP, MDR_SECURITY_STARTTLS)
               ? MDR_SECURITY_STARTTLS
               : MDR_SECURITY_TLS;

  if (g_ascii_strcasecmp (safety, "STARTTLS") == 0)
    return MDR_SECURITY_STARTTLS;

  return g_ascii_strcasecmp (safety, "None") == 0 || g_ascii_strcasecmp (safety, "UNENCRYPTED") == 0
             ? MDR_SECURITY_NONE
             : MDR_SECURITY_TLS;
}

static gboolean
add_imap (GPtrArray *services, const char *id, MdrConfigText *resource)
{
  const char *server = mdr_config_text_get (resource, IMAP_GROUP, "ImapServer");
  g_autofree char *host = g_strdup (server);
  char *colon = host != NULL ? strrchr (host, ':') : NULL;
  MdrServerEntry entry = {
    .protocol = MDR_PROTOCOL_IMAP,
    .port = mdr_config_text_get_number (resource, IMAP_GROUP, "ImapPort", 0),
    .user_name = mdr_config_text_get (resource, IMAP_GROUP, "UserName"),
    .method = get_method (resource, IMAP_GROUP, "Authentication"),
    .uid = id,
  };

  /* Older versions kept “host:port” in one; an IPv6 address has more colons. */
  if (colon != NULL && strchr (host, ':') == colon)
    {
      entry.port = g_ascii_strtoll (colon + 1, NULL, 10);
      *colon = '\0';
    }

  entry.host = host;
  entry.security = get_imap_security (resource, entry.port);

  return mdr_program_services_add (services, &entry);
}

static gboolean
add_pop3 (GPtrArray *services, const char *id, MdrConfigText *resource)
{
  MdrServerEntry entry = {
    .protocol = MDR_PROTOCOL_POP3,
    .host = mdr_config_text_get (resource, POP3_GROUP, "host"),
    .port = mdr_config_text_get_number (resource, POP3_GROUP, "port", 110),
    .security = MDR_SECURITY_NONE,
    .user_name = mdr_config_text_get (resource, POP3_GROUP, "login"),
    .method = get_method (resource, POP3_GROUP, "authenticationMethod"),
    .uid = id,
  };

  if (mdr_config_text_get_truth (resource, POP3_GROUP, "useSSL", FALSE))
    entry.security = MDR_SECURITY_TLS;
  else if (mdr_config_text_get_truth (resource, POP3_GROUP, "useTLS", FALSE))
    entry.security = MDR_SECURITY_STARTTLS;

  return mdr_program_services_add (services, &entry);
}

static MdrSecurity
get_smtp_security (MdrConfigText *transports, const char *group)
{
  const char *encryption = mdr_config_text_get (transports, group, "encryption");

  if (g_strcmp0 (encryption, "None") == 0 || g_strcmp0 (encryption, "0") == 0)
    return MDR_SECURITY_NONE;

  return g_strcmp0 (encryption, "TLS") == 0 || g_strcmp0 (encryption, "2") == 0
             ? MDR_SECURITY_STARTTLS
             : MDR_SECURITY_TLS;
}

static void
add_transport (MdrKmail *self, GPtrArray *services, const char *id)
{
  g_autofree char *group = g_strconcat (TRANSPORT_PREFIX, id, NULL);
  const char *kind = mdr_config_text_get (self->transports, group, "identifier");
  gboolean signs_in = mdr_config_text_get_truth (self->transports, group, "auth", FALSE);
  MdrServerEntry entry = {
    .protocol = MDR_PROTOCOL_SMTP,
    .host = mdr_config_text_get (self->transports, group, "host"),
    .port = mdr_config_text_get_number (self->transports, group, "port", 587),
    .security = get_smtp_security (self->transports, group),
    .user_name = signs_in ? mdr_config_text_get (self->transports, group, "user") : NULL,
    .method = signs_in ? get_method (self->transports, group, "authtype") : MDR_SIGN_IN_METHOD_NONE,
    .uid = id,
  };

  /* An Exchange resource takes mail without SMTP. */
  if (kind == NULL || g_ascii_strcasecmp (kind, "SMTP") == 0)
    mdr_program_services_add (services, &entry);
}

/* The group of the identity with this value, or NULL. */
static const char *
find_identity (MdrKmail *self, const char *key, const char *expected)
{
  GPtrArray *groups;

  if (self->identities == NULL || expected == NULL)
    return NULL;

  groups = mdr_config_text_get_groups (self->identities);
  for (guint i = 0; i < groups->len; i++)
    {
      const char *group = groups->pdata[i];
      const char *value = mdr_config_text_get (self->identities, group, key);

      if (g_str_has_prefix (group, IDENTITY_PREFIX) && value != NULL &&
          g_ascii_strcasecmp (value, expected) == 0)
        return group;
    }

  return NULL;
}

static const char *
find_default_identity (MdrKmail *self)
{
  const char *uoid;
  const char *group;

  if (self->identities == NULL)
    return NULL;

  uoid = mdr_config_text_get (self->identities, "General", "Default Identity");
  group = find_identity (self, "uoid", uoid);

  return group != NULL ? group : IDENTITY_PREFIX "0";
}

/* The account's own identity, or the one whose address is the user name. Only a user name that is
 * no address leaves the default one, which may be that of another account. */
static const char *
find_identity_of (MdrKmail *self, MdrConfigText *resource, const char *user_name)
{
  const char *group = NULL;

  if (!mdr_config_text_get_truth (resource, "cache", "UseDefaultIdentity", TRUE))
    group =
        find_identity (self, "uoid", mdr_config_text_get (resource, "cache", "AccountIdentity"));

  if (group == NULL)
    group = find_identity (self, "Email Address", user_name);

  if (group == NULL && (user_name == NULL || strchr (user_name, '@') == NULL))
    group = find_default_identity (self);

  return group;
}

static const char *
find_transport (MdrKmail *self, const char *identity, const char *user_name)
{
  const char *id = NULL;
  GPtrArray *groups;

  if (self->transports == NULL)
    return NULL;

  if (identity != NULL)
    id = mdr_config_text_get (self->identities, identity, "Transport");

  if (id != NULL)
    return id;

  groups = mdr_config_text_get_groups (self->transports);
  for (guint i = 0; user_name != NULL && i < groups->len; i++)
    {
      const char *group = groups->pdata[i];

      if (g_str_has_prefix (group, TRANSPORT_PREFIX) &&
          g_strcmp0 (mdr_config_text_get (self->transports, group, "user"), user_name) == 0)
        return group + strlen (TRANSPORT_PREFIX);
    }

  return mdr_config_text_get (self->transports, "General", "default-transport");
}

static void
add_account (MdrKmail *self,
             const char *uid,
             const char *name,
             const char *address,
             GPtrArray *services)
{
  MdrProgramAccountFields fields = {
    .program = "kmail",
    .uid = uid,
    .place = self->place,
    .name = name != NULL ? name : address,
    .address = address,
    .services = services,
    .is_enabled = TRUE,
  };

  mdr_reading_add_account (self->reading, &fields);
}

/*
 * mdr_kmail_add_receiving:
 * @self: what the accounts have in common
 * @id: the id of the resource
 * @name: (nullable): what the user calls it
 * @resource: its settings
 *
 * Adds an account that receives, with the way it sends.
 */
void
mdr_kmail_add_receiving (MdrKmail *self, const char *id, const char *name, MdrConfigText *resource)
{
  g_autoptr (GPtrArray) services = mdr_program_services_new ();
  gboolean is_pop3 = strstr (id, "_pop3_") != NULL;
  const char *user_name = is_pop3 ? mdr_config_text_get (resource, POP3_GROUP, "login")
                                  : mdr_config_text_get (resource, IMAP_GROUP, "UserName");
  const char *identity = find_identity_of (self, resource, user_name);
  const char *transport = find_transport (self, identity, user_name);
  const char *address = NULL;

  if (identity != NULL)
    address = mdr_config_text_get (self->identities, identity, "Email Address");

  if (address == NULL && user_name != NULL && strchr (user_name, '@') != NULL)
    address = user_name;

  /* A resource that was never set up has no server. */
  if (is_pop3 ? !add_pop3 (services, id, resource) : !add_imap (services, id, resource))
    return;

  if (transport != NULL)
    add_transport (self, services, transport);

  if (identity != NULL)
    g_hash_table_add (self->used, g_strdup (identity));

  add_account (self, id, name, address, services);
}

/*
 * mdr_kmail_add_sending:
 * @self: what the accounts have in common
 *
 * Adds the addresses that none of the accounts has, where they send with a server of their own.
 */
void
mdr_kmail_add_sending (MdrKmail *self)
{
  GPtrArray *groups;

  if (self->identities == NULL || self->transports == NULL)
    return;

  groups = mdr_config_text_get_groups (self->identities);
  for (guint i = 0; i < groups->len; i++)
    {
      const char *group = groups->pdata[i];
      const char *address = mdr_config_text_get (self->identities, group, "Email Address");
      const char *transport = mdr_config_text_get (self->identities, group, "Transport");
      g_autoptr (GPtrArray) services = mdr_program_services_new ();

      if (!g_str_has_prefix (group, IDENTITY_PREFIX) || address == NULL || transport == NULL ||
          g_hash_table_contains (self->used, group))
        continue;

      add_transport (self, services, transport);
      if (services->len > 0)
        add_account (self, group, mdr_config_text_get (self->identities, group, "Identity"),
                     address, services);
    }
}
