/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GTlsCertificate tells too little in GLib 2.74, and nothing of keys and signatures in any version;
 * GnuTLS, which is behind it, tells the rest.
 */

#include "mdr-x509.h"

#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

#include "core/mdr-clean-text.h"

#define MAX_NAMES 100
#define MAX_NAMES_SHOWN 10
#define MAX_NAME_CHARS 300
#define MAX_NAME_BYTES 1024
#define MAX_PURPOSES 50
#define MAX_POLICIES 20

/* RFC 6962 section 3.3: the list of timestamps. Empty, it takes four bytes. */
#define OID_TIMESTAMPS "1.3.6.1.4.1.11129.2.4.2"
#define EMPTY_TIMESTAMPS 4

/* The CA/Browser Forum's policies, all below this one: who has them promises to keep to the
 * Baseline Requirements. */
#define OID_PUBLIC_POLICIES "2.23.140.1."

static char *
clean_datum (gnutls_datum_t *datum)
{
  char *text = mdr_clean_text ((const char *) datum->data, datum->size, MAX_NAME_CHARS);

  gnutls_free (datum->data);

  return text;
}

static char *
read_subject (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t name;

  return gnutls_x509_crt_get_dn3 (certificate, &name, 0) == 0 ? clean_datum (&name) : g_strdup ("");
}

static char *
read_issuer (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t name;

  return gnutls_x509_crt_get_issuer_dn3 (certificate, &name, 0) == 0 ? clean_datum (&name)
                                                                     : g_strdup ("");
}

/* Gives the name at @index as text, or NULL if it is of a kind that names no host. */
static char *
read_name (int kind, const char *bytes, gsize length)
{
  g_autoptr (GInetAddress) address = NULL;

  switch (kind)
    {
    case GNUTLS_SAN_DNSNAME:
      return mdr_clean_text (bytes, length, MAX_NAME_CHARS);

    case GNUTLS_SAN_IPADDRESS:
      if (length == 4)
        address = g_inet_address_new_from_bytes ((const guint8 *) bytes, G_SOCKET_FAMILY_IPV4);
      else if (length == 16)
        address = g_inet_address_new_from_bytes ((const guint8 *) bytes, G_SOCKET_FAMILY_IPV6);
      return address != NULL ? g_inet_address_to_string (address) : NULL;

    default:
      return NULL;
    }
}

static void
read_alternative_names (gnutls_x509_crt_t certificate, GStrvBuilder *names, guint *n_names)
{
  for (guint i = 0; *n_names < MAX_NAMES; i++)
    {
      char bytes[MAX_NAME_BYTES];
      gsize length = sizeof bytes;
      int kind = gnutls_x509_crt_get_subject_alt_name (certificate, i, bytes, &length, NULL);
      g_autofree char *name = NULL;

      if (kind == GNUTLS_E_SHORT_MEMORY_BUFFER)
        continue;
      if (kind < 0)
        break;

      name = read_name (kind, bytes, length);
      if (name == NULL)
        continue;

      g_strv_builder_add (names, name);
      (*n_names)++;
    }
}

static void
read_common_name (gnutls_x509_crt_t certificate, GStrvBuilder *names)
{
  char bytes[MAX_NAME_BYTES];
  gsize length = sizeof bytes;
  g_autofree char *name = NULL;

  if (gnutls_x509_crt_get_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, bytes,
                                     &length) != 0)
    return;

  name = mdr_clean_text (bytes, length, MAX_NAME_CHARS);
  g_strv_builder_add (names, name);
}

static void
read_names (MdrX509 *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_names = 0;

  read_alternative_names (self->certificate, names, &n_names);
  self->has_names = n_names > 0;
  if (!self->has_names)
    read_common_name (self->certificate, names);

  self->names = g_strv_builder_end (names);
}

static void
read_strength (MdrX509 *self)
{
  unsigned int n_bits = 0;
  int key = gnutls_x509_crt_get_pk_algorithm (self->certificate, &n_bits);
  int signature = gnutls_x509_crt_get_signature_algorithm (self->certificate);
  const char *name = gnutls_sign_get_name (signature);

  self->key = g_strdup_printf ("%s %u", gnutls_pk_get_name (key), n_bits);
  self->has_weak_key =
      key < 0 || gnutls_pk_bits_to_sec_param (key, n_bits) < GNUTLS_SEC_PARAM_MEDIUM;

  self->signature = g_strdup (name != NULL ? name : "");
  self->has_weak_signature = signature < 0 || !gnutls_sign_is_secure (signature);
}

static char *
read_issuer_field (gnutls_x509_crt_t certificate, const char *oid)
{
  char bytes[MAX_NAME_BYTES];
  gsize length = sizeof bytes;

  if (gnutls_x509_crt_get_issuer_dn_by_oid (certificate, oid, 0, 0, bytes, &length) != 0)
    return NULL;

  return mdr_clean_text (bytes, length, MAX_NAME_CHARS);
}

/* RFC 5280 section 4.2.1.12: who lists no purposes may serve all. */
static gboolean
may_be_a_servers (gnutls_x509_crt_t certificate)
{
  for (guint i = 0; i < MAX_PURPOSES; i++)
    {
      char purpose[MAX_NAME_BYTES];
      gsize length = sizeof purpose;
      int result = gnutls_x509_crt_get_key_purpose_oid (certificate, i, purpose, &length, NULL);

      if (result == GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE)
        return i == 0;

      if (result == 0 &&
          (g_str_equal (purpose, GNUTLS_KP_TLS_WWW_SERVER) || g_str_equal (purpose, GNUTLS_KP_ANY)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_timestamps (gnutls_x509_crt_t certificate)
{
  gsize length = 0;
  int result =
      gnutls_x509_crt_get_extension_by_oid (certificate, OID_TIMESTAMPS, 0, NULL, &length, NULL);

  return (result == 0 || result == GNUTLS_E_SHORT_MEMORY_BUFFER) && length > EMPTY_TIMESTAMPS;
}

static gboolean
has_public_policy (gnutls_x509_crt_t certificate)
{
  gboolean found = FALSE;

  for (guint i = 0; !found && i < MAX_POLICIES; i++)
    {
      gnutls_x509_policy_st policy;

      if (gnutls_x509_crt_get_policy (certificate, i, &policy, NULL) != 0)
        break;

      found = g_str_has_prefix (policy.oid, OID_PUBLIC_POLICIES);
      gnutls_x509_policy_release (&policy);
    }

  return found;
}

static gboolean
tells_where_its_issuer_is (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t uri = { NULL, 0 };
  int result = gnutls_x509_crt_get_authority_info_access (certificate, 0, GNUTLS_IA_CAISSUERS_URI,
                                                          &uri, NULL);

  gnutls_free (uri.data);

  return result >= 0;
}

static void
read_role (MdrX509 *self)
{
  self->issuer_name = read_issuer_field (self->certificate, GNUTLS_OID_X520_COMMON_NAME);
  self->issuer_organization =
      read_issuer_field (self->certificate, GNUTLS_OID_X520_ORGANIZATION_NAME);
  self->is_authority = gnutls_x509_crt_get_ca_status (self->certificate, NULL) > 0;
  self->is_for_servers = may_be_a_servers (self->certificate);
  self->has_timestamps = has_timestamps (self->certificate);
  self->seems_public = self->has_timestamps || has_public_policy (self->certificate) ||
                       tells_where_its_issuer_is (self->certificate);
}

static gnutls_x509_crt_t
import (GTlsCertificate *certificate)
{
  g_autoptr (GByteArray) bytes = NULL;
  gnutls_x509_crt_t imported = NULL;
  gnutls_datum_t der;

  g_object_get (certificate, "certificate", &bytes, NULL);
  if (bytes == NULL || gnutls_x509_crt_init (&imported) != 0)
    return NULL;

  der = (gnutls_datum_t){ bytes->data, bytes->len };
  if (gnutls_x509_crt_import (imported, &der, GNUTLS_X509_FMT_DER) == 0)
    return imported;

  gnutls_x509_crt_deinit (imported);

  return NULL;
}

/**
 * mdr_x509_read:
 * @certificate: a certificate; those that it comes with are not looked at
 *
 * Returns: (transfer full) (nullable): what stands in it, %NULL if it cannot be read
 */
MdrX509 *
mdr_x509_read (GTlsCertificate *certificate)
{
  g_autoptr (MdrX509) self = NULL;
  gnutls_x509_crt_t imported;

  g_return_val_if_fail (G_IS_TLS_CERTIFICATE (certificate), NULL);

  imported = import (certificate);
  if (imported == NULL)
    return NULL;

  self = g_new0 (MdrX509, 1);
  self->certificate = imported;
  self->subject = read_subject (imported);
  self->issuer = read_issuer (imported);
  self->not_before = g_date_time_new_from_unix_utc (gnutls_x509_crt_get_activation_time (imported));
  self->not_after = g_date_time_new_from_unix_utc (gnutls_x509_crt_get_expiration_time (imported));
  self->is_self_signed = gnutls_x509_crt_check_issuer (imported, imported) != 0;
  read_names (self);
  read_strength (self);
  read_role (self);

  /* Years beyond 9999 do not fit into a GDateTime. */
  if (self->not_before == NULL || self->not_after == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * mdr_x509_free:
 * @self: (transfer full): a certificate
 *
 * Frees @self.
 */
void
mdr_x509_free (MdrX509 *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->subject);
  g_free (self->issuer);
  g_free (self->issuer_name);
  g_free (self->issuer_organization);
  g_strfreev (self->names);
  g_free (self->key);
  g_free (self->signature);
  g_clear_pointer (&self->not_before, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);
  gnutls_x509_crt_deinit (self->certificate);
  g_free (self);
}

/**
 * mdr_x509_join_names:
 * @self: a certificate
 *
 * Returns: (transfer full): the hosts it is for, as many as can be shown
 */
char *
mdr_x509_join_names (MdrX509 *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = 0; self->names[i] != NULL && i < MAX_NAMES_SHOWN; i++)
    g_strv_builder_add (builder, self->names[i]);
  shown = g_strv_builder_end (builder);

  return g_strjoinv (", ", shown);
}

/**
 * mdr_x509_is_for_host:
 * @self: a certificate
 * @host: a host name or an IP address, as the user gave it
 *
 * Compares as RFC 9525 says, and with the common name where there are no other names: look at
 * #MdrX509.has_names.
 *
 * Returns: whether @self is for @host
 */
gboolean
mdr_x509_is_for_host (MdrX509 *self, const char *host)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (host != NULL, FALSE);

  return gnutls_x509_crt_check_hostname (self->certificate, host) != 0;
}

/**
 * mdr_x509_is_issued_by:
 * @self: a certificate
 * @issuer: another one
 *
 * Compares names and identifiers only; the signature is not checked.
 *
 * Returns: whether @self says that it comes from @issuer
 */
gboolean
mdr_x509_is_issued_by (MdrX509 *self, MdrX509 *issuer)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (issuer != NULL, FALSE);

  return gnutls_x509_crt_check_issuer (self->certificate, issuer->certificate) != 0;
}
