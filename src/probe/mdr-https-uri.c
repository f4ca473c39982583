/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing that is not https is ever asked, whoever names it.
 */

#include "mdr-https-uri.h"

#include <libsoup/soup.h>
#include <string.h>

/**
 * mdr_https_uri_parse:
 * @base: (nullable): what a relative address is relative to
 * @text: an address
 * @error: return location for a #GError
 *
 * Reads the address of a page.
 *
 * Returns: (transfer full) (nullable): the address, %NULL with a #GUriError or, if it is not https,
 *   with %G_IO_ERROR_NOT_SUPPORTED
 */
GUri *
mdr_https_uri_parse (GUri *base, const char *text, GError **error)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  uri = base != NULL ? g_uri_parse_relative (base, text, SOUP_HTTP_URI_FLAGS, error)
                     : g_uri_parse (text, SOUP_HTTP_URI_FLAGS, error);
  if (uri == NULL)
    return NULL;

  if (strcmp (g_uri_get_scheme (uri), "https") != 0 || g_uri_get_host (uri) == NULL ||
      *g_uri_get_host (uri) == '\0')
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "Not an https address");
      return NULL;
    }

  return g_steal_pointer (&uri);
}

/**
 * mdr_https_uri_find:
 * @uri: the address of a page
 * @environment: the world in which it is looked for
 *
 * Says where @uri is to be found in @environment, which may have moved the port. User name,
 * password and fragment, if there were any, are left out.
 *
 * Returns: (transfer full): the address to ask
 */
GUri *
mdr_https_uri_find (GUri *uri, MdrEnvironment *environment)
{
  int port = g_uri_get_port (uri);

  if (port == -1 || port == MDR_HTTPS_PORT)
    port = mdr_environment_get_port (environment, MDR_HTTPS_PORT);

  return g_uri_build (SOUP_HTTP_URI_FLAGS, "https", NULL, g_uri_get_host (uri), port,
                      g_uri_get_path (uri), g_uri_get_query (uri), NULL);
}
