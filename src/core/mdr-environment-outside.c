/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who outside is asked beside the user's provider, and how to get there.
 */

#include "mdr-environment-private.h"

/**
 * mdr_environment_get_provider_database:
 * @self: an environment
 *
 * Returns: where the public provider database is; a domain is appended to it
 */
const char *
mdr_environment_get_provider_database (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  return self->provider_database;
}

/**
 * mdr_environment_set_provider_database:
 * @self: an environment
 * @base_uri: an https URI that ends with a slash
 *
 * Uses another provider database of the same format.
 */
void
mdr_environment_set_provider_database (MdrEnvironment *self, const char *base_uri)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (base_uri != NULL && g_str_has_prefix (base_uri, "https://"));

  g_free (self->provider_database);
  self->provider_database = g_strdup (base_uri);
}

/**
 * mdr_environment_get_known_page:
 * @self: an environment
 *
 * Returns: (nullable): a page on plain HTTP whose contents are known; %NULL where lookups over the
 *   network are switched off
 */
const char *
mdr_environment_get_known_page (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  return self->lookup_allowed ? self->known_page : NULL;
}

/**
 * mdr_environment_get_known_page_beginning:
 * @self: an environment
 *
 * Returns: the words that the known page begins with
 */
const char *
mdr_environment_get_known_page_beginning (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  return self->known_page_beginning;
}

/**
 * mdr_environment_set_known_page:
 * @self: an environment
 * @uri: an http URI
 * @beginning: the words that the page begins with
 *
 * Asks for another page, before any probe runs.
 */
void
mdr_environment_set_known_page (MdrEnvironment *self, const char *uri, const char *beginning)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (uri != NULL && g_str_has_prefix (uri, "http://"));
  g_return_if_fail (beginning != NULL && *beginning != '\0');

  g_free (self->known_page);
  self->known_page = g_strdup (uri);
  g_free (self->known_page_beginning);
  self->known_page_beginning = g_strdup (beginning);
}

/**
 * mdr_environment_get_known_address:
 * @self: an environment
 *
 * Returns: (nullable): an internet address whose web server is there for everybody, to be tried
 *   where no name can be looked up; %NULL where lookups over the network are switched off
 */
const char *
mdr_environment_get_known_address (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  return self->lookup_allowed ? self->known_address : NULL;
}

/**
 * mdr_environment_set_known_address:
 * @self: an environment
 * @address: an IPv4 or IPv6 address
 *
 * Tries another address, before any probe runs.
 */
void
mdr_environment_set_known_address (MdrEnvironment *self, const char *address)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (address != NULL && g_hostname_is_ip_address (address));

  g_free (self->known_address);
  self->known_address = g_strdup (address);
}

/**
 * mdr_environment_get_time_server:
 * @self: an environment
 *
 * Returns: (nullable): the host that is asked for the time (SNTP, RFC 4330); %NULL where lookups
 *   over the network are switched off
 */
const char *
mdr_environment_get_time_server (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  return self->lookup_allowed ? self->time_server : NULL;
}

/**
 * mdr_environment_set_time_server:
 * @self: an environment
 * @host: the host to ask for the time
 *
 * Asks another time server, before any probe runs.
 */
void
mdr_environment_set_time_server (MdrEnvironment *self, const char *host)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (host != NULL);

  g_free (self->time_server);
  self->time_server = g_strdup (host);
}

/**
 * mdr_environment_get_proxies:
 * @self: an environment
 *
 * Returns: (transfer none): what says which proxies the system is set to
 */
GProxyResolver *
mdr_environment_get_proxies (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  if (self->proxies == NULL)
    self->proxies = g_object_ref (g_proxy_resolver_get_default ());

  return self->proxies;
}

/**
 * mdr_environment_set_proxies:
 * @self: an environment
 * @proxies: what says which proxies the system is set to
 *
 * Replaces the system's settings, before any probe runs.
 */
void
mdr_environment_set_proxies (MdrEnvironment *self, GProxyResolver *proxies)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));
  g_return_if_fail (G_IS_PROXY_RESOLVER (proxies));

  g_set_object (&self->proxies, proxies);
}

/**
 * mdr_environment_get_home:
 * @self: an environment
 *
 * Returns: (nullable) (type filename): the folder where mail programs keep what they are set to;
 *   %NULL if nobody is to look
 */
const char *
mdr_environment_get_home (MdrEnvironment *self)
{
  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), NULL);

  return self->home;
}

/**
 * mdr_environment_set_home:
 * @self: an environment
 * @home: (nullable) (type filename): another folder, %NULL for none
 *
 * Says whose mail programs are looked at, before any probe runs.
 */
void
mdr_environment_set_home (MdrEnvironment *self, const char *home)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));

  g_free (self->home);
  self->home = g_strdup (home);
}

/**
 * mdr_environment_get_port:
 * @self: an environment
 * @port: a well-known port
 *
 * Returns: where that port is to be found: @port, but for tests and practice
 */
guint16
mdr_environment_get_port (MdrEnvironment *self, guint16 port)
{
  guint here;

  g_return_val_if_fail (MDR_IS_ENVIRONMENT (self), port);

  here = GPOINTER_TO_UINT (g_hash_table_lookup (self->moved_ports, GUINT_TO_POINTER (port)));

  if (here == 0)
    here = self->other_ports;

  return here != 0 ? here : port;
}

/**
 * mdr_environment_move_port:
 * @self: an environment
 * @port: a well-known port
 * @here: the port that stands in for it
 *
 * Lets a test, or practice, which may not open ports below 1024, stand in for a server.
 */
void
mdr_environment_move_port (MdrEnvironment *self, guint16 port, guint16 here)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));

  g_hash_table_insert (self->moved_ports, GUINT_TO_POINTER (port), GUINT_TO_POINTER (here));
}

/**
 * mdr_environment_move_other_ports:
 * @self: an environment
 * @here: the port that stands in for all that are not moved one by one
 *
 * Leaves nothing on this computer to be met with by chance.
 */
void
mdr_environment_move_other_ports (MdrEnvironment *self, guint16 here)
{
  g_return_if_fail (MDR_IS_ENVIRONMENT (self));

  self->other_ports = here;
}
