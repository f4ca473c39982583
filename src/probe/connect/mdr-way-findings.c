/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Findings about the way, made from what a connector knows.
 */

#include "mdr-way-findings.h"

#include "probe/names/mdr-private-address.h"

/**
 * mdr_way_findings_addresses:
 * @service: a service
 * @addresses: (array zero-terminated=1): the addresses of its host
 *
 * Returns: (transfer full): the finding that lists them
 */
MdrFinding *
mdr_way_findings_addresses (MdrService *service, const char *const *addresses)
{
  g_autofree char *list = g_strjoinv (", ", (char **) addresses);

  return mdr_finding_new ("addresses-found", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                          service, "host", mdr_service_get_host (service), "addresses", list, NULL);
}

/**
 * mdr_way_findings_inside:
 * @service: a service
 * @addresses: (array zero-terminated=1): the addresses of its host, from the DNS
 *
 * A company's own server may well be inside its network. That of a public provider is not: then a
 * blocker, a sign-in page or a wrong entry has answered in the place of the DNS.
 *
 * Returns: (transfer full) (nullable): the finding that they all lead inside, %NULL if they do not
 */
MdrFinding *
mdr_way_findings_inside (MdrService *service, const char *const *addresses)
{
  if (!mdr_private_address_are_all (addresses))
    return NULL;

  return mdr_finding_new ("name-answers-private", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                          service, "host", mdr_service_get_host (service), "address", addresses[0],
                          NULL);
}

/**
 * mdr_way_findings_connected:
 * @service: a service
 * @connection: the connection to it
 *
 * Returns: (transfer full): the finding that says to which address
 */
MdrFinding *
mdr_way_findings_connected (MdrService *service, GSocketConnection *connection)
{
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  g_autofree char *address = NULL;
  const char *family = NULL;

  if (G_IS_INET_SOCKET_ADDRESS (remote))
    {
      GInetAddress *inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote));

      address = g_inet_address_to_string (inet);
      family = g_inet_address_get_family (inet) == G_SOCKET_FAMILY_IPV6 ? "IPv6" : "IPv4";
    }

  return mdr_finding_new ("connected", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK, service,
                          "host", mdr_service_get_host (service), "address", address, "family",
                          family, NULL);
}

/**
 * mdr_way_findings_family:
 * @service: a service to which the other family led
 * @result: how this family got on
 *
 * Tells a dead family, which makes mail programs slow or fail, from one that this computer does not
 * have, which is nothing unusual.
 *
 * Returns: (transfer full) (nullable): a finding, %NULL if there is nothing to say
 */
MdrFinding *
mdr_way_findings_family (MdrService *service, MdrFamilyResult *result)
{
  gboolean is_ipv6 = mdr_family_result_get_family (result) == G_SOCKET_FAMILY_IPV6;
  g_autofree char *address = mdr_family_result_dup_address_text (result);

  if (mdr_family_result_get_state (result) != MDR_STATE_FAILED)
    return NULL;

  if (mdr_family_result_is_unavailable (result))
    return mdr_finding_new ("family-unavailable", MDR_STEP_NETWORK, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                            service, "family", mdr_family_result_get_title (result), NULL);

  return mdr_finding_new (is_ipv6 ? "ipv6-no-answer" : "ipv4-no-answer", MDR_STEP_NETWORK,
                          MDR_SEVERITY_WARNING, is_ipv6 ? MDR_CAUSE_IPV6_BROKEN : MDR_CAUSE_OK,
                          service, "host", mdr_service_get_host (service), "address", address,
                          "reason", mdr_family_result_get_error (result)->message, NULL);
}
