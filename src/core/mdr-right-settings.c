/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How well it is known what is right, and for which accounts it is.
 */

#include "mdr-right-settings.h"

#include <string.h>

/**
 * mdr_right_settings_are_sure:
 * @right: what is right
 * @fact: a part of it
 *
 * Returns: whether somebody who knows says so
 */
gboolean
mdr_right_settings_are_sure (const MdrRightSettings *right, MdrProviderFact fact)
{
  if (right->settings == NULL)
    return FALSE;

  switch (mdr_settings_get_source (right->settings))
    {
    case MDR_SETTINGS_SOURCE_PROVIDER_LIST:
      return right->provider != NULL && mdr_provider_is_verified (right->provider, fact);

    case MDR_SETTINGS_SOURCE_AUTOCONFIG:
    case MDR_SETTINGS_SOURCE_SRV:
      return TRUE;

    case MDR_SETTINGS_SOURCE_GIVEN:
    case MDR_SETTINGS_SOURCE_MAIL_PROGRAM:
    case MDR_SETTINGS_SOURCE_GUESS:
      return FALSE;
    }

  g_return_val_if_reached (FALSE);
}

/**
 * mdr_right_settings_name_all_hosts:
 * @right: what is right
 *
 * Somebody's own domain often has servers under more names than are published.
 *
 * Returns: whether there are no other servers for the address than those in the settings
 */
gboolean
mdr_right_settings_name_all_hosts (const MdrRightSettings *right)
{
  return right->settings != NULL && right->provider != NULL &&
         mdr_settings_get_source (right->settings) == MDR_SETTINGS_SOURCE_PROVIDER_LIST &&
         g_strv_contains (mdr_provider_get_domains (right->provider),
                          mdr_address_get_domain (right->address));
}

/* How much a service of the right settings has in common with one of the program. */
static int
rate_likeness (MdrService *right, MdrService *yours)
{
  int likeness = 0;

  if (g_str_equal (mdr_service_get_host (right), mdr_service_get_host (yours)))
    likeness += 8;
  if (mdr_service_get_port (right) == mdr_service_get_port (yours))
    likeness += 2;
  if (mdr_service_get_security (right) == mdr_service_get_security (yours))
    likeness += 1;

  /* Another server is as far away as any other: then the recommended one is meant. */
  return likeness >= 8 ? likeness : 0;
}

static MdrService *
find_nearest (const MdrRightSettings *right, MdrService *yours)
{
  GListModel *services;
  MdrService *nearest = NULL;
  int most = -1;
  guint n_services;

  if (right->settings == NULL)
    return NULL;

  services = mdr_settings_get_services (right->settings);
  n_services = g_list_model_get_n_items (services);
  for (guint i = 0; i < n_services; i++)
    {
      g_autoptr (MdrService) service = g_list_model_get_item (services, i);
      int likeness = rate_likeness (service, yours);

      if (mdr_service_get_protocol (service) != mdr_service_get_protocol (yours) ||
          likeness <= most)
        continue;

      /* The list keeps it alive. */
      nearest = service;
      most = likeness;
    }

  return nearest;
}

/**
 * mdr_right_settings_is_foreign:
 * @right: what is right
 * @yours: a server that a program is set to
 *
 * Sending through another account's server is what some people want.
 *
 * Returns: whether the program signs in there as somebody at another domain
 */
gboolean
mdr_right_settings_is_foreign (const MdrRightSettings *right, MdrService *yours)
{
  const char *user_name = mdr_service_get_user_name (yours);
  const char *at = user_name != NULL ? strrchr (user_name, '@') : NULL;
  MdrService *nearest = find_nearest (right, yours);

  if (at == NULL || g_ascii_strcasecmp (at + 1, mdr_address_get_domain (right->address)) == 0)
    return FALSE;

  return nearest == NULL || rate_likeness (nearest, yours) == 0;
}

/**
 * mdr_right_settings_find:
 * @right: what is right
 * @yours: a server that a program is set to
 *
 * Returns: (transfer none) (nullable): what it should be set to: the server that comes nearest, or
 *   else the recommended one; %NULL where that is not known, or another program or account stands
 *   between
 */
MdrService *
mdr_right_settings_find (const MdrRightSettings *right, MdrService *yours)
{
  g_return_val_if_fail (right != NULL, NULL);
  g_return_val_if_fail (MDR_IS_SERVICE (yours), NULL);

  if (mdr_service_is_loopback (yours) || mdr_right_settings_is_foreign (right, yours))
    return NULL;

  return find_nearest (right, yours);
}

/**
 * mdr_right_settings_get_policy:
 * @right: what is right
 * @protocol: a protocol
 *
 * Returns: with what the provider lets mail programs sign in to the servers in the settings, as far
 *   as it is known
 */
MdrSignInPolicy
mdr_right_settings_get_policy (const MdrRightSettings *right, MdrProtocol protocol)
{
  /* Servers that somebody else names may be somebody else's. */
  if (right->provider == NULL || right->settings == NULL ||
      mdr_settings_get_source (right->settings) != MDR_SETTINGS_SOURCE_PROVIDER_LIST)
    return MDR_SIGN_IN_POLICY_UNKNOWN;

  return mdr_provider_get_policy (right->provider, protocol, right->now);
}

static gboolean
is_address (const char *text, MdrAddress *address)
{
  g_autoptr (MdrAddress) other = text != NULL ? mdr_address_parse (text, NULL) : NULL;

  return other != NULL &&
         g_ascii_strcasecmp (mdr_address_get_text (other), mdr_address_get_text (address)) == 0;
}

/**
 * mdr_right_settings_concern:
 * @right: what is right for an address
 * @account: what a program is set to
 *
 * Returns: whether it is the account of that address
 */
gboolean
mdr_right_settings_concern (const MdrRightSettings *right, MdrProgramAccount *account)
{
  GPtrArray *services;

  g_return_val_if_fail (right != NULL && right->address != NULL, FALSE);
  g_return_val_if_fail (MDR_IS_PROGRAM_ACCOUNT (account), FALSE);

  if (is_address (mdr_program_account_get_address (account), right->address))
    return TRUE;

  /* Under an alias, or without an address of its own. */
  services = mdr_program_account_get_services (account);
  for (guint i = 0; i < services->len; i++)
    {
      MdrService *service = mdr_program_service_get_service (g_ptr_array_index (services, i));

      if (mdr_service_get_protocol (service) != MDR_PROTOCOL_SMTP &&
          is_address (mdr_service_get_user_name (service), right->address))
        return TRUE;
    }

  return FALSE;
}
