/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cannot be read has no name: it could be a password that is in the wrong place.
 */

#include "mdr-proxy-name.h"

#include <string.h>

/* Settings may name no scheme; GIO takes such a proxy for an HTTP one, too. */
static GUri *
parse (const char *uri)
{
  g_autofree char *completed = NULL;
  g_autoptr (GUri) parsed = NULL;

  if (strstr (uri, "://") == NULL)
    completed = g_strconcat ("http://", uri, NULL);

  parsed = g_uri_parse (completed != NULL ? completed : uri, G_URI_FLAGS_HAS_PASSWORD, NULL);
  if (parsed == NULL || g_uri_get_host (parsed) == NULL || *g_uri_get_host (parsed) == '\0')
    return NULL;

  return g_steal_pointer (&parsed);
}

/**
 * mdr_proxy_name_find:
 * @uris: what a #GProxyResolver says, best first
 *
 * Returns: (nullable): the proxy that is tried first, %NULL if that is none
 */
const char *
mdr_proxy_name_find (const char *const *uris)
{
  g_return_val_if_fail (uris != NULL, NULL);

  return uris[0] != NULL && g_ascii_strncasecmp (uris[0], "direct", strlen ("direct")) != 0
             ? uris[0]
             : NULL;
}

/**
 * mdr_proxy_name_dup_public:
 * @uri: a proxy's address, perhaps with user name and password
 *
 * Returns: (transfer full) (nullable): its host and port, for people
 */
char *
mdr_proxy_name_dup_public (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;
  const char *host;

  g_return_val_if_fail (uri != NULL, NULL);

  parsed = parse (uri);
  if (parsed == NULL)
    return NULL;

  host = g_uri_get_host (parsed);
  if (g_uri_get_port (parsed) == -1)
    return g_strdup (host);

  return strchr (host, ':') != NULL ? g_strdup_printf ("[%s]:%d", host, g_uri_get_port (parsed))
                                    : g_strdup_printf ("%s:%d", host, g_uri_get_port (parsed));
}

/**
 * mdr_proxy_name_dup_uri:
 * @uri: a proxy's address, perhaps with user name and password
 *
 * Returns: (transfer full) (nullable): the address without them
 */
char *
mdr_proxy_name_dup_uri (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  parsed = parse (uri);
  if (parsed == NULL)
    return NULL;

  return g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (parsed), NULL, g_uri_get_host (parsed),
                     g_uri_get_port (parsed), "", NULL, NULL);
}
