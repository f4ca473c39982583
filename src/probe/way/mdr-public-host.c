/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Those who do not want settings to be looked up do not want the database to hear of them.
 */

#include "mdr-public-host.h"

static char *
dup_host (const char *link)
{
  g_autoptr (GUri) uri = link != NULL ? g_uri_parse (link, G_URI_FLAGS_NONE, NULL) : NULL;

  return uri != NULL ? g_strdup (g_uri_get_host (uri)) : NULL;
}

/**
 * mdr_public_host_dup_webmail:
 * @provider: (nullable): a provider
 *
 * Returns: (transfer full) (nullable): the web server of its webmail
 */
char *
mdr_public_host_dup_webmail (MdrProvider *provider)
{
  return provider != NULL ? dup_host (mdr_provider_get_link (provider, MDR_PROVIDER_LINK_WEBMAIL))
                          : NULL;
}

/**
 * mdr_public_host_dup_database:
 * @environment: the world to look at
 *
 * Returns: (transfer full) (nullable): the web server of the public provider database, %NULL where
 *   settings may not be looked up
 */
char *
mdr_public_host_dup_database (MdrEnvironment *environment)
{
  return mdr_environment_get_lookup_allowed (environment)
             ? dup_host (mdr_environment_get_provider_database (environment))
             : NULL;
}

/**
 * mdr_public_host_dup:
 * @environment: the world to look at
 * @provider: (nullable): the provider of the address in trouble
 *
 * Returns: (transfer full) (nullable): one of the two, @provider's before the database's
 */
char *
mdr_public_host_dup (MdrEnvironment *environment, MdrProvider *provider)
{
  g_autofree char *webmail = mdr_public_host_dup_webmail (provider);

  return webmail != NULL ? g_steal_pointer (&webmail) : mdr_public_host_dup_database (environment);
}
