/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What speaks for somebody in between, and how much. The name of a product in a certificate that no
 * public authority vouches for is proof enough. An authority that was added on this computer is
 * not: companies have their own, for their own servers; it is told, and the diagnosis compares the
 * hosts. Missing timestamps alone say nothing, since a few servers send them in the handshake (RFC
 * 6962 section 3.3), and who reads along may copy them; but a private authority's certificate that
 * has them was seen by the public, and is left alone.
 */

#include "mdr-vouching.h"

#include <string.h>

#include "knowledge/mdr-interceptor-list.h"
#include "mdr-certificate-faults.h"
#include "mdr-shared-trust.h"

/* Where bridges listen unless told otherwise: Proton Mail Bridge, hydroxide and DavMail. */
static const guint16 bridge_ports[] = { 1025, 1110, 1143 };

/* Names that are given away at home or in a company (RFC 6762, RFC 8375, ICANN's resolution of
 * 2024-07-29 on "internal"; "lan" is what home routers say). */
static const char *const private_domains[] = { ".local",     ".lan",  ".internal",
                                               ".home.arpa", ".home", ".localhost" };

static gboolean
is_private_address (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  /* RFC 4193, which GLib does not know. */
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 && (bytes[0] & 0xfe) == 0xfc)
    return TRUE;

  return g_inet_address_get_is_loopback (address) || g_inet_address_get_is_site_local (address) ||
         g_inet_address_get_is_link_local (address) || g_inet_address_get_is_any (address);
}

/**
 * mdr_vouching_is_public_host:
 * @host: a host name or an IP address
 *
 * Returns: whether it is a host of the internet, whose certificate should be a public authority's
 */
gboolean
mdr_vouching_is_public_host (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (host != NULL, FALSE);

  address = g_inet_address_new_from_string (host);
  if (address != NULL)
    return !is_private_address (address);

  for (gsize i = 0; i < G_N_ELEMENTS (private_domains); i++)
    if (g_str_has_suffix (host, private_domains[i]))
      return FALSE;

  return strchr (host, '.') != NULL;
}

static gboolean
is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return address != NULL ? g_inet_address_get_is_loopback (address)
                         : g_str_equal (host, "localhost");
}

static MdrInterceptor *
find_interceptor (const MdrChain *chain)
{
  MdrInterceptorList *list = mdr_interceptor_list_get_default ();
  MdrInterceptor *found = NULL;

  for (guint i = 0; found == NULL && i < mdr_chain_get_length (chain); i++)
    {
      MdrX509 *certificate = mdr_chain_get (chain, i);

      found = mdr_interceptor_list_find (list, certificate->issuer_name,
                                         certificate->issuer_organization);
    }

  return found;
}

/**
 * mdr_vouching_read:
 * @chain: what the server showed
 * @authorities: (nullable): the authorities that everybody trusts
 * @host: the host that was asked for
 * @port: the port, 0 where it does not matter
 * @flags: what the TLS library has against it
 *
 * Returns: the evidence
 */
MdrVouching
mdr_vouching_read (const MdrChain *chain,
                   MdrPublicAuthorities *authorities,
                   const char *host,
                   guint16 port,
                   GTlsCertificateFlags flags)
{
  MdrX509 *leaf = mdr_chain_get_leaf (chain);
  gboolean is_trusted = mdr_certificate_flags_trust (flags);

  return (MdrVouching){ .host = host,
                        .port = port,
                        .issuer = leaf->issuer,
                        .is_trusted = is_trusted,
                        .has_timestamps = leaf->has_timestamps,
                        .authority = mdr_public_authorities_judge (authorities, chain),
                        .company_authority =
                            is_trusted ? mdr_shared_trust_dup_company_authority (NULL, chain, host)
                                       : NULL,
                        .interceptor = find_interceptor (chain) };
}

/**
 * mdr_vouching_clear:
 * @self: the evidence
 *
 * Frees what @self owns.
 */
void
mdr_vouching_clear (MdrVouching *self)
{
  g_clear_pointer (&self->company_authority, g_free);
}

static gboolean
is_bridge_port (guint16 port)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bridge_ports); i++)
    if (port == bridge_ports[i])
      return TRUE;

  return FALSE;
}

/**
 * mdr_vouching_is_by_local_bridge:
 * @self: the evidence
 *
 * Tells a program on this computer between mail program and provider, which nobody but itself can
 * vouch for: a provider's bridge, or an antivirus program that works as a proxy.
 *
 * Returns: whether it is such a one
 */
gboolean
mdr_vouching_is_by_local_bridge (const MdrVouching *self)
{
  return is_loopback (self->host) && self->authority != MDR_PUBLICITY_PUBLIC &&
         (self->interceptor != NULL || (!self->is_trusted && is_bridge_port (self->port)));
}

static gboolean
is_intercepted (const MdrVouching *self)
{
  return self->interceptor != NULL &&
         mdr_interceptor_get_kind (self->interceptor) != MDR_INTERCEPTOR_BRIDGE &&
         mdr_vouching_is_public_host (self->host) && !self->has_timestamps &&
         self->authority != MDR_PUBLICITY_PUBLIC;
}

static gboolean
is_by_private_authority (const MdrVouching *self)
{
  return mdr_vouching_is_public_host (self->host) && !self->has_timestamps &&
         self->authority == MDR_PUBLICITY_PRIVATE;
}

static MdrFinding *
create_intercepted (const MdrVouching *self, MdrStepId step, MdrService *service)
{
  MdrInterceptor *interceptor = self->interceptor;

  return mdr_finding_new (
      "certificate-intercepted", step, self->is_trusted ? MDR_SEVERITY_WARNING : MDR_SEVERITY_ERROR,
      MDR_CAUSE_TLS_INTERCEPTION, service, "host", self->host, "issuer", self->issuer, "product",
      mdr_interceptor_get_name (interceptor), "product-id", mdr_interceptor_get_id (interceptor),
      "kind", mdr_interceptor_kind_to_nick (mdr_interceptor_get_kind (interceptor)), "trusted",
      self->is_trusted ? "yes" : "no", NULL);
}

/**
 * mdr_vouching_create_finding:
 * @self: the evidence
 * @step: the step where it is to be shown
 * @service: (nullable): the service it is about
 *
 * Returns: (transfer full) (nullable): that somebody is in between, that the company's or another
 *   private authority vouches for a host, that it is a bridge on this computer; %NULL if nothing is
 *   remarkable
 */
MdrFinding *
mdr_vouching_create_finding (const MdrVouching *self, MdrStepId step, MdrService *service)
{
  if (mdr_vouching_is_by_local_bridge (self))
    return mdr_finding_new (
        "certificate-of-local-bridge", step, MDR_SEVERITY_INFO, MDR_CAUSE_OK, service, "host",
        self->host, "product",
        self->interceptor != NULL ? mdr_interceptor_get_name (self->interceptor) : NULL, NULL);

  if (is_intercepted (self))
    return create_intercepted (self, step, service);

  if (self->company_authority != NULL && self->authority != MDR_PUBLICITY_PUBLIC)
    return mdr_finding_new ("certificate-company-authority", step, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                            service, "host", self->host, "authority", self->company_authority,
                            NULL);

  /* Of a mail server that nobody trusts, its faults tell. */
  if (is_by_private_authority (self) && (self->is_trusted || service == NULL))
    return mdr_finding_new ("certificate-private-authority", step, MDR_SEVERITY_INFO, MDR_CAUSE_OK,
                            service, "host", self->host, "issuer", self->issuer, "trusted",
                            self->is_trusted ? "yes" : "no", NULL);

  return NULL;
}
