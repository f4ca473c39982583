/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what Claws Mail is set to, from its accountrc (Claws Mail's src/prefs_account.c). Newer
 * versions keep the passwords in another file; older ones have them here, and they are dropped.
 */

#include "mdr-config-text.h"
#include "mdr-program-readers.h"
#include "mdr-program-services.h"

#define PREFIX "Account: "

/* What RecvProtocol counts. */
typedef enum
{
  PROTOCOL_POP3 = 0,
  PROTOCOL_IMAP = 3,
  PROTOCOL_NNTP = 4,
} Protocol;

typedef struct
{
  MdrConfigText *config;
  const char *group;
} Account;

static const char *
get_text (const Account *account, const char *key)
{
  return mdr_config_text_get (account->config, account->group, key);
}

/* What SSLType counts. */
static MdrSecurity
get_security (const Account *account, const char *key)
{
  switch (mdr_config_text_get_number (account->config, account->group, key, 0))
    {
    case 1:
      return MDR_SECURITY_TLS;

    case 2:
      return MDR_SECURITY_STARTTLS;

    default:
      return MDR_SECURITY_NONE;
    }
}

static gint64
get_port (const Account *account, const char *is_set, const char *key)
{
  return mdr_config_text_get_truth (account->config, account->group, is_set, FALSE)
             ? mdr_config_text_get_number (account->config, account->group, key, 0)
             : 0;
}

/* Bits, of which one is set; none leaves the choice to the program. */
static MdrSignInMethod
get_method (const Account *account, const char *key)
{
  switch (mdr_config_text_get_number (account->config, account->group, key, 0))
    {
    case 1:
      return MDR_SIGN_IN_METHOD_PASSWORD;

    case 2:
    case 4:
      return MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD;

    default:
      return MDR_SIGN_IN_METHOD_UNKNOWN;
    }
}

static void
add_incoming (const Account *account, GPtrArray *services, MdrProtocol protocol)
{
  gboolean is_imap = protocol == MDR_PROTOCOL_IMAP;
  gboolean is_apop =
      mdr_config_text_get_truth (account->config, account->group, "use_apop_auth", FALSE);
  MdrServerEntry entry = {
    .protocol = protocol,
    .host = get_text (account, "receive_server"),
    .port = is_imap ? get_port (account, "set_imapport", "imap_port")
                    : get_port (account, "set_popport", "pop_port"),
    .security = get_security (account, is_imap ? "ssl_imap" : "ssl_pop"),
    .user_name = get_text (account, "user_id"),
  };

  if (is_imap)
    entry.method = get_method (account, "imap_auth_method");
  else
    entry.method = is_apop ? MDR_SIGN_IN_METHOD_ENCRYPTED_PASSWORD : MDR_SIGN_IN_METHOD_PASSWORD;

  mdr_program_services_add (services, &entry);
}

static void
add_outgoing (const Account *account, GPtrArray *services)
{
  gboolean signs_in =
      mdr_config_text_get_truth (account->config, account->group, "use_smtp_auth", FALSE);
  const char *own_name = get_text (account, "smtp_user_id");
  MdrServerEntry entry = {
    .protocol = MDR_PROTOCOL_SMTP,
    .host = get_text (account, "smtp_server"),
    .port = get_port (account, "set_smtpport", "smtp_port"),
    .security = get_security (account, "ssl_smtp"),
    .method = signs_in ? get_method (account, "smtp_auth_method") : MDR_SIGN_IN_METHOD_NONE,
  };

  if (signs_in)
    entry.user_name = own_name != NULL ? own_name : get_text (account, "user_id");

  /* Without TLS from the first byte it is port 25, unless the user has set another. */
  if (entry.port == 0 && entry.security != MDR_SECURITY_TLS)
    entry.port = 25;

  /* Mail may be handed to a program on this computer instead. */
  if (!mdr_config_text_get_truth (account->config, account->group, "use_mail_command", FALSE))
    mdr_program_services_add (services, &entry);
}

static void
add_account (MdrReading *reading, const char *place, const Account *account)
{
  g_autoptr (GPtrArray) services = mdr_program_services_new ();
  g_autofree char *uid = g_strjoin ("/", place, account->group, NULL);
  gint64 protocol = mdr_config_text_get_number (account->config, account->group, "protocol", -1);
  MdrProgramAccountFields fields = {
    .program = "claws-mail",
    .uid = uid,
    .place = place,
    .name = get_text (account, "account_name"),
    .address = get_text (account, "address"),
    .services = services,
    .is_enabled = TRUE,
  };

  if (protocol == PROTOCOL_NNTP)
    return;

  if (protocol == PROTOCOL_IMAP)
    add_incoming (account, services, MDR_PROTOCOL_IMAP);
  else if (protocol == PROTOCOL_POP3)
    add_incoming (account, services, MDR_PROTOCOL_POP3);

  add_outgoing (account, services);
  if (services->len > 0)
    mdr_reading_add_account (reading, &fields);
}

static void
read_place (MdrReading *reading, const char *path)
{
  g_autoptr (MdrFolder) folder = mdr_folder_open (reading, "claws-mail", path);
  g_autoptr (MdrConfigText) config = NULL;
  g_autofree char *place = NULL;
  GPtrArray *groups;

  if (folder == NULL || !mdr_folder_claim (folder))
    return;

  config = mdr_config_text_read (folder, "accountrc", MDR_CONFIG_FORM_PLAIN);
  if (config == NULL)
    return;

  place = mdr_folder_dup_place (folder, NULL);
  groups = mdr_config_text_get_groups (config);
  for (guint i = 0; i < groups->len; i++)
    {
      const Account account = { config, groups->pdata[i] };

      if (g_str_has_prefix (account.group, PREFIX))
        add_account (reading, place, &account);
    }
  mdr_reading_note_read (reading, "claws-mail");
}

/**
 * mdr_read_claws_mail:
 * @reading: the run
 *
 * Looks for the accounts of Claws Mail.
 */
void
mdr_read_claws_mail (MdrReading *reading)
{
  g_autofree char *path = g_build_filename (mdr_reading_get_home (reading), ".claws-mail", NULL);

  read_place (reading, path);
}
