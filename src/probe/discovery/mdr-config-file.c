/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A configuration file, from its address to the services it names.
 */

#include "mdr-config-file.h"

#include "mdr-autoconfig.h"

typedef struct
{
  /* owned */
  MdrAddress *address;
  GStrv sign_in;
} ConfigFile;

static void
config_file_free (ConfigFile *file)
{
  g_clear_pointer (&file->address, mdr_address_unref);
  g_clear_pointer (&file->sign_in, g_strfreev);
  g_free (file);
}

/* Many web servers answer any question with their front page; that is a polite "not found". */
static gboolean
is_meant_to_be_one (GBytes *document)
{
  gsize length;
  const char *text = g_bytes_get_data (document, &length);

  return text != NULL && g_strstr_len (text, length, "clientConfig") != NULL;
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  ConfigFile *file = g_task_get_task_data (task);
  g_autoptr (GBytes) document = NULL;
  GPtrArray *services;
  GError *error = NULL;

  document = mdr_http_get_finish (MDR_HTTP (source), result, &error);
  if (document == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (!is_meant_to_be_one (document))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "Something else is there");
      return;
    }

  services = mdr_autoconfig_parse (document, file->address, &file->sign_in, &error);
  if (services != NULL)
    g_task_return_pointer (task, services, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * mdr_config_file_fetch_async:
 * @http: a web client
 * @uri: where the file might be
 * @address: whose settings are wanted; it is filled in here and sent nowhere
 * @cancellable: (nullable): to stop it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Fetches and reads a configuration file.
 */
void
mdr_config_file_fetch_async (MdrHttp *http,
                             const char *uri,
                             MdrAddress *address,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;
  ConfigFile *file;

  g_return_if_fail (MDR_IS_HTTP (http));
  g_return_if_fail (uri != NULL);
  g_return_if_fail (address != NULL);

  file = g_new0 (ConfigFile, 1);
  file->address = mdr_address_ref (address);

  task = g_task_new (http, cancellable, callback, user_data);
  g_task_set_source_tag (task, mdr_config_file_fetch_async);
  g_task_set_task_data (task, file, (GDestroyNotify) config_file_free);

  mdr_http_get_async (http, uri, MDR_AUTOCONFIG_MAX_BYTES, cancellable, fetched_cb, task);
}

/**
 * mdr_config_file_fetch_finish:
 * @http: a web client
 * @result: what the callback was given
 * @sign_in: (out) (transfer full): the ways to sign in that the file names
 * @error: return location for a #GError
 *
 * Ends mdr_config_file_fetch_async().
 *
 * Returns: (transfer full) (element-type MdrService) (nullable): at least one service; or %NULL
 *   with an error as of mdr_http_get_finish() or mdr_autoconfig_parse()
 */
GPtrArray *
mdr_config_file_fetch_finish (MdrHttp *http, GAsyncResult *result, GStrv *sign_in, GError **error)
{
  GPtrArray *services;

  g_return_val_if_fail (g_async_result_is_tagged (result, mdr_config_file_fetch_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);

  services = g_task_propagate_pointer (G_TASK (result), error);
  if (services != NULL)
    {
      ConfigFile *file = g_task_get_task_data (G_TASK (result));

      *sign_in = g_steal_pointer (&file->sign_in);
    }

  return services;
}
