/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs certificates with GnuTLS.
 */

#include "authority.h"

#include <glib/gstdio.h>
#include <gnutls/x509.h>
#include <string.h>
#include <unistd.h>

#define DAY (24 * 60 * 60)

struct _Authority
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;

  /* owned */
  GTlsDatabase *trust;
  char *trust_path;
};

static gnutls_x509_privkey_t
create_key (void)
{
  gnutls_x509_privkey_t key;

  g_assert_cmpint (gnutls_x509_privkey_init (&key), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_generate (
                       key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0),
                   ==, 0);

  return key;
}

static gnutls_x509_crt_t
create_certificate (gnutls_x509_privkey_t key, const char *title, guint8 serial)
{
  gnutls_x509_crt_t certificate;
  time_t now = time (NULL);

  g_assert_cmpint (gnutls_x509_crt_init (&certificate), ==, 0);
  gnutls_x509_crt_set_version (certificate, 3);
  gnutls_x509_crt_set_serial (certificate, &serial, sizeof serial);
  gnutls_x509_crt_set_activation_time (certificate, now - DAY);
  gnutls_x509_crt_set_expiration_time (certificate, now + DAY);
  gnutls_x509_crt_set_dn_by_oid (certificate, GNUTLS_OID_X520_COMMON_NAME, 0, title,
                                 strlen (title));
  gnutls_x509_crt_set_key (certificate, key);

  return certificate;
}

static char *
export_certificate (gnutls_x509_crt_t certificate)
{
  gnutls_datum_t pem;
  char *text;

  g_assert_cmpint (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &pem), ==, 0);
  text = g_strndup ((char *) pem.data, pem.size);
  gnutls_free (pem.data);

  return text;
}

static char *
export_key (gnutls_x509_privkey_t key)
{
  gnutls_datum_t pem;
  char *text;

  g_assert_cmpint (
      gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &pem),
      ==, 0);
  text = g_strndup ((char *) pem.data, pem.size);
  gnutls_free (pem.data);

  return text;
}

/* GnuTLS reads the file again for every connection. */
static void
create_trust (Authority *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pem = export_certificate (self->certificate);

  close (g_file_open_tmp ("authority-XXXXXX.pem", &self->trust_path, &error));
  g_assert_no_error (error);
  g_file_set_contents (self->trust_path, pem, -1, &error);
  g_assert_no_error (error);
  self->trust = g_tls_file_database_new (self->trust_path, &error);
  g_assert_no_error (error);
}

/**
 * authority_new:
 *
 * Returns: (transfer full): a new authority, which nobody else trusts
 */
Authority *
authority_new (void)
{
  Authority *self = g_new0 (Authority, 1);

  self->key = create_key ();
  self->certificate = create_certificate (self->key, "Authority of the tests", 1);
  gnutls_x509_crt_set_basic_constraints (self->certificate, 1, -1);
  gnutls_x509_crt_set_key_usage (self->certificate, GNUTLS_KEY_KEY_CERT_SIGN);
  g_assert_cmpint (
      gnutls_x509_crt_sign2 (self->certificate, self->certificate, self->key, GNUTLS_DIG_SHA256, 0),
      ==, 0);
  create_trust (self);

  return self;
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
  g_object_unref (self->trust);
  g_unlink (self->trust_path);
  g_free (self->trust_path);
  g_free (self);
}

/**
 * authority_get_trust:
 * @self: an authority
 *
 * Returns: (transfer none): what trusts it, and nobody else
 */
GTlsDatabase *
authority_get_trust (Authority *self)
{
  return self->trust;
}

/**
 * authority_issue:
 * @self: an authority
 * @names: the names that the certificate is for
 *
 * Returns: (transfer full): a certificate for a server, with its key
 */
GTlsCertificate *
authority_issue (Authority *self, const char *const *names)
{
  gnutls_x509_privkey_t key = create_key ();
  gnutls_x509_crt_t certificate = create_certificate (key, "Server", 2);
  g_autoptr (GError) error = NULL;
  g_autofree char *certificate_pem = NULL;
  g_autofree char *key_pem = export_key (key);
  g_autofree char *pem = NULL;
  GTlsCertificate *issued;

  for (const char *const *name = names; *name != NULL; name++)
    gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, *name, strlen (*name),
                                          GNUTLS_FSAN_APPEND);
  gnutls_x509_crt_set_key_purpose_oid (certificate, GNUTLS_KP_TLS_WWW_SERVER, 0);
  g_assert_cmpint (
      gnutls_x509_crt_sign2 (certificate, self->certificate, self->key, GNUTLS_DIG_SHA256, 0), ==,
      0);

  certificate_pem = export_certificate (certificate);
  pem = g_strconcat (certificate_pem, key_pem, NULL);
  issued = g_tls_certificate_new_from_pem (pem, -1, &error);
  g_assert_no_error (error);
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);

  return issued;
}
