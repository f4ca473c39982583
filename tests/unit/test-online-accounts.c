/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GNOME Online Accounts, played by an object manager on a bus of the test's own.
 */

#include <gio/gunixsocketaddress.h>

#include "program-tree.h"

/* GDBus itself waits longer, if nobody tells it not to. */
#define DBUS_PATIENCE (25 * G_TIME_SPAN_SECOND)

#define NAME "org.gnome.OnlineAccounts"
#define PATH "/org/gnome/OnlineAccounts"

typedef struct
{
  ProgramTree tree;

  /* owned */
  GTestDBus *bus;
  GDBusConnection *service;
  GVariant *objects;

  /* the service takes the call, and never answers */
  gboolean stays_silent;
  GPtrArray *unanswered;
  guint n_calls;
} Desktop;

static const char interface_xml[] =
    "<node><interface name='org.freedesktop.DBus.ObjectManager'><method name='GetManagedObjects'>"
    "<arg name='objects' type='a{oa{sa{sv}}}' direction='out'/></method></interface></node>";

static const char *const google =
    "{'org.gnome.OnlineAccounts.Account': {'Id': <'account_1'>, 'ProviderType': <'google'>,"
    " 'ProviderName': <'Google'>, 'PresentationIdentity': <'ada@gmail.com'>,"
    " 'AttentionNeeded': <true>, 'MailDisabled': <false>},"
    " 'org.gnome.OnlineAccounts.OAuth2Based': {'ClientId': <'app'>, 'ClientSecret': <'hidden'>},"
    " 'org.gnome.OnlineAccounts.Mail': {'EmailAddress': <'ada@gmail.com'>, 'Name': <'Ada'>,"
    " 'ImapSupported': <true>, 'ImapHost': <'imap.gmail.com'>, 'ImapUseSsl': <true>,"
    " 'ImapUseTls': <false>, 'ImapUserName': <'ada@gmail.com'>, 'SmtpSupported': <true>,"
    " 'SmtpHost': <'smtp.gmail.com'>, 'SmtpUseAuth': <true>, 'SmtpAuthXoauth2': <true>,"
    " 'SmtpUseSsl': <true>, 'SmtpUseTls': <false>, 'SmtpUserName': <'ada@gmail.com'>}}";

static const char *const imap_smtp =
    "{'org.gnome.OnlineAccounts.Account': {'Id': <'account_2'>, 'ProviderType': <'imap_smtp'>,"
    " 'PresentationIdentity': <'Verein'>, 'AttentionNeeded': <false>, 'MailDisabled': <false>},"
    " 'org.gnome.OnlineAccounts.PasswordBased': @a{sv} {},"
    " 'org.gnome.OnlineAccounts.Mail': {'EmailAddress': <'a@example.org'>,"
    " 'ImapSupported': <true>, 'ImapHost': <'imap.example.org:1143'>, 'ImapUseSsl': <false>,"
    " 'ImapUseTls': <true>, 'ImapUserName': <'a'>, 'SmtpSupported': <true>,"
    " 'SmtpHost': <'smtp.example.org'>, 'SmtpUseAuth': <false>, 'SmtpUseSsl': <false>,"
    " 'SmtpUseTls': <true>, 'SmtpUserName': <'a'>}}";

static const char *const switched_off =
    "{'org.gnome.OnlineAccounts.Account': {'Id': <'account_3'>,"
    " 'PresentationIdentity': <'off@example.org'>, 'MailDisabled': <true>},"
    " 'org.gnome.OnlineAccounts.PasswordBased': @a{sv} {}}";

static const char *const cloud =
    "{'org.gnome.OnlineAccounts.Account': {'Id': <'account_4'>,"
    " 'PresentationIdentity': <'cloud@example.org'>, 'MailDisabled': <false>},"
    " 'org.gnome.OnlineAccounts.Files': {'Uri': <'davs://x'>}}";

static const char *const hostile =
    "{'org.gnome.OnlineAccounts.Account': {'Id': <'account_5'>, 'AttentionNeeded': <'yes'>,"
    " 'PresentationIdentity': <'<b>x\\r\\ny'>, 'MailDisabled': <7>},"
    " 'org.gnome.OnlineAccounts.Mail': {'EmailAddress': <42>, 'ImapHost': <'a b:99999999'>,"
    " 'ImapUseSsl': <'maybe'>, 'SmtpHost': <''>}}";

static void
call_cb (GDBusConnection *connection,
         const char *sender,
         const char *path,
         const char *interface,
         const char *method,
         GVariant *parameters,
         GDBusMethodInvocation *invocation,
         gpointer user_data)
{
  Desktop *desktop = user_data;

  desktop->n_calls++;
  if (desktop->stays_silent)
    g_ptr_array_add (desktop->unanswered, invocation);
  else
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(@a{oa{sa{sv}}})", desktop->objects));
}

static void
read_desktop (Desktop *desktop)
{
  g_autofree char *variable =
      g_strconcat ("DBUS_SESSION_BUS_ADDRESS=", g_test_dbus_get_bus_address (desktop->bus), NULL);
  const char *environment[] = { variable, NULL };

  program_tree_read_with (&desktop->tree, environment);
}

static void
start_service (Desktop *desktop, const char *const *objects)
{
  static const GDBusInterfaceVTable vtable = { .method_call = call_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autoptr (GString) text = g_string_new ("@a{oa{sa{sv}}} {");
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; objects[i] != NULL; i++)
    g_string_append_printf (text, "%sobjectpath '" PATH "/Accounts/a%u': %s", i > 0 ? ", " : "", i,
                            objects[i]);

  g_string_append_c (text, '}');
  desktop->objects = g_variant_parse (NULL, text->str, NULL, NULL, &error);
  g_assert_no_error (error);

  desktop->service =
      g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (desktop->bus),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);

  g_dbus_connection_register_object (desktop->service, PATH, node->interfaces[0], &vtable, desktop,
                                     NULL, &error);
  g_assert_no_error (error);

  reply = g_dbus_connection_call_sync (desktop->service, "org.freedesktop.DBus",
                                       "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", NAME, 4u), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Desktop *desktop, gconstpointer data)
{
  g_autofree char *started = NULL;
  g_autofree char *text = NULL;

  program_tree_set_up (&desktop->tree, NULL);
  started = program_tree_path (&desktop->tree, "started");
  text = g_strdup_printf ("[D-BUS Service]\nName=" NAME "\nExec=/bin/touch %s\n", started);
  program_tree_write (&desktop->tree, NAME ".service", text);

  desktop->unanswered = g_ptr_array_new_with_free_func (g_object_unref);
  desktop->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_add_service_dir (desktop->bus, desktop->tree.home);
  g_test_dbus_up (desktop->bus);
}

static void
tear_down (Desktop *desktop, gconstpointer data)
{
  if (desktop->service != NULL)
    g_dbus_connection_close_sync (desktop->service, NULL, NULL);

  g_clear_pointer (&desktop->unanswered, g_ptr_array_unref);
  g_clear_object (&desktop->service);
  g_clear_pointer (&desktop->objects, g_variant_unref);
  g_test_dbus_down (desktop->bus);
  g_clear_object (&desktop->bus);
  program_tree_tear_down (&desktop->tree, NULL);
}

static void
test_accounts (Desktop *desktop, gconstpointer data)
{
  const char *objects[] = { google, imap_smtp, switched_off, cloud, NULL };
  MdrProgramAccount *found;

  start_service (desktop, objects);
  read_desktop (desktop);

  g_assert_cmpuint (desktop->n_calls, ==, 1);
  g_assert_cmpuint (desktop->tree.accounts->len, ==, 3);
  g_assert_cmpuint (desktop->tree.unreadable->len, ==, 0);

  found = program_tree_find (&desktop->tree, "ada@gmail.com");
  g_assert_cmpstr (mdr_program_account_get_program (found), ==, "gnome-online-accounts");
  g_assert_cmpstr (mdr_program_account_get_uid (found), ==, "account_1");
  g_assert_cmpstr (mdr_program_account_get_online_account (found), ==, "account_1");
  g_assert_true (mdr_program_account_get_needs_attention (found));
  g_assert_true (mdr_program_account_get_enabled (found));
  program_tree_assert_service (found, 0, "imap imap.gmail.com:993 tls", "ada@gmail.com",
                               MDR_SIGN_IN_METHOD_OAUTH);
  program_tree_assert_service (found, 1, "smtp smtp.gmail.com:465 tls", "ada@gmail.com",
                               MDR_SIGN_IN_METHOD_OAUTH);

  found = program_tree_find (&desktop->tree, "a@example.org");
  g_assert_cmpstr (mdr_program_account_get_name (found), ==, "Verein");
  g_assert_false (mdr_program_account_get_needs_attention (found));
  program_tree_assert_service (found, 0, "imap imap.example.org:1143 starttls", "a",
                               MDR_SIGN_IN_METHOD_PASSWORD);
  program_tree_assert_service (found, 1, "smtp smtp.example.org:587 starttls", NULL,
                               MDR_SIGN_IN_METHOD_NONE);

  found = program_tree_find (&desktop->tree, "off@example.org");
  g_assert_false (mdr_program_account_get_enabled (found));
}

static void
test_hostile (Desktop *desktop, gconstpointer data)
{
  const char *objects[] = { hostile, NULL };
  MdrProgramAccount *found;

  start_service (desktop, objects);
  read_desktop (desktop);

  g_assert_cmpuint (desktop->tree.accounts->len, ==, 1);
  found = desktop->tree.accounts->pdata[0];
  g_assert_cmpstr (mdr_program_account_get_name (found), ==, "<b>x y");
  g_assert_false (mdr_program_account_get_needs_attention (found));
  g_assert_cmpuint (mdr_program_account_get_services (found)->len, ==, 0);
}

/* Nobody has the name, and nobody is started for it, though the bus knows how. */
static void
test_absent (Desktop *desktop, gconstpointer data)
{
  g_autofree char *started = program_tree_path (&desktop->tree, "started");

  read_desktop (desktop);
  g_assert_false (g_file_test (started, G_FILE_TEST_EXISTS));

  g_assert_cmpuint (desktop->tree.accounts->len, ==, 0);
  g_assert_cmpuint (desktop->tree.unreadable->len, ==, 0);
}

static void
test_no_bus (Desktop *desktop, gconstpointer data)
{
  static const char *const addresses[] = {
    "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus",
    "DBUS_SESSION_BUS_ADDRESS=nonsense",
    "DBUS_SESSION_BUS_ADDRESS=",
    "XDG_RUNTIME_DIR=/nonexistent",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      const char *environment[] = { addresses[i], NULL };

      program_tree_read_with (&desktop->tree, environment);
      g_assert_cmpuint (desktop->tree.accounts->len, ==, 0);
    }
}

static void
test_silent (Desktop *desktop, gconstpointer data)
{
  const char *objects[] = { google, NULL };
  gint64 start = g_get_monotonic_time ();

  start_service (desktop, objects);
  desktop->stays_silent = TRUE;
  read_desktop (desktop);

  g_assert_cmpuint (desktop->tree.accounts->len, ==, 0);
  g_assert_cmpuint (desktop->n_calls, ==, 1);
  g_assert_cmpint (g_get_monotonic_time () - start, <, DBUS_PATIENCE);
}

/* Somebody listens there who does not even say what he is. */
static void
test_no_bus_behind_the_socket (Desktop *desktop, gconstpointer data)
{
  g_autofree char *path = program_tree_path (&desktop->tree, "bus");
  g_autofree char *folder = g_strconcat ("XDG_RUNTIME_DIR=", desktop->tree.home, NULL);
  const char *environment[] = { folder, NULL };
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT,
                                 NULL, NULL, &error);
  g_assert_no_error (error);

  program_tree_read_with (&desktop->tree, environment);
  g_assert_cmpuint (desktop->tree.accounts->len, ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, DBUS_PATIENCE);
}

static void
add (const char *path, void (*function) (Desktop *desktop, gconstpointer data))
{
  g_test_add (path, Desktop, NULL, set_up, function, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/online-accounts/accounts", test_accounts);
  add ("/online-accounts/hostile-properties-do-no-harm", test_hostile);
  add ("/online-accounts/absent-service-is-no-error", test_absent);
  add ("/online-accounts/no-bus-is-no-error", test_no_bus);
  add ("/online-accounts/silent-service-gets-a-short-time", test_silent);
  add ("/online-accounts/silent-bus-gets-a-short-time", test_no_bus_behind_the_socket);

  return g_test_run ();
}
