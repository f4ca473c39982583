/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes an account out of the properties of a GNOME Online Account, as gnome-online-accounts
 * describes them (data/dbus-interfaces.xml). Nothing in it is a user's secret; those come only from
 * methods, which mdr-online-token.c calls if the user wants it.
 */

#include <glib/gi18n-lib.h>

#include "mdr-online-accounts-private.h"
#include "mdr-program-services.h"

#define PREFIX "org.gnome.OnlineAccounts."

/* One of the two directions. */
typedef struct
{
  MdrProtocol protocol;
  const char *supported;
  const char *host;
  const char *user_name;
  const char *use_tls;
  const char *use_starttls;
} Direction;

static const Direction directions[] = {
  { MDR_PROTOCOL_IMAP, "ImapSupported", "ImapHost", "ImapUserName", "ImapUseSsl", "ImapUseTls" },
  { MDR_PROTOCOL_SMTP, "SmtpSupported", "SmtpHost", "SmtpUserName", "SmtpUseSsl", "SmtpUseTls" },
};

static GVariant *
look_up_interface (GVariant *interfaces, const char *name)
{
  g_autofree char *full_name = g_strconcat (PREFIX, name, NULL);

  return g_variant_lookup_value (interfaces, full_name, G_VARIANT_TYPE_VARDICT);
}

static gboolean
has_interface (GVariant *interfaces, const char *name)
{
  g_autoptr (GVariant) properties = look_up_interface (interfaces, name);

  return properties != NULL;
}

static char *
dup_text (GVariant *properties, const char *name)
{
  const char *text = NULL;

  if (!g_variant_lookup (properties, name, "&s", &text) || *text == '\0')
    return NULL;

  return g_strdup (text);
}

static gboolean
is_true (GVariant *properties, const char *name, gboolean fallback)
{
  gboolean value = fallback;

  (void) g_variant_lookup (properties, name, "b", &value);

  return value;
}

static MdrSecurity
get_security (GVariant *mail, const Direction *direction)
{
  if (is_true (mail, direction->use_tls, FALSE))
    return MDR_SECURITY_TLS;

  return is_true (mail, direction->use_starttls, FALSE) ? MDR_SECURITY_STARTTLS : MDR_SECURITY_NONE;
}

static void
add_service (GPtrArray *services,
             GVariant *mail,
             const Direction *direction,
             MdrSignInMethod method)
{
  g_autofree char *host = dup_text (mail, direction->host);
  g_autofree char *user_name = dup_text (mail, direction->user_name);
  g_autoptr (GSocketConnectable) address = NULL;
  MdrServerEntry entry = {
    .protocol = direction->protocol,
    .security = get_security (mail, direction),
    .user_name = user_name,
    .method = method,
  };

  if (host == NULL || !is_true (mail, direction->supported, TRUE))
    return;

  /* The host may have a port behind it. */
  address = g_network_address_parse (
      host, mdr_protocol_get_default_port (entry.protocol, entry.security), NULL);
  if (address == NULL)
    return;

  entry.host = g_network_address_get_hostname (G_NETWORK_ADDRESS (address));
  entry.port = g_network_address_get_port (G_NETWORK_ADDRESS (address));

  if (direction->protocol == MDR_PROTOCOL_SMTP && !is_true (mail, "SmtpUseAuth", TRUE))
    {
      entry.method = MDR_SIGN_IN_METHOD_NONE;
      entry.user_name = NULL;
    }

  mdr_program_services_add (services, &entry);
}

static MdrSignInMethod
get_method (GVariant *interfaces)
{
  if (has_interface (interfaces, "OAuth2Based") || has_interface (interfaces, "OAuthBased"))
    return MDR_SIGN_IN_METHOD_OAUTH;

  if (has_interface (interfaces, "PasswordBased"))
    return MDR_SIGN_IN_METHOD_PASSWORD;

  return has_interface (interfaces, "Ticketing") ? MDR_SIGN_IN_METHOD_OTHER
                                                 : MDR_SIGN_IN_METHOD_UNKNOWN;
}

/*
 * mdr_online_account_add:
 * @reading: the run
 * @interfaces: the interfaces of an object, with their properties, as a{sa{sv}}
 *
 * Adds an account, if it is for mail. One whose mail the user has switched off has no interface for
 * it.
 */
void
mdr_online_account_add (MdrReading *reading, GVariant *interfaces)
{
  g_autoptr (GVariant) account = look_up_interface (interfaces, "Account");
  g_autoptr (GVariant) mail = look_up_interface (interfaces, "Mail");
  g_autoptr (GPtrArray) services = mdr_program_services_new ();
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *address = NULL;
  g_autofree char *provider = NULL;
  MdrProgramAccountFields fields = { .program = "gnome-online-accounts", .services = services };

  if (account == NULL || (mail == NULL && !is_true (account, "MailDisabled", FALSE)))
    return;

  id = dup_text (account, "Id");
  name = dup_text (account, "PresentationIdentity");
  provider = dup_text (account, "ProviderName");
  if (id == NULL)
    return;

  if (mail != NULL)
    {
      address = dup_text (mail, "EmailAddress");
      for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
        add_service (services, mail, &directions[i], get_method (interfaces));
    }

  fields.uid = id;
  /* TRANSLATORS: where in GNOME an account is to be found. “Online Accounts” is the name of a page
   * in the settings. */
  fields.place = _ ("Settings, Online Accounts");
  fields.name = name;
  fields.address = address != NULL ? address : name;
  fields.online_account = id;
  fields.online_provider = provider;
  fields.online_method = get_method (interfaces);
  fields.needs_attention = is_true (account, "AttentionNeeded", FALSE);
  fields.is_enabled = mail != NULL;
  mdr_reading_add_account (reading, &fields);
}
