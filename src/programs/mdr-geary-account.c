/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes an account out of a geary.ini: version 1 with groups for both directions, and version 0
 * with one group for all, from before 0.13.
 */

#include <string.h>

#include "mdr-geary-private.h"
#include "mdr-program-services.h"

#define OLD_GROUP "AccountInformation"
#define GOA_PREFIX "goa_"

/* The servers of providers stand in the program, not in the file (Geary's src/engine/imap-engine).
 */
static const struct
{
  const char *provider;
  const char *imap_host;
  const char *smtp_host;
  MdrSecurity smtp_security;
} providers[] = {
  { "gmail", "imap.gmail.com", "smtp.gmail.com", MDR_SECURITY_TLS },
  { "outlook", "imap-mail.outlook.com", "smtp-mail.outlook.com", MDR_SECURITY_STARTTLS },
  { "yahoo", "imap.mail.yahoo.com", "smtp.mail.yahoo.com", MDR_SECURITY_TLS },
};

/* What an account is read into, before it is known what of it counts. */
typedef struct
{
  char *host;
  char *user_name;
  int port;
  MdrSecurity security;
  MdrSignInMethod method;
} End;

static void
end_clear (End *end)
{
  g_free (end->host);
  g_free (end->user_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, end_clear)

static char *
get_text (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, group, key, NULL);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static gboolean
get_truth (GKeyFile *file, const char *group, const char *key, gboolean fallback)
{
  g_autoptr (GError) error = NULL;
  gboolean value = g_key_file_get_boolean (file, group, key, &error);

  return error == NULL ? value : fallback;
}

static gboolean
is_text (const char *text, const char *expected)
{
  return text != NULL && g_ascii_strcasecmp (text, expected) == 0;
}

/* “Ada <ada@example.org>”, or the address alone. */
static char *
dup_address (const char *mailbox)
{
  const char *start = strrchr (mailbox, '<');
  const char *end = start != NULL ? strchr (start, '>') : NULL;

  if (end != NULL)
    return g_strndup (start + 1, (gsize) (end - start - 1));

  return g_strdup (mailbox);
}

static char *
get_address (GKeyFile *file)
{
  g_auto (GStrv) senders =
      g_key_file_get_string_list (file, "Account", "sender_mailboxes", NULL, NULL);

  if (senders != NULL && senders[0] != NULL)
    return dup_address (senders[0]);

  return get_text (file, OLD_GROUP, "primary_email");
}

static MdrSecurity
security_from_text (const char *text)
{
  if (is_text (text, "transport"))
    return MDR_SECURITY_TLS;

  return is_text (text, "start-tls") ? MDR_SECURITY_STARTTLS : MDR_SECURITY_NONE;
}

/* Without a server: that of a provider is filled in by the caller. */
static void
read_end (GKeyFile *file, const char *group, End *end)
{
  g_autofree char *security = get_text (file, group, "transport_security");
  g_autofree char *credentials = get_text (file, group, "credentials");

  end->host = get_text (file, group, "host");
  end->user_name = get_text (file, group, "login");
  end->port = g_key_file_get_integer (file, group, "port", NULL);
  end->security = security_from_text (security);
  end->method =
      is_text (credentials, "none") ? MDR_SIGN_IN_METHOD_NONE : MDR_SIGN_IN_METHOD_PASSWORD;
}

static void
read_old_end (GKeyFile *file, MdrProtocol protocol, const char *address, End *end)
{
  const char *prefix = mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol);
  g_autofree char *host = g_strconcat (prefix, "_host", NULL);
  g_autofree char *user_name = g_strconcat (prefix, "_username", NULL);
  g_autofree char *port = g_strconcat (prefix, "_port", NULL);
  g_autofree char *tls = g_strconcat (prefix, "_ssl", NULL);
  g_autofree char *starttls = g_strconcat (prefix, "_starttls", NULL);

  end->host = get_text (file, OLD_GROUP, host);
  end->user_name = get_text (file, OLD_GROUP, user_name);
  end->port = g_key_file_get_integer (file, OLD_GROUP, port, NULL);
  end->method = MDR_SIGN_IN_METHOD_PASSWORD;

  if (get_truth (file, OLD_GROUP, tls, protocol == MDR_PROTOCOL_IMAP))
    end->security = MDR_SECURITY_TLS;
  else if (get_truth (file, OLD_GROUP, starttls, TRUE))
    end->security = MDR_SECURITY_STARTTLS;
  else
    end->security = MDR_SECURITY_NONE;

  if (end->user_name == NULL)
    end->user_name = g_strdup (address);

  if (protocol == MDR_PROTOCOL_SMTP && get_truth (file, OLD_GROUP, "smtp_noauth", FALSE))
    end->method = MDR_SIGN_IN_METHOD_NONE;
}

static void
use_provider (const char *provider, MdrProtocol protocol, End *end)
{
  for (gsize i = 0; i < G_N_ELEMENTS (providers); i++)
    {
      if (!is_text (provider, providers[i].provider))
        continue;

      g_free (end->host);
      end->host = g_strdup (protocol == MDR_PROTOCOL_IMAP ? providers[i].imap_host
                                                          : providers[i].smtp_host);
      end->security = protocol == MDR_PROTOCOL_IMAP ? MDR_SECURITY_TLS : providers[i].smtp_security;
      end->port = 0;
      end->method = MDR_SIGN_IN_METHOD_PASSWORD;
    }
}

static void
add_end (GPtrArray *services, MdrProtocol protocol, const End *end, const char *user_name)
{
  MdrServerEntry entry = {
    .protocol = protocol,
    .host = end->host,
    .port = end->port,
    .security = end->security,
    .user_name = end->method == MDR_SIGN_IN_METHOD_NONE ? NULL : user_name,
    .method = end->method,
  };

  /* Geary's own default without encryption. */
  if (protocol == MDR_PROTOCOL_SMTP && end->port == 0 && end->security == MDR_SECURITY_NONE)
    entry.port = 25;

  mdr_program_services_add (services, &entry);
}

static void
add_services (GPtrArray *services, GKeyFile *file, const char *address)
{
  gboolean is_old = g_key_file_has_group (file, OLD_GROUP);
  g_autofree char *provider = get_text (file, is_old ? OLD_GROUP : "Account", "service_provider");
  g_autofree char *credentials = get_text (file, "Outgoing", "credentials");
  g_auto (End) incoming = { 0 };
  g_auto (End) outgoing = { 0 };
  const char *sender;

  if (is_old)
    {
      read_old_end (file, MDR_PROTOCOL_IMAP, address, &incoming);
      read_old_end (file, MDR_PROTOCOL_SMTP, address, &outgoing);
    }
  else
    {
      read_end (file, "Incoming", &incoming);
      read_end (file, "Outgoing", &outgoing);
    }

  use_provider (provider, MDR_PROTOCOL_IMAP, &incoming);
  use_provider (provider, MDR_PROTOCOL_SMTP, &outgoing);

  sender = outgoing.user_name;
  if (sender == NULL || is_text (credentials, "use-incoming") ||
      (is_old && get_truth (file, OLD_GROUP, "smtp_use_imap_credentials", FALSE)))
    sender = incoming.user_name;

  add_end (services, MDR_PROTOCOL_IMAP, &incoming, incoming.user_name);
  add_end (services, MDR_PROTOCOL_SMTP, &outgoing, sender);
}

/*
 * mdr_geary_add_account:
 * @reading: the run
 * @place: the folder of the account, for people
 * @id: its name
 * @file: the geary.ini in it
 *
 * Adds an account, unless Geary is about to remove it.
 *
 * Returns: whether the file is what it has to be
 */
gboolean
mdr_geary_add_account (MdrReading *reading, const char *place, const char *id, GKeyFile *file)
{
  g_autoptr (GPtrArray) services = mdr_program_services_new ();
  g_autofree char *address = get_address (file);
  g_autofree char *label = get_text (file, "Account", "label");
  g_autofree char *status = get_text (file, "Metadata", "status");
  g_autofree char *goa_id = get_text (file, "Metadata", "goa_id");
  MdrProgramAccountFields fields = {
    .program = "geary",
    .uid = place,
    .place = place,
    .address = address,
    .services = services,
    .is_enabled = status == NULL || is_text (status, "enabled"),
  };

  if (address == NULL)
    return FALSE;

  if (is_text (status, "removed"))
    return TRUE;

  if (label == NULL)
    label = get_text (file, OLD_GROUP, "nickname");

  if (goa_id == NULL && g_str_has_prefix (id, GOA_PREFIX))
    goa_id = g_strdup (id + strlen (GOA_PREFIX));

  /* The servers of an online account are in the hands of GNOME Online Accounts. */
  if (goa_id == NULL)
    add_services (services, file, address);

  fields.name = label != NULL ? label : address;
  fields.online_account = goa_id;
  mdr_reading_add_account (reading, &fields);

  return TRUE;
}
