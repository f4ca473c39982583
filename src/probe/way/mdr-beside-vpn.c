/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Many VPNs let nothing past themselves while they are on. So a connection that fails beside one
 * says something only where another one, to somebody else, is made.
 */

#include "mdr-beside-vpn.h"

#include "probe/connect/mdr-socket-connect.h"
#include "probe/mdr-deadline.h"

#define HTTP_PORT 80

/* One connection; for the one elsewhere a name is looked up before. */
typedef struct
{
  guint16 port;
  GSocketFamily family;

  /* owned */
  char *link;
  MdrDeadline *deadline;
} Knock;

static void
knock_free (Knock *knock)
{
  g_clear_pointer (&knock->link, g_free);
  g_clear_object (&knock->deadline);
  g_free (knock);
}

static GTask *
knock_new (guint16 port,
           const char *link,
           guint milliseconds,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Knock *knock = g_new0 (Knock, 1);

  knock->port = port;
  knock->link = g_strdup (link);
  knock->deadline = mdr_deadline_new (cancellable, milliseconds);
  g_task_set_source_tag (task, knock_new);
  g_task_set_task_data (task, knock, (GDestroyNotify) knock_free);

  return task;
}

/* What this computer itself says no to is no answer. */
static MdrBeside
judge (Knock *knock, GError *error)
{
  mdr_deadline_explain (knock->deadline, error);

  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
                 g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED) ||
                 g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED) ||
                 g_error_matches (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE)
             ? MDR_BESIDE_SHUT
             : MDR_BESIDE_IMPOSSIBLE;
}

static void
connected_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection = mdr_socket_connect_finish (result, &error);

  g_task_return_int (task, connection != NULL ? MDR_BESIDE_OPEN
                                              : judge (g_task_get_task_data (task), error));
}

static void
connect_to (GTask *task, GInetAddress *address)
{
  Knock *knock = g_task_get_task_data (task);

  mdr_socket_connect_by_link_async (address, knock->port, knock->link,
                                    G_CANCELLABLE (knock->deadline), connected_cb,
                                    g_object_ref (task));
}

/**
 * mdr_beside_vpn_knock_async:
 * @address: where to
 * @port: where there
 * @link: the name of the link to leave by
 * @milliseconds: how long it may take
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Opens a connection that leaves by @link, and closes it.
 */
void
mdr_beside_vpn_knock_async (GInetAddress *address,
                            guint16 port,
                            const char *link,
                            guint milliseconds,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = knock_new (port, link, milliseconds, cancellable, callback, user_data);

  connect_to (task, address);
}

static void
looked_up_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Knock *knock = g_task_get_task_data (task);
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (object), result, NULL);
  GInetAddress *fitting = NULL;

  for (GList *l = addresses; l != NULL && fitting == NULL; l = l->next)
    if (g_inet_address_get_family (l->data) == knock->family)
      fitting = l->data;

  if (fitting != NULL)
    connect_to (task, fitting);
  else
    g_task_return_int (task, MDR_BESIDE_IMPOSSIBLE);

  g_resolver_free_addresses (addresses);
}

/**
 * mdr_beside_vpn_knock_elsewhere_async:
 * @environment: the world
 * @link: the name of the link to leave by
 * @family: over which kind of address
 * @milliseconds: how long it may take
 * @cancellable: (nullable): a #GCancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does the same with the web server that has the page whose contents are known: it has nothing to
 * do with mail, and is open. Where nobody but the provider may be asked, that is impossible.
 */
void
mdr_beside_vpn_knock_elsewhere_async (MdrEnvironment *environment,
                                      const char *link,
                                      GSocketFamily family,
                                      guint milliseconds,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  const char *page = mdr_environment_get_known_page (environment);
  g_autoptr (GUri) uri = page != NULL ? g_uri_parse (page, G_URI_FLAGS_NONE, NULL) : NULL;
  int port = uri != NULL && g_uri_get_port (uri) > 0 ? g_uri_get_port (uri) : HTTP_PORT;
  g_autoptr (GTask) task = knock_new (mdr_environment_get_port (environment, (guint16) port), link,
                                      milliseconds, cancellable, callback, user_data);
  Knock *knock = g_task_get_task_data (task);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    {
      g_task_return_int (task, MDR_BESIDE_IMPOSSIBLE);
      return;
    }

  knock->family = family;
  g_resolver_lookup_by_name_async (mdr_environment_get_resolver (environment), g_uri_get_host (uri),
                                   G_CANCELLABLE (knock->deadline), looked_up_cb,
                                   g_object_ref (task));
}

/**
 * mdr_beside_vpn_knock_finish:
 * @result: what the callback was given
 *
 * Ends both. A cancelled one was impossible.
 *
 * Returns: how it ended
 */
MdrBeside
mdr_beside_vpn_knock_finish (GAsyncResult *result)
{
  gssize ending;

  g_return_val_if_fail (g_async_result_is_tagged (result, knock_new), MDR_BESIDE_IMPOSSIBLE);

  ending = g_task_propagate_int (G_TASK (result), NULL);

  return ending < 0 ? MDR_BESIDE_IMPOSSIBLE : (MdrBeside) ending;
}
