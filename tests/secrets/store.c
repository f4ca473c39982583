/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each test has a bus, a daemon and files of its own; nothing of the developer's keyring is seen.
 */

#include "store.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/prctl.h>

/* A test that fails stops at once; what it started must not go on without it. */
static void
end_with_parent (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocessLauncher *
launcher_new (Store *self, GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);
  g_autofree char *data = g_build_filename (self->home, "data", NULL);

  g_subprocess_launcher_setenv (launcher, "HOME", self->home, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", self->home, TRUE);
  /* A warning of gnome-keyring is not ours. */
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);

  return launcher;
}

/* Counts what the store is asked; the bus is asked by others, too. */
static GDBusMessage *
count_calls (GDBusConnection *connection,
             GDBusMessage *message,
             gboolean incoming,
             gpointer user_data)
{
  Store *self = user_data;

  if (!incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL &&
      g_strcmp0 (g_dbus_message_get_destination (message), "org.freedesktop.DBus") != 0)
    g_atomic_int_inc (&self->n_calls);

  return message;
}

/* As an installed password store has it: the bus starts it when it is wanted. */
static void
write_service (Store *self)
{
  g_autofree char *path = g_build_filename (self->home, "org.freedesktop.secrets.service", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  text = g_strdup_printf ("[D-BUS Service]\nName=org.freedesktop.secrets\n"
                          "Exec=/usr/bin/python3 -B %s/odd-store.py confirm\n",
                          SCRIPTS);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static Store *
new_with (gboolean startable)
{
  Store *self = g_new0 (Store, 1);
  g_autoptr (GError) error = NULL;

  self->home = g_dir_make_tmp ("mail-doctor-keyring-XXXXXX", &error);
  g_assert_no_error (error);
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  if (startable)
    {
      write_service (self);
      g_test_dbus_add_service_dir (self->bus, self->home);
    }
  g_test_dbus_up (self->bus);

  self->connection =
      g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (self->bus),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (self->connection, count_calls, self, NULL);

  return self;
}

/* A bus without a password store. */
Store *
store_new (void)
{
  return new_with (FALSE);
}

/* A bus that starts one when it is wanted. */
Store *
store_new_startable (void)
{
  return new_with (TRUE);
}

static void
end_process (GSubprocess **process)
{
  if (*process == NULL)
    return;

  g_subprocess_force_exit (*process);
  g_subprocess_wait (*process, NULL, NULL);
  g_clear_object (process);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GSubprocess) rm =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "rm", "-rf", "--", path, NULL);

  g_subprocess_wait (rm, NULL, NULL);
}

void
store_free (Store *self)
{
  end_process (&self->prompter);
  end_process (&self->daemon);
  g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_clear_object (&self->connection);
  g_test_dbus_down (self->bus);
  g_clear_object (&self->bus);
  remove_tree (self->home);
  g_free (self->home);
  g_free (self);
}

static void
owner_changed_cb (GDBusConnection *connection,
                  const char *name,
                  const char *owner,
                  gpointer user_data)
{
  gboolean *is_there = user_data;

  *is_there = owner != NULL;
}

static void
name_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  gboolean *is_there = user_data;

  *is_there = FALSE;
}

static void
wait_for_name (Store *self, gboolean wanted)
{
  gboolean is_there = !wanted;
  guint watch;

  watch = g_bus_watch_name_on_connection (self->connection, "org.freedesktop.secrets",
                                          G_BUS_NAME_WATCHER_FLAGS_NONE, owner_changed_cb,
                                          name_vanished_cb, &is_there, NULL);
  while (is_there != wanted)
    g_main_context_iteration (NULL, TRUE);
  g_bus_unwatch_name (watch);
}

/* Starts the daemon. Not unlocked is as after a log-in without a password. */
void
store_start (Store *self, gboolean unlocked)
{
  g_autoptr (GSubprocessLauncher) launcher =
      launcher_new (self, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                              G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  GOutputStream *input;

  self->daemon =
      g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground",
                                   "--components=secrets", unlocked ? "--unlock" : NULL, NULL);
  g_assert_no_error (error);

  input = g_subprocess_get_stdin_pipe (self->daemon);
  if (unlocked)
    g_output_stream_write_all (input, STORE_PASSWORD, sizeof STORE_PASSWORD - 1, NULL, NULL,
                               &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, &error);
  g_assert_no_error (error);
  wait_for_name (self, TRUE);
}

void
store_kill (Store *self)
{
  end_process (&self->daemon);
  wait_for_name (self, FALSE);
}

/* Starts a stand-in, and waits until it says that it is there. */
static GSubprocess *
start_script (Store *self, const char *script, const char *manner)
{
  g_autoptr (GSubprocessLauncher) launcher = launcher_new (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *path = g_build_filename (SCRIPTS, script, NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;
  char ready[6] = { 0 };

  process =
      g_subprocess_launcher_spawn (launcher, &error, "/usr/bin/python3", "-B", path, manner, NULL);
  g_assert_no_error (error);
  g_input_stream_read_all (g_subprocess_get_stdout_pipe (process), ready, sizeof ready - 1, NULL,
                           NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (ready, ==, "ready");

  return process;
}

/* Somebody sits before the screen: closes questions, does not look, or types this password. */
void
store_ask (Store *self, const char *manner)
{
  self->prompter = start_script (self, "prompter.py", manner);
}

void
store_start_odd (Store *self, const char *manner)
{
  self->daemon = start_script (self, "odd-store.py", manner);
}

void
store_put_reversed (Store *self,
                    const char *collection,
                    const char *label,
                    const char *content_type,
                    const char *eulav,
                    const char *const *attributes)
{
  g_autoptr (GSubprocessLauncher) launcher = launcher_new (self, G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (words, (char *) PUT_ITEM);
  g_ptr_array_add (words, (char *) collection);
  g_ptr_array_add (words, (char *) label);
  g_ptr_array_add (words, (char *) content_type);
  g_ptr_array_add (words, (char *) eulav);
  for (guint i = 0; attributes[i] != NULL; i++)
    g_ptr_array_add (words, (char *) attributes[i]);
  g_ptr_array_add (words, NULL);

  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

void
store_put (Store *self, const char *collection, const char *label, const char *first, ...)
{
  g_autoptr (GPtrArray) attributes = g_ptr_array_new ();
  va_list args;

  va_start (args, first);
  for (const char *attribute = first; attribute != NULL; attribute = va_arg (args, const char *))
    g_ptr_array_add (attributes, (char *) attribute);
  va_end (args);
  g_ptr_array_add (attributes, NULL);

  store_put_reversed (self, collection, label, "text/plain", STORE_VALUE_REVERSED,
                      (const char *const *) attributes->pdata);
}

/* Items as the programs write them, and one that has nothing to do with mail. */
void
store_put_mail (Store *self)
{
  store_put (self, STORE_LOGIN, "Geary IMAP password", "xdg:schema=org.gnome.Geary", "proto=IMAP",
             "host=imap.example.it", "login=nome@example.it", NULL);
  store_put (self, STORE_LOGIN, "Geary SMTP password", "xdg:schema=org.gnome.Geary", "proto=SMTP",
             "host=smtp.example.it", "login=nome@example.it", NULL);
  store_put (self, STORE_LOGIN, "Evolution Data Source “nome@example.it”",
             "xdg:schema=org.gnome.Evolution.Data.Source", "eds-origin=evolution",
             "e-source-uid=4f2c9f7d6a1b", NULL);
  store_put (self, STORE_LOGIN, "GOA imap_smtp credentials for identity account_1700000000_0",
             "xdg:schema=org.gnome.OnlineAccounts",
             "goa-identity=imap_smtp:gen0:account_1700000000_0", NULL);
  store_put (self, STORE_LOGIN, "nome@example.it", "xdg:schema=org.gnome.keyring.NetworkPassword",
             "protocol=imap", "server=imap.example.it", "user=nome@example.it", NULL);
  store_put (self, STORE_LOGIN, "Wi-Fi", "xdg:schema=org.freedesktop.NetworkManager.Connection",
             "connection-uuid=1", "setting-name=802-11-wireless-security", NULL);
}

/* A daemon that was never unlocked, over a keyring with the items of programs in it. */
void
store_start_locked (Store *self)
{
  store_start (self, TRUE);
  store_put_mail (self);
  store_kill (self);
  store_start (self, FALSE);
}

/* Writes a keyring without a password, as gnome-keyring reads it; to save thousands of items one by
 * one takes the daemon minutes. */
void
store_write_many (Store *self, guint n_mail, guint n_other)
{
  g_autofree char *folder = g_build_filename (self->home, "data", "keyrings", NULL);
  g_autofree char *path = g_build_filename (folder, "many.keyring", NULL);
  g_autoptr (GString) text = g_string_new ("[keyring]\ndisplay-name=Many\nlock-on-idle=false\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= n_mail + n_other; i++)
    {
      const char *schema = i <= n_mail ? "org.gnome.Geary" : "org.epiphany.FormPassword";

      g_string_append_printf (text, "[%u]\nitem-type=0\ndisplay-name=Item %u\nsecret=Value %u\n", i,
                              i, i);
      g_string_append_printf (text, "[%u:attribute0]\nname=xdg:schema\ntype=string\nvalue=%s\n", i,
                              schema);
      g_string_append_printf (
          text, "[%u:attribute1]\nname=login\ntype=string\nvalue=nome%u@example.it\n", i, i);
    }

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, text->str, text->len, &error);
  g_assert_no_error (error);
}

GVariant *
store_call (Store *self,
            const char *path,
            const char *interface,
            const char *method,
            GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply;

  reply = g_dbus_connection_call_sync (self->connection, "org.freedesktop.secrets", path, interface,
                                       method, arguments, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                       20000, NULL, &error);
  g_assert_no_error (error);

  return reply;
}
