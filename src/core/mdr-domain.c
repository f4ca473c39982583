/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names that end alike may be strangers: “notexample.com” is not in “example.com”.
 */

#include "mdr-domain.h"

#include <string.h>

/**
 * mdr_domain_has_host:
 * @domain: a domain, in ASCII
 * @host: a name, in ASCII
 *
 * Returns: whether @host is @domain or stands below it, in capital or small letters
 */
gboolean
mdr_domain_has_host (const char *domain, const char *host)
{
  gsize length;
  gsize host_length;

  g_return_val_if_fail (domain != NULL, FALSE);
  g_return_val_if_fail (host != NULL, FALSE);

  length = strlen (domain);
  host_length = strlen (host);

  return host_length >= length && g_ascii_strcasecmp (host + host_length - length, domain) == 0 &&
         (host_length == length || host[host_length - length - 1] == '.');
}
