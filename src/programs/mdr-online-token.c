/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GNOME Online Accounts gives a token to every program that asks. It comes over the bus in the
 * clear, and GDBus keeps what it has read: so it is read over a connection of its own, whose buffer
 * is made large enough before, and overwritten after, by a message to ourselves.
 */

#include "mdr-online-token.h"

#include <string.h>

#include "core/mdr-clean-text.h"

#include "mdr-online-bus.h"

/* To renew a token, the service asks the provider. */
#define MAX_TIME_MS 30000

/* Longer than any message with a token that is taken. */
#define COVER_LENGTH (MDR_SECRET_MAX_LENGTH + 4096)

#define MAX_MESSAGE 200

/* What is to be done next. */
typedef enum
{
  STEP_CONNECT,
  STEP_FIND,
  STEP_ENSURE,
  STEP_MAKE_ROOM,
  STEP_ASK,
  STEP_COVER,
  STEP_WAIT,
  STEP_END,
} Step;

typedef struct
{
  Step step;
  gboolean is_over; /* for the caller */

  /* owned */
  char *account;
  char *path;
  GDBusConnection *bus;
  MdrSecret *token;
} Request;

G_DEFINE_QUARK (mdr - online - token - error - quark, mdr_online_token_error)

static void advance (GTask *task);

static void
request_free (Request *request)
{
  g_clear_pointer (&request->account, g_free);
  g_clear_pointer (&request->path, g_free);
  g_clear_object (&request->bus);
  g_clear_pointer (&request->token, mdr_secret_unref);
  g_free (request);
}

static MdrOnlineTokenError
find_code (const GError *error)
{
  g_autofree char *name = g_dbus_error_get_remote_error (error);

  if (g_strcmp0 (name, "org.gnome.OnlineAccounts.Error.NotAuthorized") == 0)
    return MDR_ONLINE_TOKEN_ERROR_SIGNED_OUT;

  if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD))
    return MDR_ONLINE_TOKEN_ERROR_REMOVED;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT))
    return MDR_ONLINE_TOKEN_ERROR_SILENT;

  /* The bus says no reply where the one who owed it is gone. */
  if ((error->domain == G_IO_ERROR && name == NULL) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
    return MDR_ONLINE_TOKEN_ERROR_GONE;

  return MDR_ONLINE_TOKEN_ERROR_FAILED;
}

/* Takes @error. */
static void
fail (GTask *task, GError *error)
{
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;
  g_autofree char *message = NULL;
  MdrOnlineTokenError code;

  if (request->is_over)
    return;

  request->is_over = TRUE;
  if (g_task_return_error_if_cancelled (task))
    return;

  code = find_code (error);
  g_dbus_error_strip_remote_error (error);
  message = mdr_clean_text (error->message, -1, MAX_MESSAGE);
  g_task_return_new_error (task, MDR_ONLINE_TOKEN_ERROR, code, "%s", message);
}

/* Notes the object of the account, if it has one that gives tokens. */
static void
find_account (Request *request, GVariant *reply)
{
  g_autoptr (GVariantIter) objects = NULL;
  GVariant *interfaces;
  const char *path;

  g_variant_get (reply, "(a{oa{sa{sv}}})", &objects);
  while (request->path == NULL &&
         g_variant_iter_next (objects, "{&o@a{sa{sv}}}", &path, &interfaces))
    {
      g_autoptr (GVariant) account = g_variant_lookup_value (
          interfaces, MDR_ONLINE_BUS_NAME ".Account", G_VARIANT_TYPE_VARDICT);
      g_autoptr (GVariant) oauth = g_variant_lookup_value (
          interfaces, MDR_ONLINE_BUS_NAME ".OAuth2Based", G_VARIANT_TYPE_VARDICT);
      const char *id = NULL;

      if (account != NULL && oauth != NULL && g_variant_lookup (account, "Id", "&s", &id) &&
          g_str_equal (id, request->account))
        request->path = g_strdup (path);

      g_variant_unref (interfaces);
    }
}

/* Moves the token out of @reply, in which nothing of it is left. Nobody else holds that. */
static void
take_token (Request *request, GVariant *reply)
{
  g_autoptr (GVariant) value = g_variant_get_child_value (reply, 0);
  gsize length;
  const char *text = g_variant_get_string (value, &length);

  if (length > 0 && length <= MDR_SECRET_MAX_LENGTH)
    request->token = mdr_secret_new_from_text (text, (gssize) length);

  mdr_wipe ((char *) text, length);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GVariant) reply = NULL;
  GError *error = NULL;

  reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  if (reply == NULL)
    {
      fail (task, error);
      return;
    }

  if (request->step == STEP_FIND)
    find_account (request, reply);
  else if (request->step == STEP_ASK)
    take_token (request, reply);

  request->step++;
  advance (task);
}

/* Who has asked for the token has to take it, or it stays where GDBus has put it. */
static GCancellable *
get_cancellable (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  return request->step < STEP_ASK ? g_task_get_cancellable (task) : NULL;
}

static void
call (GTask *task, const char *path, const char *interface, const char *method, const char *type)
{
  Request *request = g_task_get_task_data (task);

  g_dbus_connection_call (request->bus, MDR_ONLINE_BUS_NAME, path, interface, method, NULL,
                          G_VARIANT_TYPE (type), G_DBUS_CALL_FLAGS_NONE, MAX_TIME_MS,
                          get_cancellable (task), answered_cb, g_object_ref (task));
}

/* What was sent to ourselves has come back when the bus has answered. */
static void
wait_for_bus (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  g_dbus_connection_call (request->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "GetId", NULL, G_VARIANT_TYPE ("(s)"),
                          G_DBUS_CALL_FLAGS_NONE, MAX_TIME_MS, get_cancellable (task), answered_cb,
                          g_object_ref (task));
}

static void
send_to_ourselves (Request *request)
{
  g_autofree char *cover = g_strnfill (COVER_LENGTH, '-');

  g_dbus_connection_emit_signal (request->bus, g_dbus_connection_get_unique_name (request->bus),
                                 "/", "io.github.maildoctor.Cover", "Cover",
                                 g_variant_new ("(s)", cover), NULL);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  request->bus = g_dbus_connection_new_for_address_finish (result, &error);
  if (request->bus == NULL)
    {
      fail (task, error);
      return;
    }

  request->step++;
  advance (task);
}

static void
connect_to_bus (GTask *task)
{
  g_autofree char *address =
      mdr_online_bus_find (g_getenv ("DBUS_SESSION_BUS_ADDRESS"), g_getenv ("XDG_RUNTIME_DIR"));

  if (address == NULL)
    fail (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no session bus"));
  else
    g_dbus_connection_new_for_address (address,
                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                           G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                       NULL, g_task_get_cancellable (task), connected_cb,
                                       g_object_ref (task));
}

static void
end (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->is_over)
    return;

  request->is_over = TRUE;
  if (request->token != NULL)
    g_task_return_pointer (task, g_steal_pointer (&request->token),
                           (GDestroyNotify) mdr_secret_unref);
  else
    g_task_return_new_error (task, MDR_ONLINE_TOKEN_ERROR, MDR_ONLINE_TOKEN_ERROR_FAILED,
                             "The token is empty or too long");
}

static void
advance (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  /* What was asked for is still put away. */
  if (request->is_over && request->step <= STEP_ASK)
    return;

  switch (request->step)
    {
    case STEP_CONNECT:
      connect_to_bus (task);
      break;

    case STEP_FIND:
      call (task, MDR_ONLINE_BUS_PATH, "org.freedesktop.DBus.ObjectManager", "GetManagedObjects",
            "(a{oa{sa{sv}}})");
      break;

    case STEP_ENSURE:
      if (request->path == NULL)
        fail (task, g_error_new_literal (G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_OBJECT,
                                         "There is no such account"));
      else
        call (task, request->path, MDR_ONLINE_BUS_NAME ".Account", "EnsureCredentials", "(i)");
      break;

    case STEP_MAKE_ROOM:
      send_to_ourselves (request);
      request->step = STEP_ASK;
      G_GNUC_FALLTHROUGH;

    case STEP_ASK:
      call (task, request->path, MDR_ONLINE_BUS_NAME ".OAuth2Based", "GetAccessToken", "(si)");
      break;

    case STEP_COVER:
      send_to_ourselves (request);
      request->step = STEP_WAIT;
      G_GNUC_FALLTHROUGH;

    case STEP_WAIT:
      wait_for_bus (task);
      break;

    case STEP_END:
      end (task);
      break;
    }
}

/* Nobody waits for the token any more; should it still come, it is wiped. */
static void
cancelled_cb (GCancellable *cancellable, GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->is_over)
    return;

  request->is_over = TRUE;
  g_task_return_error_if_cancelled (task);
}

/**
 * mdr_online_token_ask_async:
 * @account: the id of a GNOME Online Account that signs in with OAuth 2
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Asks for a token that is valid now; the service asks the provider for a new one if need be. Only
 * to be called when the user has agreed to it. A token that comes after @cancellable was cancelled
 * is wiped as long as the main loop runs.
 */
void
mdr_online_token_ask_async (const char *account,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (account != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  request = g_new0 (Request, 1);
  g_task_set_source_tag (task, mdr_online_token_ask_async);
  request->account = g_strdup (account);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task, 0);

  advance (task);
}

/**
 * mdr_online_token_ask_finish:
 * @result: what the callback got
 * @error: for an #MdrOnlineTokenError, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the token
 */
MdrSecret *
mdr_online_token_ask_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
