/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GnuTLS makes the keys and certificates; nothing is kept but for the tests' own file of trusted
 * authorities.
 */

#include "authority.h"

#include <glib/gstdio.h>
#include <gnutls/abstract.h>
#include <string.h>

#define DAY (24 * 60 * 60)

/* RFC 6962 section 3.3: a list of one timestamp, in an octet string. */
#define OID_TIMESTAMPS "1.3.6.1.4.1.11129.2.4.2"
static const guint8 timestamps[] = { 0x04, 0x0a, 0x00, 0x08, 0x00, 0x06,
                                     0x00, 0x00, 0x00, 0x00, 0x00, 0x00 };

struct _Authority
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
  char *path;
  Authority *parent; /* borrowed; who vouches for it, NULL for itself */
};

static void
check (int result)
{
  g_assert_cmpstr (gnutls_strerror (result), ==, gnutls_strerror (GNUTLS_E_SUCCESS));
}

static gnutls_x509_privkey_t
generate_key (guint rsa_bits)
{
  gnutls_x509_privkey_t key;

  check (gnutls_x509_privkey_init (&key));
  if (rsa_bits > 0)
    check (gnutls_x509_privkey_generate (key, GNUTLS_PK_RSA, rsa_bits, 0));
  else
    check (gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA,
                                         GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0));

  return key;
}

static gnutls_x509_crt_t
begin_certificate (gnutls_x509_privkey_t key, int days_before, int days_after)
{
  static guint8 serial = 1;
  gnutls_x509_crt_t certificate;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  check (gnutls_x509_crt_init (&certificate));
  check (gnutls_x509_crt_set_version (certificate, 3));
  check (gnutls_x509_crt_set_key (certificate, key));
  check (gnutls_x509_crt_set_serial (certificate, &serial, sizeof serial));
  check (gnutls_x509_crt_set_activation_time (certificate, now - days_before * DAY));
  check (gnutls_x509_crt_set_expiration_time (certificate, now + days_after * DAY));
  serial++;

  return certificate;
}

static void
set_common_name (gnutls_x509_crt_t certificate, const char *name)
{
  check (gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name,
                                        strlen (name)));
}

static void
set_name (gnutls_x509_crt_t certificate, const char *name)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (name);

  if (address != NULL)
    check (gnutls_x509_crt_set_subject_alt_name (
        certificate, GNUTLS_SAN_IPADDRESS, g_inet_address_to_bytes (address),
        g_inet_address_get_native_size (address), GNUTLS_FSAN_APPEND));
  else
    check (gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, name,
                                                 strlen (name), GNUTLS_FSAN_APPEND));
}

static void
sign (gnutls_x509_crt_t certificate,
      gnutls_x509_crt_t issuer,
      gnutls_x509_privkey_t key,
      gnutls_digest_algorithm_t digest)
{
  gnutls_privkey_t signer;

  check (gnutls_privkey_init (&signer));
  check (gnutls_privkey_import_x509 (signer, key, 0));
  check (gnutls_x509_crt_privkey_sign (certificate, issuer, signer, digest, 0));
  gnutls_privkey_deinit (signer);
}

/* The database reads the file again whenever it likes, so it has to stay. */
static void
save (Authority *self)
{
  g_autoptr (GError) error = NULL;
  gnutls_datum_t pem;
  int file = g_file_open_tmp ("mdr-authority-XXXXXX.pem", &self->path, &error);

  g_assert_no_error (error);
  g_close (file, NULL);
  check (gnutls_x509_crt_export2 (self->certificate, GNUTLS_X509_FMT_PEM, &pem));
  g_file_set_contents (self->path, (const char *) pem.data, pem.size, &error);
  g_assert_no_error (error);
  gnutls_free (pem.data);
}

static char *
to_pem (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t datum;
  char *pem;

  check (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &datum));
  pem = g_strndup ((const char *) datum.data, datum.size);
  gnutls_free (datum.data);

  return pem;
}

/* From a file, GLib would only take a chain with which all is well. */
static GTlsCertificate *
make_certificate (gnutls_x509_crt_t certificate, const char *key_pem, GTlsCertificate *issuer)
{
  GType type = g_tls_backend_get_certificate_type (g_tls_backend_get_default ());
  g_autofree char *pem = to_pem (certificate);
  g_autoptr (GError) error = NULL;
  gpointer made = g_initable_new (type, NULL, &error, "certificate-pem", pem, "private-key-pem",
                                  key_pem, "issuer", issuer, NULL);

  g_assert_no_error (error);

  return made;
}

/* A root is left out, as servers do. */
static GTlsCertificate *
make_chain (Authority *issuer)
{
  g_autoptr (GTlsCertificate) parent = NULL;

  if (issuer == NULL || issuer->parent == NULL)
    return NULL;

  parent = make_chain (issuer->parent);

  return make_certificate (issuer->certificate, NULL, parent);
}

static GTlsCertificate *
wrap (gnutls_x509_crt_t certificate, gnutls_x509_privkey_t key, Authority *issuer)
{
  g_autoptr (GTlsCertificate) chain = make_chain (issuer);
  g_autofree char *key_pem = NULL;
  gnutls_datum_t datum;

  check (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN,
                                            &datum));
  key_pem = g_strndup ((const char *) datum.data, datum.size);
  gnutls_free (datum.data);

  return make_certificate (certificate, key_pem, chain);
}

static Authority *
authority_make (Authority *parent, const AuthorityTraits *traits)
{
  Authority *self = g_new0 (Authority, 1);
  Authority *signer = parent != NULL ? parent : self;

  self->parent = parent;
  self->key = generate_key (traits->rsa_bits);
  self->certificate =
      begin_certificate (self->key, traits->days_before != 0 ? traits->days_before : 1000,
                         traits->days_after != 0 ? traits->days_after : 1000);
  set_common_name (self->certificate, traits->common_name);
  if (traits->organization != NULL)
    check (gnutls_x509_crt_set_dn_by_oid (self->certificate, GNUTLS_OID_X520_ORGANIZATION_NAME, 0,
                                          traits->organization, strlen (traits->organization)));
  check (gnutls_x509_crt_set_ca_status (self->certificate, !traits->not_allowed));
  check (gnutls_x509_crt_set_key_usage (self->certificate, GNUTLS_KEY_KEY_CERT_SIGN));
  sign (self->certificate, signer->certificate, signer->key, GNUTLS_DIG_SHA256);
  save (self);

  return self;
}

/**
 * authority_new:
 *
 * Returns: (transfer full): an authority whom nobody trusts yet
 */
Authority *
authority_new (void)
{
  return authority_new_named ("Mail Doctor's test authority", NULL);
}

/**
 * authority_new_named:
 * @common_name: its common name
 * @organization: (nullable): its organisation
 *
 * Returns: (transfer full): an authority whom nobody trusts yet
 */
Authority *
authority_new_named (const char *common_name, const char *organization)
{
  const AuthorityTraits traits = { .common_name = common_name, .organization = organization };

  return authority_make (NULL, &traits);
}

/**
 * authority_new_below:
 * @parent: an authority; has to live longer
 * @traits: what the new one is to be like
 *
 * Returns: (transfer full): an authority for whom @parent vouches
 */
Authority *
authority_new_below (Authority *parent, const AuthorityTraits *traits)
{
  AuthorityTraits all = *traits;

  if (all.common_name == NULL)
    all.common_name = "Mail Doctor's test authority in between";

  return authority_make (parent, &all);
}

/**
 * authority_get_path:
 * @self: an authority
 *
 * Returns: the PEM file with its certificate
 */
const char *
authority_get_path (Authority *self)
{
  return self->path;
}

/**
 * authority_free:
 * @self: (transfer full): an authority
 *
 * Frees @self.
 */
void
authority_free (Authority *self)
{
  gnutls_x509_crt_deinit (self->certificate);
  gnutls_x509_privkey_deinit (self->key);
  g_unlink (self->path);
  g_free (self->path);
  g_free (self);
}

/**
 * authority_create_trust:
 * @self: an authority
 *
 * Returns: (transfer full): a database that trusts @self and nobody else
 */
GTlsDatabase *
authority_create_trust (Authority *self)
{
  g_autoptr (GError) error = NULL;
  GTlsDatabase *trust = g_tls_file_database_new (self->path, &error);

  g_assert_no_error (error);

  return trust;
}

static void
set_purpose (gnutls_x509_crt_t certificate, const AuthorityWish *wish)
{
  const char *purpose = wish->purpose != NULL ? wish->purpose : GNUTLS_KP_TLS_WWW_SERVER;

  check (gnutls_x509_crt_set_key_usage (certificate, GNUTLS_KEY_DIGITAL_SIGNATURE |
                                                         GNUTLS_KEY_KEY_ENCIPHERMENT));
  if (!wish->no_purpose)
    check (gnutls_x509_crt_set_key_purpose_oid (certificate, purpose, 0));
}

/* What public authorities put into certificates. */
static void
set_public_marks (gnutls_x509_crt_t certificate, const AuthorityWish *wish)
{
  if (wish->timestamps)
    check (gnutls_x509_crt_set_extension_by_oid (certificate, OID_TIMESTAMPS, timestamps,
                                                 sizeof timestamps, 0));
  if (wish->issuer_link != NULL)
    {
      gnutls_datum_t link = { (unsigned char *) wish->issuer_link, strlen (wish->issuer_link) };

      check (
          gnutls_x509_crt_set_authority_info_access (certificate, GNUTLS_IA_CAISSUERS_URI, &link));
    }
  if (wish->policy != NULL)
    {
      gnutls_x509_policy_st policy = { .oid = (char *) wish->policy };

      check (gnutls_x509_crt_set_policy (certificate, &policy, 0));
    }
}

static GTlsCertificate *
issue (Authority *self, const AuthorityWish *wish, gboolean with_chain)
{
  gnutls_x509_privkey_t key = generate_key (wish->rsa_bits);
  gnutls_x509_crt_t certificate =
      begin_certificate (key, wish->days_before != 0 ? wish->days_before : 1,
                         wish->days_after != 0 ? wish->days_after : 365);
  gnutls_digest_algorithm_t digest = wish->digest != 0 ? wish->digest : GNUTLS_DIG_SHA256;
  GTlsCertificate *issued;

  if (wish->common_name != NULL)
    set_common_name (certificate, wish->common_name);
  if (wish->name != NULL)
    set_name (certificate, wish->name);
  for (gsize i = 0; wish->more_names != NULL && wish->more_names[i] != NULL; i++)
    set_name (certificate, wish->more_names[i]);
  set_purpose (certificate, wish);
  set_public_marks (certificate, wish);

  if (wish->self_signed)
    sign (certificate, certificate, key, digest);
  else
    sign (certificate, self->certificate, self->key, digest);

  issued = wrap (certificate, key, with_chain && !wish->self_signed ? self : NULL);
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);

  return issued;
}

/**
 * authority_issue:
 * @self: an authority
 * @wish: what the certificate is to be like
 *
 * Returns: (transfer full): a certificate with its private key, and with those who stand between it
 *   and a root
 */
GTlsCertificate *
authority_issue (Authority *self, const AuthorityWish *wish)
{
  return issue (self, wish, TRUE);
}

/**
 * authority_issue_without_chain:
 * @self: an authority
 * @wish: what the certificate is to be like
 *
 * Returns: (transfer full): a certificate with its private key, and nobody beside it
 */
GTlsCertificate *
authority_issue_without_chain (Authority *self, const AuthorityWish *wish)
{
  return issue (self, wish, FALSE);
}

/**
 * authority_issue_for:
 * @self: an authority
 * @host: a host name or an IP address
 *
 * Returns: (transfer full): a certificate for @host with which nothing is wrong
 */
GTlsCertificate *
authority_issue_for (Authority *self, const char *host)
{
  const AuthorityWish wish = { .name = host, .common_name = host };

  return authority_issue (self, &wish);
}
