/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads what Mailspring is set to, from its config.json; the passwords stand in the keyring.
 */

#include <json-glib/json-glib.h>

#include "mdr-folder.h"
#include "mdr-json-depth.h"
#include "mdr-program-readers.h"
#include "mdr-program-services.h"

/* The file itself has six levels. */
#define MAX_DEPTH 64
#define MAX_ACCOUNTS 200

typedef struct
{
  MdrReading *reading;
  const char *place;
} Source;

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
get_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* A port that the user typed is text until the program has tried it. */
static gint64
get_port (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = get_string (object, name);

  if (text != NULL)
    return g_ascii_strtoll (text, NULL, 10);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : 0;
}

static MdrSecurity
security_from_text (const char *text)
{
  if (g_strcmp0 (text, "SSL / TLS") == 0)
    return MDR_SECURITY_TLS;

  return g_strcmp0 (text, "STARTTLS") == 0 ? MDR_SECURITY_STARTTLS : MDR_SECURITY_NONE;
}

/* The token itself is in the keyring; what stays is for whom it was made. */
static MdrSignInMethod
get_method (JsonObject *settings, const char *user_name)
{
  if (get_string (settings, "refresh_client_id") != NULL)
    return MDR_SIGN_IN_METHOD_OAUTH;

  return user_name != NULL && *user_name != '\0' ? MDR_SIGN_IN_METHOD_PASSWORD
                                                 : MDR_SIGN_IN_METHOD_NONE;
}

static void
add_server (JsonObject *settings, MdrProtocol protocol, GPtrArray *services)
{
  const char *prefix = mdr_enum_to_nick (MDR_TYPE_PROTOCOL, protocol);
  g_autofree char *host = g_strconcat (prefix, "_host", NULL);
  g_autofree char *port = g_strconcat (prefix, "_port", NULL);
  g_autofree char *security = g_strconcat (prefix, "_security", NULL);
  g_autofree char *user_name = g_strconcat (prefix, "_username", NULL);
  MdrServerEntry entry = {
    .protocol = protocol,
    .host = get_string (settings, host),
    .port = get_port (settings, port),
    .security = security_from_text (get_string (settings, security)),
    .user_name = get_string (settings, user_name),
    .method = get_method (settings, get_string (settings, user_name)),
  };

  mdr_program_services_add (services, &entry);
}

static void
add_account (const Source *source, JsonObject *account)
{
  g_autoptr (GPtrArray) services = mdr_program_services_new ();
  JsonObject *settings = get_object (account, "settings");
  const char *label = get_string (account, "label");
  const char *id = get_string (account, "id");
  g_autofree char *uid = NULL;
  MdrProgramAccountFields fields = {
    .program = "mailspring",
    .place = source->place,
    .name = label != NULL ? label : get_string (account, "name"),
    .address = get_string (account, "emailAddress"),
    .services = services,
    .is_enabled = TRUE,
  };

  if (fields.address == NULL || settings == NULL)
    return;

  add_server (settings, MDR_PROTOCOL_IMAP, services);
  add_server (settings, MDR_PROTOCOL_SMTP, services);

  uid = g_strjoin ("/", source->place, id != NULL ? id : fields.address, NULL);
  fields.uid = uid;
  mdr_reading_add_account (source->reading, &fields);
}

/* { "*": { "accounts": [ … ], … } }; a program that was never set up has no accounts. */
static gboolean
add_accounts (const Source *source, JsonNode *root)
{
  JsonObject *settings;
  JsonNode *accounts;
  JsonArray *array;
  guint n_accounts;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  settings = get_object (json_node_get_object (root), "*");
  accounts = settings != NULL ? json_object_get_member (settings, "accounts") : NULL;
  if (accounts == NULL)
    return TRUE;

  if (!JSON_NODE_HOLDS_ARRAY (accounts))
    return FALSE;

  array = json_node_get_array (accounts);
  n_accounts = MIN (json_array_get_length (array), MAX_ACCOUNTS);
  for (guint i = 0; i < n_accounts; i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (element))
        add_account (source, json_node_get_object (element));
    }

  return TRUE;
}

static void
read_place (MdrReading *reading, const char *path)
{
  g_autoptr (MdrFolder) folder = mdr_folder_open (reading, "mailspring", path);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;
  gsize length;
  Source source;

  if (folder == NULL || !mdr_folder_claim (folder))
    return;

  text = mdr_folder_read (folder, "config.json", &length);
  if (text == NULL)
    return;

  place = mdr_folder_dup_place (folder, NULL);
  source = (Source){ reading, place };

  /* The parser calls itself for every level. */
  if (!mdr_json_is_shallow (text, length, MAX_DEPTH) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL) ||
      !add_accounts (&source, json_parser_get_root (parser)))
    mdr_folder_add_unreadable (folder, "config.json", MDR_UNREADABLE_REASON_BROKEN);
  mdr_reading_note_read (reading, "mailspring");
}

/**
 * mdr_read_mailspring:
 * @reading: the run
 *
 * Looks for the accounts of Mailspring: installed on the system, as a Flatpak, as a Snap.
 */
void
mdr_read_mailspring (MdrReading *reading)
{
  const char *home = mdr_reading_get_home (reading);
  g_autofree char *system =
      g_build_filename (mdr_reading_get_config_home (reading), "Mailspring", NULL);
  g_autofree char *flatpak =
      g_build_filename (home, ".var/app/com.getmailspring.Mailspring/config/Mailspring", NULL);
  g_autofree char *snap = g_build_filename (home, "snap/mailspring/common", NULL);

  read_place (reading, system);
  read_place (reading, flatpak);
  read_place (reading, snap);
}
