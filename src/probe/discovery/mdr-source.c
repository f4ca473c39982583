/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One row for each source.
 */

#include "mdr-source.h"

#include <string.h>

#include "mdr-config-file.h"
#include "mdr-guess.h"
#include "mdr-srv.h"
#include "probe/names/mdr-host-name.h"

static char *
dup_autoconfig_uri (const MdrQuery *query)
{
  return g_strconcat ("https://autoconfig.", mdr_address_get_domain (query->address),
                      "/mail/config-v1.1.xml", NULL);
}

static char *
dup_well_known_uri (const MdrQuery *query)
{
  return g_strconcat ("https://", mdr_address_get_domain (query->address),
                      "/.well-known/autoconfig/mail/config-v1.1.xml", NULL);
}

static char *
dup_database_uri (const MdrQuery *query)
{
  return g_strconcat (mdr_environment_get_provider_database (query->environment),
                      mdr_address_get_domain (query->address), NULL);
}

/* The exchanger's owner is who runs the mail of a domain that is not known itself. */
static char *
dup_exchanger_database_uri (const MdrQuery *query)
{
  const char *base = query->exchanger != NULL ? mdr_host_name_get_base (query->exchanger) : NULL;

  if (base == NULL || strcmp (base, mdr_address_get_domain (query->address)) == 0)
    return NULL;

  return g_strconcat (mdr_environment_get_provider_database (query->environment), base, NULL);
}

static void
ask_for_file_async (const MdrQuery *query,
                    const char *uri,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  mdr_config_file_fetch_async (query->http, uri, query->address, cancellable, callback, user_data);
}

static GPtrArray *
ask_for_file_finish (GObject *source, GAsyncResult *result, GStrv *sign_in, GError **error)
{
  return mdr_config_file_fetch_finish (MDR_HTTP (source), result, sign_in, error);
}

static void
ask_for_records_async (const MdrQuery *query,
                       const char *uri,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  mdr_srv_lookup_async (query->environment, query->address, cancellable, callback, user_data);
}

static GPtrArray *
ask_for_records_finish (GObject *source, GAsyncResult *result, GStrv *sign_in, GError **error)
{
  return mdr_srv_lookup_finish (MDR_ENVIRONMENT (source), result, error);
}

static void
guess_async (const MdrQuery *query,
             const char *uri,
             GCancellable *cancellable,
             GAsyncReadyCallback callback,
             gpointer user_data)
{
  mdr_guess_async (query->environment, query->address, query->exchanger, cancellable, callback,
                   user_data);
}

static GPtrArray *
guess_finish (GObject *source, GAsyncResult *result, GStrv *sign_in, GError **error)
{
  return mdr_guess_finish (MDR_ENVIRONMENT (source), result, error);
}

static const MdrSource sources[MDR_N_SOURCES] = {
  [MDR_SOURCE_AUTOCONFIG] = { "autoconfig", "settings-from-autoconfig",
                              MDR_SETTINGS_SOURCE_AUTOCONFIG, dup_autoconfig_uri,
                              ask_for_file_async, ask_for_file_finish },
  [MDR_SOURCE_WELL_KNOWN] = { "autoconfig", "settings-from-autoconfig",
                              MDR_SETTINGS_SOURCE_AUTOCONFIG, dup_well_known_uri,
                              ask_for_file_async, ask_for_file_finish },
  [MDR_SOURCE_DATABASE] = { "database", "settings-from-database", MDR_SETTINGS_SOURCE_AUTOCONFIG,
                            dup_database_uri, ask_for_file_async, ask_for_file_finish },
  [MDR_SOURCE_EXCHANGER_DATABASE] = { "database", "settings-from-database",
                                      MDR_SETTINGS_SOURCE_AUTOCONFIG, dup_exchanger_database_uri,
                                      ask_for_file_async, ask_for_file_finish },
  [MDR_SOURCE_SRV] = { "srv", "settings-from-srv", MDR_SETTINGS_SOURCE_SRV, NULL,
                       ask_for_records_async, ask_for_records_finish },
  [MDR_SOURCE_GUESS] = { "guess", "settings-from-guess", MDR_SETTINGS_SOURCE_GUESS, NULL,
                         guess_async, guess_finish },
};

/**
 * mdr_source_get:
 * @id: a source
 *
 * Returns: (transfer none): how it is asked
 */
const MdrSource *
mdr_source_get (MdrSourceId id)
{
  g_return_val_if_fail (id < MDR_N_SOURCES, NULL);

  return &sources[id];
}

/**
 * mdr_source_dup_origin:
 * @uri: (nullable): the file that was asked for
 * @first: the first of the services that it names
 *
 * Returns: (transfer full): the host to name as the origin of the settings: the one that has the
 *   file, or the server that was found
 */
char *
mdr_source_dup_origin (const char *uri, MdrService *first)
{
  g_autoptr (GUri) parsed = NULL;

  g_return_val_if_fail (MDR_IS_SERVICE (first), NULL);

  if (uri == NULL)
    return g_strdup (mdr_service_get_host (first));

  parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);

  return g_strdup (g_uri_get_host (parsed));
}

/**
 * mdr_source_look_up_early:
 * @id: a source that has a file on the web
 * @environment: the world to look at
 * @address: the address whose settings are wanted
 * @cancellable: (nullable): to stop it
 *
 * Looks up the name of the web server of @id, which is about to be asked. libsoup does that only
 * some turns of the main loop later, and by then other names may stand before it in the queue; it
 * then shares what is asked here. To be used for what most is waiting for.
 */
void
mdr_source_look_up_early (MdrSourceId id,
                          MdrEnvironment *environment,
                          MdrAddress *address,
                          GCancellable *cancellable)
{
  static const GResolverNameLookupFlags families[] = {
    G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY,
    G_RESOLVER_NAME_LOOKUP_FLAGS_IPV4_ONLY,
  };
  const MdrQuery query = { .environment = environment, .address = address };
  g_autofree char *uri = mdr_source_get (id)->dup_uri (&query);
  g_autoptr (GUri) parts = uri != NULL ? g_uri_parse (uri, G_URI_FLAGS_NONE, NULL) : NULL;

  for (gsize i = 0; parts != NULL && i < G_N_ELEMENTS (families); i++)
    g_resolver_lookup_by_name_with_flags_async (mdr_environment_get_resolver (environment),
                                                g_uri_get_host (parts), families[i], cancellable,
                                                NULL, NULL);
}
